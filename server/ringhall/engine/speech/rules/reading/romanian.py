"""Romanian: one and two have genders, and from twenty on "de" stands before what is counted."""

from collections.abc import Sequence
from datetime import date

from ringhall.engine.speech.rules.reading.grammar import Gender, Noun, thousands

_SMALL = ["zero", "unu", "doi", "trei", "patru", "cinci", "șase", "șapte", "opt", "nouă", "zece", "unsprezece",
          "doisprezece", "treisprezece", "paisprezece", "cincisprezece", "șaisprezece", "șaptesprezece",
          "optsprezece", "nouăsprezece"]  # fmt: skip
_TENS = ["", "", "douăzeci", "treizeci", "patruzeci", "cincizeci", "șaizeci", "șaptezeci", "optzeci", "nouăzeci"]
_ORDINALS = {"unu": "unulea", "doi": "doilea", "trei": "treilea", "patru": "patrulea", "opt": "optulea",
             "nouă": "nouălea"}  # fmt: skip
_MONTHS = ["ianuarie", "februarie", "martie", "aprilie", "mai", "iunie", "iulie", "august", "septembrie", "octombrie",
           "noiembrie", "decembrie"]  # fmt: skip
_THOUSAND = Noun(("mie", "mii"), "f")
_MILLION = Noun(("milion", "milioane"), "n")
_BILLION = Noun(("miliard", "miliarde"), "n")
_POWERS = {1: _THOUSAND, 2: _MILLION, 3: _BILLION}


def _bent(word: str) -> str:
    return _ORDINALS.get(word, f"{word}lea")


def _below_hundred(number: int, gender: Gender) -> str:
    if number >= 20:
        tens, unit = divmod(number, 10)
        return _TENS[tens] + (f" și {_below_hundred(unit, gender)}" if unit else "")
    if number == 1:
        return "una" if gender == "f" else "unu"
    if number in (2, 12) and gender != "m":
        return "două" if number == 2 else "douăsprezece"
    return _SMALL[number]


def _below_thousand(number: int, gender: Gender) -> str:
    hundreds, rest = divmod(number, 100)
    if not hundreds:
        return _below_hundred(rest, gender)
    said = "o sută" if hundreds == 1 else f"{_below_hundred(hundreds, 'f')} sute"
    return said + (f" {_below_hundred(rest, gender)}" if rest else "")


def _written(number: int, gender: Gender) -> str:
    if not number:
        return _SMALL[0]
    said = []
    for group, power in thousands(number):
        said.append(_counted(group, _POWERS[power]) if power else _below_thousand(group, gender))
    return " ".join(said)


def _counted(number: int, noun: Noun) -> str:
    one, many = noun.forms
    if number == 1:
        return f"{'o' if noun.gender == 'f' else 'un'} {one}"
    bare = number == 0 or 1 <= number % 100 < 20
    return f"{_written(number, noun.gender)} {'' if bare else 'de '}{many}"


class Romanian:
    """See Grammar."""

    point, minus = "virgulă", "minus"
    units = {
        "day": Noun(("zi", "zile"), "f"),
        "hour": Noun(("oră", "ore"), "f"),
        "minute": Noun(("minut", "minute"), "n"),
        "second": Noun(("secundă", "secunde"), "f"),
    }
    currencies = {
        "EUR": (Noun(("euro", "euro")), Noun(("cent", "cenți"))),
        "USD": (Noun(("dolar", "dolari")), Noun(("cent", "cenți"))),
        "GBP": (Noun(("liră sterlină", "lire sterline"), "f"), Noun(("penny", "penny"))),
        "DKK": (Noun(("coroană daneză", "coroane daneze"), "f"), Noun(("øre", "øre"))),
        "RON": (Noun(("leu", "lei")), Noun(("ban", "bani"))),
        "CNY": (Noun(("yuan", "yuani")), Noun(("fen", "feni"))),
    }

    pieces = (
        *_SMALL, "una", "două", "douăsprezece", *_TENS[2:], "și", "o", "un", "de", "sută", "sute",
        *(form for power in _POWERS.values() for form in power.forms),
        "primul", "al", "întâi", *(_bent(word) for word in (*_SMALL[1:], *_TENS[2:])), *_MONTHS, "ora",
    )  # fmt: skip

    def cardinal(self, number: int) -> str:
        """O sută douăzeci și doi."""
        return _written(number, "m")

    def ordinal(self, number: int) -> str:
        """Primul, al doilea, to each of 1 to 99."""
        if number == 1:
            return "primul"
        if not 1 < number < 100:
            return self.cardinal(number)
        before, _, last = self.cardinal(number).rpartition(" ")
        return f"al {before} {_bent(last)}".replace("  ", " ")

    def counted(self, number: int, noun: Noun) -> str:
        """Un minut, două minute, douăzeci de minute."""
        return _counted(number, noun)

    def money(self, whole: str, hundredths: str) -> str:
        """Doi lei și cincizeci de bani."""
        return " și ".join(part for part in (whole, hundredths) if part)

    def listed(self, parts: Sequence[str]) -> str:
        """O oră, două minute și trei secunde."""
        return " și ".join(part for part in (", ".join(parts[:-1]), parts[-1]) if part)

    def day(self, day: date) -> str:
        """Douăzeci și șapte noiembrie două mii douăzeci și șase; the first is întâi."""
        said = "întâi" if day.day == 1 else self.cardinal(day.day)
        return f"{said} {_MONTHS[day.month - 1]} {self.cardinal(day.year)}"

    def time(self, hour: int, minute: int) -> str:
        """Ora două și cinci minute; hours are feminine, but one stays unu."""
        said = _SMALL[1] if hour == 1 else _below_hundred(hour, "f").replace("și una", "și unu")
        return f"ora {said}" + (f" și {_counted(minute, self.units['minute'])}" if minute else "")
