"""What was done stays written; a row changed behind our back shows."""

import asyncio

import psycopg
import pytest

from ringhall.company.audit.service import Audit
from ringhall.foundation.clock import SimulatedClock
from ringhall.foundation.db.engine import Database

pytestmark = pytest.mark.real


async def written(database: Database, audit: Audit, count: int) -> None:
    async def one(number: int) -> None:
        async with database.transaction() as transaction:
            subject = f"queue:{number % 2}"
            await audit.write(transaction, "anna", "queue.changed", subject, {"n": number}, {"share": 0.8})

    await asyncio.gather(*(one(number) for number in range(count)))


async def test_entries_written_at_once_form_one_chain(database: Database) -> None:
    audit = Audit(SimulatedClock())
    await written(database, audit, 12)
    async with database.transaction() as transaction:
        verdict = await audit.verify(transaction)
        page = await audit.page(transaction, subject="queue:1", limit=3)
    assert (verdict.entries, verdict.broken_at) == (12, None)
    assert len(page) == 3
    assert page[0].content.n > page[1].content.n


@pytest.mark.parametrize(
    ("tampering", "broken_at"),
    [
        ("UPDATE audit_entry SET who = 'nobody' WHERE n = 3", 3),
        ("DELETE FROM audit_entry WHERE n = 4", 4),
        ("UPDATE audit_entry SET after = '{}' WHERE n = 5", 5),
    ],
)
async def test_tampering_shows(database: Database, database_url: str, tampering: str, broken_at: int) -> None:
    audit = Audit(SimulatedClock())
    await written(database, audit, 6)
    with psycopg.connect(database_url) as intruder:
        intruder.execute("ALTER TABLE audit_entry DISABLE TRIGGER ALL")
        intruder.execute(tampering)
    async with database.transaction() as transaction:
        assert (await audit.verify(transaction)).broken_at == broken_at
