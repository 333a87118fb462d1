"""Waiting for what is told, and for what tells nobody."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from typing import TypeVar

from ringhall.engine.telephony import events

E = TypeVar("E", bound=events.SwitchEvent)
HEAR_SECONDS_MAX = 40.0


PAUSE_SECONDS, PAUSE_GROWS, PAUSE_SECONDS_MAX = 0.05, 1.3, 0.4


def pauses() -> Iterator[float]:
    """Seconds between one look and the next: what comes soon is seen soon, what takes long costs few looks."""
    pause = PAUSE_SECONDS
    while True:
        yield pause
        pause = min(PAUSE_SECONDS_MAX, pause * PAUSE_GROWS)


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
    between = pauses()
    while not await holds():
        if loop.time() >= latest:
            raise AssertionError(f"It did not come to be within {seconds_max} s. {await shows()}")
        await asyncio.sleep(next(between))


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
