"""A day's figures are proved from its stories: what was tampered with is found, and made again as it was."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import date
from typing import Any

import psycopg
import pytest
import pytest_asyncio

from ringhall.apps.centre.figures_night import LOOK_MS, NightlyFigures
from ringhall.company.audit.service import Audit
from ringhall.contact.events import ContactConnected, ContactEvent, PersonErased
from ringhall.contact.rules.personal import erased
from ringhall.engine.routing.rules.patience import Wait
from ringhall.engine.routing.rules.waits_learnt import WaitsLearnt
from ringhall.foundation import story_overwriting
from ringhall.foundation.clock import SimulatedClock
from ringhall.foundation.db.engine import Database
from ringhall.foundation.events import Recorded, from_data, to_data
from ringhall.foundation.story import StoryWriter
from ringhall.oversight.analytics.projection import VisitTable
from ringhall.oversight.analytics.reconciling import Reconciling
from ringhall.oversight.analytics.repository import checking
from ringhall.oversight.analytics.repository.queues import waits_since
from ringhall.oversight.analytics.rules.sums import Terms
from ringhall.oversight.analytics.story_tables import SpanTable, TrackTable
from ringhall.oversight.operations.alarms import Alarms
from tests.support import golden_day as golden

pytestmark = pytest.mark.real

SUNDAY = date(2026, 3, 29)
TERMS, OTHER_TERMS = Terms(20_000, 5_000), Terms(60_000, 30_000)
TABLES = ("queue_visit", "arrival", "agent_turn", "agent_span")
TAMPERS = (
    "UPDATE queue_visit SET talk_ms = 1 WHERE (contact_id, n) = (SELECT contact_id, n FROM queue_visit {day})",
    "UPDATE queue_visit SET outcome = 'other' WHERE (contact_id, n) = (SELECT contact_id, n FROM queue_visit {day})",
    "UPDATE queue_visit SET queued_at = queued_at - interval '3 days' WHERE (contact_id, n) = "
    "(SELECT contact_id, n FROM queue_visit {day})",
    "DELETE FROM arrival WHERE contact_id = (SELECT contact_id FROM arrival {day})",
    "UPDATE arrival SET ivr_ms = ivr_ms - 1 WHERE contact_id = (SELECT contact_id FROM arrival {day})",
    "DELETE FROM agent_turn WHERE (contact_id, n) = (SELECT contact_id, n FROM agent_turn {day})",
    "INSERT INTO agent_turn VALUES ('nobody', 3, 'ann', 'sales', 'talk', '2026-03-29 10:00Z', 'ended')",
    "UPDATE agent_span SET until = until + interval '1 millisecond' WHERE (agent_id, n) = "
    "(SELECT agent_id, n FROM agent_span {day})",
    "UPDATE agent_span SET since = since + interval '5 days', until = until + interval '5 days' WHERE (agent_id, n) = "
    "(SELECT agent_id, n FROM agent_span {day})",
    "DELETE FROM agent_span WHERE (agent_id, n) = (SELECT agent_id, n FROM agent_span {day})",
)
MOMENT_OF = {"queue_visit": "queued_at", "arrival": "arrived_at", "agent_turn": "at", "agent_span": "since"}


@asynccontextmanager
async def writing(url: str, terms: Terms = TERMS) -> AsyncIterator[StoryWriter]:
    """A program that stores stories, fresh: it knows nothing of before."""
    writer = StoryWriter(url)
    for table in (VisitTable(lambda _: terms), TrackTable(), SpanTable()):
        writer.project(table.project)
    await writer.start()
    yield writer
    await writer.close()


@pytest_asyncio.fixture
async def stored(database: Database, database_url: str) -> list[Recorded]:
    """The golden stories, stored with their tables."""
    stories = golden.golden_stories()
    async with writing(database_url) as writer:
        await writer.append(stories)
    return stories


def a_reconciling(database: Database, terms: Terms = OTHER_TERMS) -> Reconciling:
    """Queues promise something else by now: what they promised then counts."""
    clock = SimulatedClock(golden.at("12:00:00", "2026-03-30"))
    return Reconciling(database, Audit(clock), clock, lambda _: terms)


def rows(url: str) -> dict[str, list[Any]]:
    with psycopg.connect(url) as connection:
        return {table: connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall() for table in TABLES}


def tamper(url: str, change: str) -> str:
    """Change one row of that Sunday, any; the table it is in."""
    table = next(name for name in TABLES if name in change)
    moment = MOMENT_OF[table]
    ended = " AND until < '2026-03-29 22:00Z'" if table == "agent_span" else ""
    of_sunday = f"{moment} >= '2026-03-28 23:00Z' AND {moment} < '2026-03-29 22:00Z'{ended}"
    day = f"WHERE {of_sunday} ORDER BY md5(ctid::text) LIMIT 1"
    with psycopg.connect(url) as connection:
        done = connection.execute(change.format(day=day))
        assert done.rowcount == 1, change
    return table


@pytest.mark.usefixtures("stored")
async def test_the_golden_day_agrees_to_the_last_row(database: Database, database_url: str) -> None:
    checked = await a_reconciling(database).check(SUNDAY, golden.ZONE)
    assert checked.differing == {}
    # Contacts of the day before that went on are proved with it, so it is at least what was stored of this day.
    assert checked.rows > 40
    assert sum(len(found) for found in rows(database_url).values()) >= checked.rows


@pytest.mark.usefixtures("stored")
@pytest.mark.parametrize("change", TAMPERS)
async def test_a_row_that_was_tampered_with_is_found_and_made_again(
    database: Database, database_url: str, change: str
) -> None:
    before = rows(database_url)
    table = tamper(database_url, change)
    reconciling = a_reconciling(database)
    assert (await reconciling.check(SUNDAY, golden.ZONE)).differing == {table: 1}
    assert rows(database_url) != before, "looking changes nothing"
    repaired = await reconciling.check(SUNDAY, golden.ZONE, "root")
    assert (repaired.differing, repaired.repaired) == ({table: 1}, True)
    assert rows(database_url) == before
    assert (await reconciling.check(SUNDAY, golden.ZONE)).differing == {}
    with psycopg.connect(database_url) as connection:
        said = connection.execute("SELECT who, what, subject FROM audit_entry").fetchall()
    assert said == [("root", "figures.rebuilt", "figures:2026-03-29")]


@pytest.mark.usefixtures("stored")
async def test_figures_older_than_their_tables_are_made_from_the_stories(database: Database, database_url: str) -> None:
    before = rows(database_url)
    with psycopg.connect(database_url) as connection:
        for table in TABLES:
            connection.execute(f"DELETE FROM {table}")
    reconciling = a_reconciling(database, TERMS)
    for day in (
        date(2026, 3, 28),
        SUNDAY,
        date(2026, 3, 30),
        date(2026, 10, 24),
        date(2026, 10, 25),
        date(2026, 10, 26),
    ):
        await reconciling.check(day, golden.ZONE, "root")
    assert rows(database_url) == before


def without_the_person(kind: str, data: Mapping[str, Any]) -> Mapping[str, Any]:
    return to_data(erased(from_data(kind, dict(data))))


async def test_an_erased_person_is_no_difference(database: Database, database_url: str, stored: list[Recorded]) -> None:
    before = rows(database_url)
    contacts = {each.stream: each for each in stored if isinstance(each.event, ContactEvent)}
    # The program was started anew since and its queues promise something else: the visits stay what they were.
    async with writing(database_url, OTHER_TERMS) as writer:
        for stream, last in contacts.items():
            assert isinstance(last.event, ContactEvent)
            event = PersonErased(contact_id=last.event.contact_id, rule="request")
            await writer.append([Recorded(stream, last.n + 1, golden.at("23:59:59"), event)])
    async with database.transaction() as transaction:
        for stream in contacts:
            await story_overwriting.overwrite(transaction, stream, without_the_person)
    assert rows(database_url) == before
    assert (await a_reconciling(database).check(SUNDAY, golden.ZONE)).differing == {}


class Nights:
    """A centre's nights on a clock moved by hand; `again` is the centre after a restart."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.clock = SimulatedClock(golden.at("09:00:00", "2026-03-30"))
        self.again()

    def again(self) -> None:
        self.alarms = Alarms(self.clock)
        reconciling = Reconciling(self.database, Audit(self.clock), self.clock, lambda _: TERMS)
        self.night = NightlyFigures(self.clock, self.database, reconciling, self.alarms, lambda: golden.ZONE)

    async def goes_on(self, milliseconds: int) -> None:
        """Time passes, and what comes due is done."""
        self.clock.advance(milliseconds)
        await self.night.settled()

    def days(self) -> list[str]:
        return [alarm.fields["day"] for alarm in self.alarms.standing()]


