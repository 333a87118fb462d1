"""When an agent may book a call to the customer they have."""

from ringhall.business.call_backs.errors import NotAhead, NotBooked, OutsideHours, SlotFull
from ringhall.business.call_backs.rules.slots import DAY_MS, Slot
from ringhall.contact.rules.call_backs import allowed_from
from ringhall.contact.settings import CallBackSettings

DAYS_AHEAD_MAX = 60
KEPT_FOR_ME_MS = 30 * 60_000
"""So long a call that an agent booked for themselves is kept for them; then anybody of the queue calls."""


def require_room(found: list[Slot], at: int) -> None:
    """Raise NotBooked unless a slot begins then, SlotFull when it has no room."""
    slot = next((each for each in found if each.at == at), None)
    if slot is None:
        raise NotBooked()
    if not slot.free:
        raise SlotFull()


def require_hours(settings: CallBackSettings, time_zone: str, at: int, now: int) -> None:
    """Raise NotAhead unless `at` is soon to come, OutsideHours unless customers may be called then."""
    if not now < at <= now + DAYS_AHEAD_MAX * DAY_MS:
        raise NotAhead(days=DAYS_AHEAD_MAX)
    if allowed_from(settings, time_zone, at) != at:
        raise OutsideHours(opens=settings.opens, closes=settings.closes)
