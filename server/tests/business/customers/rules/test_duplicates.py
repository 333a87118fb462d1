"""Who may be the same person."""

import pytest

from ringhall.business.customers.rules.duplicates import GROUP_MAX, duplicates
from ringhall.business.customers.rules.merging import apart, together
from ringhall.business.customers.types import Customer, Merge

pytestmark = pytest.mark.unit


def a_customer(key: str, name: str, *numbers: str, note: str = "") -> Customer:
    """Somebody in English."""
    return Customer(key, name, numbers, "en", note)


def test_one_letter_or_another_order_of_names_is_near_and_a_number_at_home_is_the_same_abroad() -> None:
    crowd = [
        a_customer("a", "Maja Højgård"),
        a_customer("b", "Hojgard, Maja"),
        a_customer("c", "Maja Hojgrd"),
        a_customer("d", "Bo Lund", "+4533123456"),
        a_customer("e", "B. L.", "+4633123456"),
        a_customer("f", "Somebody Else"),
    ]
    found = {(each.one.id, each.other.id, each.why) for each in duplicates(crowd)}
    assert found == {("a", "b", "name"), ("a", "c", "name"), ("b", "c", "name"), ("d", "e", "number")}


def test_numbered_names_are_not_near_and_a_crowd_of_one_name_is_no_person() -> None:
    assert duplicates([a_customer("a", "Customer 4711"), a_customer("b", "Customer 4712")]) == []
    assert duplicates([a_customer(str(n), "Ana Novak") for n in range(GROUP_MAX + 1)]) == []


def test_together_loses_nothing_and_apart_brings_both_back() -> None:
    kept, gone = a_customer("a", "Maja", "+1", note="VIP"), a_customer("b", "Maja H", "+2", "+1", note="calls late")
    whole = together(kept, gone)
    assert whole == a_customer("a", "Maja", "+1", "+2", note="VIP\ncalls late")
    merge = Merge("m", 0, "sue", "a", kept, whole, gone)
    assert apart(whole, merge) == kept
    changed = a_customer("a", "Maja Novak", "+1", "+2", "+3", note="VIP\ncalls late")
    assert apart(changed, merge) == a_customer("a", "Maja Novak", "+1", "+3", note="VIP")
