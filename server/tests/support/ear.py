"""Waiting for what is told, and for what tells nobody."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from ringhall.engine.telephony import events

E = TypeVar("E", bound=events.SwitchEvent)
HEAR_SECONDS_MAX = 40.0


async def _nothing() -> str:
    return ""


async def until(
    holds: Callable[[], Awaitable[bool]],
    seconds_max: float = HEAR_SECONDS_MAX,
    shows: Callable[[], Awaitable[str]] = _nothing,
) -> None:
    """Wait until something is true that tells nobody when it becomes so; if never, say what `shows` saw instead."""
    loop = asyncio.get_running_loop()
    latest = loop.time() + seconds_max
    while not await holds():
        if loop.time() >= latest:
            raise AssertionError(f"It did not come to be within {seconds_max} s. {await shows()}")
        await asyncio.sleep(0.05)


class Ear:
    """Keeps every event, and waits for the next one of a kind."""

    def __init__(self) -> None:
        self.events: list[events.SwitchEvent] = []
        self._new = asyncio.Event()
        self._read = 0

    def __call__(self, event: events.SwitchEvent) -> None:
        self.events.append(event)
        self._new.set()

    async def hears(
        self,
        kind: type[E],
        when: Callable[[E], bool] = lambda event: True,
        seconds_max: float = HEAR_SECONDS_MAX,
    ) -> E:
        """The next event of this kind after those already waited for; others are passed over."""
        try:
            async with asyncio.timeout(seconds_max):
                return await self._next(kind, when)
        except TimeoutError:
            raise AssertionError(f"No {kind.__name__} within {seconds_max} s, but {self.events}") from None

    async def _next(self, kind: type[E], when: Callable[[E], bool]) -> E:
        while True:
            while self._read < len(self.events):
                event = self.events[self._read]
                self._read += 1
                if isinstance(event, kind) and when(event):
                    return event
            self._new.clear()
            await self._new.wait()
