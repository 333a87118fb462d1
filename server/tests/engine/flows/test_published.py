"""Versions of flows in memory: who is in which, and what is kept for them."""

from msgspec.structs import replace

from ringhall.company.organisation.rules.hours import Calendar
from ringhall.engine.flows import document
from ringhall.engine.flows.published import Key, Published


def a_flow(outcome: str) -> document.Flow:
    return document.from_data({"start": outcome, "nodes": {outcome: {"kind": "hang_up"}}})


def test_who_is_in_a_version_goes_on_in_it_and_a_version_without_anybody_is_let_go() -> None:
    under_way: list[Key] = []
    published = Published(lambda: under_way)
    one, two, three = a_flow("one"), a_flow("two"), a_flow("three")
    assert published.publish("main", 1, one)
    assert not published.publish("main", 1, one)
    under_way.append(("main", 1))
    assert published.publish("main", 2, two)
    assert published.publish("main", 3, three)
    assert published.current("main") == (3, three)
    assert published.find("main", 1) == one
    # Nobody is in the second: whoever comes with it is taken by the present one.
    assert published.find("main", 2) == three
    under_way.clear()
    published.publish("main", 4, two)
    assert published.find("main", 1) == two


def test_versions_from_before_a_restart_are_missed_and_kept_with_the_hours_of_today() -> None:
    under_way: list[Key] = [("main", 1), ("main", 1), ("main", 2), ("gone", 5)]
    published = Published(lambda: under_way)
    today = {"office": Calendar(time_zone="UTC")}
    published.publish("main", 2, replace(a_flow("two"), calendars=today))
    assert published.lacking() == [("gone", 5), ("main", 1)]
    published.keep("main", 1, a_flow("one"))
    published.keep("gone", 5, a_flow("five"))
    assert published.lacking() == []
    old = published.find("main", 1)
    assert old is not None
    assert (old.start, old.calendars) == ("one", today)
    assert (published.has("gone"), published.find("gone", 5)) == (False, a_flow("five"))
    tomorrow = {"office": Calendar(time_zone="Asia/Shanghai")}
    published.publish("main", 2, replace(a_flow("two"), calendars=tomorrow))
    old = published.find("main", 1)
    assert old is not None
    assert old.calendars == tomorrow
