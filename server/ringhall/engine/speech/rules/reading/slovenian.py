"""Slovenian, in the nominative: a dual, a plural of three and four, and the genitive from five on."""

from collections.abc import Sequence
from datetime import date

from ringhall.engine.speech.rules.reading.grammar import Gender, Noun, thousands

_SMALL = ["nič", "ena", "dve", "tri", "štiri", "pet", "šest", "sedem", "osem", "devet", "deset", "enajst", "dvanajst",
          "trinajst", "štirinajst", "petnajst", "šestnajst", "sedemnajst", "osemnajst", "devetnajst"]  # fmt: skip
_MASCULINE = {1: "en", 2: "dva", 3: "trije", 4: "štirje"}
_NEUTER = {1: "eno"}
_BEFORE_TENS = ("", "ena", "dva", "tri", "štiri", "pet", "šest", "sedem", "osem", "devet")
_TENS = ["", "", "dvajset", "trideset", "štirideset", "petdeset", "šestdeset", "sedemdeset", "osemdeset",
         "devetdeset"]  # fmt: skip
_FIRST = ["ničti", "prvi", "drugi", "tretji", "četrti", "peti", "šesti", "sedmi", "osmi", "deveti", "deseti"]
_MONTHS = ["januar", "februar", "marec", "april", "maj", "junij", "julij", "avgust", "september", "oktober",
           "november", "december"]  # fmt: skip
_POWERS = {
    2: Noun(("milijon", "milijona", "milijoni", "milijonov")),
    3: Noun(("milijarda", "milijardi", "milijarde", "milijard"), "f"),
}


def _below_hundred(number: int, gender: Gender) -> str:
    bent = {"m": _MASCULINE, "n": _NEUTER, "f": {}}[gender]
    if number < 20:
        return bent.get(number, _SMALL[number])
    tens, unit = divmod(number, 10)
    return (f"{_BEFORE_TENS[unit]}in" if unit else "") + _TENS[tens]


def _below_thousand(number: int, gender: Gender) -> str:
    hundreds, rest = divmod(number, 100)
    words = []
    if hundreds:
        words.append("sto" if hundreds == 1 else f"{_BEFORE_TENS[hundreds].replace('dva', 'dve')}sto")
    if rest:
        words.append(_below_hundred(rest, gender))
    return " ".join(words)


def _written(number: int, gender: Gender) -> str:
    if not number:
        return _SMALL[0]
    said = []
    for group, power in thousands(number):
        if power == 0:
            said.append(_below_thousand(group, gender))
        elif power == 1:
            said.append("tisoč" if group == 1 else f"{_thousands(group)} tisoč")
        elif group == 1:
            said.append(_POWERS[power].forms[0])
        else:
            said.append(_counted(group, _POWERS[power]))
    return " ".join(said)


def _thousands(group: int) -> str:
    """Before tisoč, which does not bend: dva, but tri and štiri."""
    *before, last = _below_thousand(group, "m").split(" ")
    return " ".join([*before, {"trije": "tri", "štirje": "štiri"}.get(last, last)])


def _counted(number: int, noun: Noun) -> str:
    form = {1: 0, 2: 1, 3: 2, 4: 2}.get(number % 100, 3)
    return f"{_written(number, noun.gender)} {noun.forms[form]}"


def _masculine(stem: str, dual: str = "a", plural: str = "i", many: str = "ov") -> Noun:
    return Noun((stem, stem + dual, stem + plural, stem + many))


class Slovenian:
    """See Grammar."""

    point, minus = "vejica", "minus"
    units = {
        "day": Noun(("dan", "dneva", "dnevi", "dni")),
        "hour": Noun(("ura", "uri", "ure", "ur"), "f"),
        "minute": Noun(("minuta", "minuti", "minute", "minut"), "f"),
        "second": Noun(("sekunda", "sekundi", "sekunde", "sekund"), "f"),
    }
    currencies = {
        "EUR": (Noun(("evro", "evra", "evri", "evrov")), _masculine("cent")),
        "USD": (_masculine("dolar", "ja", "ji", "jev"), _masculine("cent")),
        "GBP": (_masculine("funt"), Noun(("peni", "penija", "peniji", "penijev"))),
        "DKK": (Noun(("danska krona", "danski kroni", "danske krone", "danskih kron"), "f"), Noun(("øre",) * 4)),
        "RON": (_masculine("lev"), _masculine("ban")),
        "CNY": (_masculine("juan"), _masculine("fen")),
    }

    pieces = (
        *_SMALL, *_MASCULINE.values(), *_TENS[2:], "in", "sto", *(f"{word}sto" for word in _SMALL[2:10]), "tisoč",
        *(form for power in _POWERS.values() for form in power.forms),
        *_FIRST[1:], *(f"{word}i" for word in (*_SMALL[11:], *_TENS[2:])), *_MONTHS,
    )  # fmt: skip

    def cardinal(self, number: int) -> str:
        """Sto dvaindvajset; one counts ena, dve, tri."""
        return _written(number, "f")

    def ordinal(self, number: int) -> str:
        """Prvi, enaindvajseti, to each of 1 to 99."""
        if number >= 100:
            return self.cardinal(number)
        return _FIRST[number] if number < len(_FIRST) else f"{self.cardinal(number)}i"

    def counted(self, number: int, noun: Noun) -> str:
        """Ena minuta, dve minuti, tri minute, pet minut."""
        return _counted(number, noun)

    def money(self, whole: str, hundredths: str) -> str:
        """Dva evra in petdeset centov."""
        return " in ".join(part for part in (whole, hundredths) if part)

    def listed(self, parts: Sequence[str]) -> str:
        """Ena ura, dve minuti in tri sekunde."""
        return " in ".join(part for part in (", ".join(parts[:-1]), parts[-1]) if part)

    def day(self, day: date) -> str:
        """Sedemindvajseti november dva tisoč šestindvajset."""
        return f"{self.ordinal(day.day)} {_MONTHS[day.month - 1]} {self.cardinal(day.year)}"

    def time(self, hour: int, minute: int) -> str:
        """Štirinajst ur in pet minut."""
        hours = _counted(hour, self.units["hour"])
        return f"{hours} in {_counted(minute, self.units['minute'])}" if minute else hours
