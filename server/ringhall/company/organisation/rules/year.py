"""A calendar's year, day by day, as people look at it."""

from datetime import date, timedelta
from typing import Literal

import msgspec

from ringhall.company.organisation.rules.hours import Calendar, DayPlan, Openings, plan_of

Look = Literal["open", "other", "off", "closed", "holiday"]


class YearDay(msgspec.Struct, frozen=True):
    """A day: `open` or `off` as its weekday is, with `other` hours, `closed` for a reason, or a `holiday`."""

    date: date
    look: Look
    name: str
    openings: Openings


def year_of(calendar: Calendar, year: int) -> list[YearDay]:
    """Every day of the year."""
    days = (date(year, 1, 1) + timedelta(days=n) for n in range(366))
    return [_shown(calendar, day) for day in days if day.year == year]


def _shown(calendar: Calendar, day: date) -> YearDay:
    plan = plan_of(calendar, day)
    return YearDay(day, _look(plan), plan.name, plan.openings)


def next_holidays(calendar: Calendar, today: date, count: int) -> list[YearDay]:
    """The holidays that come next, today's too; of this year and the next ones."""
    days = (each for year in (today.year, today.year + 1) for each in year_of(calendar, year))
    return [each for each in days if each.date >= today and plan_of(calendar, each.date).source == "holiday"][:count]


def _look(plan: DayPlan) -> Look:
    if plan.source == "week":
        return "open" if plan.openings else "off"
    if plan.openings:
        return "other"
    return "holiday" if plan.source == "holiday" else "closed"
