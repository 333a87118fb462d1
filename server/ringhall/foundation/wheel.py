"""Alarm clocks by key: setting one again moves it, so that timers follow the state they come from."""

from collections.abc import Callable, Hashable

from ringhall.foundation.clock import Clock, Timer


class Wheel:
    """At most one running timer per key. Times are milliseconds UTC."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._timers: dict[Hashable, tuple[int, Timer]] = {}

    def set(self, key: Hashable, due: int | None, wake: Callable[[], None]) -> None:
        """Call `wake` at `due`; None takes the timer back; the same moment again changes nothing."""
        running = self._timers.get(key)
        if running is not None:
            if running[0] == due:
                return
            running[1].cancel()
            del self._timers[key]
        if due is not None:
            self._timers[key] = (due, self._clock.call_at(due, lambda: self._ring(key, wake)))

    def _ring(self, key: Hashable, wake: Callable[[], None]) -> None:
        self._timers.pop(key, None)
        wake()
