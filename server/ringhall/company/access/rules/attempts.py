"""How often a wrong password may be tried: freely a few times, then with a wait that doubles."""

from dataclasses import dataclass

WINDOW_MS = 60_000
FORGET_MS = 15 * 60_000
WAIT_MS_FIRST = 15_000
WAIT_MS_MAX = 5 * 60_000


@dataclass(frozen=True)
class Attempts:
    """Wrong tries of late: their moments within the window, waits given so far, and when the last wait ends."""

    moments: tuple[int, ...] = ()
    waits: int = 0
    closed_until: int = 0


def wait_ms(attempts: Attempts, now: int) -> int:
    """How long the next try has to wait; 0 when it may come now."""
    return max(0, attempts.closed_until - now)


def after_failure(attempts: Attempts, now: int, free: int) -> Attempts:
    """One more wrong try; from the `free`-th within a minute on, each costs a wait twice as long as the last."""
    if is_over(attempts, now):
        attempts = Attempts()
    moments = (*(each for each in attempts.moments if now - each < WINDOW_MS), now)[-free:]
    if len(moments) < free and attempts.waits == 0:
        return Attempts(moments)
    wait = min(WAIT_MS_FIRST << attempts.waits, WAIT_MS_MAX)
    return Attempts(moments, min(attempts.waits + 1, 16), now + wait)


def is_over(attempts: Attempts, now: int) -> bool:
    """Whether it is so long ago that it counts no more."""
    last = max(attempts.closed_until, attempts.moments[-1] if attempts.moments else 0)
    return now - last >= FORGET_MS
