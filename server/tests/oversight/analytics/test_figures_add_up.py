"""The stored figures, the day's live figures and the contacts themselves agree, also after restarts and retries."""

import random
from collections.abc import Callable
from typing import Any, cast
from zoneinfo import ZoneInfo

import pytest

from ringhall.contact import repository
from ringhall.contact.events import ContactArrived, ContactEvent
from ringhall.contact.projection import ContactTable
from ringhall.foundation.db.engine import Database
from ringhall.foundation.errors import Refusal
from ringhall.foundation.events import Recorded
from ringhall.foundation.story import StoryWriter
from ringhall.foundation.story_store import Write
from ringhall.oversight.analytics.live import DayFigures
from ringhall.oversight.analytics.projection import VisitTable
from ringhall.oversight.analytics.rules.sums import Sums, Terms
from ringhall.oversight.analytics.service import Wanted, report, totals
from tests.support.floor import SmallCentre, a_queue, an_agent

pytestmark = pytest.mark.real
ZONE = ZoneInfo("Europe/Bucharest")
TERMS = Terms(20_000, 5_000)


def a_busy_hour(seed: int) -> SmallCentre:
    """A centre after some hundred things happened by chance; some contacts are still open."""
    chance = random.Random(seed)
    agents = [an_agent("ann"), an_agent("bob", ("sales", "billing"))]
    small = SmallCentre([a_queue("sales"), a_queue("billing")], agents)
    for agent_id in ("ann", "bob"):
        small.sets(agent_id, "ready")
    for _ in range(300):
        small.clock.advance(chance.randrange(4_000))
        try:
            chance.choice(deeds(small, chance))()
        except Refusal:
            continue
    return small


def deeds(small: SmallCentre, chance: random.Random) -> list[Callable[[], Any]]:
    """What could happen now; some of it is refused."""
    agent_id = chance.choice(("ann", "bob"))
    contact_id = chance.choice(sorted(small.live.by_id) or ["none"])
    queue_id = chance.choice(("sales", "billing"))
    contacts = small.contacts
    outcome = cast("Any", chance.choice(("abandoned", "answered", "lost")))
    return [
        lambda: small.caller(queue_id),
        lambda: small.do(lambda step: contacts.promise_call_back(step, contact_id, number=f"+3864{contact_id[-6:]}")),
        lambda: small.sets(agent_id, "ready"),
        lambda: small.answers(agent_id) if small.offered_to(agent_id) else None,
        lambda: small.declines(agent_id) if small.offered_to(agent_id) else None,
        lambda: small.hangs_up(contact_id, outcome),
        lambda: small.do(lambda step: contacts.hold(step, contact_id, agent_id)),
        lambda: small.do(lambda step: contacts.retrieve(step, contact_id, agent_id)),
        lambda: small.do(lambda step: contacts.transfer_to_queue(step, contact_id, agent_id, queue_id, 0)),
        lambda: small.do(lambda step: contacts.leave_queue(step, contact_id, "timeout")),
        lambda: small.do(lambda step: small.routing.finish_wrap_up(step, agent_id)),
    ]


async def store(url: str, events: list[Recorded]) -> None:
    """Write the events as a fresh program does: with projections that know nothing of before."""
    writer = StoryWriter(url)
    writer.project(ContactTable().project)
    writer.project(VisitTable(lambda _: TERMS).project)
    await writer.start()
    await writer.append(events)
    await writer.close()


def day_of(events: list[Recorded], now: int) -> DayFigures:
    """The live figures after these events."""
    day = DayFigures(lambda _: TERMS, ZONE, now)
    for recorded in events:
        day.apply(recorded)
    return day


@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_report_day_and_contacts_agree(database: Database, database_url: str, seed: int) -> None:
    small = a_busy_hour(seed)
    events, now = small.memory.events, small.clock.now()
    for begin in range(0, len(events), 97):
        await store(database_url, events[begin : begin + 97])
    day = day_of(events, now)
    async with database.transaction() as transaction:
        stored = await totals(transaction, day.since, day.until)
        assert stored == {queue_id: day.of(queue_id) for queue_id in stored}
        assert stored["sales"].offered > 10
        known = frozenset({"sales", "billing", "empty"})
        asked = Wanted(cut="queues", since=day.since, until=day.until, interval="15m", zone=ZONE, known=known)
        rows = (await report(transaction, asked, now)).items
        for queue_id, sums in stored.items():
            mine = [row.figures for row in rows if row.key == queue_id]
            for name in (
                "offered",
                "answered",
                "abandoned",
                "short_abandoned",
                "overflowed",
                "failed",
                "call_backs_promised",
                "talk_ms",
            ):
                assert sum(cast("int", found[name]) for found in mine) == getattr(sums, name)
            here = [each for each in small.live.by_id.values() if each.queue_id == queue_id and not each.is_promised]
            waiting = sum(each.state in ("queued", "offered") for each in here)
            ended = sums.answered + sums.abandoned + sums.short_abandoned + sums.overflowed + sums.failed
            assert sums.offered == ended + sums.call_backs_promised + waiting
        assert {row.figures["offered"] for row in rows if row.key == "empty"} == {0}
        open_ids = await repository.open_contacts(transaction)
        assert list(open_ids) == sorted(small.live.by_id)
        for contact_id in open_ids:
            assert await repository.one(transaction, contact_id) == small.live.by_id[contact_id]
        arrived = sum(isinstance(recorded.event, ContactArrived) for recorded in events)
        assert await repository.last_number(transaction) == arrived


async def test_the_days_figures_go_on_after_a_restart(database: Database, database_url: str) -> None:
    small = a_busy_hour(4)
    events, now = small.memory.events, small.clock.now()
    half = len(events) // 2
    await store(database_url, events[:half])
    day = DayFigures(lambda _: TERMS, ZONE, now)
    async with database.transaction() as transaction:
        open_ids = set(await repository.open_contacts(transaction))
        stored = await totals(transaction, day.since, day.until)
    stories = [r for r in events[:half] if isinstance(r.event, ContactEvent) and r.event.contact_id in open_ids]
    day.restore(stored, stories)
    for recorded in events[half:]:
        day.apply(recorded)
    whole = day_of(events, now)
    assert {queue_id: day.of(queue_id) for queue_id in ("sales", "billing")} == {
        queue_id: whole.of(queue_id) for queue_id in ("sales", "billing")
    }
    assert day.of("sales") != Sums()


async def test_a_transaction_that_failed_and_is_tried_again_counts_once(database: Database, database_url: str) -> None:
    async def breaks(_: object, __: list[Recorded]) -> list[Write]:
        raise ZeroDivisionError

    small = a_busy_hour(5)
    events = small.memory.events
    writer = StoryWriter(database_url)
    for projection in (ContactTable().project, VisitTable(lambda _: TERMS).project, breaks):
        writer.project(projection)
    await writer.start()
    for begin in range(0, len(events), 50):
        # The last projection undoes the transaction; the writer then tries each of them alone.
        await writer.append(events[begin : begin + 50])
    await writer.close()
    day = day_of(events, small.clock.now())
    async with database.transaction() as transaction:
        stored = await totals(transaction, day.since, day.until)
        assert stored == {queue_id: day.of(queue_id) for queue_id in stored}
        for contact_id, contact in small.live.by_id.items():
            assert await repository.one(transaction, contact_id) == contact
