"""When something that was not taken is sent again. Pure."""

SECOND_MS, MINUTE_MS, HOUR_MS = 1_000, 60_000, 3_600_000
AGAIN_AFTER_MS = (
    5 * SECOND_MS,
    30 * SECOND_MS,
    2 * MINUTE_MS,
    10 * MINUTE_MS,
    30 * MINUTE_MS,
    HOUR_MS,
    3 * HOUR_MS,
    6 * HOUR_MS,
    12 * HOUR_MS,
)
"""In all nearly a day; then it is given up."""
GOOD = range(200, 300)
GONE = 410
"""The program says that it will never want it."""


def next_at(now: int, attempts: int, status: int | None) -> int | None:
    """The moment of the next attempt after so many; None: it is given up."""
    if status == GONE or attempts > len(AGAIN_AFTER_MS):
        return None
    return now + AGAIN_AFTER_MS[attempts - 1]
