"""Numbers in what was said, in words or figures: the grammars that read values aloud, the other way round.

All numbers below a thousand (in Chinese ten thousand) are read once, in every gender; thousands are put together from
these. So whatever a prompt reads back is understood when somebody says it.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

import msgspec

from ringhall.engine.recognition.rules.languages import sayings
from ringhall.engine.recognition.rules.words import words_of
from ringhall.engine.speech.rules.reading.grammar import Grammar, Noun
from ringhall.engine.speech.rules.reading.read import GRAMMARS

BETWEEN = {"en": {"and"}, "da": {"og"}, "ro": {"si", "de"}, "sl": {"in"}, "zh": set[str]()}
"""Words inside numbers that say nothing: left out before anything is looked up."""
HUNDRED = {"en": {"hundred"}, "da": {"hundrede", "hundred"}, "ro": set[str](), "sl": set[str](), "zh": set[str]()}
THOUSAND = {"en": {"thousand"}, "da": {"tusind", "tusinde"}, "ro": {"mie", "mii"}, "sl": {"tisoc"}, "zh": {"万"}}
ZERO = "零"
_FIGURES = re.compile(
    r"(?<![\w.,])[0-9]{1,3}(?:[.,\u00a0 ][0-9]{3})+(?:[.,][0-9]{1,2})?(?![\w])|[0-9]+[.,][0-9]{1,2}(?![0-9])"
)
_POINTED = re.compile(r"([0-9]+)p([0-9]{2})\Z")


class Pointed(msgspec.Struct, frozen=True):
    """A number written with decimals: 12.50."""

    whole: int
    hundredths: int


Item = int | Pointed | str
"""A number, or a word that is none."""


class Numbers(msgspec.Struct, frozen=True):
    """What is known of a language: `small` are numbers below `base` by their words, of which there are `longest`."""

    small: dict[tuple[str, ...], int]
    base: int
    longest: int
    between: frozenset[str]
    hundred: frozenset[str]
    thousand: frozenset[str]


@cache
def numbers_of(language: str) -> Numbers:
    """Those of the language; of English where it is unknown."""
    known = language if language in GRAMMARS else "en"
    grammar, base, between = GRAMMARS[known], 10_000 if known == "zh" else 1_000, frozenset(BETWEEN[known])
    small: dict[tuple[str, ...], int] = {}
    for number in range(base):
        for said in _chinese(grammar, number) if known == "zh" else _ways(grammar, number, between):
            small.setdefault(said, number)
    one = {words for words, number in small.items() if number == 1 and len(words) == 1}
    for words, number in list(small.items()):
        # A hundred and five: whoever says it leaves the one away.
        if 100 <= number < 200 and len(words) > 1 and words[:1] in one:
            small.setdefault(words[1:], number)
    for digit, names in enumerate(sayings(known).digits):
        for name in names:
            small.setdefault(words_of(name), digit)
    longest = max(map(len, small))
    return Numbers(small, base, longest, between, frozenset(HUNDRED[known]), frozenset(THOUSAND[known]))


def items_of(text: str, language: str) -> list[Item]:
    """Numbers and other words, in the order in which they were said."""
    known = numbers_of(language)
    words = [word for word in words_of(_FIGURES.sub(_marked, text)) if word not in known.between]
    return list(_items(words, known))


def _chinese(grammar: Grammar, number: int) -> Iterator[tuple[str, ...]]:
    """Each character is a word; before 千 both words for two are said, and after 万 ten is 一十."""
    said = grammar.cardinal(number)
    yield tuple(said)
    yield tuple(said.replace("两", "二"))
    if said.startswith("十"):
        yield tuple(f"一{said}")


def warm() -> None:
    """Read everything now: the first caller who says a number does not wait for it."""
    for language in GRAMMARS:
        numbers_of(language)


def _ways(grammar: Grammar, number: int, between: frozenset[str]) -> Iterator[tuple[str, ...]]:
    """How the number is said by itself, and before nouns of each gender."""
    yield tuple(word for word in words_of(grammar.cardinal(number)) if word not in between)
    nouns = {
        noun.gender: noun for noun in (*grammar.units.values(), *(each for each, _ in grammar.currencies.values()))
    }
    for noun in nouns.values():
        yield _without(words_of(grammar.counted(number, noun)), noun, between)


def _without(words: Sequence[str], noun: Noun, between: frozenset[str]) -> tuple[str, ...]:
    """The number before its noun, which stands last."""
    length = len(words_of(noun.forms[0]))
    return tuple(word for word in words[: len(words) - length] if word not in between)


def _marked(found: re.Match[str]) -> str:
    """Figures as one word: 1,250.00 is 1250p00, 1.250 is 1250."""
    said = re.sub(r"[\u00a0 ]", "", found[0])
    whole, point, rest = said.rpartition(max(".", ",", key=said.rfind))
    if point and len(rest) < 3:
        return f" {re.sub(r'[.,]', '', whole)}p{rest:0<2} "
    return f" {re.sub(r'[.,]', '', said)} "


def _items(words: Sequence[str], known: Numbers) -> Iterator[Item]:
    at = 0
    while at < len(words):
        if pointed := _POINTED.match(words[at]):
            yield Pointed(int(pointed[1]), int(pointed[2]))
            at += 1
            continue
        number, length = _number(words, at, known)
        if not length:
            yield words[at]
            at += 1
        else:
            yield number
            at += length


def _number(words: Sequence[str], at: int, known: Numbers) -> tuple[int, int]:
    """The number that begins here, and how many words it has; none: 0."""
    number, length = _small(words, at, known)
    end = at + length
    if 0 < number < 100 and end < len(words) and words[end] in known.hundred:
        rest, more = _small(words, end + 1, known)
        if not 0 < rest < 100:
            rest, more = 0, 0
        number, end = number * 100 + rest, end + 1 + more
    if end < len(words) and words[end] in known.thousand and (length == 0 or number):
        # 一万零五: a gap is said as a zero.
        gap = int(words[end + 1 : end + 2] == [ZERO])
        rest, more = _small(words, end + 1 + gap, known)
        return (number or 1) * known.base + rest, end + 1 + (gap + more if more else 0) - at
    return number, end - at


def _small(words: Sequence[str], at: int, known: Numbers) -> tuple[int, int]:
    if at < len(words) and words[at].isascii() and words[at].isdecimal():
        return int(words[at][:12]), 1
    for length in range(min(known.longest, len(words) - at), 0, -1):
        number = known.small.get(tuple(words[at : at + length]))
        if number is not None:
            return number, length
    return 0, 0
