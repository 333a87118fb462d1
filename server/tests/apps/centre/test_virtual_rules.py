"""What is wrong with a virtual agent that is set up, and what it names."""

from typing import Any

import pytest

from ringhall.apps.centre.settings import virtual_rules as rules

pytestmark = pytest.mark.unit
VERA: dict[str, Any] = {
    "id": "vera", "name": "Vera", "flow_id": "helps", "calendar": "", "queue_ids": ["sales"], "skills": {},
    "tiers": {}, "orders": {}, "price": 0, "person_price": 0,
}  # fmt: skip


def faults(**changes: Any) -> list[tuple[str, str]]:
    return [(fault.where, fault.code) for fault in rules.virtual_agent({**VERA, **changes})]


def test_tiers_and_orders_are_of_its_queues() -> None:
    assert faults(tiers={"sales": 2}, orders={"sales": "first"}) == []
    assert faults(tiers={"other": 2}) == [("tiers.other", "not-member")]
    assert faults(orders={"other": "first"}) == [("orders.other", "not-member")]


@pytest.mark.parametrize(("price", "person_price", "wrong"), [(10, 100, False), (100, 100, True), (0, 0, True)])
def test_an_order_by_cost_can_come_true(price: int, person_price: int, wrong: bool) -> None:
    found = faults(orders={"sales": "cheaper"}, price=price, person_price=person_price)
    assert found == ([("price", "never-cheaper")] if wrong else [])


def test_it_names_flow_hours_queues_and_skills() -> None:
    named = {(each.kind, each.key) for each in rules.refers({**VERA, "calendar": "days", "skills": {"gold": 3}})}
    assert named == {("flows", "helps"), ("calendars", "days"), ("queues", "sales"), ("skills", "gold")}


def test_its_flow_begins_by_itself() -> None:
    needy = {"flows": {"helps": {"document": {"inputs": ["order"]}}}}
    assert [fault.code for fault in rules.fits(VERA, needy)] == ["needs-variables"]
    assert list(rules.fits(VERA, {"flows": {"helps": {"document": {}}}})) == []
    assert list(rules.fits(VERA, {})) == []
