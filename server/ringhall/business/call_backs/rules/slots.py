"""The times for which a call can be booked: whole stretches of a queue's opening hours in which calls are allowed."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo

import msgspec

from ringhall.company.organisation.rules.hours import Calendar, zone
from ringhall.company.organisation.rules.open_times import Span, spans
from ringhall.contact.rules.call_backs import calling_hours
from ringhall.contact.settings import CallBackSettings

MINUTE_MS, DAY_MS = 60_000, 86_400_000
SLOTS_MAX = 2_000


class Slot(msgspec.Struct, frozen=True):
    """From `at` (milliseconds UTC) on, with room for so many more."""

    at: int
    capacity: int
    free: int


def slots(
    calendar: Calendar | None,
    settings: CallBackSettings,
    time_zone: str,
    minutes: int,
    capacity: int,
    booked: Iterable[int],
    since: int,
    until: int,
) -> list[Slot]:
    """All slots that begin in [since, until), where the queue's `calendar` (None: always) and the hours of calls hold.

    Each stretch of a day is cut from its beginning, by what passes and not by the wall: an hour shown twice has slots
    twice, and one left out has none. What is left of a stretch and shorter than a slot is none.
    """
    length, taken = minutes * MINUTE_MS, Counter(booked)
    found = []
    for midnight, next_midnight in _days(time_zone, since, until):
        # Whole days are looked at, so that slots do not move with the moment of the question.
        allowed = list(spans(calling_hours(settings, time_zone), midnight, next_midnight))
        is_open = list(spans(calendar, midnight, next_midnight)) if calendar is not None else allowed
        for start, end in _both(allowed, is_open):
            for at in range(start, end - length + 1, length):
                if since <= at < until:
                    used = sum(count for moment, count in taken.items() if at <= moment < at + length)
                    found.append(Slot(at, capacity, max(0, capacity - used)))
    return found[:SLOTS_MAX]


def _days(time_zone: str, since: int, until: int) -> Iterator[Span]:
    """The days of the wall that touch [since, until), from midnight to midnight."""
    where = zone(time_zone) or UTC
    day = datetime.fromtimestamp(since / 1000, where).date()
    begin = _midnight(day, where)
    while begin < until:
        day += timedelta(days=1)
        end = _midnight(day, where)
        yield begin, end
        begin = end


def _midnight(day: date, where: tzinfo) -> int:
    return round(datetime.combine(day, time(), where).timestamp() * 1000)


def _both(some: Iterable[Span], others: list[Span]) -> Iterator[Span]:
    for start, end in some:
        for first, last in others:
            if max(start, first) < min(end, last):
                yield max(start, first), min(end, last)
