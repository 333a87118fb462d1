"""The search goes by its index, also among thousands."""

import pytest
import pytest_asyncio
import sqlalchemy as sa

from ringhall.contact import repository
from ringhall.contact.events import ContactArrived
from ringhall.contact.projection import UPSERT, ContactTable, row_of
from ringhall.contact.rules import search
from ringhall.contact.state import Contact
from ringhall.foundation.clock import SimulatedClock
from ringhall.foundation.db.engine import Database
from ringhall.foundation.events import Recorded
from ringhall.foundation.story import StoryWriter
from ringhall.foundation.story_store import as_json

pytestmark = pytest.mark.real

MANY = 4_000
BEGIN = 1_790_000_000_000


def a_closed_contact(number: int) -> Contact:
    """Everybody has a number, a name and a note of their own."""
    return Contact(
        id=f"k{number:06}",
        number=number,
        channel="voice",
        direction="inbound",
        dialled="4008000001",
        address=f"+3861{number:07}",
        customer_id=None,
        customer_name=f"Caller Številka{number:05}",
        line=None,
        language="en",
        arrived_at=BEGIN + number * 1000,
        waited_ms_before=0,
        state="closed",
        outcome="answered",
        closed_at=BEGIN + number * 1000 + 60_000,
        last_agent_id=f"agent{number % 50}",
        note=f"order 9{number:05}",
    )


async def plan(database: Database, wanted: repository.Filter) -> str:
    """How PostgreSQL goes about it."""
    async with database.transaction() as transaction:
        query = repository.query_of(wanted).limit(51)
        whole = query.compile(dialect=transaction.connection.dialect, compile_kwargs={"literal_binds": True})
        rows = await transaction.connection.exec_driver_sql(f"EXPLAIN {whole}")
        return "\n".join(rows.scalars())


@pytest_asyncio.fixture
async def many(database: Database) -> Database:
    """Thousands of contacts that are over."""
    rows = [row_of(a_closed_contact(number), 9) for number in range(1, MANY + 1)]
    async with database.transaction() as transaction:
        await transaction.connection.exec_driver_sql(UPSERT, (as_json(rows),))
        await transaction.execute(sa.text("ANALYZE contact"))
    return database


@pytest.mark.parametrize("typed", ["01 000 20 77", "stevilka02077", "902077", "+386 1 0002077 caller"])
async def test_one_of_thousands_is_found_through_the_index(many: Database, typed: str) -> None:
    wanted = repository.Filter(search=search.read(typed))
    async with many.transaction() as transaction:
        found = await repository.page(transaction, wanted)
    assert [contact.number for contact in found.items] == [2077]
    assert "contact_words" in await plan(many, wanted)


async def test_the_newest_of_all_come_by_the_index_of_arrivals(many: Database) -> None:
    async with many.transaction() as transaction:
        page = await repository.page(transaction, repository.Filter(wait_ms_max=1000), limit=3)
        whole = await repository.count(transaction, repository.Filter(length_ms_min=60_000), 1_000)
    assert [contact.number for contact in page.items] == [MANY, MANY - 1, MANY - 2]
    assert whole == 1_000
    assert "contact_arrived" in await plan(many, repository.Filter(since=BEGIN))


async def test_a_contact_of_the_last_second_is_open_though_it_has_no_row(many: Database, database_url: str) -> None:
    clock = SimulatedClock(BEGIN)
    arrival = ContactArrived(
        contact_id="k999999", number=MANY + 1, channel="voice", direction="inbound", dialled="4008000001", address=""
    )
    first = Recorded(arrival.stream, 1, clock.now(), arrival)
    writer = StoryWriter(database_url)
    writer.project(ContactTable().project)
    await writer.start()
    await writer.append([first])
    async with many.transaction() as transaction:
        assert await repository.open_contacts(transaction) == {"k999999": 0}
    writer.resume([first])
    await writer.settle()
    async with many.transaction() as transaction:
        assert await repository.open_contacts(transaction) == {"k999999": 1}
        assert await repository.last_number(transaction) == MANY + 1
    await writer.close()
