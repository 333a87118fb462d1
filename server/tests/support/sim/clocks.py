"""The clock on the centre's wall: it may be set anew, while timers go on counting; it ends with its program."""

from collections.abc import Callable

from ringhall.foundation.clock import SimulatedClock, Timer


class WallClock:
    """Implements Clock for one life of the heart. `jump` sets it; timers still run after the time that was left."""

    def __init__(self, time: SimulatedClock, ahead_ms: int = 0) -> None:
        self._time = time
        self.ahead_ms = ahead_ms
        self._dead = False

    def now(self) -> int:
        return self._time.now() + self.ahead_ms

    def call_at(self, due: int, call: Callable[[], None]) -> Timer:
        return self._time.call_at(due - self.ahead_ms, lambda: None if self._dead else call())

    wake_at = call_at

    def die(self) -> None:
        """Its program has ended, and all timers with it."""
        self._dead = True
