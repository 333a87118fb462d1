"""A value as it is read aloud: `read("12.50", "money-eur", "da")` is tolv euro og halvtreds cent."""

import re
from collections.abc import Callable
from datetime import date

from ringhall.engine.speech.rules.reading.chinese import Chinese
from ringhall.engine.speech.rules.reading.danish import Danish
from ringhall.engine.speech.rules.reading.english import English
from ringhall.engine.speech.rules.reading.grammar import NUMBER_MAX, Grammar
from ringhall.engine.speech.rules.reading.romanian import Romanian
from ringhall.engine.speech.rules.reading.slovenian import Slovenian
from ringhall.engine.speech.rules.reading.spelling import digits, letters

GRAMMARS: dict[str, Grammar] = {
    "en": English(), "zh": Chinese(), "da": Danish(), "ro": Romanian(), "sl": Slovenian(),
}  # fmt: skip
CURRENCIES = tuple(English.currencies)
_SECONDS = {"day": 86_400, "hour": 3_600, "minute": 60, "second": 1}
_NUMBER = re.compile(r"([+-]?)([0-9]{1,12})(?:\.([0-9]{1,9}))?")
_DATE = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[T ].*)?", re.DOTALL)
_TIME = re.compile(r"(?:[0-9]{4}-[0-9]{2}-[0-9]{2}[T ])?([01]?[0-9]|2[0-3]):([0-5][0-9])(?:[:.Z+-].*)?", re.DOTALL)


def read(value: str, way: str, language: str) -> str:
    """The value in words, in a way of WAYS; of another language than ours in English.

    A value that is none of the kind (a name where a date should be) is said as it stands: callers hear what there is.
    """
    said = reading(value, way, language)
    return value if said is None else said


def reading(value: str, way: str, language: str) -> str | None:
    """The same; None for a value that is none of the kind."""
    return WAYS[way](value.strip(), language if language in GRAMMARS else "en")


def _number(value: str, language: str) -> str | None:
    found = _NUMBER.fullmatch(value)
    if not found:
        return None
    grammar, (sign, whole, rest) = GRAMMARS[language], found.groups()
    space = "" if language == "zh" else " "
    words = [grammar.minus] if sign == "-" else []
    words.append(grammar.cardinal(int(whole)))
    if rest:
        words += [grammar.point, *(grammar.cardinal(int(digit)) for digit in rest)]
    return space.join(words)


def _ordinal(value: str, language: str) -> str | None:
    place = int(value) if value.isascii() and value.isdigit() and len(value) <= 12 else 0
    return GRAMMARS[language].ordinal(place) if place else None


def _money(currency: str) -> Callable[[str, str], str | None]:
    def reader(value: str, language: str) -> str | None:
        found = _NUMBER.fullmatch(value)
        if not found:
            return None
        grammar, (sign, whole, rest) = GRAMMARS[language], found.groups()
        # Half a hundredth and more counts as one; "12.995" is thirteen.
        hundredths = int(whole) * 100 + (int(f"{rest:0<3}"[:3]) + 5) // 10 if rest else int(whole) * 100
        units, cents = divmod(hundredths, 100)
        if units > NUMBER_MAX:
            return None
        unit, cent = grammar.currencies[currency]
        big = grammar.counted(units, unit) if units or not cents else ""
        said = grammar.money(big, grammar.counted(cents, cent) if cents else "")
        minus = sign == "-" and hundredths
        return f"{grammar.minus}{'' if language == 'zh' else ' '}{said}" if minus else said

    return reader


def _date(value: str, language: str) -> str | None:
    found = _DATE.fullmatch(value)
    try:
        return GRAMMARS[language].day(date.fromisoformat(found[1])) if found else None
    except ValueError:
        return None


def _time(value: str, language: str) -> str | None:
    found = _TIME.fullmatch(value)
    return GRAMMARS[language].time(int(found[1]), int(found[2])) if found else None


def _duration(value: str, language: str) -> str | None:
    """Whole seconds, in days, hours, minutes and seconds; what is nothing is not said."""
    if not (value.isascii() and value.isdigit() and len(value) <= 9):
        return None
    grammar, left, parts = GRAMMARS[language], int(value), []
    for unit, seconds in _SECONDS.items():
        count, left = divmod(left, seconds)
        if count:
            parts.append(grammar.counted(count, grammar.units[unit]))
    return grammar.listed(parts or [grammar.counted(0, grammar.units["second"])])


WAYS: dict[str, Callable[[str, str], str | None]] = {
    "number": _number,
    "ordinal": _ordinal,
    "date": _date,
    "time": _time,
    "duration": _duration,
    "digits": digits,
    "letters": letters,
    **{f"money-{currency.lower()}": _money(currency) for currency in CURRENCIES},
}
"""How a value can be read. Dates are 2026-11-27, times 14:05 (or both in one), durations seconds."""
