"""Extensions are nobody else's number or account, and an agent has one."""

from typing import Any

import pytest

from ringhall.apps.centre.settings import extension_rules as rules

pytestmark = pytest.mark.unit
WORLD: dict[str, dict[str, Any]] = {
    "numbers": {"4100": {"number": "4100"}},
    "agents": {"ann": {"login": "phone777"}},
    "trunks": {"phone888": {"name": "phone888"}},
    "extensions": {
        "201": {"number": "201", "leads_to": "agent", "target": "ann"},
        "300": {"number": "300", "leads_to": "phone", "target": ""},
        "600": {"number": "600", "leads_to": "ring_group", "target": "all"},
    },
}
fits = rules.fits(lambda number: number == "112")


def phone(number: str) -> dict[str, Any]:
    return {"number": number, "leads_to": "phone", "target": ""}


@pytest.mark.parametrize("number", ["4100", "777", "888", "112"])
def test_a_number_that_is_somebody_elses_is_refused(number: str) -> None:
    assert [fault.where for fault in fits(phone(number), WORLD)] == ["number"]


def test_an_agent_has_one_extension_and_may_keep_it() -> None:
    second = {"number": "202", "leads_to": "agent", "target": "ann"}
    assert [fault.code for fault in fits(second, WORLD)] == ["taken"]
    assert not list(fits(WORLD["extensions"]["201"], WORLD))


def test_what_comes_later_must_not_take_an_extension_either() -> None:
    assert [fault.code for fault in rules.number_fits({"number": "201"}, WORLD)] == ["taken"]
    assert [fault.code for fault in rules.account_fits("login")({"login": "phone300"}, WORLD)] == ["taken"]
    assert not list(rules.account_fits("login")({"login": "201"}, WORLD))


def test_a_ring_group_rings_phones_only_and_leads_nobody_in_a_circle() -> None:
    group = {"members": ["201", "600"], "otherwise": "extension", "target": "600"}
    assert [fault.code for fault in rules.ring_group_fits(group, WORLD)] == ["not-rung", "in-a-circle"]
