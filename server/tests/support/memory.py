"""A story writer in memory: stores at once, or when told to."""

import asyncio

from ringhall.foundation.events import Recorded


class MemoryWriter:
    """Implements steps.Writer. With `hold` set, steps wait until `release`."""

    def __init__(self) -> None:
        self.stored: list[Recorded] = []
        self.hold = False
        self._waiting: list[tuple[list[Recorded], asyncio.Future[None]]] = []

    @property
    def accepting(self) -> bool:
        return True

    def append(self, events: list[Recorded], *, patient: bool = False) -> "asyncio.Future[None]":
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append((events, done))
        if not self.hold:
            self.release()
        return done

    def release(self) -> None:
        """Store everything that waits."""
        waiting, self._waiting = self._waiting, []
        for events, done in waiting:
            self.stored.extend(events)
            done.set_result(None)

    def story(self, contact_id: str) -> list[str]:
        """The kinds of the contact's events, in order."""
        return [type(r.event).__name__ for r in self.stored if r.stream == f"contact:{contact_id}"]
