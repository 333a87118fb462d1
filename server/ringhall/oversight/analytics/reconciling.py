"""Proves a day's figures: folds its stories from nothing by the same rules, compares every row, can make rows again."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import date, tzinfo
from functools import partial
from typing import Any

import msgspec
from sqlalchemy.exc import DBAPIError

from ringhall.company.audit.service import Audit
from ringhall.engine.routing.rules.agents import Agent
from ringhall.foundation.clock import Clock
from ringhall.foundation.db.engine import Database, Transaction
from ringhall.foundation.logging import log
from ringhall.oversight.analytics.projection import row_of
from ringhall.oversight.analytics.repository import checking
from ringhall.oversight.analytics.rules import spans
from ringhall.oversight.analytics.rules.reconciling import Difference, bounds, differences, retold, touches
from ringhall.oversight.analytics.rules.spans import Day, Span
from ringhall.oversight.analytics.rules.visits import TermsOf
from ringhall.oversight.analytics.story_tables import row

CONTACTS_PER_BATCH = 100
PAUSE_SECONDS = 0.02
# An agent is folded from an earlier sign-out on: no talk of before goes on for longer than this.
WARM_UP_MS = 2 * 86_400_000
TRIES = 5


class Checked(msgspec.Struct, frozen=True):
    """A day that was compared: how many rows, and by table how many of them differed."""

    day: date
    rows: int
    differing: dict[str, int]
    repaired: bool


class Found(msgspec.Struct, frozen=True):
    """What one batch held."""

    rows: int
    differences: list[Difference]


Look = Callable[[Transaction], Awaitable[Found]]


class Reconciling:
    """Compares stories and tables, a batch at a time, each as it stands at one moment."""

    def __init__(self, database: Database, audit: Audit, clock: Clock, terms_of: TermsOf) -> None:
        self._database, self._audit, self._clock = database, audit, clock
        self._terms_of = terms_of

    async def check(self, day: date, zone: tzinfo, repair_by: str | None = None) -> Checked:
        """Compare the rows of the day; with `repair_by` (a login) those that differ are made again from the story."""
        since, until = bounds(day, zone)
        run = _Run(self._database, self._audit, day, repair_by)
        async with self._database.transaction() as transaction:
            contact_ids = await checking.ids(transaction, checking.CONTACTS, since, until)
            agent_ids = await checking.ids(transaction, checking.AGENTS, since, until)
        for begin in range(0, len(contact_ids), CONTACTS_PER_BATCH):
            some = contact_ids[begin : begin + CONTACTS_PER_BATCH]
            await run.batch(partial(self._contacts, some))
        for agent_id in agent_ids:
            await run.batch(partial(_agent, agent_id, since, until))
        standing = {} if repair_by is not None else run.differing
        async with self._database.transaction() as transaction:
            await checking.remember(transaction, day, self._clock.now(), run.rows, standing)
        log.info(
            "figures.checked", day=str(day), rows=run.rows, differing=run.differing, repaired=repair_by is not None
        )
        return Checked(day, run.rows, run.differing, repair_by is not None)

    async def _contacts(self, contact_ids: list[str], transaction: Transaction) -> Found:
        tables = ("queue_visit", "arrival", "agent_turn")
        stored = {table: await checking.rows_of(transaction, table, contact_ids) for table in tables}
        promised = checking.terms_in(stored["queue_visit"])
        events = await checking.stories(transaction, [f"contact:{contact_id}" for contact_id in contact_ids])

        def compare() -> Found:
            told = retold(checking.events_in(events), promised, self._terms_of)
            rows = {
                "queue_visit": [row_of(visit) for visit in told.visits],
                "arrival": [row(arrival) for arrival in told.arrivals],
                "agent_turn": [row(turn) for turn in told.turns],
            }
            found = [each for table in tables for each in differences(table, rows[table], stored[table])]
            return Found(sum(map(len, rows.values())), found)

        # Thousands of events are no step of the centre: calls go on meanwhile.
        return await asyncio.to_thread(compare)


async def _agent(agent_id: str, since: int, until: int, transaction: Transaction) -> Found:
    stream = f"agent:{agent_id}"
    stored = await checking.spans_of(transaction, agent_id, since, until)
    start = await checking.offline_before(transaction, stream, since - WARM_UP_MS)
    if any(each["n"] <= start for each in stored):
        start = 0
    day, told = Day(Agent(agent_id), start), dict[int, Span]()
    async for page in checking.pages(transaction, stream, start):
        last = await asyncio.to_thread(_follow, day, told, page)
        if last >= until and not any(each.until is None and each.since < until for each in day.spans):
            break
    there = {each["n"] for each in stored}
    rows = [row(span) for span in told.values() if touches(span, since, until) or span.n in there]
    missing = {each["n"] for each in rows} - there
    stored += await checking.spans_at(transaction, agent_id, sorted(missing)) if missing else []
    return Found(len(rows), differences("agent_span", rows, stored))


def _follow(day: Day, told: dict[int, Span], page: list[Any]) -> int:
    """Fold one page of the agent's story; the moment of its last event."""
    events = checking.events_in(page)
    for recorded in events:
        spans.follow(day, recorded)
    told.update((span.n, span) for span in day.spans)
    if not events:
        return 0
    day.spans = [span for span in day.spans if span.until is None]
    return events[-1].at


class _Run:
    """One day's work: counts, and says in the audit log that rows are made again before the first one is."""

    def __init__(self, database: Database, audit: Audit, day: date, repair_by: str | None) -> None:
        self._database, self._audit = database, audit
        self._day, self._by = day, repair_by
        self._said = False
        self.rows = 0
        self.differing: dict[str, int] = {}

    async def batch(self, look: Look) -> None:
        """Compare one batch, and make its rows again where that is wished."""
        found = await self._one_moment(look, repair=False)
        self.rows += found.rows
        for each in found.differences:
            self.differing[each.table] = self.differing.get(each.table, 0) + 1
            log.warning("figures.differ", day=str(self._day), table=each.table, key=list(each.key))
        if found.differences and self._by is not None:
            await self._say_first(self._by)
            await self._one_moment(look, repair=True)
        await asyncio.sleep(PAUSE_SECONDS)

    async def _one_moment(self, look: Look, *, repair: bool) -> Found:
        for attempt in range(TRIES):
            try:
                async with self._database.transaction() as transaction:
                    await checking.at_one_moment(transaction)
                    found = await look(transaction)
                    if repair:
                        await _rebuild(transaction, found.differences)
                    return found
            except DBAPIError as problem:
                # Somebody live wrote the same row meanwhile: what they wrote is looked at anew.
                if getattr(problem.orig, "sqlstate", None) not in ("40001", "23505") or attempt == TRIES - 1:
                    raise
        raise AssertionError("unreachable: the last attempt returns or raises")

    async def _say_first(self, who: str) -> None:
        if not self._said:
            async with self._database.transaction() as transaction:
                await self._audit.write(transaction, who, "figures.rebuilt", f"figures:{self._day}")
            self._said = True


async def _rebuild(transaction: Transaction, found: list[Difference]) -> None:
    for table in dict.fromkeys(each.table for each in found):
        mine = [each for each in found if each.table == table]
        gone = [each.stored for each in mine if each.stored is not None]
        told = [each.told for each in mine if each.told is not None]
        await checking.put(transaction, table, gone, told)
