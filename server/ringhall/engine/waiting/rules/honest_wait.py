"""The expected wait as it is said: whole minutes, never more exact than it is known.

Half of those who wait so are served by the first number, nine of ten by the second (the two quantiles of
`routing/rules/expected_wait.py`); the first is rounded down, the second up.
"""

from math import ceil, floor

from ringhall.engine.routing.rules.expected_wait import Range

MINUTE_MS = 60_000
STEPS = ((10, 1), (30, 5), (60, 10))
"""Up to so many minutes they are said in steps of so many."""


def honest_minutes(expected: Range, minutes_max: int) -> tuple[int, int]:
    """From and to. (0, 4) is up to 4 minutes; (20, 0) is more than 20, which is said beyond `minutes_max`."""
    p50, p90 = expected.p50_ms / MINUTE_MS, max(expected.p50_ms, expected.p90_ms) / MINUTE_MS
    if p50 >= minutes_max:
        return minutes_max, 0
    low, high = _down(p50), max(1, _up(p90))
    if high <= minutes_max:
        return low, high
    # Half take longer than the first number: that much can be said, and no end of it.
    return max(1, low), 0


def _down(minutes: float) -> int:
    step = _step(minutes)
    return floor(minutes / step) * step


def _up(minutes: float) -> int:
    step = _step(minutes)
    return ceil(minutes / step) * step


def _step(minutes: float) -> int:
    return next((step for most, step in STEPS if minutes <= most), STEPS[-1][1])
