"""Figures proved when somebody asks for it: day by day in the background, one such work at a time."""

from collections.abc import Awaitable, Callable
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from ringhall.apps.api.parts import FiguresStanding, ProofWork
from ringhall.company.audit.service import Audit
from ringhall.foundation import tasks
from ringhall.foundation.clock import Clock, as_datetime
from ringhall.foundation.db.engine import Database
from ringhall.foundation.errors import Conflict, NotFound, Refusal
from ringhall.foundation.ids import NewId
from ringhall.foundation.logging import log
from ringhall.oversight.analytics.reconciling import Reconciling
from ringhall.oversight.analytics.repository import checking
from ringhall.oversight.analytics.rules.reconciling import DAYS_MADE_UP_MAX

DAYS_MAX = 92
WORKS_KEPT_MAX = 20


class DayNotOver(Refusal):
    """Only whole days are compared."""

    code = "day-not-over"
    text = "{day} is not over yet: name days before today, the last one no earlier than the first."


class TooManyDays(Refusal):
    """A proof reads every story of its days."""

    code = "too-many-days"
    text = "At most {most} days are compared at once. Take them in parts."


class ProofRuns(Conflict):
    """Two at once would take the machine's time, which calls need."""

    code = "proof-runs"
    text = "Figures are being compared already. Wait until that is done."


def days_between(first: date, last: date, today: date, most: int = 36_500) -> list[date]:
    """The days from the first to the last. Raises DayNotOver, TooManyDays."""
    if not first <= last < today:
        raise DayNotOver(day=last)
    if (last - first).days >= most:
        raise TooManyDays(most=most)
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


class FiguresProof:
    """Implements the API's FiguresProof. `heed` looks at the alarms once a work is done."""

    def __init__(
        self,
        clock: Clock,
        database: Database,
        audit: Audit,
        reconciling: Reconciling,
        zone: Callable[[], ZoneInfo],
        heed: Callable[[], Awaitable[None]],
        new_id: NewId,
    ) -> None:
        self._clock, self._database, self._audit = clock, database, audit
        self._reconciling, self._zone, self._heed = reconciling, zone, heed
        self._new_id = new_id
        self._works: dict[str, ProofWork] = {}

    async def standing(self) -> FiguresStanding:
        """The last day that was compared, which of the newest days differ, and the work that runs."""
        async with self._database.transaction() as transaction:
            last = await checking.last_day(transaction)
            differing = await checking.standing(transaction, DAYS_MADE_UP_MAX)
        running = next((work.id for work in self._works.values() if work.state == "running"), None)
        return FiguresStanding(last, differing, running)

    async def begin(self, first: date, last: date, who: str, *, repair: bool) -> ProofWork:
        """Begin to compare these days, and with `repair` to make rows that differ again. Raises ProofRuns."""
        days = days_between(first, last, as_datetime(self._clock.now()).astimezone(self._zone()).date(), DAYS_MAX)
        if any(work.state == "running" for work in self._works.values()):
            raise ProofRuns
        while len(self._works) >= WORKS_KEPT_MAX:
            self._works.pop(next(iter(self._works)))
        work = ProofWork(self._new_id(), "running", repair, len(days), [])
        self._works[work.id] = work
        said = {"from": str(first), "to": str(last), "repair": repair}
        async with self._database.transaction() as transaction:
            await self._audit.write(transaction, who, "figures.checked", f"figures:{first}", None, said)
        tasks.start(self._run(work, days, who if repair else None), "figures.proof")
        return work

    def work(self, work_id: str) -> ProofWork:
        """How far a work is. Raises NotFound."""
        work = self._works.get(work_id)
        if work is None:
            raise NotFound(what="proof", which=work_id)
        return work

    async def _run(self, work: ProofWork, days: list[date], repair_by: str | None) -> None:
        try:
            for day in days:
                work.days.append(await self._reconciling.check(day, self._zone(), repair_by))
            await self._heed()
            work.state = "done"
        except Exception:
            log.exception("figures.proof_failed", work=work.id)
            work.state = "failed"
