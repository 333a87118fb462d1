"""Every night yesterday's figures are proved; what differs stands as an alarm until the rows are made again."""

import asyncio
from collections.abc import Callable
from datetime import date
from zoneinfo import ZoneInfo

from ringhall.apps.centre.nights import Nights
from ringhall.foundation import tasks
from ringhall.foundation.clock import Clock, Timer, as_datetime
from ringhall.foundation.db.engine import Database
from ringhall.oversight.analytics.reconciling import Reconciling
from ringhall.oversight.analytics.repository import checking
from ringhall.oversight.analytics.rules.reconciling import DAYS_MADE_UP_MAX, NIGHT, days_due
from ringhall.oversight.operations.alarms import Alarms

ALARM = "figures_differ"
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
        self._nights = Nights(clock, zone, NIGHT, self.catch_up, "figures.night")
        self._soon: Timer | None = None
        self._heeding: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Prove what is due now, and then every night."""
        self._nights.start()

    def move(self) -> None:
        """The centre's zone is another: its nights begin at another moment."""
        self._nights.move()

    async def settled(self) -> None:
        """Wait until the look that runs now is over."""
        await self._nights.settled()
        if self._heeding is not None:
            await asyncio.wait({self._heeding})

    async def stop(self) -> None:
        """No more nights."""
        if self._soon is not None:
            self._soon.cancel()
        await tasks.stop(self._heeding)
        await self._nights.stop()

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
        """Raise an alarm for each day that differs, clear those of days whose rows were made again.

        That is done by another program: while an alarm stands it is looked for every minute.
        """
        try:
            async with self._database.transaction() as transaction:
                standing = await checking.standing(transaction, DAYS_MADE_UP_MAX)
            for day in self._raised - set(standing):
                self._alarms.clear(ALARM, str(day))
            for day, differing in standing.items():
                self._raise(day, differing)
            self._raised = set(standing)
        finally:
            if self._soon is not None:
                self._soon.cancel()
            self._soon = self._clock.call_at(self._clock.now() + LOOK_MS, self._heed_again) if self._raised else None

    def _heed_again(self) -> None:
        self._heeding = tasks.start(self.heed(), "figures.heed")

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
