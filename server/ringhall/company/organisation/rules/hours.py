"""A calendar: opening hours of every week in a time zone, public holidays, and days that are otherwise."""

from datetime import date, timedelta, tzinfo
from functools import lru_cache
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

import msgspec
from msgspec import Meta

from ringhall.company.organisation.rules.public_holidays import holidays_of

Day = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
DAYS: tuple[Day, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
TimeOfDay = Annotated[str, Meta(pattern=r"^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)\Z")]
EXCEPTIONS_MAX = 1_000
OPENINGS_MAX = 10
DAY_MINUTES = 1_440
Source = Literal["week", "exception", "holiday"]


class Opening(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """From `opens` up to, not including, `closes`; both HH:MM on the wall, 24:00 is midnight at the day's end.

    What closes before it opens goes on past midnight into the next day.
    """

    opens: TimeOfDay
    closes: TimeOfDay


Openings = Annotated[tuple[Opening, ...], Meta(max_length=OPENINGS_MAX)]


class OtherDay(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A date, or this day of every year, with hours of its own; without any it is closed. `name` is the reason."""

    date: date
    name: Annotated[str, Meta(max_length=80)] = ""
    openings: Openings = ()
    yearly: bool = False


Weekly = dict[Day, Openings]
OtherDays = Annotated[tuple[OtherDay, ...], Meta(max_length=EXCEPTIONS_MAX)]


class Calendar(msgspec.Struct, frozen=True, kw_only=True):
    """When something is open, by the clock on the wall of `time_zone`.

    On public holidays of `country` (ISO 3166, and its `subdivision`) it has `holiday_openings`, usually none.
    """

    time_zone: str
    weekly: Weekly = {}
    exceptions: OtherDays = ()
    country: Annotated[str, Meta(max_length=2)] = ""
    subdivision: Annotated[str, Meta(max_length=60)] = ""
    holiday_openings: Openings = ()


class DayPlan(msgspec.Struct, frozen=True):
    """What holds on a date: its openings, where they come from, and the name of the holiday or the reason."""

    source: Source
    name: str
    openings: Openings


def plan_of(calendar: Calendar, day: date) -> DayPlan:
    """An exception of that date goes before one of every year, that before a holiday, that before the week."""
    other = next((each for each in calendar.exceptions if not each.yearly and each.date == day), None)
    other = other or next((each for each in calendar.exceptions if each.yearly and _same_day(each.date, day)), None)
    if other is not None:
        return DayPlan("exception", other.name, other.openings)
    holiday = holidays_of(calendar.country, calendar.subdivision, day.year).get(day)
    if holiday is not None:
        return DayPlan("holiday", holiday, calendar.holiday_openings)
    return DayPlan("week", "", calendar.weekly.get(DAYS[day.weekday()], ()))


def minutes_on(calendar: Calendar, day: date) -> list[tuple[int, int, DayPlan]]:
    """When it is open on a date: minutes of the wall from midnight, and the plan that says so.

    What goes on from the evening before counts as well, but not into a holiday or an exception: those have
    their own hours alone.
    """
    plan = plan_of(calendar, day)
    found = [(opens, min(closes, DAY_MINUTES), plan) for opens, closes in map(span, plan.openings)]
    if plan.source == "week":
        before = plan_of(calendar, day - timedelta(days=1))
        spans = map(span, before.openings)
        found += [(0, closes - DAY_MINUTES, before) for _, closes in spans if closes > DAY_MINUTES]
    return sorted(found, key=lambda each: each[:2])


def span(opening: Opening) -> tuple[int, int]:
    """From and to in minutes of the day it begins on; more than a day's where it goes past midnight."""
    opens, closes = _minutes(opening.opens), _minutes(opening.closes)
    return opens, closes if closes > opens else closes + DAY_MINUTES


@lru_cache(maxsize=256)
def zone(name: str) -> tzinfo | None:
    """The time zone of this name, None when there is none."""
    try:
        return ZoneInfo(name)
    except (OSError, ValueError, KeyError):
        return None


@lru_cache(maxsize=2_000)
def _minutes(clock: str) -> int:
    return int(clock[:2]) * 60 + int(clock[3:])


def _same_day(one: date, other: date) -> bool:
    return (one.month, one.day) == (other.month, other.day)
