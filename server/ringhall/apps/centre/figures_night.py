"""Every night yesterday's figures are proved; what differs stands as an alarm until the rows are made again."""

import asyncio
from collections.abc import Callable
from datetime import date
from zoneinfo import ZoneInfo

from ringhall.foundation import tasks
from ringhall.foundation.clock import Clock, Timer, as_datetime, as_milliseconds
from ringhall.foundation.db.engine import Database
from ringhall.foundation.logging import log
from ringhall.oversight.analytics.reconciling import Reconciling
from ringhall.oversight.analytics.repository import checking
from ringhall.oversight.analytics.rules.reconciling import DAYS_MADE_UP_MAX, days_due, next_night
from ringhall.oversight.operations.alarms import Alarms

ALARM = "figures_differ"
RETRY_MS = 3_600_000
LOOK_MS = 60_000


class NightlyFigures:
    """Start it once the centre serves; nights that were missed are made up for. Stop it before the database."""

    def __init__(
        self,
        clock: Clock,
        database: Database,
        reconciling: Reconciling,
        alarms: Alarms,
        zone: Callable[[], ZoneInfo],
    ) -> None:
        self._clock, self._database = clock, database
        self._reconciling, self._alarms, self._zone = reconciling, alarms, zone
        self._raised: set[date] = set()
        self._due = 0
        self._timer: Timer | None = None
        self._running: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Look now, and every minute, whether a night's work is due."""
        self._running = tasks.start(self._look(), "figures.night")

    async def settled(self) -> None:
        """Wait until the look that runs now is over."""
        if self._running is not None:
            await asyncio.wait({self._running})

    async def stop(self) -> None:
        """No more nights."""
        if self._timer is not None:
            self._timer.cancel()
        await tasks.stop(self._running)

    async def catch_up(self) -> None:
        """Compare every day that is due or differed before, then tell what differs now."""
        zone = self._zone()
        async with self._database.transaction() as transaction:
            last = await checking.last_day(transaction)
            differed = await checking.standing(transaction, DAYS_MADE_UP_MAX)
        due = days_due(last, as_datetime(self._clock.now()).astimezone(zone).date())
        for day in sorted({*differed, *due}):
            await self._reconciling.check(day, zone)
        await self.heed()

    async def heed(self) -> None:
        """Raise an alarm for each day that differs, clear those of days whose rows were made again."""
        async with self._database.transaction() as transaction:
            standing = await checking.standing(transaction, DAYS_MADE_UP_MAX)
        for day in self._raised - set(standing):
            self._alarms.clear(ALARM, str(day))
        for day, differing in standing.items():
            self._raise(day, differing)
        self._raised = set(standing)

    async def _look(self) -> None:
        now = self._clock.now()
        try:
            if now >= self._due:
                await self.catch_up()
                self._due = as_milliseconds(next_night(as_datetime(now).astimezone(self._zone())))
            elif self._raised:
                await self.heed()
        except Exception:
            # One night that fails must not be the last one.
            log.exception("figures.night_failed")
            self._due = now + RETRY_MS
        self._timer = self._clock.call_at(now + LOOK_MS, self.start)

    def _raise(self, day: date, differing: dict[str, int]) -> None:
        rows, tables = sum(differing.values()), ", ".join(sorted(differing))
        self._alarms.raise_(
            ALARM,
            "missed",
            f"Figures of {day} are not what the stories tell: {rows} rows of {tables}.",
            subject=str(day),
            action=f"Make the rows again: ringhall figures reconcile --day {day} --repair",
            day=str(day),
            rows=rows,
            tables=tables,
        )