@pytest.mark.usefixtures("stored")
async def test_nights_that_were_missed_are_made_up_for_and_alarms_outlive_a_restart(
    database: Database, database_url: str
) -> None:
    with psycopg.connect(database_url) as connection:
        connection.execute("UPDATE queue_visit SET wait_ms = wait_ms + 1 WHERE contact_id = 'E'")
    nights = Nights(database)
    nights.night.start()
    await nights.goes_on(0)
    assert nights.days() == ["2026-03-29"]
    [alarm] = nights.alarms.standing()
    assert (alarm.fields["rows"], alarm.fields["tables"]) == (1, "queue_visit")
    await nights.night.stop()
    # Three days off: all of them are looked at, and what differed before still stands.
    nights.clock.advance(3 * 86_400_000)
    nights.again()
    nights.night.start()
    await nights.goes_on(0)
    with psycopg.connect(database_url) as connection:
        days = [row[0].isoformat() for row in connection.execute("SELECT day FROM day_checked ORDER BY day")]
    assert days == ["2026-03-29", "2026-03-30", "2026-03-31", "2026-04-01"]
    assert nights.days() == ["2026-03-29"]
    # Somebody makes the rows again, from another program: within a minute nobody is alarmed any more.
    await a_reconciling(database).check(SUNDAY, golden.ZONE, "root")
    await nights.goes_on(LOOK_MS)
    assert nights.days() == []
    await nights.night.stop()


