"""What is due is sent in order, a program that is away is left in peace for a while, and alarms are told once."""

import asyncio
import json
import random
from collections.abc import Callable
from typing import Any

import pytest

from ringhall.foundation.clock import SimulatedClock
from ringhall.foundation.db.engine import Database, Transaction
from ringhall.foundation.ids import Ids
from ringhall.foundation.steps import Steps
from ringhall.oversight.operations.alarms import Alarms
from ringhall.oversight.webhooks import repository
from ringhall.oversight.webhooks.errors import DeliveryUnknown
from ringhall.oversight.webhooks.jobs import KEPT_MS, TIDY_MS, Sender
from ringhall.oversight.webhooks.ports import Answered, Letter
from ringhall.oversight.webhooks.projection import WebhookTable
from ringhall.oversight.webhooks.service import ALARM, Webhooks
from ringhall.oversight.webhooks.settings import Told, Webhook
from ringhall.oversight.webhooks.types import Delivery, KnownWebhook
from tests.oversight.webhooks.test_rules import SECRET

pytestmark = pytest.mark.real


class World:
    """A sender without a centre: what it posts is noted, and answered as `status` says."""

    def __init__(self, database: Database, ids: Ids) -> None:
        self.clock, self.database, self.status = SimulatedClock(), database, 204
        self.posted: list[dict[str, Any]] = []
        self.alarms = Alarms(self.clock)
        self.webhooks = Webhooks(self.clock, database, self.alarms, self._post, self._nobody, ids.new)
        self.sender = Sender(self.clock, database, self.webhooks, WebhookTable())

    async def _post(self, letter: Letter) -> Answered:
        self.posted.append(json.loads(letter.body))
        return Answered(self.status)

    async def _nobody(self, _: Transaction, __: str) -> None:
        """There is no contact."""

    def knows(self, *events: Told, **changes: Any) -> None:
        webhook = Webhook(url="https://a.example", secret=SECRET, events=list(events), **changes)
        self.sender.know([KnownWebhook("crm", "CRM", webhook)])

    async def rows(self) -> list[Delivery]:
        async with self.database.transaction() as transaction:
            return await repository.recent(transaction, "crm", 50)

    async def until(self, holds: Callable[[list[Delivery]], bool]) -> list[Delivery]:
        async with asyncio.timeout(20):
            while not holds(rows := await self.rows()):
                # The clock may have gone on before the sender set its timer by it.
                self.clock.advance(0)
                await asyncio.sleep(0.01)
        return rows

    async def puts(self, name: str, **fields: Any) -> None:
        now = self.clock.now()
        data = None if "contact_id" in fields else {"name": name}
        delivery = Delivery(id=name, webhook_id="crm", event="test", at=now, next_at=now, data=data, **fields)
        async with self.database.transaction() as transaction:
            await repository.add(transaction, delivery)


@pytest.fixture
def world(database: Database) -> World:
    return World(database, Ids(SimulatedClock(), random.Random(1)))


def states(rows: list[Delivery]) -> list[tuple[str, int]]:
    return [(row.state, row.attempts) for row in reversed(rows)]


async def test_a_program_that_is_away_has_peace_until_the_next_attempt(world: World) -> None:
    world.knows("contact.closed")
    world.status = 503
    await world.puts("a")
    await world.puts("b")
    sending = world.sender.start(Steps(world.clock, None), world.alarms)  # type: ignore[arg-type]
    rows = await world.until(lambda rows: states(rows) == [("waiting", 1), ("waiting", 0)])
    assert [row.next_at - world.clock.now() for row in rows] == [5_000, 5_000]
    assert [each["data"]["name"] for each in world.posted] == ["a"]
    for attempts, wait in ((2, 5_000), (3, 30_000)):
        world.clock.advance(wait)
        await world.until(lambda rows, attempts=attempts: ("waiting", attempts) in states(rows))  # type: ignore[misc]
    assert [alarm.code for alarm in world.alarms.standing()] == [ALARM]
    world.status = 200
    world.clock.advance(120_000)
    await world.until(lambda rows: {row.state for row in rows} == {"delivered"})
    assert world.alarms.standing() == []
    world.clock.advance(KEPT_MS + TIDY_MS)
    world.sender.look()
    await world.until(lambda rows: rows == [])
    sending.cancel()


async def test_what_is_of_nobody_any_more_is_told_to_nobody(world: World) -> None:
    world.knows("contact.closed")
    await world.puts("gone", contact_id="c9")
    sending = world.sender.start(Steps(world.clock, None), world.alarms)  # type: ignore[arg-type]
    await world.until(lambda rows: rows == [])
    await world.puts("old")
    world.sender.know([])
    await world.until(lambda rows: rows == [])
    assert world.posted == []
    world.knows("contact.closed", active=False)
    await world.puts("later")
    world.sender.look()
    world.knows("contact.closed")
    await world.until(lambda rows: states(rows) == [("delivered", 1)])
    sending.cancel()


async def test_an_alarm_is_told_once_and_its_end_once(world: World) -> None:
    world.knows("alarm.raised", "alarm.cleared")
    sending = world.sender.start(Steps(world.clock, None), world.alarms)  # type: ignore[arg-type]
    for waiting in (5, 6):
        world.alarms.raise_("waiting", "watch", f"{waiting} wait", subject="sales", queue="sales")
    world.alarms.clear("waiting", "sales")
    # That it is not reached itself it need not be told.
    world.alarms.raise_(ALARM, "watch", "does not take it", subject="crm", webhook="CRM")
    await world.until(lambda rows: sorted(states(rows)) == [("delivered", 1)] * 2)
    assert sorted(each["type"] for each in world.posted) == ["alarm.cleared", "alarm.raised"]
    [raised] = [each["data"] for each in world.posted if each["type"] == "alarm.raised"]
    assert (raised["code"], raised["text"], raised["fields"]) == ("waiting", "5 wait", {"queue": "sales"})
    sending.cancel()


async def test_it_is_sent_again_when_somebody_says_so(world: World) -> None:
    with pytest.raises(DeliveryUnknown):
        await world.webhooks.test("crm")
    world.knows("contact.closed")
    world.status = 410
    tried = await world.webhooks.test("crm")
    assert (tried.state, tried.status) == ("given_up", 410)
    world.status = 204
    sending = world.sender.start(Steps(world.clock, None), world.alarms)  # type: ignore[arg-type]
    async with world.database.transaction() as transaction:
        await world.webhooks.again(transaction, "crm", tried.id)
        with pytest.raises(DeliveryUnknown):
            await world.webhooks.again(transaction, "other", tried.id)
    world.sender.look()
    await world.until(lambda rows: states(rows) == [("delivered", 1)])
    sending.cancel()
