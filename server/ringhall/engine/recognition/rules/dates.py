"""A date that was said: with the name of its month or in numbers, with or without a year, or today and tomorrow."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache

import msgspec

from ringhall.engine.recognition.rules.languages import sayings
from ringhall.engine.recognition.rules.numbers import Item, items_of, numbers_of
from ringhall.engine.recognition.rules.words import find, words_of
from ringhall.engine.speech.rules.reading.read import GRAMMARS

RELATIVE: dict[str, dict[str, int]] = {
    "en": {"the day after tomorrow": 2, "day after tomorrow": 2, "tomorrow": 1, "today": 0, "yesterday": -1},
    "da": {"i overmorgen": 2, "overmorgen": 2, "i morgen": 1, "i dag": 0, "i går": -1},
    "ro": {"poimâine": 2, "mâine": 1, "azi": 0, "astăzi": 0, "ieri": -1},
    "sl": {"pojutrišnjem": 2, "jutri": 1, "danes": 0, "včeraj": -1},
    "zh": {"后天": 2, "明天": 1, "今天": 0, "昨天": -1},
}
"""The longer before those that stand in them."""
MORE_MONTHS = {
    "sl": "januarja februarja marca aprila maja junija julija avgusta septembra oktobra novembra decembra",
    "en": "jan feb mar apr may jun jul aug sept oct nov dec",
}
MARKS = {"年": "y", "月": "m", "日": "d", "号": "d"}
_FIGURES = re.compile(r"(?<![0-9])([0-9]{1,4})\s?[./-]\s?([0-9]{1,2})\s?[./-]\s?([0-9]{2,4})(?![0-9])")
_ENDED = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th|ega|a|e)\Z")
_LATER_YEARS, _CYCLE_YEARS = 10, 8


class Calendar(msgspec.Struct, frozen=True):
    """Words of a language: for days of the month, and for months."""

    days: dict[tuple[str, ...], int]
    months: dict[str, int]
    idle: frozenset[str]


def date_said(text: str, language: str, order: str, today: date) -> date | None:
    """The date; None where it is none, or not one alone. Without a year it is the next such day from `today` on.

    Numbers alone come in `order` (of d, m and y), unless the first of them is a year.
    """
    known = language if language in GRAMMARS else "en"
    words = words_of(text)
    for said, days in RELATIVE[known].items():
        if find(words_of(said), words) >= 0:
            return today + timedelta(days=days)
    if found := _FIGURES.search(text):
        return _of_numbers([int(part) for part in found.groups()], order, today)
    if known == "zh":
        return _chinese(items_of(text, known), today)
    return _worded(words, known, order, today)


@cache
def _calendar(language: str) -> Calendar:
    grammar, between = GRAMMARS[language], numbers_of(language).between
    read = [words_of(grammar.day(date(2001, month, 15))) for month in range(1, 13)]
    always = set.intersection(*map(set, read))
    months = {word: n for n, words in enumerate(read, 1) for word in words if word not in always}
    names = [next(word for word in words if word in months) for words in read]
    for n, word in enumerate(words_of(MORE_MONTHS.get(language, ""))):
        months.setdefault(word, n + 1)
    before = [words_of(grammar.day(date(2001, 1, day))) for day in range(1, 32)]
    before = [words[: words.index(names[0])] for words in before]
    idle = set.intersection(*map(set, before)) | set(words_of("of the on den d dne pe data la"))
    days: dict[tuple[str, ...], int] = {}
    for day, words in enumerate(before, 1):
        bare = tuple(word for word in words if word not in idle and word not in between)
        for said in (bare, words_of(grammar.ordinal(day)), _genitive(bare, language)):
            days.setdefault(tuple(word for word in said if word not in between), day)
    return Calendar(days, months, frozenset(idle))


def _genitive(words: tuple[str, ...], language: str) -> tuple[str, ...]:
    """Tretji is tretjega where it is a day."""
    return (*words[:-1], f"{words[-1][:-1]}ega") if language == "sl" and words[-1].endswith("i") else words


def _worded(words: Sequence[str], language: str, order: str, today: date) -> date | None:
    known, between = _calendar(language), numbers_of(language).between
    words = [_ENDED.sub(r"\1", word) for word in words if word not in between and word not in known.idle]
    named = [n for n, word in enumerate(words) if word in known.months]
    if len(named) > 1:
        return None
    if not named:
        idle = sayings(language).idle
        items = [item for item in _items(words, language, known) if item not in idle]
        numbers = [item for item in items if isinstance(item, int)]
        # Without a month's name it is a date only if nothing else was said.
        return _of_numbers(_joined(numbers), order, today) if 1 < len(numbers) == len(items) else None
    (at,) = named
    month = known.months[words[at]]
    ahead = [item for item in _items(words[:at], language, known) if isinstance(item, int)]
    after = [item for item in _items(words[at + 1 :], language, known) if isinstance(item, int)]
    if len(ahead) == 1:
        return _date(ahead[0], month, _year(after, today), today)
    # March the third, twenty twenty-six.
    if not ahead and after:
        return _date(after[0], month, _year(after[1:], today), today)
    return None


def _items(words: Sequence[str], language: str, known: Calendar) -> list[Item]:
    """Days by their words, else numbers; what is neither is left out."""
    found: list[Item] = []
    at = 0
    while at < len(words):
        for length in range(min(4, len(words) - at), 0, -1):
            said = tuple(words[at : at + length])
            if said in known.days and said not in numbers_of(language).small:
                found.append(known.days[said])
                at += length
                break
        else:
            end = next((n for n in range(at + 1, len(words)) if _begins_day(words, n, language, known)), len(words))
            found += items_of(" ".join(words[at:end]), language)
            at = end
    return found


def _begins_day(words: Sequence[str], at: int, language: str, known: Calendar) -> bool:
    small = numbers_of(language).small
    ways = (tuple(words[at : at + length]) for length in range(1, 5))
    return any(way in known.days and way not in small for way in ways)


def _joined(numbers: list[int]) -> list[int]:
    """Twenty twenty-six at the end is a year."""
    if len(numbers) == 4 and numbers[2] in (19, 20) and numbers[3] < 100:
        return [*numbers[:2], numbers[2] * 100 + numbers[3]]
    return numbers


def _of_numbers(numbers: Sequence[int], order: str, today: date) -> date | None:
    if len(numbers) == 2:
        day_first = order.find("d") < order.find("m")
        day, month = numbers if day_first else reversed(numbers)
        return _date(day, month, None, today)
    if len(numbers) != 3:
        return None
    if numbers[0] > 31:
        order = "ymd"
    elif order.startswith("y"):
        order = "dmy"
    parts = dict(zip(order, numbers, strict=True))
    return _date(parts["d"], parts["m"], _full(parts["y"], today), today)


def _chinese(items: Sequence[Item], today: date) -> date | None:
    """Each number says by the word after it what it is; digits of a year may come one by one."""
    parts: dict[str, int] = {}
    digits = ""
    for item in items:
        if isinstance(item, int):
            digits += str(item)
        elif isinstance(item, str) and item in MARKS and digits:
            parts[MARKS[item]], digits = int(digits[:4]), ""
    if "m" not in parts or "d" not in parts:
        return None
    return _date(parts["d"], parts["m"], _full(parts["y"], today) if "y" in parts else None, today)


def _year(numbers: Sequence[int], today: date) -> int | None:
    match list(numbers):
        case []:
            return None
        case [only]:
            return _full(only, today)
        case [century, year] if 10 <= century < 100 and year < 100:
            return century * 100 + year
        case [century, 0, year] if 10 <= century < 100 and year < 10:
            return century * 100 + year
    return 0


def _full(year: int, today: date) -> int:
    """A year of two digits is at most ten years from now."""
    if year >= 100:
        return year
    full = today.year // 100 * 100 + year
    return full if full <= today.year + _LATER_YEARS else full - 100


def _date(day: int, month: int, year: int | None, today: date) -> date | None:
    years = [year] if year is not None else range(today.year, today.year + _CYCLE_YEARS + 1)
    for each in years:
        try:
            found = date(each, month, day)
        except (ValueError, OverflowError):
            continue
        if year is not None or found >= today:
            return found
    return None
