"""When a virtual agent goes before people: order, success of late, and cost."""

from typing import Any

import pytest

from ringhall.engine.routing.rules.virtual import KEPT_MAX, KNOWN_FROM, Success, after, goes_first
from ringhall.engine.routing.settings import Order, VirtualMember

pytestmark = pytest.mark.unit
UNKNOWN, HALF = Success(), Success(KNOWN_FROM, KNOWN_FROM // 2)


def a_member(order: Order = "first", **settings: Any) -> VirtualMember:
    return VirtualMember(id="virtual:v", login="", name="V", queue_ids=["q"], orders={"q": order}, **settings)


@pytest.mark.parametrize(
    ("order", "success", "first"),
    [("last", HALF, False), ("first", UNKNOWN, True), ("first", HALF, True), ("cheaper", UNKNOWN, False)],
)
def test_the_order_says_it(order: Order, success: Success, first: bool) -> None:
    assert goes_first(a_member(order), "q", success) is first


def test_in_a_queue_of_which_nothing_is_said_it_comes_last() -> None:
    assert not goes_first(a_member("first"), "other", HALF)


@pytest.mark.parametrize(("price", "first"), [(49, True), (50, False), (51, False)])
def test_it_is_cheaper_below_the_share_of_what_it_saves(price: int, first: bool) -> None:
    """With half of the callers content a contact that begins with it costs price + 50; a person alone 100."""
    assert goes_first(a_member("cheaper", price=price, person_price=100), "q", HALF) is first


def test_too_little_success_takes_it_back_once_it_is_known() -> None:
    member = a_member("first", success_percent_min=51)
    assert goes_first(member, "q", Success(KNOWN_FROM - 1, 0))
    assert not goes_first(member, "q", HALF)
    assert goes_first(a_member("first", success_percent_min=50), "q", HALF)


def test_success_is_that_of_late() -> None:
    success = UNKNOWN
    for _ in range(KEPT_MAX):
        success = after(success, good=True)
    for _ in range(KEPT_MAX):
        success = after(success, good=False)
    # Of so many good ones half were forgotten at the first that came after them, and so on.
    assert success.all <= KEPT_MAX
    assert success.good / success.all < 0.3
