"""Rights are data; passwords must be long; wrong ones cost time."""

import pytest

from ringhall.company.access.rules.attempts import Attempts, Pace, after_failure, wait_ms
from ringhall.company.access.rules.passwords import fault
from ringhall.company.access.rules.rights import ROLES, rights_of

pytestmark = pytest.mark.unit

MINUTE = 60_000
PASSWORDS = Pace(free=5)


def test_each_job_may_do_its_own() -> None:
    assert "contacts.handle" in rights_of(["agent"])
    assert "settings.edit" not in rights_of(["agent", "supervisor"])
    assert rights_of(["planner", "unheard-of"]) == ROLES["planner"]
    assert all(rights <= rights_of(["admin"]) for rights in ROLES.values())


@pytest.mark.parametrize(
    ("password", "said"),
    [
        ("short", "at least 12"),
        ("a" * 300, "at most 256"),
        ("aaaaaaaaaaaa", "more different"),
        ("anna-anna-1234", "your login"),
    ],
)
def test_a_bad_password_is_told_what_it_lacks(password: str, said: str) -> None:
    assert said in (fault(password, "anna") or "")


def test_a_few_words_in_a_row_are_good() -> None:
    assert fault("green boats sail slowly", "anna") is None


def test_the_fifth_wrong_try_in_a_minute_costs_a_wait_that_doubles() -> None:
    attempts, now, waits = Attempts(), 0, []
    for _ in range(12):
        attempts = after_failure(attempts, now, PASSWORDS)
        waits.append(wait_ms(attempts, now) // 1000)
        now += wait_ms(attempts, now) + 1
    assert waits == [0, 0, 0, 0, 15, 30, 60, 120, 240, 300, 300, 300]


def test_slow_mistypers_and_old_sins_are_forgiven() -> None:
    attempts = Attempts()
    for n in range(20):
        attempts = after_failure(attempts, n * MINUTE, PASSWORDS)
    assert wait_ms(attempts, 20 * MINUTE) == 0
    for _ in range(6):
        attempts = after_failure(attempts, 20 * MINUTE, PASSWORDS)
    assert wait_ms(after_failure(attempts, 60 * MINUTE, PASSWORDS), 60 * MINUTE) == 0
