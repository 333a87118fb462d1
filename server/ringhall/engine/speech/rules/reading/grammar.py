"""What a language must know to read values aloud. Each language is one module beside this one."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Literal, Protocol

import msgspec

Gender = Literal["m", "f", "n"]
NUMBER_MAX = 999_999_999_999
"""The highest number that is written out; higher ones are said as they stand."""


class Noun(msgspec.Struct, frozen=True):
    """What is counted: its forms in the order in which the language counts (1, 2 …), and its gender."""

    forms: tuple[str, ...]
    gender: Gender = "m"


class Grammar(Protocol):
    """Reads values in one language. Numbers are 0 to NUMBER_MAX."""

    @property
    def point(self) -> str:
        """Said between whole and decimals."""
        ...

    @property
    def minus(self) -> str:
        """Said before what is below zero."""
        ...

    @property
    def units(self) -> Mapping[str, Noun]:
        """The nouns day, hour, minute and second."""
        ...

    @property
    def currencies(self) -> Mapping[str, tuple[Noun, Noun]]:
        """Each currency's whole and its hundredth, by ISO 4217 code."""
        ...

    @property
    def pieces(self) -> tuple[str, ...]:
        """What all readings are put together from, besides nouns, `point` and `minus`, as a voice records it."""
        ...

    def cardinal(self, number: int) -> str:
        """The number as one counts, of nothing in particular."""
        ...

    def ordinal(self, number: int) -> str:
        """The place in a row: first, second; above 99 in languages where that bends, the plain number."""
        ...

    def counted(self, number: int, noun: Noun) -> str:
        """The number with what is counted."""
        ...

    def money(self, whole: str, hundredths: str) -> str:
        """Both parts, as counted; one of them may be empty."""
        ...

    def listed(self, parts: Sequence[str]) -> str:
        """Hours, minutes and seconds, one after the other."""
        ...

    def day(self, day: date) -> str:
        """A date with its year."""
        ...

    def time(self, hour: int, minute: int) -> str:
        """A time of day, of 24 hours."""
        ...


def thousands(number: int) -> list[tuple[int, int]]:
    """The number in groups of three digits, the highest first: (group, power of a thousand), without empty ones."""
    groups = [(number // 1000**power % 1000, power) for power in (3, 2, 1, 0)]
    return [(group, power) for group, power in groups if group]
