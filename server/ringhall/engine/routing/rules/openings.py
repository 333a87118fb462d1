"""Tiers that open while callers wait too long, and close once that is well over; between the two nothing changes."""

from collections.abc import Sequence

import msgspec

from ringhall.engine.routing.settings import Opening

CLOSES_AT_PERCENT = 80
"""Of the limit of an expected wait: below it the tier is closed again."""
CLOSES_ABOVE = 5
"""Percent of service level above the limit at which the tier is closed again."""


class Look(msgspec.Struct, frozen=True):
    """How a queue is doing: the expected wait of a newcomer (None: nobody at work could take them), and the level.

    `level` is the service level of late in percent, None where too few contacts can tell.
    """

    expected_ms: int | None
    level: int | None


def opened_by(openings: Sequence[Opening], tier: int, look: Look) -> Opening | None:
    """Of those that hold, with `tier` open so far, the one that opens most; None when all are over."""
    return max((each for each in openings if _holds(each, tier, look)), key=lambda each: each.tier, default=None)


def _holds(opening: Opening, tier: int, look: Look) -> bool:
    is_open = tier >= opening.tier
    if opening.when == "expected_wait":
        limit_ms = opening.limit * (10 * CLOSES_AT_PERCENT if is_open else 1000)
        return look.expected_ms is None or look.expected_ms > limit_ms
    if look.level is None:
        return is_open
    return look.level < opening.limit + (CLOSES_ABOVE if is_open else 0)
