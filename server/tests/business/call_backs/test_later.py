"""When an agent may book a call."""

import pytest

from ringhall.business.call_backs.errors import NotAhead, NotBooked, OutsideHours, SlotFull
from ringhall.business.call_backs.rules.later import DAYS_AHEAD_MAX, require_hours, require_room
from ringhall.business.call_backs.rules.slots import DAY_MS, Slot
from ringhall.contact.settings import CallBackSettings

pytestmark = pytest.mark.unit

HOUR = 3_600_000
HOURS = CallBackSettings(opens="08:00", closes="20:00")
NOON = 12 * HOUR


@pytest.mark.parametrize("at", [NOON + 1, 19 * HOUR, DAY_MS + 8 * HOUR])
def test_within_the_hours_of_calls_any_moment_ahead_will_do(at: int) -> None:
    require_hours(HOURS, "UTC", at, NOON)


@pytest.mark.parametrize("at", [20 * HOUR, DAY_MS + 8 * HOUR - 1, 23 * HOUR])
def test_nobody_is_called_at_night(at: int) -> None:
    with pytest.raises(OutsideHours):
        require_hours(HOURS, "UTC", at, NOON)


@pytest.mark.parametrize("at", [NOON, NOON - 1, NOON + DAYS_AHEAD_MAX * DAY_MS + 1])
def test_what_is_past_or_far_away_cannot_be_booked(at: int) -> None:
    with pytest.raises(NotAhead):
        require_hours(HOURS, "UTC", at, NOON)


def test_a_slot_has_to_be_there_and_to_have_room() -> None:
    slots = [Slot(at=NOON, capacity=1, free=1), Slot(at=NOON + HOUR, capacity=1, free=0)]
    require_room(slots, NOON)
    with pytest.raises(SlotFull):
        require_room(slots, NOON + HOUR)
    with pytest.raises(NotBooked):
        require_room(slots, NOON + 1)
