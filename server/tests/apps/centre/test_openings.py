"""What is open now, with a clock that is moved by hand: timers ring when something opens or closes, closures end."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from ringhall.apps.centre.kinds import FlowSettings, NumberSettings
from ringhall.apps.centre.openings import Openings
from ringhall.company.access.types import User
from ringhall.company.audit.service import Audit
from ringhall.company.organisation.rules.closures import Closure
from ringhall.company.organisation.rules.hours import DAYS, Calendar, Opening
from ringhall.company.organisation.service import Organisation
from ringhall.engine.routing.settings import QueueSettings
from ringhall.foundation.clock import SimulatedClock
from ringhall.foundation.db.engine import Database
from ringhall.foundation.secrets import SecretBox

pytestmark = pytest.mark.real

HOUR = 3_600_000
# Sunday, the clocks of Ljubljana are put back at 03:00: between 20:00 and 06:00 lie eleven hours.
SATURDAY_20 = round(datetime(2026, 10, 24, 18, tzinfo=UTC).timestamp() * 1000)
EARLY = {"early": Calendar(time_zone="Europe/Ljubljana", weekly=dict.fromkeys(DAYS, (Opening("06:00", "20:00"),)))}
QUEUES = [
    QueueSettings(id="sales", name="Sales", calendar="early", closed_flow_id="night"),
    QueueSettings(id="help", name="Help"),
]
NUMBERS = [NumberSettings(number="4008000001", name="Main", flow_id="day", calendar="early", closed_flow_id="night")]
NIGHT = FlowSettings(id="night", name="Night", document={"start": "end", "nodes": {"end": {"kind": "hang_up"}}})
SUE = User("u-sue", "sue", "Sue", ("supervisor",), None, "en")


class Doors:
    """The openings, read again whenever they ask for it."""

    def __init__(self, database: Database, folder: Path) -> None:
        self.clock, self.database, self.rings = SimulatedClock(SATURDAY_20 - 1), database, 0
        self.audit = Audit(self.clock)
        organisation = Organisation(self.clock, self.audit, SecretBox(folder / "key"))
        self.openings = Openings(self.clock, organisation)

    def ring(self) -> None:
        self.rings += 1

    async def read(self) -> None:
        async with self.database.transaction() as transaction:
            await self.openings.read(transaction, EARLY, QUEUES, NUMBERS)
        self.openings.follow(self.ring)

    async def close(self, scope: str, **fields: Any) -> None:
        closure = Closure(since=self.clock.now(), until=self.clock.now() + HOUR, by="Sue", **fields)
        async with self.database.transaction() as transaction:
            await self.openings.close(transaction, scope, closure, SUE)
        await self.read()

    def open_queues(self) -> list[bool]:
        return [queue.id not in self.openings.closed_queues() for queue in QUEUES]

    def answers(self) -> str:
        return self.openings.now_numbers(NUMBERS)[0].flow_id


async def test_the_timer_rings_when_it_closes_and_opens_also_in_a_long_night(
    database: Database, tmp_path: Path
) -> None:
    doors = Doors(database, tmp_path)
    await doors.read()
    assert (doors.open_queues(), doors.answers(), doors.rings) == ([True, True], "day", 0)
    doors.clock.advance(1)
    assert doors.rings == 1
    await doors.read()
    assert (doors.open_queues(), doors.answers()) == ([False, True], "night")
    doors.clock.advance(11 * HOUR - 1)
    assert doors.rings == 1, "nothing is polled"
    doors.clock.advance(1)
    assert doors.rings == 2
    await doors.read()
    assert (doors.open_queues(), doors.answers()) == ([True, True], "day")


async def test_a_closure_ends_by_itself_and_the_log_says_so(database: Database, tmp_path: Path) -> None:
    doors = Doors(database, tmp_path)
    doors.clock.advance(-12 * HOUR)
    await doors.close("centre", leave=True, goes_on=True)
    flows = {flow_id: document for flow_id, _, document in doors.openings.flows({"night": NIGHT}, QUEUES, NUMBERS)}
    assert sorted(flows) == ["closure:centre", "closure:centre:night"]
    assert [(q.on_close, q.closed_flow_id) for q in doors.openings.now_queues(QUEUES)] == [
        ("leave", "closure:centre:night"), ("leave", "closure:centre"),
    ]  # fmt: skip
    assert doors.open_queues() == [False, False]
    assert doors.answers() == "closure:centre:night"
    assert flows["closure:centre:night"]["nodes"]["closed"]["next"] == "end"
    doors.clock.advance(HOUR)
    assert doors.rings == 1
    await doors.read()
    assert (doors.open_queues(), doors.answers(), dict(doors.openings.closures())) == ([True, True], "day", {})
    async with database.transaction() as transaction:
        log = await doors.audit.page(transaction, "closure:centre", limit=2)
    assert [(each.content.who, each.content.what) for each in log] == [
        ("system", "closure.deleted"), ("sue", "closure.added"),
    ]  # fmt: skip


async def test_a_queue_and_a_number_are_closed_alone(database: Database, tmp_path: Path) -> None:
    doors = Doors(database, tmp_path)
    doors.clock.advance(-12 * HOUR)
    await doors.close("queue:help")
    assert (doors.open_queues(), doors.answers()) == ([True, False], "day")
    assert (doors.openings.queue("help").closure, doors.openings.queue("sales").closure) == ("queue:help", "")
    await doors.close("number:4008000001")
    assert doors.answers() == "closure:number:4008000001:night"
    async with database.transaction() as transaction:
        await doors.openings.reopen(transaction, "queue:help", SUE)
    await doors.read()
    assert doors.open_queues() == [True, True]
