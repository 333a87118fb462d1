"""What the story writer does when the database is away: it tries again, tells of it once, and of its return once."""

import asyncio
from collections.abc import Awaitable, Callable

import psycopg

from ringhall.foundation.logging import log

COMMIT_SECONDS_MAX = 5.0
ALARM_AFTER_SECONDS = 2.0
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
            slow = TimeoutError(f"no answer for {ALARM_AFTER_SECONDS:.0f} s")
            alarm = asyncio.get_running_loop().call_later(ALARM_AFTER_SECONDS, self._trouble, slow)
            try:
                async with asyncio.timeout(COMMIT_SECONDS_MAX):
                    await write()
            except (psycopg.Error, OSError, TimeoutError) as problem:
                await self._drop()
                self._trouble(problem)
                await asyncio.sleep(wait)
                wait = min(wait * 2, RETRY_SECONDS_MAX)
                continue
            finally:
                alarm.cancel()
            self._recovered()
            return

    def _trouble(self, problem: Exception) -> None:
        if self.in_trouble:
            return
        self.in_trouble = True
        text = str(problem).strip() or f"no answer within {COMMIT_SECONDS_MAX:.0f} s"
        log.error("story.database_away", problem=text, waiting=self._waiting())
        self._on_trouble(f"The database does not store: {text}")

    def _recovered(self) -> None:
        if not self.in_trouble:
            return
        self.in_trouble = False
        log.info("story.database_back", waiting=self._waiting())
        self._on_recovered()
