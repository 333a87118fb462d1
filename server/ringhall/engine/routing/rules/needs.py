"""What a contact asks of an agent: every need must be met, and any of its alternatives meets it.

A need is written as people read it: `german`, `german>=3`, `german>=3 | english>=5`. All needs of a contact are AND,
the alternatives of one are OR, so every condition on levels that has no NOT in it can be said. A skill's name
therefore contains neither `|` nor `>=`.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache

import msgspec

OR, AT_LEAST = "|", ">="
LEVEL_MIN, LEVEL_MAX = 1, 10
ALTERNATIVES_MAX = 10

Needs = tuple[str, ...]
"""Each once and sorted, so that equal wishes are equal values."""


class Wanted(msgspec.Struct, frozen=True):
    """One alternative: the skill at this level or a higher one."""

    skill: str
    level: int = LEVEL_MIN


class NeedUnreadable(ValueError):
    """A need is not written as it must be; the argument says why."""


@lru_cache(maxsize=10_000)
def alternatives(need: str) -> tuple[Wanted, ...]:
    """What meets the need. Raises NeedUnreadable."""
    parts = need.split(OR)
    if len(parts) > ALTERNATIVES_MAX:
        raise NeedUnreadable(f"at most {ALTERNATIVES_MAX} alternatives")
    return tuple(_wanted(part) for part in parts)


def _wanted(text: str) -> Wanted:
    skill, at_least, level = (part.strip() for part in text.partition(AT_LEAST))
    if not skill:
        raise NeedUnreadable("a skill is missing")
    if not at_least:
        return Wanted(skill)
    if not (level.isascii() and level.isdigit() and LEVEL_MIN <= int(level) <= LEVEL_MAX):
        raise NeedUnreadable(f"a level is a whole number from {LEVEL_MIN} to {LEVEL_MAX}")
    return Wanted(skill, int(level))


def together(*several: Iterable[str]) -> Needs:
    """All these needs at once."""
    return tuple(sorted({need for needs in several for need in needs}))


def meets(levels: Mapping[str, int], need: str) -> bool:
    """Whether somebody with these levels of skills meets the need."""
    return any(levels.get(wanted.skill, 0) >= wanted.level for wanted in alternatives(need))


def fit(levels: Mapping[str, int], needs: Iterable[str]) -> int:
    """How well somebody fits: the sum over the needs of the best level among its alternatives."""
    return sum(max(levels.get(wanted.skill, 0) for wanted in alternatives(need)) for need in needs)
