"""Customers prove who they are: what is kept is no PIN, and too many wrong answers lock it for whoever comes."""

import asyncio
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa

from ringhall.business.customers.errors import BadCustomer, CustomerNumberTaken
from ringhall.business.customers.proofs import Proofs, Wish
from ringhall.business.customers.service import Customers
from ringhall.business.customers.types import CustomerSettings
from ringhall.contact.flow_events import VerifiedBy
from ringhall.engine.flows.ports import Claim, Proven
from ringhall.foundation.clock import SimulatedClock
from ringhall.foundation.db.engine import Database
from ringhall.foundation.secrets import SecretBox
from tests.support.hashing import quick_hasher
from tests.support.people import Office

pytestmark = pytest.mark.real

MAJA = CustomerSettings(name="Maja", numbers=("+4533123456",))
DAY_MS = 24 * 3_600_000


class Desk:
    """Maja's record, and what is kept beside it."""

    def __init__(self, database: Database, folder: Path) -> None:
        self.office, self.clock, self.database = Office(), SimulatedClock(), database
        self.customers = Customers(self.office.audit, self.office.ids.new, "DK")
        self.proofs = Proofs(self.office.audit, quick_hasher(), SecretBox(folder / "secrets.key"), database, self.clock)

    async def set(self, customer_id: str, wish: Wish) -> None:
        async with self.database.transaction() as transaction:
            await self.proofs.set(transaction, "sue", customer_id, wish)

    async def verify(
        self, proof: str, *, number: str = "", address: str = "", customer_id: str | None = None, by: VerifiedBy = "pin"
    ) -> Proven:
        return await self.proofs.verify(Claim(customer_id, address, number, by, proof))


@pytest.fixture
async def desk(database: Database, tmp_path: Path) -> Desk:
    desk = Desk(database, tmp_path)
    async with database.transaction() as transaction:
        for key, settings in (("maja", MAJA), ("bo", CustomerSettings(name="Bo"))):
            await desk.customers.add(transaction, "sue", settings, key)
    await desk.set("maja", Wish(number="4711", pin="8052", birth_date=date(1990, 12, 24)))
    return desk


async def test_verified_by_pin_or_date_of_birth_found_by_number_telephone_or_record(desk: Desk) -> None:
    maja = Proven("verified", "maja", "Maja")
    assert await desk.verify("8052", number="4711") == maja
    assert await desk.verify("8052", address="+4533123456") == maja
    assert await desk.verify("8052", customer_id="maja") == maja
    assert (await desk.verify("1990-12-24", by="birth_date", number="4711")).verdict == "verified"
    assert await desk.verify("8053", number="4711") == Proven("failed")
    assert await desk.verify("8052", number="4712") == Proven("unknown")
    assert await desk.verify("8052", address="+4533000000") == Proven("unknown")
    assert await desk.verify("8052", customer_id="bo") == Proven("unknown")


async def test_five_wrong_answers_lock_even_the_right_one_until_a_day_has_passed_or_somebody_unlocks(
    desk: Desk,
) -> None:
    answers = await asyncio.gather(*(desk.verify(f"900{n}", number="4711") for n in range(9)))
    assert sorted(each.verdict for each in answers) == ["failed"] * 5 + ["locked"] * 4
    assert (await desk.verify("8052", number="4711")).verdict == "locked"
    desk.clock.advance(DAY_MS)
    assert (await desk.verify("8052", number="4711")).verdict == "verified"
    for n in range(5):
        await desk.verify(f"900{n}", number="4711")
    async with desk.database.transaction() as transaction:
        assert (await desk.proofs.standing(transaction, "maja")).failures == 5
        await desk.proofs.unlock(transaction, "sue", "maja")
    assert (await desk.verify("8052", number="4711")).verdict == "verified"


async def test_no_column_and_no_line_of_the_audit_log_has_a_pin(desk: Desk) -> None:
    async with desk.database.transaction() as transaction:
        for table in ("customer_proof", "audit_entry"):
            rows = (await transaction.execute(sa.text(f"SELECT line::text FROM {table} AS line"))).scalars().all()
            assert rows
            assert not any("8052" in row or "1990" in row or "argon2" in row for row in rows)
        assert (await desk.proofs.standing(transaction, "maja"))[:3] == ("4711", True, True)


async def test_a_number_is_one_customers_and_bad_wishes_are_told(desk: Desk) -> None:
    with pytest.raises(CustomerNumberTaken):
        await desk.set("bo", Wish(number="4711"))
    for wish in (Wish(pin="1234"), Wish(number="47x"), Wish(birth_date=date(1800, 1, 1))):
        with pytest.raises(BadCustomer):
            await desk.set("bo", wish)
    await desk.set("maja", Wish(forget=frozenset({"number", "pin"})))
    await desk.set("bo", Wish(number="4711"))
    assert (await desk.verify("8052", customer_id="maja")).verdict == "unknown"
