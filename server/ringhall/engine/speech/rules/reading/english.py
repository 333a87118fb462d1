"""English, as read in Europe: one hundred and five."""

from collections.abc import Sequence
from datetime import date

from ringhall.engine.speech.rules.reading.grammar import Noun, thousands

_SMALL = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
          "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]  # fmt: skip
_TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_POWERS = ["", " thousand", " million", " billion"]
_ORDINALS = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
             "twelve": "twelfth"}  # fmt: skip
_MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December"]  # fmt: skip


def _noun(one: str, many: str = "") -> Noun:
    return Noun((one, many or f"{one}s"))


def _ordinal(word: str) -> str:
    return _ORDINALS.get(word) or (f"{word[:-1]}ieth" if word.endswith("y") else f"{word}th")


def _below_hundred(number: int) -> str:
    if number < 20:
        return _SMALL[number]
    tens, unit = divmod(number, 10)
    return _TENS[tens] + (f"-{_SMALL[unit]}" if unit else "")


def _below_thousand(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    if not hundreds:
        return _below_hundred(rest)
    return f"{_SMALL[hundreds]} hundred" + (f" and {_below_hundred(rest)}" if rest else "")


class English:
    """See Grammar."""

    point, minus = "point", "minus"
    units = {"day": _noun("day"), "hour": _noun("hour"), "minute": _noun("minute"), "second": _noun("second")}
    currencies = {
        "EUR": (_noun("euro"), _noun("cent")),
        "USD": (_noun("dollar"), _noun("cent")),
        "GBP": (_noun("pound"), _noun("penny", "pence")),
        "DKK": (_noun("krone", "kroner"), _noun("øre", "øre")),
        "RON": (_noun("leu", "lei"), _noun("ban", "bani")),
        "CNY": (_noun("yuan", "yuan"), _noun("fen", "fen")),
    }

    pieces = (
        *_SMALL, *_TENS[2:], "hundred", "thousand", "million", "billion", "and",
        *(_ordinal(word) for word in (*_SMALL[1:], *_TENS[2:], "hundred", "thousand", "million", "billion")),
        *_MONTHS, "the", "of", "oh", "a.m.", "p.m.", "noon", "midnight",
    )  # fmt: skip

    def cardinal(self, number: int) -> str:
        """One hundred and five."""
        if not number:
            return _SMALL[0]
        groups = [(_below_thousand(group) + _POWERS[power]) for group, power in thousands(number)]
        if len(groups) > 1 and 0 < number % 1000 < 100:
            groups[-1] = f"and {groups[-1]}"
        return " ".join(groups)

    def ordinal(self, number: int) -> str:
        """Twenty-first."""
        said = self.cardinal(number)
        at = max(said.rfind(" "), said.rfind("-")) + 1
        return said[:at] + _ordinal(said[at:])

    def counted(self, number: int, noun: Noun) -> str:
        """One minute, two minutes."""
        return f"{self.cardinal(number)} {noun.forms[number != 1]}"

    def money(self, whole: str, hundredths: str) -> str:
        """Two euros and fifty cents."""
        return " and ".join(part for part in (whole, hundredths) if part)

    def listed(self, parts: Sequence[str]) -> str:
        """One hour, two minutes and three seconds."""
        return " and ".join(part for part in (", ".join(parts[:-1]), parts[-1]) if part)

    def day(self, day: date) -> str:
        """The first of May, twenty twenty-six."""
        return f"the {self.ordinal(day.day)} of {_MONTHS[day.month - 1]}, {self._year(day.year)}"

    def time(self, hour: int, minute: int) -> str:
        """Two oh five p.m."""
        if not minute and hour in (0, 12):
            return "noon" if hour else "midnight"
        minutes = "" if not minute else f" oh {_SMALL[minute]}" if minute < 10 else f" {_below_hundred(minute)}"
        return f"{_SMALL[hour % 12 or 12]}{minutes} {'p.m.' if hour >= 12 else 'a.m.'}"

    def _year(self, year: int) -> str:
        century, rest = divmod(year, 100)
        if not 11 <= century <= 99 or (century % 10 == 0 and rest < 10):
            return self.cardinal(year)
        last = "hundred" if not rest else f"oh {_SMALL[rest]}" if rest < 10 else _below_hundred(rest)
        return f"{_below_hundred(century)} {last}"
