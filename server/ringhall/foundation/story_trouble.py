"""What the story writer does when the database is away: it tries again, tells of it once, and of its return once."""

import asyncio
from collections.abc import Awaitable, Callable

import psycopg

from ringhall.foundation.logging import log

BEAT_SECONDS = 0.25
COMMIT_BEATS_MAX = 20
ALARM_AFTER_BEATS = 8
RETRY_SECONDS_MIN = 0.05
RETRY_SECONDS_MAX = 1.0


class Insistence:
    """Tries a write until it is stored. `drop` lets go of the connection that failed."""

    def __init__(
        self,
        drop: Callable[[], Awaitable[None]],
        waiting: Callable[[], int],
        on_trouble: Callable[[str], None],
        on_recovered: Callable[[], None],
    ) -> None:
        self._drop, self._waiting = drop, waiting
        self._on_trouble, self._on_recovered = on_trouble, on_recovered
        self.in_trouble = False

    async def until_stored(self, write: Callable[[], Awaitable[None]]) -> None:
        """Try until it is stored: what comes next may not go before it."""
        wait = RETRY_SECONDS_MIN
        while True:
            watch = _Watch(self._trouble)
            try:
                async with watch.limit:
                    await write()
            except (psycopg.Error, OSError, TimeoutError) as problem:
                await self._drop()
                self._trouble(problem)
                await asyncio.sleep(wait)
                wait = min(wait * 2, RETRY_SECONDS_MAX)
                continue
            finally:
                watch.end()
            self._recovered()
            return

    def _trouble(self, problem: Exception) -> None:
        if self.in_trouble:
            return
        self.in_trouble = True
        text = str(problem).strip() or f"no answer within {COMMIT_BEATS_MAX * BEAT_SECONDS:.0f} s"
        log.error("story.database_away", problem=text, waiting=self._waiting())
        self._on_trouble(f"The database does not store: {text}")

    def _recovered(self) -> None:
        if not self.in_trouble:
            return
        self.in_trouble = False
        log.info("story.database_back", waiting=self._waiting())
        self._on_recovered()


class _Watch:
    """Tells of a write that is slow, and ends one that takes too long, by the time in which this program ran.

    When the program itself stood still (a suspended machine, a stopped process), the database may have answered
    long ago and is not to blame: however long that was, it counts as one beat.
    """

    def __init__(self, on_slow: Callable[[Exception], None]) -> None:
        self.limit = asyncio.timeout(None)
        self._on_slow = on_slow
        self._beats = 0
        self._loop = asyncio.get_running_loop()
        self._timer = self._loop.call_later(BEAT_SECONDS, self._beat)

    def end(self) -> None:
        """The write is over."""
        self._timer.cancel()

    def _beat(self) -> None:
        self._beats += 1
        if self._beats == ALARM_AFTER_BEATS:
            self._on_slow(TimeoutError(f"no answer for {ALARM_AFTER_BEATS * BEAT_SECONDS:.0f} s"))
        if self._beats == COMMIT_BEATS_MAX:
            self.limit.reschedule(self._loop.time())
        self._timer = self._loop.call_later(BEAT_SECONDS, self._beat)
