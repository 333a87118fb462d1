"""Slots for calls: whole, inside the hours of the queue and of calls, right where clocks are set, never too many."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ringhall.business.call_backs.rules.slots import MINUTE_MS, Slot, slots
from ringhall.company.organisation.rules.hours import DAYS, Calendar, Opening
from ringhall.company.organisation.rules.open_times import is_open
from ringhall.contact.rules.call_backs import calling_hours
from ringhall.contact.settings import CallBackSettings

pytestmark = pytest.mark.unit
ZONE = "Europe/Ljubljana"
HOUR_MS = 60 * MINUTE_MS
OFFICE = Calendar(time_zone=ZONE, weekly=dict.fromkeys(DAYS, (Opening("09:00", "12:00"), Opening("13:00", "16:30"))))
CALLS = CallBackSettings(opens="10:00", closes="20:00")


def at(day: int, hour: int, minute: int = 0, month: int = 6, *, fold: int = 0) -> int:
    """A moment on the wall of 2026."""
    local = datetime(2026, month, day, hour, minute, tzinfo=ZoneInfo(ZONE), fold=fold)
    return round(local.timestamp() * 1000)


def of(
    since: int,
    until: int,
    calendar: Calendar | None = OFFICE,
    calls: CallBackSettings = CALLS,
    booked: tuple[int, ...] = (),
) -> list[Slot]:
    return slots(calendar, calls, ZONE, 60, 2, booked, since, until)


def wall(found: list[Slot]) -> list[str]:
    return [f"{datetime.fromtimestamp(slot.at / 1000, ZoneInfo(ZONE)):%d. %H:%M}" for slot in found]


def test_slots_are_whole_hours_in_which_the_queue_is_open_and_calls_are_allowed() -> None:
    assert wall(of(at(9, 0), at(10, 0))) == ["09. 10:00", "09. 11:00", "09. 13:00", "09. 14:00", "09. 15:00"]
    assert wall(of(at(9, 11, 30), at(10, 0))) == ["09. 13:00", "09. 14:00", "09. 15:00"]
    assert of(at(9, 0), at(10, 0), calendar=Calendar(time_zone=ZONE)) == []


def test_what_is_booked_takes_room_and_never_more_than_there_is() -> None:
    ten, eleven = at(9, 10), at(9, 11)
    first, second, *_ = of(ten, at(10, 0), booked=(ten, ten + 5 * MINUTE_MS, ten, eleven, at(8, 10)))
    assert (first.at, first.free, second.at, second.free) == (ten, 0, eleven, 1)


def test_where_clocks_are_set_an_hour_shown_twice_has_slots_twice_and_one_left_out_has_none() -> None:
    night = CallBackSettings(opens="01:00", closes="04:00")
    forward = of(at(29, 0, month=3), at(29, 12, month=3), None, night)
    assert wall(forward) == ["29. 01:00", "29. 03:00"]
    back = of(at(25, 0, month=10), at(25, 12, month=10), None, night)
    assert wall(back) == ["25. 01:00", "25. 02:00", "25. 02:00", "25. 03:00"]
    assert back[2].at - back[1].at == HOUR_MS


@given(st.integers(0, 400 * 24 * 60), st.integers(0, 72 * 60), st.sampled_from([None, OFFICE]))
def test_a_slot_is_the_same_whenever_it_is_asked_for_and_calls_are_allowed_all_through(
    start: int, later: int, calendar: Calendar | None
) -> None:
    since = round(datetime(2026, 1, 1, tzinfo=UTC).timestamp() * 1000) + start * MINUTE_MS
    until = since + 72 * HOUR_MS
    calls = CALLS if calendar else CallBackSettings(opens="00:00", closes="24:00")
    found = of(since, until, calendar, calls)
    moment = since + later * MINUTE_MS
    assert [slot for slot in found if slot.at >= moment] == of(moment, until, calendar, calls)
    for slot in found:
        for minute in (0, 59):
            inside = slot.at + minute * MINUTE_MS
            assert calendar is None or is_open(calendar, inside)
            assert is_open(calling_hours(calls, ZONE), inside)