@pytest.mark.usefixtures("stored")
async def test_the_next_night_proves_the_day_that_ended(database: Database, database_url: str) -> None:
    nights = Nights(database)
    nights.night.start()
    await nights.goes_on(0)
    for _ in range(24):
        await nights.goes_on(3_600_000)
    with psycopg.connect(database_url) as connection:
        assert connection.execute("SELECT count(*) FROM day_checked WHERE day = '2026-03-30'").fetchone() == (1,)
    await nights.night.stop()


@pytest.mark.usefixtures("stored")
async def test_a_row_that_the_centre_writes_meanwhile_is_looked_at_anew(
    database: Database, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = rows(database_url)
    with psycopg.connect(database_url) as connection:
        connection.execute("UPDATE queue_visit SET wait_ms = 1 WHERE contact_id = 'E'")
    put, written = checking.put, 0

    async def written_first(*given: Any) -> None:
        nonlocal written
        written += 1
        if written == 1:
            with psycopg.connect(database_url) as live:
                live.execute("UPDATE queue_visit SET wait_ms = 2 WHERE contact_id = 'E'")
        await put(*given)

    monkeypatch.setattr(checking, "put", written_first)
    assert (await a_reconciling(database).check(SUNDAY, golden.ZONE, "root")).differing == {"queue_visit": 1}
    assert written == 2, "the first try gave way to who wrote meanwhile"
    assert rows(database_url) == before


async def test_what_queues_taught_of_patience_is_read_again_as_it_was_learnt(
    stored: list[Recorded], database: Database
) -> None:
    learnt = WaitsLearnt()
    for recorded in sorted(stored, key=lambda each: each.at):
        learnt.apply(recorded.event, recorded.at)
    async with database.transaction() as transaction:
        read = await waits_since(transaction, learnt.queues, golden.at("00:00:00", "2026-03-01"), [])
        some = await waits_since(
            transaction, learnt.queues, golden.at("00:00:00", "2026-03-01"), [_one_contact(stored)]
        )
    again = WaitsLearnt()
    again.recall(read)
    assert {queue_id for queue_id in learnt.queues if learnt.waits(queue_id)} == set(read)
    for queue_id in read:
        assert sorted(again.waits(queue_id), key=_order) == sorted(learnt.waits(queue_id), key=_order)
    assert sum(map(len, some.values())) < sum(map(len, read.values()))


def _order(wait: Wait) -> tuple[int, int]:
    return wait.at, wait.waited_ms


def _one_contact(stored: list[Recorded]) -> str:
    connected = next(each.event for each in stored if isinstance(each.event, ContactConnected))
    return connected.contact_id
