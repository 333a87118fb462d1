"""Calendars before they are saved: how the year looks, how it stands now, and whose holidays are known."""

from datetime import UTC
from typing import Annotated

from fastapi import Query

from ringhall.apps.api.guard import Centre, Routes
from ringhall.apps.api.schemas import calendars as shapes
from ringhall.company.organisation.rules.hours import Calendar, zone
from ringhall.company.organisation.rules.open_times import state_at
from ringhall.company.organisation.rules.public_holidays import countries, subdivision_names
from ringhall.company.organisation.rules.year import next_holidays, year_of
from ringhall.company.organisation.service import read
from ringhall.company.organisation.types import Kind
from ringhall.foundation.clock import as_datetime

HOLIDAYS_SHOWN = 5
CALENDAR = Kind("calendar", Calendar)
routes = Routes("settings")


@routes.on("POST", "/calendars/preview", may="settings.read")
async def preview_calendar(centre: Centre, body: shapes.TypedCalendar) -> shapes.CalendarPreview:
    """The year of a calendar as it is typed, whether it is open now, and the holidays that come; nothing is stored."""
    calendar = read(CALENDAR, body.value)
    now = centre.clock.now()
    state = state_at(calendar, now)
    today = as_datetime(now).astimezone(zone(calendar.time_zone) or UTC).date()
    return shapes.CalendarPreview.model_validate(
        {
            "today": today,
            "state": state,
            "days": year_of(calendar, body.year),
            "holidays": next_holidays(calendar, today, HOLIDAYS_SHOWN),
        },
        from_attributes=True,
    )


@routes.on("GET", "/calendars/countries", may="settings.read")
async def list_countries(
    of: Annotated[str, Query(max_length=2, description="with the subdivisions of this country")] = "",
) -> shapes.Countries:
    """The countries whose public holidays are known, by code; and the parts of one that have holidays of their own."""
    return shapes.Countries(
        countries=list(countries()),
        subdivisions=[shapes.Subdivision(code=code, name=name) for code, name in subdivision_names(of).items()],
    )
