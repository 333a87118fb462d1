"""The story writer: puts events on disk in their order, many steps in one commit.

While one commit runs, the steps that come in gather and go into the next. When the database is away they
wait, bounded, and are written in order on its return. A step's future is done when its events are stored.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import psycopg

from ringhall.foundation.errors import Unavailable
from ringhall.foundation.events import Recorded
from ringhall.foundation.logging import log
from ringhall.foundation.story_store import Fenced, Projection, Row, StoryStore, row_of

EVENTS_WAITING_MAX = 100_000
EVENTS_PER_COMMIT_MAX = 5_000
COMMIT_SECONDS_MAX = 5.0
ALARM_AFTER_SECONDS = 2.0
RETRY_SECONDS_MIN = 0.05
RETRY_SECONDS_MAX = 1.0
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
        self._on_trouble = on_trouble
        self._on_recovered = on_recovered
        self._on_fenced = on_fenced
        self._events_waiting_max = events_waiting_max
        self._queue: deque[_Waiting] = deque()
        self._events_waiting = 0
        self._news = asyncio.Event()
        self._task: asyncio.Task[None] | None = None
        self._closed: str | None = None
        self._in_trouble = False

    @property
    def waiting(self) -> int:
        """Events that are not stored yet."""
        return self._events_waiting

    @property
    def accepting(self) -> bool:
        """Whether `append` takes more; ask before a step starts, for a step's events are folded at once."""
        return self._closed is None and self._events_waiting < self._events_waiting_max

    def project(self, projection: Projection) -> None:
        """Let `projection(connection, events)` keep its tables in the same transaction.

        It must bear to see the same events twice. When it fails the events are stored without it.
        """
        self._store.projections.append(projection)

    async def start(self) -> None:
        """Connect and begin to write. Raises psycopg.Error or Fenced when the database cannot be had now."""
        await self._store.open()
        self._task = asyncio.create_task(self._run(), name="story writer")

    def append(self, events: list[Recorded]) -> "asyncio.Future[None]":
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
        self._news.set()
        return done

    async def close(self, seconds_max: float = CLOSE_SECONDS_MAX) -> None:
        """Write what waits, at most so long, and stop; what could not be written is refused."""
        self._closed = self._closed or "Ringhall is stopping"
        self._news.set()
        if self._task is not None:
            await asyncio.wait([self._task], timeout=seconds_max)
            self._task.cancel()
            await asyncio.wait([self._task])
        await self._store.close()
        self._refuse_waiting(StoryClosed(reason=self._closed))

    async def _run(self) -> None:
        try:
            while self._queue or self._closed is None:
                await self._news.wait()
                self._news.clear()
                while self._queue:
                    await self._write_group(self._next_group())
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
            await self._insist(lambda: self._store.write(rows, events))
        for waiting in group:
            self._queue.popleft()
            self._events_waiting -= len(waiting.events)
            if not waiting.done.done():
                waiting.done.set_result(None)

    async def _insist(self, write: Callable[[], Awaitable[None]]) -> None:
        """Try until it is stored: the next events may not go before these."""
        wait = RETRY_SECONDS_MIN
        while True:
            slow = TimeoutError(f"no answer for {ALARM_AFTER_SECONDS:.0f} s")
            alarm = asyncio.get_running_loop().call_later(ALARM_AFTER_SECONDS, self._trouble, slow)
            try:
                async with asyncio.timeout(COMMIT_SECONDS_MAX):
                    await write()
            except (psycopg.Error, OSError, TimeoutError) as problem:
                await self._store.drop()
                self._trouble(problem)
                await asyncio.sleep(wait)
                wait = min(wait * 2, RETRY_SECONDS_MAX)
                continue
            finally:
                alarm.cancel()
            self._recovered()
            return

    def _trouble(self, problem: Exception) -> None:
        if self._in_trouble:
            return
        self._in_trouble = True
        text = str(problem).strip() or f"no answer within {COMMIT_SECONDS_MAX:.0f} s"
        log.error("story.database_away", problem=text, waiting=self._events_waiting)
        self._on_trouble(f"The database does not store: {text}")

    def _recovered(self) -> None:
        if not self._in_trouble:
            return
        self._in_trouble = False
        log.info("story.database_back", waiting=self._events_waiting)
        self._on_recovered()

    def _refuse_waiting(self, refusal: Unavailable) -> None:
        while self._queue:
            waiting = self._queue.popleft()
            self._events_waiting -= len(waiting.events)
            if not waiting.done.done():
                waiting.done.set_exception(refusal)
                # The step reports it; a future nobody looks at again must not shout as well.
                waiting.done.exception()
