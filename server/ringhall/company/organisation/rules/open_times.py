"""Is it open at a moment, until when, and why? By the clock on the wall, also on days of 23 and 25 hours."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, tzinfo

import msgspec

from ringhall.company.organisation.rules.hours import DAY_MINUTES, Calendar, Source, minutes_on, plan_of, zone

MINUTE_MS, SECOND_MS = 60_000, 1_000
DAY_MS = DAY_MINUTES * MINUTE_MS
LOOK_AHEAD_MS = 732 * DAY_MS
EPOCH = date(1970, 1, 1)
Span = tuple[int, int]


class State(msgspec.Struct, frozen=True):
    """Open or not, until `until` (milliseconds UTC; None: for two years or more), by what, and its name."""

    open: bool
    until: int | None
    source: Source
    name: str = ""


def is_open(calendar: Calendar, at: int) -> bool:
    """Whether it is open at a moment (milliseconds UTC); asked for each caller, so it looks at that day only."""
    local = _local(calendar, at)
    minute = local.hour * 60 + local.minute
    return any(opens <= minute < closes for opens, closes, _ in minutes_on(calendar, local.date()))


def state_at(calendar: Calendar, at: int) -> State:
    """How it stands at a moment (milliseconds UTC)."""
    source, name = _why(calendar, at)
    start, end = next(spans(calendar, at, at + LOOK_AHEAD_MS), (None, None))
    if start is None or start > at:
        return State(False, start, source, name)
    return State(True, end if end is not None and end < at + LOOK_AHEAD_MS else None, source, name)


def spans(calendar: Calendar, since: int, until: int) -> Iterator[Span]:
    """The stretches in which it is open between two moments (milliseconds UTC), in order; touching ones are one.

    While the wall shows an hour twice it is open in both; an hour it leaves out opens nothing.
    """
    held: Span | None = None
    for start, end, offset in _offsets(zone(calendar.time_zone) or UTC, since, until):
        for opens, closes in _on_wall(calendar, start + offset, end + offset):
            one = (opens - offset, closes - offset)
            if held is not None and one[0] <= held[1]:
                held = (held[0], max(held[1], one[1]))
                continue
            if held is not None:
                yield held
            held = one
    if held is not None:
        yield held


def _on_wall(calendar: Calendar, since: int, until: int) -> Iterator[Span]:
    """The same in milliseconds of the wall since 1970, where every day has 24 hours."""
    for n in range(since // DAY_MS, -(-until // DAY_MS)):
        midnight = n * DAY_MS
        for opens, closes, _ in minutes_on(calendar, EPOCH + timedelta(days=n)):
            start, end = max(since, midnight + opens * MINUTE_MS), min(until, midnight + closes * MINUTE_MS)
            if start < end:
                yield start, end


def _offsets(where: tzinfo, since: int, until: int) -> Iterator[tuple[int, int, int]]:
    """From, to, and how far the wall is ahead of UTC: stretches of a day at most. Clocks change once in a day."""
    start = since
    while start < until:
        end, offset = min(start + DAY_MS, until), offset_ms(where, start)
        if offset_ms(where, end - 1) != offset:
            end = _change(where, start, end - 1, offset)
        yield start, end, offset
        start = end


def _change(where: tzinfo, before: int, after: int, offset: int) -> int:
    """The moment, at a whole second, from which the wall is no longer this far ahead."""
    low, high = before // SECOND_MS, -(-after // SECOND_MS)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if offset_ms(where, middle * SECOND_MS) == offset else (low, middle)
    return high * SECOND_MS


def offset_ms(where: tzinfo, at: int) -> int:
    """How many milliseconds the wall is ahead of UTC at this moment (milliseconds UTC)."""
    ahead = datetime.fromtimestamp(at / SECOND_MS, where).utcoffset()
    return int(ahead.total_seconds()) * SECOND_MS if ahead else 0


def _local(calendar: Calendar, at: int) -> datetime:
    return datetime.fromtimestamp(at / SECOND_MS, zone(calendar.time_zone) or UTC)


def _why(calendar: Calendar, at: int) -> tuple[Source, str]:
    local = _local(calendar, at)
    minute = local.hour * 60 + local.minute
    plans = [plan for opens, closes, plan in minutes_on(calendar, local.date()) if opens <= minute < closes]
    plan = plans[0] if plans else plan_of(calendar, local.date())
    return plan.source, plan.name
