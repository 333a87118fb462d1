"""Work of the night: done when the centre starts, then every night at its hour by the wall of the centre's zone."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, time, timedelta, tzinfo

from ringhall.foundation import tasks
from ringhall.foundation.clock import Clock, Timer, as_datetime, as_milliseconds
from ringhall.foundation.logging import log

RETRY_MS = 3_600_000


class Nights:
    """Sleeps until the hour, and not a moment longer when the clock is set. Stop it before the database."""

    def __init__(
        self, clock: Clock, zone: Callable[[], tzinfo], hour: time, work: Callable[[], Awaitable[object]], name: str
    ) -> None:
        self._clock, self._zone, self._hour, self._work, self._name = clock, zone, hour, work, name
        self._due = 0
        self._timer: Timer | None = None
        self._running: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Do the work now, and then every night."""
        self._running = tasks.start(self._do(), self._name)

    def move(self) -> None:
        """The centre's zone or the clock is another: the next night comes at another moment."""
        if self._timer is not None:
            self._sleep_until(next_night(self._clock.now(), self._zone(), self._hour))

    async def settled(self) -> None:
        """Wait until the work that is done now is over."""
        if self._running is not None:
            await asyncio.wait({self._running})

    async def stop(self) -> None:
        """No more nights."""
        if self._timer is not None:
            self._timer.cancel()
        await tasks.stop(self._running)

    async def _do(self) -> None:
        try:
            await self._work()
            due = next_night(self._clock.now(), self._zone(), self._hour)
        except Exception:
            # One night that fails must not be the last one.
            log.exception("night.failed", work=self._name)
            due = self._clock.now() + RETRY_MS
        self._sleep_until(due)

    def _sleep_until(self, due: int) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._due, self._timer = due, self._clock.wake_at(due, self._wake)

    def _wake(self) -> None:
        if self._clock.now() >= self._due:
            self.start()
        else:
            self.move()


def next_night(now: int, zone: tzinfo, hour: time) -> int:
    """When this hour of the wall comes next; where the clocks skip it, as much later as they skip."""
    today = as_datetime(now).astimezone(zone).date()
    nights = (as_milliseconds(datetime.combine(today + timedelta(days=n), hour, zone)) for n in range(3))
    return next(night for night in nights if night > now)
