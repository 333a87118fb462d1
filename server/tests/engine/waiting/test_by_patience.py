"""The menu is told of just before callers give up, and only to those who would wait so long."""

from typing import Any

import pytest

from ringhall.engine.flows.ports import Resumed
from ringhall.engine.routing.rules.expected_wait import Range
from ringhall.engine.routing.rules.patience import Moment
from ringhall.engine.waiting.rules.turn import Begun
from ringhall.engine.waiting.settings import Treatment
from tests.engine.waiting.outlooks import FixedOutlook
from tests.engine.waiting.test_step import Waiter, text

pytestmark = pytest.mark.unit

PEAK = Moment(at_ms=90_000, by="peak", seen=340, gave_up=70, hour=10)


def a_waiter(outlook: FixedOutlook, **plan: Any) -> Waiter:
    settings: dict[str, Any] = {
        "menu_prompt": text("Press 7 to be called back."),
        "menu_by": "peak",
        "menu_first_seconds": 15,
        **plan,
    }
    return Waiter(outlook=outlook, **settings)


def menus(waiter: Waiter) -> list[Begun]:
    return [fact for fact in waiter.facts if isinstance(fact, Begun) and fact.saying.what == "menu"]


def test_it_comes_the_margin_before_they_give_up_and_the_reason_is_kept() -> None:
    waiter = a_waiter(FixedOutlook(gives_up=PEAK))
    waiter.wait(79.9)
    assert menus(waiter) == []
    waiter.wait(0.1)
    [told] = menus(waiter)
    assert told.saying.because == {
        "at_ms": 90_000, "by": "peak", "seen": 340, "gave_up": 70, "hour": 10, "expected_ms": 240_000,
    }  # fmt: skip
    waiter.give(Resumed())
    assert [each.saying.because for each in menus(waiter)] == [told.saying.because] * 2
    waiter.heard_out()
    waiter.wait(600)
    assert len(menus(waiter)) == 2


def test_whoever_would_be_served_before_hears_of_it_later_if_they_still_wait_then() -> None:
    outlook = FixedOutlook(gives_up=PEAK, wait=Range(4_000, 30_000))
    waiter = a_waiter(outlook)
    waiter.wait(85)
    assert menus(waiter) == []
    outlook.wait = Range(200_000, 300_000)
    waiter.wait(5)
    assert [each.saying.because["expected_ms"] for each in menus(waiter) if each.saying.because] == [200_000]


def test_where_nobody_can_tell_how_long_it_takes_it_is_told_of() -> None:
    waiter = a_waiter(FixedOutlook(gives_up=PEAK, wait=None))
    waiter.wait(80)
    assert [each.saying.because["expected_ms"] for each in menus(waiter) if each.saying.because] == [None]


def test_as_long_as_too_little_is_known_or_nobody_asks_for_it_the_fixed_time_holds() -> None:
    for waiter in (a_waiter(FixedOutlook()), a_waiter(FixedOutlook(gives_up=PEAK), menu_by="time")):
        waiter.wait(15)
        assert [each.saying.because for each in menus(waiter)] == [None]


def test_a_margin_that_reaches_beyond_the_start_is_at_once() -> None:
    waiter = a_waiter(FixedOutlook(gives_up=PEAK), menu_margin_seconds=200)
    waiter.wait(0.001)
    assert len(menus(waiter)) == 1


def test_a_repeated_menu_goes_on_at_its_pace() -> None:
    waiter = a_waiter(FixedOutlook(gives_up=PEAK), menu_every_seconds=60)
    waiter.wait(80)
    waiter.heard_out()
    waiter.wait(60)
    assert [each.saying.because is None for each in menus(waiter)] == [False, True]


def test_without_a_menu_to_tell_of_there_is_nothing_to_plan() -> None:
    assert a_waiter(FixedOutlook(gives_up=PEAK), menu_prompt=()).place.patience is None
    assert Treatment().menu_by == "time"
