"""One-time codes as values: how they are written, how long they hold, and how many are sent."""

import pytest

from ringhall.business.customers.rules import codes as rules

pytestmark = pytest.mark.unit
NOW = 1_800_000_000_000


def test_a_code_has_six_digits_whatever_its_number() -> None:
    assert [rules.written(n) for n in (0, 42, rules.CODES - 1)] == ["000000", "000042", "999999"]


def test_a_code_holds_for_five_minutes_and_three_tries() -> None:
    assert rules.holds(NOW, 0, NOW)
    assert rules.holds(NOW, 2, NOW + 299_999)
    assert not rules.holds(NOW, 2, NOW + 300_000)
    assert not rules.holds(NOW, 3, NOW)


@pytest.mark.parametrize(
    ("ago_seconds", "soon"),
    [([], False), ([29], True), ([30], False), ([31, 900, 1800, 2700], False), ([31, 60, 90, 120, 150], True),
     ([31, 60, 90, 120, 3600], False)],
)  # fmt: skip
def test_one_is_sent_every_half_minute_and_five_in_an_hour(ago_seconds: list[int], soon: bool) -> None:
    assert rules.too_soon([NOW - 1000 * each for each in ago_seconds], NOW) is soon
