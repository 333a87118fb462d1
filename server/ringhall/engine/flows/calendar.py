"""Opening hours: weekly intervals in a time zone, and days that are otherwise."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, tzinfo
from functools import lru_cache
from itertools import pairwise
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

import msgspec
from msgspec import Meta

Day = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
DAYS: tuple[Day, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
TimeOfDay = Annotated[str, Meta(pattern=r"^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)\Z")]
EXCEPTIONS_MAX = 1_000
OPENINGS_MAX = 10


class Opening(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """From `opens` up to, not including, `closes`; both HH:MM local time, 24:00 is midnight at the day's end."""

    opens: TimeOfDay
    closes: TimeOfDay


Openings = Annotated[tuple[Opening, ...], Meta(max_length=OPENINGS_MAX)]


class OtherDay(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A date with hours of its own instead of those of its weekday; without any it is closed all day."""

    date: date
    name: Annotated[str, Meta(max_length=80)] = ""
    openings: Openings = ()


Weekly = dict[Day, Openings]
OtherDays = Annotated[tuple[OtherDay, ...], Meta(max_length=EXCEPTIONS_MAX)]


def is_open(now: int, time_zone: str, weekly: Weekly, other_days: tuple[OtherDay, ...]) -> bool:
    """Whether `now` (milliseconds UTC) lies within the hours, by the clock on the wall of that zone."""
    local = datetime.fromtimestamp(now / 1000, zone(time_zone) or UTC)
    other = next((each for each in other_days if each.date == local.date()), None)
    openings = other.openings if other else weekly.get(DAYS[local.weekday()], ())
    clock = f"{local.hour:02}:{local.minute:02}"
    return any(each.opens <= clock < each.closes for each in openings)


def faults(weekly: Weekly, other_days: tuple[OtherDay, ...]) -> Iterator[tuple[str, str]]:
    """What is wrong with the hours: path and code (closes-before-opens, overlaps, twice)."""
    for day, openings in weekly.items():
        yield from _faults_of_day(f"weekly.{day}", openings)
    dates = [each.date for each in other_days]
    for n, other in enumerate(other_days):
        if other.date in dates[:n]:
            yield f"exceptions.{n}.date", "twice"
        yield from _faults_of_day(f"exceptions.{n}.openings", other.openings)


def _faults_of_day(path: str, openings: Openings) -> Iterator[tuple[str, str]]:
    for n, opening in enumerate(openings):
        if opening.closes <= opening.opens:
            yield f"{path}.{n}.closes", "closes-before-opens"
    in_order = sorted(enumerate(openings), key=lambda each: each[1].opens)
    for (_, before), (n, after) in pairwise(in_order):
        if after.opens < before.closes:
            yield f"{path}.{n}.opens", "overlaps"


@lru_cache(maxsize=256)
def zone(name: str) -> tzinfo | None:
    """The time zone of this name, None when there is none."""
    try:
        return ZoneInfo(name)
    except (OSError, ValueError, KeyError):
        return None
