"""What is wrong with a calendar: where, and a code that pages and sentences are made of."""

from calendar import isleap
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from msgspec.structs import replace

from ringhall.company.organisation.rules.hours import (
    DAY_MINUTES,
    DAYS,
    Calendar,
    Openings,
    OtherDay,
    minutes_on,
    span,
    zone,
)
from ringhall.company.organisation.rules.public_holidays import countries

YEARS = (1970, 2200)
LEAP_CYCLE_YEARS = 28


def faults(calendar: Calendar) -> Iterator[tuple[str, str]]:
    """Path and code of each fault."""
    if zone(calendar.time_zone) is None:
        yield "time_zone", "unknown-zone"
    yield from _of_country(calendar)
    yield from _of_week(calendar)
    yield from _of_openings("holiday_openings", calendar.holiday_openings)
    yield from _of_exceptions(calendar)
    given = [*calendar.weekly.values(), calendar.holiday_openings, *(each.openings for each in calendar.exceptions)]
    if not any(given):
        yield "weekly", "never-opens"


def _of_country(calendar: Calendar) -> Iterator[tuple[str, str]]:
    if calendar.country and calendar.country not in countries():
        yield "country", "unknown-country"
    elif calendar.subdivision and calendar.subdivision not in countries().get(calendar.country, ()):
        yield "subdivision", "unknown-subdivision"
    if calendar.holiday_openings and not calendar.country:
        yield "holiday_openings", "holidays-of-no-country"


def _of_week(calendar: Calendar) -> Iterator[tuple[str, str]]:
    for n, day in enumerate(DAYS):
        openings = calendar.weekly.get(day, ())
        yield from _of_openings(f"weekly.{day}", openings)
        before = calendar.weekly.get(DAYS[n - 1], ())
        runs_on = max((span(each)[1] - DAY_MINUTES for each in before), default=0)
        for place, opening in enumerate(openings):
            if span(opening)[0] < runs_on:
                yield f"weekly.{day}.{place}.opens", "overlaps"


def _of_openings(path: str, openings: Openings) -> Iterator[tuple[str, str]]:
    for n, opening in enumerate(openings):
        if opening.closes == opening.opens:
            yield f"{path}.{n}.closes", "closes-as-it-opens"
        elif opening.opens == "24:00":
            yield f"{path}.{n}.opens", "opens-at-the-end"
    in_order = sorted(enumerate(openings), key=lambda each: span(each[1]))
    for (_, before), (n, after) in pairwise(in_order):
        if span(after)[0] < span(before)[1]:
            yield f"{path}.{n}.opens", "overlaps"


def _of_exceptions(calendar: Calendar) -> Iterator[tuple[str, str]]:
    keys = [_day_of(each) for each in calendar.exceptions]
    for n, other in enumerate(calendar.exceptions):
        if not YEARS[0] <= other.date.year <= YEARS[1]:
            yield f"exceptions.{n}.date", "year-too-far"
        elif keys[n] in keys[:n]:
            yield f"exceptions.{n}.date", "twice"
        elif _changes_nothing(calendar, other):
            yield f"exceptions.{n}.date", "no-effect"
        yield from _of_openings(f"exceptions.{n}.openings", other.openings)


def _day_of(other: OtherDay) -> tuple[bool, int, int, int]:
    return other.yearly, 0 if other.yearly else other.date.year, other.date.month, other.date.day


def _changes_nothing(calendar: Calendar, other: OtherDay) -> bool:
    """Whether every day it is about would be the same without it (one of every year: from its year on)."""
    rest = tuple(each for each in calendar.exceptions if _day_of(each) != _day_of(other))
    without = replace(calendar, exceptions=rest)
    days = [other.date]
    if other.yearly:
        years = range(other.date.year, other.date.year + LEAP_CYCLE_YEARS)
        days = [other.date.replace(year=year) for year in years if _exists(other.date.month, other.date.day, year)]
    return all(_same(calendar, without, day) for day in days)


def _same(one: Calendar, other: Calendar, day: date) -> bool:
    """The day itself is the same, and so is what goes on from it into the next one."""
    return all(_minutes(one, each) == _minutes(other, each) for each in (day, day + timedelta(days=1)))


def _minutes(calendar: Calendar, day: date) -> list[tuple[int, int]]:
    return [(opens, closes) for opens, closes, _ in minutes_on(calendar, day)]


def _exists(month: int, day: int, year: int) -> bool:
    return (month, day) != (2, 29) or isleap(year)
