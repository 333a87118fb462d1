"""When a customer may be called back, and what follows when they were not reached."""

from functools import lru_cache

from ringhall.company.organisation.rules.hours import DAYS, Calendar, Opening
from ringhall.company.organisation.rules.open_times import DAY_MS, spans
from ringhall.contact.settings import CallBackSettings
from ringhall.contact.state import CallBack, Contact
from ringhall.foundation.numbers import time_zones_of

MINUTE_MS = 60_000
# A time of day that the wall leaves out when clocks are set comes again within days.
LOOK_AHEAD_MS = 8 * DAY_MS


def allowed_from(settings: CallBackSettings, time_zone: str, at: int) -> int:
    """The first moment from `at` on (milliseconds UTC) at which a customer may be called."""
    found = _allowed_everywhere(settings, (time_zone,), at)
    return at if found is None else found


def _allowed_everywhere(settings: CallBackSettings, time_zones: tuple[str, ...], at: int) -> int | None:
    """The first moment from `at` on that lies within the hours of calls on all these walls; None: there is none."""
    moment = at
    while moment < at + LOOK_AHEAD_MS:
        latest = moment
        for each in time_zones:
            calendar = calling_hours(settings, each)
            start = next((start for start, _ in spans(calendar, moment, moment + LOOK_AHEAD_MS)), None)
            if start is None:
                return None
            latest = max(latest, start)
        if latest == moment:
            return moment
        moment = latest
    return None


def calling_hours(settings: CallBackSettings, time_zone: str) -> Calendar:
    """When customers may be called, on every day of the year."""
    return _calendar(settings.opens, settings.closes, time_zone)


def next_attempt(settings: CallBackSettings, time_zone: str, promised: CallBack, now: int) -> int | None:
    """When to call next, after the attempts that are missed already; None when it was tried often enough.

    Whoever did not ask for it is called only while it is such an hour wherever their number may be, too.
    """
    if len(promised.missed) >= settings.attempts:
        return None
    due = now if promised.missed_at is None else promised.missed_at + settings.gap_minutes * MINUTE_MS
    due = max(due, promised.booked_for or 0)
    if promised.unasked:
        return _allowed_everywhere(settings, (time_zone, *time_zones_of(promised.number)), max(now, due))
    return allowed_from(settings, time_zone, max(now, due))


def given_up_at(settings: CallBackSettings, promised: CallBack) -> int:
    """When a promise that could not be kept ends."""
    return max(promised.promised_at, promised.booked_for or 0) + settings.hours_max * 60 * MINUTE_MS


def is_settled_by(promised: Contact, other: Contact) -> bool:
    """Whether the other contact is the same customer about the same: then nobody has to call them."""
    return (
        promised.call_back is not None
        and promised.id != other.id
        and promised.state == "queued"
        and promised.waits_for_call
        and promised.queue_id == other.queue_id
        and promised.call_back.number in (other.address, other.call_back.number if other.call_back else None)
    )


@lru_cache(maxsize=256)
def _calendar(opens: str, closes: str, time_zone: str) -> Calendar:
    return Calendar(time_zone=time_zone, weekly=dict.fromkeys(DAYS, (Opening(opens, closes),)))
