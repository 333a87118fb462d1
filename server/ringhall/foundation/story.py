"""The story writer: puts events on disk in their order, many steps in one commit.

While one commit runs, the steps that come in gather and go into the next. A step that nobody waits for is
patient: it goes with the next that is not, at most `PATIENCE_SECONDS` later. When the database is away they
wait, bounded, and are written in order on its return. A step's future is done when its events are stored.
"""

import asyncio
import contextlib
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ringhall.foundation import tasks
from ringhall.foundation.bell import Bell
from ringhall.foundation.errors import Unavailable
from ringhall.foundation.events import Recorded
from ringhall.foundation.logging import log
from ringhall.foundation.story_store import Fenced, Projection, Row, StoryStore, row_of
from ringhall.foundation.story_trouble import Insistence

EVENTS_WAITING_MAX = 100_000
EVENTS_PER_COMMIT_MAX = 5_000
PATIENCE_SECONDS = 0.1
HELD_SECONDS_MAX = 1.0
SETTLE_SECONDS_MAX = 2.0
CLOSE_SECONDS_MAX = 5.0


class StoryFull(Unavailable):
    """The database has been away for so long that no more events can wait for it."""

    text = "The database is away and {waiting} events wait for it already; nothing new is taken on until it is back."


class StoryClosed(Unavailable):
    """The writer has stopped."""

    text = "The story is closed: {reason}."


@dataclass(slots=True)
class _Waiting:
    events: list[Recorded]
    rows: list[Row]
    done: "asyncio.Future[None]"


class StoryWriter:
    """Implements steps.Writer on one connection of its own. `start` it, `close` it."""

    def __init__(
        self,
        url: str,
        *,
        on_trouble: Callable[[str], None] = lambda text: None,
        on_recovered: Callable[[], None] = lambda: None,
        on_fenced: Callable[[], None] = lambda: None,
        events_waiting_max: int = EVENTS_WAITING_MAX,
    ) -> None:
        self._store = StoryStore(url)
        self._insistence = Insistence(self._store.drop, lambda: self.waiting, on_trouble, on_recovered)
        self._on_fenced = on_fenced
        self._events_waiting_max = events_waiting_max
        self._queue: deque[_Waiting] = deque()
        self._events_waiting = 0
        self._bell = Bell()
        self._settling: list[asyncio.Future[None]] = []
        self._tables_due: float | None = None
        self._task: asyncio.Task[None] | None = None
        self._closed: str | None = None

    @property
    def waiting(self) -> int:
        """Events that are not stored yet."""
        return self._events_waiting

    @property
    def accepting(self) -> bool:
        """Whether `append` takes more; ask before a step starts, for a step's events are folded at once."""
        return self._closed is None and self._events_waiting < self._events_waiting_max

    def project(self, projection: Projection) -> None:
        """Let `projection(connection, events)` keep its tables.

        It sees most events in the transaction that stores them. Those of a story that will be closed it sees
        together, when the story closes, when `settle` is called, or a second later. It must bear to see the same
        events twice. When it fails the events are stored without it.
        """
        self._store.projections.append(projection)

    async def start(self) -> None:
        """Connect and begin to write. Raises psycopg.Error or Fenced when the database cannot be had now."""
        await self._store.open()
        self._task = tasks.start(self._run(), "story writer")

    def resume(self, last_events: Iterable[Recorded]) -> None:
        """These stories are open and tables are behind them, as the program before us left it."""
        self._store.held.resume(last_events)
        self._bell.ring()

    def append(self, events: list[Recorded], *, patient: bool = False) -> "asyncio.Future[None]":
        """Store the events after all earlier ones; the future is done when they are on disk."""
        if self._closed is not None:
            raise StoryClosed(reason=self._closed)
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        if not events and not self._queue:
            done.set_result(None)
            return done
        if self._events_waiting + len(events) > self._events_waiting_max:
            raise StoryFull(waiting=self._events_waiting)
        self._queue.append(_Waiting(events, [row_of(each) for each in events], done))
        self._events_waiting += len(events)
        if patient:
            self._bell.ring_within(PATIENCE_SECONDS)
        else:
            self._bell.ring()
        return done

    async def settle(self) -> None:
        """Wait until stories hold what was appended so far, and the tables what the stories hold.

        Live state may be ahead of both: whoever looks at it and then reads is not told less than they saw.
        Not long, and not while the database is away.
        """
        if self._closed is not None or self._insistence.in_trouble:
            return
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(SETTLE_SECONDS_MAX):
                if self._queue:
                    self._bell.ring()
                    await asyncio.wait([self._queue[-1].done])
                if self._store.held:
                    settled = asyncio.get_running_loop().create_future()
                    self._settling.append(settled)
                    self._bell.ring()
                    await settled

    async def close(self, seconds_max: float = CLOSE_SECONDS_MAX) -> None:
        """Write what waits, at most so long, and stop; what could not be written is refused."""
        self._closed = self._closed or "Ringhall is stopping"
        self._bell.ring()
        if self._task is not None:
            await asyncio.wait([self._task], timeout=seconds_max)
            await tasks.stop(self._task)
        await self._store.close()
        self._refuse_waiting(StoryClosed(reason=self._closed))

    async def _run(self) -> None:
        try:
            while self._queue or self._closed is None:
                await self._bell.wait()
                while self._queue:
                    await self._write_group(self._next_group())
                    await self._write_tables_when_due()
                await self._write_tables_when_due()
        except Fenced as refusal:
            log.error("story.fenced", reason=str(refusal))
            self._closed = str(refusal)
            self._refuse_waiting(refusal)
            self._on_fenced()

    def _next_group(self) -> list[_Waiting]:
        group: list[_Waiting] = []
        size = 0
        for waiting in self._queue:
            size += len(waiting.events)
            if group and size > EVENTS_PER_COMMIT_MAX:
                break
            group.append(waiting)
        return group

    async def _write_group(self, group: list[_Waiting]) -> None:
        rows = [row for waiting in group for row in waiting.rows]
        events = [event for waiting in group for event in waiting.events]
        if rows:
            await self._insistence.until_stored(lambda: self._store.write(rows, events))
        for waiting in group:
            self._queue.popleft()
            self._events_waiting -= len(waiting.events)
            if not waiting.done.done():
                waiting.done.set_result(None)

    async def _write_tables_when_due(self) -> None:
        """Let the projections see what was held back, when somebody waits for it or it has waited long enough."""
        now = asyncio.get_running_loop().time()
        if self._store.held:
            self._tables_due = self._tables_due or now + HELD_SECONDS_MAX
            if self._settling or self._closed or now >= self._tables_due:
                await self._insistence.until_stored(self._store.write_held)
                self._tables_due = None
            else:
                self._bell.ring_within(self._tables_due - now)
        settling, self._settling = self._settling, []
        for settled in settling:
            if not settled.done():
                settled.set_result(None)

    def _refuse_waiting(self, refusal: Unavailable) -> None:
        while self._queue:
            waiting = self._queue.popleft()
            self._events_waiting -= len(waiting.events)
            if not waiting.done.done():
                waiting.done.set_exception(refusal)
                # The step reports it; a future nobody looks at again must not shout as well.
                waiting.done.exception()
