"""People come in with the right password, stay for a shift, and are kept out when they guess."""

import pytest
import sqlalchemy as sa

from ringhall.company.access.errors import (
    BadPassword,
    BadUser,
    LastAdministrator,
    LoginTaken,
    TooManyAttempts,
    WrongPassword,
)
from ringhall.company.access.service.sessions import SESSION_MS, SESSIONS_PER_USER_MAX, require
from ringhall.foundation.db.engine import Database
from ringhall.foundation.errors import NotAllowed, NotFound, NotSignedIn
from tests.support.people import PASSWORD, Office, a_user

pytestmark = pytest.mark.real

HOME = "192.0.2.1"
HOUR = 3_600_000


async def test_a_session_lasts_while_it_is_used_and_ends_by_itself(database: Database) -> None:
    office = Office()
    async with database.transaction() as transaction:
        await office.users.add(transaction, "test", a_user("anna"), PASSWORD)
        signed_in = await office.access.sign_in(transaction, " Anna ", PASSWORD, HOME)
    for _ in range(3):
        office.clock.advance(SESSION_MS - HOUR)
        async with database.transaction() as transaction:
            assert (await office.access.identify(transaction, signed_in.token)).login == "anna"
    office.clock.advance(SESSION_MS + 1)
    async with database.transaction() as transaction:
        with pytest.raises(NotSignedIn):
            await office.access.identify(transaction, signed_in.token)


async def test_after_signing_out_the_token_is_worth_nothing_and_it_was_never_stored(database: Database) -> None:
    office = Office()
    async with database.transaction() as transaction:
        await office.users.add(transaction, "test", a_user(), PASSWORD)
        token = (await office.access.sign_in(transaction, "anna", PASSWORD, HOME)).token
        rows = (await transaction.execute(sa.text("SELECT s::text, u::text FROM user_session s, app_user u"))).all()
        assert token not in str(rows)
        assert PASSWORD not in str(rows)
        await office.access.sign_out(transaction, token)
        with pytest.raises(NotSignedIn):
            await office.access.identify(transaction, token)


async def test_guessing_is_slowed_down_for_that_login_and_for_nobody_else(database: Database) -> None:
    office = Office()
    async with database.transaction() as transaction:
        for login in ("anna", "bo"):
            await office.users.add(transaction, "test", a_user(login), PASSWORD)
    answers = []
    for _ in range(20):
        try:
            async with database.transaction() as transaction:
                await office.access.sign_in(transaction, "anna", "wrong password", HOME)
        except (WrongPassword, TooManyAttempts) as refusal:
            answers.append(refusal.status)
    assert answers == [401] * 5 + [429] * 15
    async with database.transaction() as transaction:
        await office.access.sign_in(transaction, "bo", PASSWORD, HOME)
        with pytest.raises(TooManyAttempts, match="in 15 s"):
            await office.access.sign_in(transaction, "anna", PASSWORD, HOME)
        office.clock.advance(15_000)
        await office.access.sign_in(transaction, "anna", PASSWORD, HOME)


async def test_guessing_logins_from_one_address_is_slowed_down(database: Database) -> None:
    office = Office()
    async with database.transaction() as transaction:
        for number in range(20):
            with pytest.raises(WrongPassword):
                await office.access.sign_in(transaction, f"guess{number}", "wrong password", HOME)
        with pytest.raises(TooManyAttempts):
            await office.access.sign_in(transaction, "another", "wrong password", HOME)


async def test_sessions_of_one_user_are_bounded(database: Database) -> None:
    office = Office()
    async with database.transaction() as transaction:
        await office.users.add(transaction, "test", a_user(), PASSWORD)
        tokens = []
        for _ in range(SESSIONS_PER_USER_MAX + 2):
            office.clock.advance(1)
            tokens.append((await office.access.sign_in(transaction, "anna", PASSWORD, HOME)).token)
        with pytest.raises(NotSignedIn):
            await office.access.identify(transaction, tokens[1])
        await office.access.identify(transaction, tokens[2])


async def test_a_new_password_ends_the_sessions(database: Database) -> None:
    office = Office()
    async with database.transaction() as transaction:
        user = await office.users.add(transaction, "test", a_user(), PASSWORD)
        token = (await office.access.sign_in(transaction, "anna", PASSWORD, HOME)).token
        await office.users.set_password(transaction, "test", user.id, "another long password")
        with pytest.raises(NotSignedIn):
            await office.access.identify(transaction, token)
        await office.access.sign_in(transaction, "anna", "another long password", HOME)


async def test_users_are_checked_and_the_last_administrator_stays(database: Database) -> None:
    office = Office()
    async with database.transaction() as transaction:
        admin = await office.users.add(transaction, "test", a_user("root", "admin"), PASSWORD)
        with pytest.raises(LoginTaken):
            await office.users.add(transaction, "test", a_user("ROOT"), PASSWORD)
        with pytest.raises(BadPassword):
            await office.users.add(transaction, "test", a_user("bo"), "short")
        with pytest.raises(BadUser, match="roles of agent"):
            await office.users.add(transaction, "test", a_user("bo", "king"), PASSWORD)
        with pytest.raises(LastAdministrator):
            await office.users.remove(transaction, "test", admin.id)
        with pytest.raises(LastAdministrator):
            await office.users.change(transaction, "test", admin.id, a_user("root", "agent"))
        other = await office.users.add(transaction, "test", a_user("bo", "admin"), PASSWORD)
        await office.users.remove(transaction, "bo", admin.id)
        with pytest.raises(NotFound):
            await office.users.get(transaction, admin.id)
        assert [each.id for each in await office.users.all(transaction)] == [other.id]
        verdict = await office.audit.verify(transaction)
        assert (verdict.entries, verdict.broken_at) == (3, None)


async def test_a_right_that_no_role_gives_is_refused(database: Database) -> None:
    office = Office()
    async with database.transaction() as transaction:
        user = await office.users.add(transaction, "test", a_user(), PASSWORD)
    require(user, "contacts.handle")
    with pytest.raises(NotAllowed, match=r"settings\.edit"):
        require(user, "settings.edit")
