"""The first administrator comes in with the printed token; strangers, late comers and whoever tries again do not."""

import asyncio

import pytest
import sqlalchemy as sa

from ringhall.company.access.errors import (
    BadPassword,
    SetupShut,
    SetupTokenOld,
    SetupTokenWrong,
    TooManyAttempts,
)
from ringhall.company.access.rules.setup_token import as_typed
from ringhall.company.access.service import SetupDoor
from ringhall.company.access.service.setup_door import OPEN_MS
from ringhall.company.access.types import User
from ringhall.foundation.db.engine import Database
from tests.support.people import PASSWORD, Office, a_user

pytestmark = pytest.mark.real
HOME, AWAY = "192.0.2.1", "192.0.2.2"
WRONG = "00000-00000-00000-00000"


async def opened(database: Database, door: SetupDoor) -> str:
    """The token as it is printed."""
    async with database.transaction() as transaction:
        token = await door.open(transaction)
    assert token is not None
    return token


async def enter(database: Database, door: SetupDoor, token: str, login: str = "anna", address: str = HOME) -> User:
    async with database.transaction() as transaction:
        return await door.enter(transaction, token, a_user(login, "admin"), PASSWORD, address)


async def test_the_token_lets_one_in_and_is_never_stored(database: Database) -> None:
    office = Office()
    door = SetupDoor(office.clock, office.users)
    token = await opened(database, door)
    async with database.transaction() as transaction:
        rows = (await transaction.execute(sa.text("SELECT d::text FROM setup_door d"))).all()
    assert len(rows) == 1
    assert token not in str(rows)
    assert as_typed(token) not in str(rows)
    user = await enter(database, door, token.lower().replace("-", " ").replace("0", "o"))
    assert user.roles == ("admin",)
    async with database.transaction() as transaction:
        assert not await door.is_open(transaction)
        assert await door.open(transaction) is None


async def test_a_token_is_worth_nothing_the_second_time(database: Database) -> None:
    office = Office()
    door = SetupDoor(office.clock, office.users)
    token = await opened(database, door)
    await enter(database, door, token)
    with pytest.raises(SetupShut):
        await enter(database, door, token, "eve", AWAY)


async def test_of_two_browsers_at_once_one_gets_in(database: Database) -> None:
    office = Office()
    door = SetupDoor(office.clock, office.users)
    token = await opened(database, door)
    outcomes = await asyncio.gather(
        *(enter(database, door, token, login) for login in ("anna", "bent", "carl")), return_exceptions=True
    )
    assert sum(isinstance(each, User) for each in outcomes) == 1
    assert sum(isinstance(each, SetupShut) for each in outcomes) == 2, outcomes
    async with database.transaction() as transaction:
        assert len(await office.users.all(transaction)) == 1


async def test_whoever_comes_late_is_told_to_start_again_and_the_new_token_works(database: Database) -> None:
    office = Office()
    door = SetupDoor(office.clock, office.users)
    old = await opened(database, door)
    office.clock.advance(OPEN_MS)
    with pytest.raises(SetupTokenOld):
        await enter(database, door, old)
    new = await opened(database, door)
    with pytest.raises(SetupTokenWrong):
        await enter(database, door, old)
    await enter(database, door, new)


async def test_guessing_costs_ever_longer_waits_for_the_guesser_alone(database: Database) -> None:
    office = Office()
    door = SetupDoor(office.clock, office.users)
    token = await opened(database, door)
    for _ in range(5):
        with pytest.raises(SetupTokenWrong):
            await enter(database, door, WRONG, address=AWAY)
    with pytest.raises(TooManyAttempts):
        await enter(database, door, token, address=AWAY)
    await enter(database, door, token, address=HOME)


async def test_a_weak_password_leaves_the_door_open(database: Database) -> None:
    office = Office()
    door = SetupDoor(office.clock, office.users)
    token = await opened(database, door)
    with pytest.raises(BadPassword):
        async with database.transaction() as transaction:
            await door.enter(transaction, token, a_user("anna", "admin"), "short", HOME)
    await enter(database, door, token)


async def test_an_administrator_of_the_command_line_shuts_the_door(database: Database) -> None:
    office = Office()
    door = SetupDoor(office.clock, office.users)
    token = await opened(database, door)
    async with database.transaction() as transaction:
        await office.users.add(transaction, "command line", a_user("root", "admin"), PASSWORD)
    with pytest.raises(SetupShut):
        await enter(database, door, token)
