"""The story writer of a simulation: the same promises as `story.StoryWriter`, and no database.

Stories with an end are forgotten when they end, the others when somebody has folded them, so that a simulated year
does not fill the memory.
"""

import asyncio
from collections.abc import Callable

from ringhall.foundation.events import Recorded


class PlaceTaken(Exception):
    """Two events want the same place in a story, or one leaves a gap: there are two writers, or one that lost count."""


class MemoryStory:
    """Implements steps.Writer. `open` holds what is stored of every story that has not ended or been folded.

    A step is stored at once, or `delay_ms()` later together with all that has come meanwhile, as the real writer does.
    """

    def __init__(self, delay_ms: Callable[[], int] = lambda: 0) -> None:
        self.open: dict[str, list[Recorded]] = {}
        self.last: dict[str, int] = {}
        self.stored = 0
        self.on_stored: Callable[[list[Recorded]], None] = lambda events: None
        self._delay_ms = delay_ms
        self._waiting: list[tuple[list[Recorded], asyncio.Future[None]]] = []
        self._gathering = False

    @property
    def accepting(self) -> bool:
        """It always takes more."""
        return True

    def append(self, events: list[Recorded], *, patient: bool = False) -> "asyncio.Future[None]":
        """Store the events after all earlier ones; the future is done when they are."""
        loop = asyncio.get_running_loop()
        done: asyncio.Future[None] = loop.create_future()
        self._waiting.append((events, done))
        if not self._gathering:
            delay_ms = self._delay_ms()
            if delay_ms:
                self._gathering = True
                loop.call_later(delay_ms / 1000, self._store)
            else:
                self._store()
        return done

    def crash(self) -> None:
        """The program ends here: what was not stored yet never happened, and nobody is told."""
        self._waiting = []

    def forget(self, stream: str) -> None:
        """What is stored of this story has been folded into a state that somebody keeps."""
        self.open.pop(stream, None)

    def _store(self) -> None:
        self._gathering = False
        waiting, self._waiting = self._waiting, []
        for events, done in waiting:
            for recorded in events:
                self._place(recorded)
            if events:
                self.stored += len(events)
                self.on_stored(events)
            if not done.done():
                done.set_result(None)

    def _place(self, recorded: Recorded) -> None:
        stream = recorded.stream
        if recorded.n != self.last.get(stream, 0) + 1:
            raise PlaceTaken(f"{stream} is at {self.last.get(stream, 0)}, and {recorded.n} wants to be stored")
        self.last[stream] = recorded.n
        if recorded.event.closes:
            self.open.pop(stream, None)
        else:
            self.open.setdefault(stream, []).append(recorded)
