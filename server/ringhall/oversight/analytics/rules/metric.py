"""What a figure is: one formula, one unit, one precision, a version and its edges."""

from collections.abc import Callable
from typing import Generic, Literal, TypeVar

import msgspec

Unit = Literal["contacts", "offers", "milliseconds", "seconds", "share"]
Cut = Literal["queues", "agents", "numbers"]
Value = float | int | None
S = TypeVar("S")
SHARE_DIGITS = 6
SECONDS_DIGITS = 3
COHORT = "cohort_queued"
NOTHING = "nothing_to_divide"


class Metric(msgspec.Struct, Generic[S], frozen=True, kw_only=True):
    """One figure. `key` is its name on the wire, `formula` says how it comes from others (empty: it is counted).

    `edges` name sentences about what it does where others differ. `version` grows when any of this changes.
    """

    key: str
    unit: Unit
    of: Callable[[S], Value]
    formula: str = ""
    edges: tuple[str, ...]
    version: int = 1


def share(part: float, whole: float) -> float | None:
    """Part of a whole, 0 to 1, to the sixth digit; None when there is no whole."""
    return round(part / whole, SHARE_DIGITS) if whole else None


def seconds(milliseconds: int, count: int) -> float | None:
    """The average in seconds, to the millisecond; None when there is nothing to divide by."""
    return round(milliseconds / count / 1000, SECONDS_DIGITS) if count else None
