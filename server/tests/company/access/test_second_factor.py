"""A code of the person's own phone: right ones once, wrong ones counted, and a way in when the phone is lost."""

import random

import pytest

from ringhall.company.access.errors import (
    SecondFactorNeeded,
    SecondFactorThere,
    SecondFactorWrong,
    TooManyAttempts,
    WrongPassword,
)
from ringhall.company.access.rules import second_factor as rules
from ringhall.company.access.types import User
from ringhall.foundation.db.engine import Database, Transaction
from ringhall.foundation.errors import NotFound
from tests.support.authenticator import shown_by_app
from tests.support.people import PASSWORD, Office, a_user

HOME = "192.0.2.1"
RFC_SECRET = b"12345678901234567890"


@pytest.mark.unit
@pytest.mark.parametrize(
    ("second", "code"),
    [(59, "287082"), (1_111_111_109, "081804"), (1_234_567_890, "005924"), (2_000_000_000, "279037")],
)
def test_codes_are_those_of_the_standard(second: int, code: str) -> None:
    # RFC 6238, appendix B: the last six digits of what stands there for SHA-1.
    assert rules.step_of(RFC_SECRET, code, second * 1000, used=0) == second // 30


@pytest.mark.unit
def test_a_code_is_good_for_a_step_before_and_after_and_never_again() -> None:
    now = 1_234_567_890_000
    step = now // 30_000
    for off in (-1, 0, 1):
        code = shown_by_app(rules.shown(RFC_SECRET), (step + off) * 30)
        assert rules.step_of(RFC_SECRET, code, now, used=0) == step + off
        assert rules.step_of(RFC_SECRET, code, now, used=step + off) is None
    for off in (-2, 2):
        code = shown_by_app(rules.shown(RFC_SECRET), (step + off) * 30)
        assert rules.step_of(RFC_SECRET, code, now, used=0) is None
    for hostile in ("", "12345", "1234567", "١٢٣٤٥٦", "x" * 10_000):
        assert rules.step_of(RFC_SECRET, hostile, now, used=0) is None


@pytest.mark.unit
def test_recovery_codes_are_many_typed_as_people_type_and_used_up() -> None:
    codes = rules.recovery_codes(random.Random(1).choice)
    kept = [rules.fingerprint(code) for code in codes]
    assert len({*codes}) == rules.RECOVERY_CODES
    left = rules.without(kept, f" {codes[3].upper()} ".replace("-", " "))
    assert left is not None
    assert len(left) == len(kept) - 1
    assert rules.without(left, codes[3]) is None


@pytest.mark.unit
def test_the_app_reads_who_it_is_for() -> None:
    address = rules.address_of(RFC_SECRET, "anna@example.org")
    assert address.startswith("otpauth://totp/Ringhall%3Aanna%40example.org?secret=GEZDGNBVGY3TQOJQ")
    assert "=" not in rules.shown(RFC_SECRET)


def code_now(office: Office, shown: str, steps: int = 0) -> str:
    """What an app shows for this secret, so many steps from now."""
    return shown_by_app(shown, office.clock.now() // 1000 + 30 * steps)


async def enrolled(office: Office, transaction: Transaction) -> tuple[User, str, list[str]]:
    """Anna, with her secret and her recovery codes."""
    user = await office.users.add(transaction, "root", a_user(), PASSWORD)
    begun = await office.second_factor.begin(transaction, user)
    codes = await office.second_factor.confirm(transaction, user, code_now(office, begun.secret))
    return user, begun.secret, codes


@pytest.mark.real
async def test_whoever_has_one_is_asked_for_it_and_each_code_is_good_once(database: Database) -> None:
    office = Office()
    async with database.transaction() as transaction:
        user, secret, _ = await enrolled(office, transaction)
        with pytest.raises(SecondFactorNeeded):
            await office.access.sign_in(transaction, "anna", PASSWORD, HOME)
        with pytest.raises(WrongPassword):
            await office.access.sign_in(transaction, "anna", "wrong password", HOME, code=code_now(office, secret, 1))
        # The code that confirmed it was seen on the screen: it is used.
        with pytest.raises(SecondFactorWrong):
            await office.access.sign_in(transaction, "anna", PASSWORD, HOME, code=code_now(office, secret))
        code = code_now(office, secret, 1)
        signed_in = await office.access.sign_in(transaction, "anna", PASSWORD, HOME, code=f"{code[:3]} {code[3:]}")
        assert signed_in.user.id == user.id
        with pytest.raises(SecondFactorWrong):
            await office.access.sign_in(transaction, "anna", PASSWORD, HOME, code=code)
        with pytest.raises(SecondFactorThere):
            await office.second_factor.begin(transaction, user)


async def guesses(office: Office, transaction: Transaction) -> None:
    """Codes one after another; the right password between them makes nobody start anew."""
    for _ in range(20):
        with pytest.raises(SecondFactorNeeded):
            await office.access.sign_in(transaction, "anna", PASSWORD, HOME)
        with pytest.raises(SecondFactorWrong):
            await office.access.sign_in(transaction, "anna", PASSWORD, HOME, code="000000")


@pytest.mark.real
async def test_codes_that_are_guessed_are_counted_as_passwords_are(database: Database) -> None:
    office = Office()
    async with database.transaction() as transaction:
        _, secret, _ = await enrolled(office, transaction)
        with pytest.raises(TooManyAttempts):
            await guesses(office, transaction)
        with pytest.raises(TooManyAttempts):
            await office.access.sign_in(transaction, "anna", PASSWORD, HOME, code=code_now(office, secret, 1))


@pytest.mark.real
async def test_a_recovery_code_lets_in_once_and_the_log_tells(database: Database) -> None:
    office = Office()
    async with database.transaction() as transaction:
        user, secret, codes = await enrolled(office, transaction)
        await office.access.sign_in(transaction, "anna", PASSWORD, HOME, code=codes[0])
        with pytest.raises(SecondFactorWrong):
            await office.access.sign_in(transaction, "anna", PASSWORD, HOME, code=codes[0])
        assert await office.second_factor.standing(transaction, user.id) == (True, 9)
        await office.second_factor.remove(transaction, "root", user.id)
        assert await office.second_factor.standing(transaction, user.id) == (False, 0)
        await office.access.sign_in(transaction, "anna", PASSWORD, HOME)
        entries = await office.audit.page(transaction, f"user:{user.id}")
    told = [entry.content.what for entry in reversed(entries)]
    assert told == ["user.added", "user.second_factor_set", "user.recovery_code_used", "user.second_factor_removed"]
    assert not any(secret in str(entry) or codes[1] in str(entry) for entry in entries)


@pytest.mark.real
async def test_nothing_is_asked_for_before_it_is_confirmed(database: Database) -> None:
    office = Office()
    async with database.transaction() as transaction:
        user = await office.users.add(transaction, "root", a_user(), PASSWORD)
        with pytest.raises(NotFound):
            await office.second_factor.confirm(transaction, user, "123456")
        first = await office.second_factor.begin(transaction, user)
        second = await office.second_factor.begin(transaction, user)
        await office.access.sign_in(transaction, "anna", PASSWORD, HOME)
        with pytest.raises(SecondFactorWrong):
            await office.second_factor.confirm(transaction, user, code_now(office, first.secret))
        assert len(await office.second_factor.confirm(transaction, user, code_now(office, second.secret))) == 10
