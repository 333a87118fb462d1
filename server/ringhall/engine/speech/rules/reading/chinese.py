"""Chinese (Mandarin): groups of four digits, 零 for a gap, 两 before a measure and before 千, 万 and 亿."""

from collections.abc import Sequence
from datetime import date

from ringhall.engine.speech.rules.reading.grammar import Noun

DIGITS = "零一二三四五六七八九"
_PLACES = ((1000, "千"), (100, "百"), (10, "十"))
_GROUPS = ((10**8, "亿"), (10**4, "万"))


def _one(word: str) -> Noun:
    return Noun((word,))


def _below_ten_thousand(number: int) -> str:
    said, gap = "", False
    for worth, place in _PLACES:
        digit, number = divmod(number, worth)
        if digit:
            two = digit == 2 and place == "千"
            said += ("零" if gap else "") + ("两" if two else DIGITS[digit]) + place
        gap = bool(said) and not digit
    if number:
        said += ("零" if gap else "") + DIGITS[number]
    return said


class Chinese:
    """See Grammar."""

    point, minus = "点", "负"
    units = {"day": _one("天"), "hour": _one("小时"), "minute": _one("分钟"), "second": _one("秒")}
    currencies = {
        "EUR": (_one("欧元"), _one("欧分")),
        "USD": (_one("美元"), _one("美分")),
        "GBP": (_one("英镑"), _one("便士")),
        "DKK": (_one("丹麦克朗"), _one("欧尔")),
        "RON": (_one("罗马尼亚列伊"), _one("巴尼")),
        "CNY": (_one("元"), _one("分")),
    }

    pieces = (*DIGITS, "两", "幺", *"十百千万亿", "第", "年", "月", "日", "点", "整", "分", "角")

    def cardinal(self, number: int) -> str:
        """一百零五; from ten to nineteen without 一."""
        said = self._written(number)
        return said.removeprefix("一") if said.startswith("一十") else said

    def ordinal(self, number: int) -> str:
        """第三."""
        return f"第{self.cardinal(number)}"

    def counted(self, number: int, noun: Noun) -> str:
        """两分钟, 十二分钟; a hundredth of a yuan is 分, ten of them are 角."""
        (measure,) = noun.forms
        if measure == "分":
            tens, units = divmod(number, 10)
            jiao = f"{self._measured(tens)}角" if tens else "零"
            return jiao + (f"{self._measured(units)}分" if units else "")
        return self._measured(number) + measure

    def money(self, whole: str, hundredths: str) -> str:
        """十二元五角, 十二元零五分; alone no 零 stands before 分."""
        return whole + (hundredths if whole else hundredths.removeprefix("零"))

    def listed(self, parts: Sequence[str]) -> str:
        """一小时两分钟."""
        return "".join(parts)

    def day(self, day: date) -> str:
        """二零二六年十一月二十七日."""
        year = "".join(DIGITS[int(digit)] for digit in str(day.year))
        return f"{year}年{self.cardinal(day.month)}月{self.cardinal(day.day)}日"

    def time(self, hour: int, minute: int) -> str:
        """十四点零五分, 两点整."""
        if not minute:
            return f"{self._measured(hour)}点整"
        return f"{self._measured(hour)}点{'零' if minute < 10 else ''}{self.cardinal(minute)}分"

    def _measured(self, number: int) -> str:
        return "两" if number == 2 else self.cardinal(number)

    def _written(self, number: int) -> str:
        if not number:
            return DIGITS[0]
        said, gap = "", False
        for worth, name in _GROUPS:
            group, number = divmod(number, worth)
            if group:
                said += ("零" if said and group < 1000 else "") + ("两" if group == 2 else self._written(group)) + name
            gap = bool(said) and not group
        if number:
            said += ("零" if said and (gap or number < 1000) else "") + _below_ten_thousand(number)
        return said
