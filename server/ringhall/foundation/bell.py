"""Wakes one waiter: now, or at the latest after a while."""

import asyncio


class Bell:
    """Ring it any number of times: whoever waits wakes once."""

    def __init__(self) -> None:
        self._rung = asyncio.Event()
        self._timer: asyncio.TimerHandle | None = None

    def ring(self) -> None:
        """Now."""
        self._rung.set()

    def ring_within(self, seconds: float) -> None:
        """In so many seconds, unless it rings sooner."""
        loop = asyncio.get_running_loop()
        if self._timer is None or loop.time() + seconds < self._timer.when():
            self._silence()
            self._timer = loop.call_later(seconds, self.ring)

    async def wait(self) -> None:
        """Until it rings; what was to ring later is forgotten then."""
        await self._rung.wait()
        self._rung.clear()
        self._silence()

    def _silence(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
