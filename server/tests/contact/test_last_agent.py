"""Who served a caller last."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from msgspec.structs import replace

from ringhall.contact.last_agent import LastAgents
from ringhall.contact.projection import UPSERT, row_of
from ringhall.contact.state import Contact
from ringhall.foundation.clock import RealClock
from ringhall.foundation.db.engine import Database
from ringhall.foundation.db.short_way import ShortWay
from ringhall.foundation.story_store import as_json

pytestmark = pytest.mark.real

DAY_MS = 86_400_000
NOW = RealClock().now()


def a_call(contact_id: str, days_ago: int, agent_id: str | None, address: str = "+3861", **change: str) -> Contact:
    """A call that is over."""
    arrived = NOW - days_ago * DAY_MS
    contact = Contact(
        id=contact_id,
        number=days_ago + 1,
        channel="voice",
        direction="inbound",
        dialled="4008000001",
        address=address,
        customer_id=None,
        customer_name=None,
        line=None,
        language="en",
        arrived_at=arrived,
        waited_ms_before=0,
        state="closed",
        outcome="answered",
        closed_at=arrived + 60_000,
        last_agent_id=agent_id,
    )
    return replace(contact, **change)


@pytest_asyncio.fixture
async def agents(database: Database) -> AsyncIterator[LastAgents]:
    """Calls of some months."""
    calls = [
        a_call("k1", 5, "ann"),
        a_call("k2", 3, "bob"),
        a_call("k3", 1, None),
        a_call("k4", 2, "eva", "+3862", customer_id="known"),
        a_call("k5", 100, "tim", "+3863"),
        a_call("k6", 1, "zoe", "+3864", state="connected"),
    ]
    async with database.transaction() as transaction:
        rows = as_json([row_of(call, 9) for call in calls])
        await transaction.connection.exec_driver_sql(UPSERT, (rows,))
    way = ShortWay(database.url)
    yield LastAgents(way)
    await way.close()


async def test_it_is_the_agent_of_the_last_call_that_had_one(agents: LastAgents) -> None:
    assert await agents.find("+3861", "") == "bob"


async def test_a_customer_is_known_under_another_number(agents: LastAgents) -> None:
    assert await agents.find("+3869", "known") == "eva"


async def test_it_is_long_ago_or_not_over_or_never_was(agents: LastAgents) -> None:
    for address in ("+3863", "+3864", "+3869", ""):
        assert await agents.find(address, "") is None
