"""Danish: units before tens, and tens counted by twenties: 50 is halvtreds."""

from collections.abc import Sequence
from datetime import date

from ringhall.engine.speech.rules.reading.grammar import Noun, thousands

_SMALL = ["nul", "en", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve", "tolv", "tretten",
          "fjorten", "femten", "seksten", "sytten", "atten", "nitten"]  # fmt: skip
_TENS = ["", "", "tyve", "tredive", "fyrre", "halvtreds", "tres", "halvfjerds", "firs", "halvfems"]
_FIRST = ["nulte", "første", "anden", "tredje", "fjerde", "femte", "sjette", "syvende", "ottende", "niende", "tiende",
          "ellevte", "tolvte", "trettende", "fjortende", "femtende", "sekstende", "syttende", "attende",
          "nittende"]  # fmt: skip
_TENTHS = ["", "", "tyvende", "tredivte", "fyrretyvende", "halvtredsindstyvende", "tresindstyvende",
           "halvfjerdsindstyvende", "firsindstyvende", "halvfemsindstyvende"]  # fmt: skip
_MONTHS = ["januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november",
           "december"]  # fmt: skip


def _below_hundred(number: int, one: str) -> str:
    if number < 20:
        return one if number == 1 else _SMALL[number]
    tens, unit = divmod(number, 10)
    return (f"{_SMALL[unit]}og" if unit else "") + _TENS[tens]


def _below_thousand(number: int, one: str) -> str:
    hundreds, rest = divmod(number, 100)
    if not hundreds:
        return _below_hundred(rest, one)
    said = f"{_below_hundred(hundreds, 'et')} hundrede"
    return said + (f" og {_below_hundred(rest, one)}" if rest else "")


def _written(number: int, one: str) -> str:
    """The number; `one` is its last word when that is one (en of a common noun, et of a neuter)."""
    if not number:
        return _SMALL[0]
    said: list[str] = []
    for group, power in thousands(number):
        if power == 0:
            gap = said and group < 100
            said.append(("og " if gap else "") + _below_thousand(group, one))
        elif power == 1:
            said.append(f"{_below_thousand(group, 'et')} tusind")
        else:
            name = {2: "million", 3: "milliard"}[power]
            said.append(f"{_below_thousand(group, 'en')} {name if group == 1 else f'{name}er'}")
    return " ".join(said)


class Danish:
    """See Grammar."""

    point, minus = "komma", "minus"
    units = {
        "day": Noun(("dag", "dage")),
        "hour": Noun(("time", "timer")),
        "minute": Noun(("minut", "minutter"), "n"),
        "second": Noun(("sekund", "sekunder"), "n"),
    }
    currencies = {
        "EUR": (Noun(("euro", "euro")), Noun(("cent", "cent"))),
        "USD": (Noun(("dollar", "dollar")), Noun(("cent", "cent"))),
        "GBP": (Noun(("pund", "pund"), "n"), Noun(("penny", "pence"))),
        "DKK": (Noun(("krone", "kroner")), Noun(("øre", "øre"))),
        "RON": (Noun(("leu", "lei")), Noun(("ban", "bani"))),
        "CNY": (Noun(("yuan", "yuan")), Noun(("fen", "fen"))),
    }

    pieces = (
        *_SMALL, "et", *_TENS[2:], "og", "hundrede", "tusind", "million", "millioner", "milliard", "milliarder",
        *_FIRST[1:], *_TENTHS[2:], *_MONTHS, "den", "klokken",
    )  # fmt: skip

    def cardinal(self, number: int) -> str:
        """Et hundrede og femoghalvtreds."""
        return _written(number, "en")

    def ordinal(self, number: int) -> str:
        """Syvogtyvende, to each of 1 to 99."""
        if number >= 100:
            return self.cardinal(number)
        if number < 20:
            return _FIRST[number]
        tens, unit = divmod(number, 10)
        return (f"{_SMALL[unit]}og" if unit else "") + _TENTHS[tens]

    def counted(self, number: int, noun: Noun) -> str:
        """En time, et minut, to minutter."""
        said = _written(number, "et" if noun.gender == "n" else "en")
        return f"{said} {noun.forms[number != 1]}"

    def money(self, whole: str, hundredths: str) -> str:
        """To kroner og halvtreds øre."""
        return " og ".join(part for part in (whole, hundredths) if part)

    def listed(self, parts: Sequence[str]) -> str:
        """En time, to minutter og tre sekunder."""
        return " og ".join(part for part in (", ".join(parts[:-1]), parts[-1]) if part)

    def day(self, day: date) -> str:
        """Den syvogtyvende november to tusind og seksogtyve."""
        century, rest = divmod(day.year, 100)
        year = self.cardinal(day.year)
        if 11 <= century < 20:
            year = f"{_SMALL[century]} hundrede" + (f" og {_below_hundred(rest, 'et')}" if rest else "")
        return f"den {self.ordinal(day.day)} {_MONTHS[day.month - 1]} {year}"

    def time(self, hour: int, minute: int) -> str:
        """Klokken fjorten nul fem."""
        minutes = "" if not minute else f" {'nul ' if minute < 10 else ''}{_below_hundred(minute, 'et')}"
        return f"klokken {_below_hundred(hour, 'et')}{minutes}"
