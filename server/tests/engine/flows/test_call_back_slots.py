"""A call-back at a time that the caller chooses: free times are read out, one is booked, and what is taken is told."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from ringhall.engine.flows import slot_words
from ringhall.engine.flows.ports import (
    BookCallBack,
    CallBackAnswered,
    FindSlots,
    HangUp,
    PromiseCallBack,
    Resumed,
    SlotsFound,
)
from ringhall.engine.flows.rules.verdict import try_out
from ringhall.engine.flows.trials import read_trials
from ringhall.engine.speech.rules.reading.read import GRAMMARS
from tests.engine.flows.caller import Caller
from tests.engine.flows.documents import ENDS, flow, text

pytestmark = pytest.mark.unit
ZONE = ZoneInfo("Europe/Ljubljana")


def at(day: int, hour: int, minute: int = 0) -> int:
    return round(datetime(2026, 3, day, hour, minute, tzinfo=ZONE).timestamp() * 1000)


NOW = at(2, 10)
HEARD = (
    "For today at four p.m., press 1. For tomorrow at nine thirty a.m., press 2. "
    "For the sixth of March, twenty twenty-six at nine a.m., press 3. "
    "For later times, press 9. If none of them suits you, press star."
)
TIMES = (at(2, 16), at(3, 9, 30), at(6, 9))


def node(**fields: Any) -> dict[str, Any]:
    return {
        "kind": "call_back", "queue": "sales", "slots": True, "prompt": text("We call {call_back_number}."),
        "goodbye": text("Goodbye."), "on_wrong": text("Wrong."), "declined": "one", "not_possible": "two",
        "priority": 2, "skills": ["german"], **fields,
    }  # fmt: skip


def asking(language: str = "en", **fields: Any) -> Caller:
    """Somebody who has agreed to be called."""
    drawn = replace(flow("offer", offer=node(**fields), **ENDS), time_zone="Europe/Ljubljana")
    caller = Caller(drawn, {"caller": "+38640123456"}, NOW)
    if language != "en":
        caller.stepped = replace(caller.stepped, place=replace(caller.place, language=language))
    caller.presses("1")
    return caller


def offered(*slots: int, **fields: Any) -> Caller:
    caller = asking(**fields)
    caller.gives(SlotsFound(slots))
    return caller


def test_three_free_times_are_read_out_and_the_chosen_one_is_booked_and_confirmed() -> None:
    caller = asking()
    assert caller.asked()[-1] == FindSlots("sales", caller.now, 3)
    caller.gives(SlotsFound(TIMES))
    assert caller.heard[-1] == HEARD
    caller.presses("2")
    assert caller.asked()[-1] == BookCallBack("+38640123456", "sales", TIMES[1], 2, ("german",))
    caller.gives(CallBackAnswered(True))
    assert caller.heard[-1] == "Tomorrow at nine thirty a.m. we will call you. Goodbye."
    caller.hears_out()
    assert caller.asked() == (HangUp("self_served"),)


def test_nine_asks_for_later_ones_and_where_there_are_none_the_first_come_again() -> None:
    caller = offered(*TIMES)
    caller.presses("9")
    assert caller.asked()[-1] == FindSlots("sales", TIMES[-1] + 1, 3)
    caller.gives(SlotsFound(()))
    assert caller.asked() == (FindSlots("sales", caller.now, 3),)
    caller.gives(SlotsFound(TIMES[:1]))
    assert "press 1" in caller.heard[-1]
    caller.presses("2")
    assert caller.heard[-1].startswith("Wrong. For today")


def test_a_time_that_somebody_took_meanwhile_is_told_and_others_are_offered() -> None:
    caller = offered(*TIMES)
    caller.presses("1")
    caller.gives(CallBackAnswered(False, taken=True))
    assert caller.asked() == (FindSlots("sales", caller.now, 3),)
    caller.gives(SlotsFound(TIMES[1:]))
    assert caller.heard[-1].startswith("Somebody else has just taken that time. For tomorrow")
    caller.presses("1")
    assert caller.asked()[-1] == BookCallBack("+38640123456", "sales", TIMES[1], 2, ("german",))


def test_without_a_free_time_there_is_a_way_and_who_declines_or_says_nothing_is_let_on() -> None:
    assert offered().place.node == "two"
    assert offered(no_slots="end").place.node == "end"
    caller = offered(*TIMES)
    caller.presses("*")
    assert caller.place.node == "one"
    caller = offered(*TIMES, tries_max=2)
    for _ in range(4):
        if caller.place.node == "offer":
            caller.lets_time_pass()
    assert caller.place.node == "one"
    caller = offered(*TIMES)
    caller.presses("1")
    caller.gives(CallBackAnswered(False))
    assert caller.place.node == "two", "their number is not to be called"


def test_a_restart_asks_again_from_the_number_on() -> None:
    caller = offered(*TIMES)
    caller.hears_out()
    caller.gives(Resumed())
    assert caller.heard[-1] == "We call + 3 8 6 4 0 1 2 3 4 5 6."


def test_without_slots_a_call_back_is_promised_as_before() -> None:
    assert asking(slots=False).asked()[-1] == PromiseCallBack("+38640123456", "sales", 2, ("german",))


@pytest.mark.parametrize("language", sorted(GRAMMARS))
def test_every_language_says_which_key_is_for_which_time(language: str) -> None:
    caller = offered(*TIMES, language=language)
    for key in ("1", "2", "3", "9"):
        assert key in caller.heard[-1]
    assert "{" not in caller.heard[-1]
    for words in (slot_words.TODAY, slot_words.BOOKED_ON_A_DAY, slot_words.TAKEN, slot_words.OR_LATER):
        assert words.keys() == GRAMMARS.keys()


def test_a_scripted_call_says_which_times_are_free() -> None:
    drawn = flow("offer", offer=node(), **ENDS)
    does = [{"keys": "1"}, {"slots": ["2026-03-03T09:00:00Z"]}, {"keys": "1"}, {"call_back": "promised"}]
    trial = {"name": "booked", "does": does, "expect": {"end": "ended", "outcome": "self_served"}}
    nothing = {"name": "none", "does": [{"keys": "1"}, {"slots": []}], "expect": {"end": "queue", "queue": "billing"}}
    results, _ = try_out(drawn, read_trials([trial, nothing]), {})
    assert [list(map(str, each.failures)) for each in results] == [[], []]
