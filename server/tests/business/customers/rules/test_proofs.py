"""Which PINs may be, and when wrong answers lock a customer."""

from datetime import date

import pytest

from ringhall.business.customers.rules import proofs as rules

pytestmark = pytest.mark.unit

NOW = 1_795_780_000_000
HOUR = 3_600_000


@pytest.mark.parametrize("pin", ["8052", "111112", "120412041204"])
def test_a_pin_that_may_be(pin: str) -> None:
    assert rules.fault_of_pin(pin) is None


@pytest.mark.parametrize("pin", ["805", "8052805280528", "80 52", "٨٠٥٢", "0000", "1234", "9876", "7890", ""])
def test_a_pin_too_short_too_long_or_too_easy(pin: str) -> None:
    assert rules.fault_of_pin(pin)


def test_five_wrong_answers_of_a_day_lock_until_the_first_of_them_is_a_day_old() -> None:
    failed = [NOW - 30 * HOUR, *(NOW - n * HOUR for n in (20, 3, 2, 1))]
    assert rules.locked_until(failed, NOW) is None
    failed.append(NOW)
    assert rules.locked_until(failed, NOW) == NOW + 4 * HOUR
    assert rules.locked_until(failed, NOW + 4 * HOUR) is None


def test_nobody_is_born_tomorrow_or_long_ago() -> None:
    today = date(2026, 11, 27)
    assert rules.fault_of_birth_date(date(1990, 12, 24), today) is None
    assert rules.fault_of_birth_date(date(2026, 11, 28), today)
    assert rules.fault_of_birth_date(date(1899, 12, 31), today)
