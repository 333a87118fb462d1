"""PINs for phones: kept as no PIN, of owners only, and guessing them costs waits that grow."""

from pathlib import Path

import pytest
import sqlalchemy as sa

from ringhall.company.access.errors import BadPin, NoAgentToSignIn
from ringhall.company.access.rules import pins as rules
from ringhall.company.access.service import Pins
from ringhall.company.access.types import User, UserSettings
from ringhall.foundation.db.engine import Database
from ringhall.foundation.secrets import SecretBox
from tests.support.hashing import quick_hasher
from tests.support.people import PASSWORD, Office, a_user

LOBBY, BACK_OFFICE = "phone300", "phone301"
PIN = "80527314"
HOUR = 3_600_000


@pytest.mark.unit
@pytest.mark.parametrize("pin", ["8052", "80528052", "20199999", "1212"])
def test_a_pin_that_may_be(pin: str) -> None:
    assert rules.fault(pin, "201") is None


@pytest.mark.unit
@pytest.mark.parametrize(
    ("pin", "extension"),
    [
        *(
            (pin, "201")
            for pin in ("805", "805280528", "80 52", "٨٠٥٢", "0000", "1234", "9876", "7890", "2019", "82019")
        ),
        ("4711", "4711"),
        ("2020", "20"),
    ],
)
def test_a_pin_too_short_too_long_or_too_easy(pin: str, extension: str) -> None:
    assert rules.fault(pin, extension)


class Desk:
    """Anna works as agent a7 with the extension 207, and Bo as nobody."""

    def __init__(self, database: Database, folder: Path) -> None:
        self.office, self.database = Office(), database
        office, box = self.office, SecretBox(folder / "secrets.key")
        self.pins = Pins(office.clock, quick_hasher(), box, office.audit, database, {"a7": "207"}.__getitem__)
        self.anna: User
        self.bo: User

    async def set(self, user: User, pin: str) -> None:
        async with self.database.transaction() as transaction:
            await self.pins.set(transaction, "anna", user, pin)

    async def tries(self, pin: str, number: str = "207", phone: str = LOBBY) -> str:
        return await self.pins.check({"207": "a7"}.get(number), number, pin, phone)


@pytest.fixture
async def desk(database: Database, tmp_path: Path) -> Desk:
    desk = Desk(database, tmp_path)
    async with database.transaction() as transaction:
        said = UserSettings(login="anna", name="Anna", roles=("agent",), agent_id="a7")
        desk.anna = await desk.office.users.add(transaction, "test", said, PASSWORD)
        desk.bo = await desk.office.users.add(transaction, "test", a_user("bo"), PASSWORD)
    return desk


@pytest.mark.real
async def test_a_pin_is_kept_hashed_and_encrypted_and_told_to_nobody(desk: Desk) -> None:
    await desk.set(desk.anna, PIN)
    assert await desk.tries(PIN) == "right"
    async with desk.database.transaction() as transaction:
        found = await transaction.execute(sa.text("SELECT u::text, u.pin FROM app_user u WHERE login = 'anna'"))
        whole, pin = map(str, found.one())
        told = (await transaction.execute(sa.text("SELECT a::text FROM audit_entry a"))).scalars().all()
        assert await desk.pins.has(transaction, desk.anna)
    assert PIN not in whole.replace(pin, "")
    assert "argon2" not in pin
    assert any("user.pin_set" in each for each in told)
    assert not any(PIN in each for each in told)
    await desk.set(desk.anna, "")
    assert await desk.tries(PIN) == "wrong"


@pytest.mark.real
async def test_a_bad_pin_and_one_of_no_use_are_refused(desk: Desk) -> None:
    for pin in ("1234", "2070", "12"):
        with pytest.raises(BadPin):
            await desk.set(desk.anna, pin)
    with pytest.raises(NoAgentToSignIn, match="Bo works as no agent"):
        await desk.set(desk.bo, PIN)


@pytest.mark.real
async def test_guessing_a_number_waits_longer_each_time_at_every_phone_and_the_right_pin_ends_it(desk: Desk) -> None:
    await desk.set(desk.anna, PIN)
    answers = [await desk.tries("9999") for _ in range(6)]
    assert answers == ["wrong"] * 5 + ["locked"]
    # Not even the right one is looked at, and another phone helps nobody.
    assert await desk.tries(PIN, phone=BACK_OFFICE) == "locked"
    desk.office.clock.advance(15_000)
    assert await desk.tries("9999") == "wrong"
    desk.office.clock.advance(15_000)
    assert await desk.tries(PIN) == "locked"
    desk.office.clock.advance(15_000)
    assert await desk.tries(PIN) == "right"
    assert await desk.tries("9999") == "wrong"


@pytest.mark.real
async def test_slow_guessing_is_no_way_round_it_and_ends_at_a_try_an_hour(desk: Desk) -> None:
    await desk.set(desk.anna, PIN)
    looked_at = 0
    for _ in range(24 * 6):
        desk.office.clock.advance(HOUR // 6)
        looked_at += await desk.tries("9999") == "wrong"
    assert looked_at < 40


@pytest.mark.real
async def test_a_number_that_is_nobodys_is_answered_and_counted_alike(desk: Desk) -> None:
    await desk.set(desk.anna, PIN)
    assert [await desk.tries(PIN, number="999") for _ in range(6)] == ["wrong"] * 5 + ["locked"]
    assert await desk.tries(PIN) == "right"


@pytest.mark.real
async def test_somebody_without_the_right_to_work_signs_in_nowhere(desk: Desk) -> None:
    await desk.set(desk.anna, PIN)
    async with desk.database.transaction() as transaction:
        planner = UserSettings(login="anna", name="Anna", roles=("planner",), agent_id="a7")
        root = UserSettings(login="root", name="Root", roles=("admin",))
        await desk.office.users.add(transaction, "test", root, PASSWORD)
        await desk.office.users.change(transaction, "test", desk.anna.id, planner)
    assert await desk.tries(PIN) == "wrong"
