"""How often a wrong password or PIN may be tried: freely a few times, then with a wait that doubles."""

from dataclasses import dataclass

MINUTE_MS = 60_000


@dataclass(frozen=True)
class Pace:
    """So many wrong tries are `free` within a window; each one from then on costs a wait, twice as long as the last.

    Where nothing was wrong for `forget_ms`, all is forgotten.
    """

    free: int
    window_ms: int = MINUTE_MS
    forget_ms: int = 15 * MINUTE_MS
    wait_ms_first: int = 15_000
    wait_ms_max: int = 5 * MINUTE_MS


@dataclass(frozen=True)
class Attempts:
    """Wrong tries of late: their moments within the window, waits given so far, and when the last wait ends."""

    moments: tuple[int, ...] = ()
    waits: int = 0
    closed_until: int = 0


def wait_ms(attempts: Attempts, now: int) -> int:
    """How long the next try has to wait; 0 when it may come now."""
    return max(0, attempts.closed_until - now)


def after_failure(attempts: Attempts, now: int, pace: Pace) -> Attempts:
    """One more wrong try; from the last free one within the window on, each costs a wait."""
    if is_over(attempts, now, pace):
        attempts = Attempts()
    moments = (*(each for each in attempts.moments if now - each < pace.window_ms), now)[-pace.free :]
    if len(moments) < pace.free and attempts.waits == 0:
        return Attempts(moments)
    wait = min(pace.wait_ms_first << attempts.waits, pace.wait_ms_max)
    return Attempts(moments, min(attempts.waits + 1, 16), now + wait)


def is_over(attempts: Attempts, now: int, pace: Pace) -> bool:
    """Whether it is so long ago that it counts no more."""
    last = max(attempts.closed_until, attempts.moments[-1] if attempts.moments else 0)
    return now - last >= pace.forget_ms
