"""A day comes back from the database as it was recorded, however much happened in one millisecond."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from msgspec.structs import replace

from ringhall.apps.centre.kinds import ROUTING
from ringhall.company.audit.service import Audit
from ringhall.company.organisation.service import Organisation
from ringhall.engine.routing.settings import RoutingSettings
from ringhall.foundation.clock import SimulatedClock
from ringhall.foundation.db.engine import Database
from ringhall.foundation.events import Recorded
from ringhall.foundation.secrets import SecretBox
from ringhall.foundation.story import StoryWriter
from ringhall.foundation.story_memory import MemoryStory
from ringhall.oversight.simulation import repository
from ringhall.oversight.simulation.service import retell
from ringhall.wiring import build_floor
from tests.oversight.simulation.test_exact import played
from tests.support.sim.plan import Misfortune, Plan

pytestmark = pytest.mark.real

STEPS = 40


@pytest_asyncio.fixture
async def writer(database_url: str) -> AsyncIterator[StoryWriter]:
    writer = StoryWriter(database_url)
    await writer.start()
    yield writer
    await writer.close()


def placed(events: list[Recorded]) -> list[tuple[str, int, int]]:
    """Which event of which story, and when."""
    return [(each.stream, each.n, each.at) for each in events]


async def test_a_day_is_told_in_the_order_it_was_recorded_in(writer: StoryWriter, database: Database) -> None:
    day = played(Plan(41, hours=40, misfortune=Misfortune()))
    moments = [each.at for each in day.events]
    assert moments != sorted(moments), "the clock was put back in this day"
    for first in range(0, len(day.events), STEPS):
        await writer.append(day.events[first : first + STEPS])
    async with database.transaction() as transaction:
        read = await repository.day(transaction, day.since - 4_000_000, max(moments) + 1)
    assert placed(read.events) == placed(day.events)


async def test_every_decision_of_a_stored_day_comes_out_as_it_was(writer: StoryWriter, database: Database) -> None:
    day = played(Plan(42, hours=40, misfortune=Misfortune(clock_jump_minutes=None)))
    streams_at = {(each.at, each.stream) for each in day.events}
    assert len(streams_at) > len({at for at, _ in streams_at}) + 300, "many streams share a millisecond"
    await writer.append(day.events)
    async with database.transaction() as transaction:
        read = await repository.day(transaction, day.since, day.until)
    retold = retell(replace(read, settings=day.settings), build_floor(SimulatedClock(day.since), MemoryStory(), 1))
    assert retold.differences == []
    assert retold.same == retold.decisions > 80


async def test_what_held_for_all_queues_is_known_for_every_moment(database: Database, tmp_path: Path) -> None:
    clock = SimulatedClock()
    organisation = Organisation(clock, Audit(clock), SecretBox(tmp_path / "key"))
    since = clock.now()
    for cap in (60, 30):
        clock.advance(1_000)
        async with database.transaction() as transaction:
            await organisation.put(transaction, "root", ROUTING, "all", RoutingSettings(score_minutes_max=cap))
    async with database.transaction() as transaction:
        day = await repository.day(transaction, since, clock.now() + 1)
    assert [(each.at - since, each.routing.score_minutes_max) for each in day.settings] == [
        (0, RoutingSettings().score_minutes_max),
        (1_000, 60),
        (2_000, 30),
    ]
