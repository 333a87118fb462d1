"""A customer is sent a one-time code: it goes where they are known to be, and is worth one right answer."""

import asyncio
from pathlib import Path

import pytest
import sqlalchemy as sa

from ringhall.business.customers.codes import Codes
from ringhall.business.customers.ports import Letter
from ringhall.business.customers.proofs import Proofs, Wish
from ringhall.business.customers.service import Customers
from ringhall.business.customers.types import CustomerSettings
from ringhall.engine.flows.ports import Claim, CodeOutcome, CodeWish, Proven
from ringhall.foundation.clock import SimulatedClock
from ringhall.foundation.db.engine import Database
from ringhall.foundation.secrets import SecretBox
from tests.support.hashing import quick_hasher
from tests.support.people import Office

pytestmark = pytest.mark.real
MAJA = CustomerSettings(name="Maja", numbers=("+4533123456", "+4520123456"), emails=("maja@example.org",))


class Room:
    """Maja's record, and a service that sends what the test lets it."""

    def __init__(self, database: Database, folder: Path) -> None:
        self.office, self.clock, self.database = Office(), SimulatedClock(), database
        self.customers = Customers(self.office.audit, self.office.ids.new, "DK")
        secrets = SecretBox(folder / "secrets.key")
        self.proofs = Proofs(self.office.audit, quick_hasher(), secrets, database, self.clock)
        self.numbers = iter(range(4711, 9999))
        self.codes = Codes(quick_hasher(), secrets, database, self.clock, lambda below: next(self.numbers) % below)
        self.codes.deliver = self.deliver
        self.sent: list[Letter] = []
        self.trouble = ""

    async def deliver(self, source: str, letter: Letter, seconds_max: int) -> str:
        assert (source, seconds_max) == ("sms", 5)
        self.sent.append(letter)
        return self.trouble

    async def send(self, *, number: str = "4711", address: str = "", language: str = "da") -> CodeOutcome:
        return await self.codes.send(CodeWish(None, address, number, "sms", language, 5))

    async def answers(self, code: str, number: str = "4711") -> Proven:
        return await self.codes.verify(Claim(None, "", number, "code", code))


@pytest.fixture
async def room(database: Database, tmp_path: Path) -> Room:
    room = Room(database, tmp_path)
    async with database.transaction() as transaction:
        for key, settings in (("maja", MAJA), ("bo", CustomerSettings(name="Bo"))):
            await room.customers.add(transaction, "sue", settings, key)
        await room.proofs.set(transaction, "sue", "maja", Wish(number="4711", pin="8052"))
        await room.proofs.set(transaction, "sue", "bo", Wish(number="4712"))
    return room


async def test_a_code_goes_where_the_customer_is_known_to_be_and_is_worth_one_answer(room: Room) -> None:
    assert await room.send() == "sent"
    letter = room.sent[0]
    assert letter == Letter("maja", "004711", "+4533123456", "maja@example.org", "Maja", "da")
    assert letter.code not in repr(letter)
    assert await room.answers("004712") == Proven("failed")
    answers = await asyncio.gather(room.answers("004711"), room.answers("004711"))
    assert sorted(each.verdict for each in answers) == ["failed", "verified"], "of two who are right one gets in"
    assert (await room.answers("004711")).verdict == "failed", "it is used"
    async with room.database.transaction() as transaction:
        assert (await room.proofs.standing(transaction, "maja")).failures == 0


async def test_it_goes_to_the_telephone_that_calls_only_where_that_is_theirs(room: Room) -> None:
    assert await room.send(address="+4520123456") == "sent"
    room.clock.advance(60_000)
    assert await room.send(address="+4599999999") == "sent"
    room.clock.advance(60_000)
    assert await room.send(number="", address="+4520123456") == "sent"
    assert [each.number for each in room.sent] == ["+4520123456", "+4533123456", "+4520123456"]


async def test_three_wrong_answers_or_five_minutes_make_it_worthless_and_a_new_one_ends_the_one_before(
    room: Room,
) -> None:
    await room.send()
    for _ in range(3):
        assert (await room.answers("000000")).verdict == "failed"
    assert (await room.answers("004711")).verdict == "failed"
    room.clock.advance(60_000)
    await room.send()
    assert (await room.answers("004711")).verdict == "failed", "that was the one before"
    assert (await room.answers("004712")).verdict == "verified"
    room.clock.advance(60_000)
    await room.send()
    room.clock.advance(300_000)
    assert (await room.answers("004713")).verdict == "failed"


async def test_five_wrong_answers_of_any_kind_lock_the_customer_for_codes_and_pins_alike(room: Room) -> None:
    for n in range(3):
        await room.proofs.verify(Claim(None, "", "4711", "pin", f"900{n}"))
    await room.send()
    for _ in range(2):
        assert (await room.answers("000000")).verdict == "failed"
    assert (await room.answers("004711")).verdict == "locked"
    room.clock.advance(60_000)
    assert await room.send() == "locked"
    assert (await room.proofs.verify(Claim(None, "", "4711", "pin", "8052"))).verdict == "locked"


async def test_where_none_can_go_out_that_is_told_and_nothing_is_worth_anything(room: Room) -> None:
    assert await room.send(number="4799") == "unknown"
    assert await room.send(number="4712") == "no_address"
    assert (await room.answers("004711", "4712")).verdict == "unknown"
    room.trouble = "status"
    assert await room.send() == "not_taken"
    assert (await room.answers(room.sent[0].code)).verdict == "failed", "what was not taken proves nothing"
    assert await room.send() == "too_often"
    room.trouble = ""
    for _ in range(4):
        room.clock.advance(31_000)
        assert await room.send() == "sent"
    room.clock.advance(31_000)
    assert await room.send() == "too_often"
    room.clock.advance(3_600_000)
    assert await room.send() == "sent"


async def test_many_at_once_send_one_and_no_column_has_the_code(room: Room) -> None:
    outcomes = await asyncio.gather(*(room.send() for _ in range(6)))
    assert sorted(outcomes) == ["sent"] + ["too_often"] * 5
    async with room.database.transaction() as transaction:
        for table in ("customer_code", "customer_proof", "audit_entry"):
            rows = (await transaction.execute(sa.text(f"SELECT line::text FROM {table} AS line"))).scalars().all()
            assert not any(room.sent[0].code in row or "argon2" in row for row in rows)
