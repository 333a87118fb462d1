"""Calendars as pages draw them."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from ringhall.apps.api.schemas.common import Body, Identifier, Json, Line, Moment, Shape

Source = Literal["week", "exception", "holiday"]


class TypedCalendar(Body):
    """A calendar as it is typed, and the year to look at."""

    value: Json
    year: Annotated[int, Field(ge=1970, le=2200)]


class Closing(Body):
    """Closed for so many minutes. Callers hear `message` (empty: a usual sentence), then go where they go when it is
    closed if it `goes_on`; who waits already hears it too and waits no longer if they are to `leave`.

    As an emergency message: flows that have the node say it, then the call `goes_on` or ends; who waits in `queues`
    hears it once.
    """

    minutes: Annotated[int, Field(ge=1, le=43_200)]
    message: Line = ""
    leave: bool = False
    goes_on: bool = False
    queues: Annotated[list[Identifier], Field(max_length=200)] = []


class OpenSpan(Shape):
    """From and to, HH:MM on the wall; what closes before it opens goes on past midnight."""

    opens: str
    closes: str


class OpenState(Shape):
    """Open or not, until when (null: for two years or more), and what says so: the week, an exception, a holiday."""

    open: bool
    until: Moment | None
    source: Source
    name: str


class CalendarDay(Shape):
    """A day: `open` or `off` as its weekday is, with `other` hours, `closed` for a reason, or a `holiday`."""

    date: date
    look: Literal["open", "other", "off", "closed", "holiday"]
    name: str
    openings: list[OpenSpan]


class CalendarPreview(Shape):
    """A year, how it stands now, and the holidays that come next; `today` in the calendar's own zone."""

    today: date
    state: OpenState
    days: list[CalendarDay]
    holidays: list[CalendarDay]


class Subdivision(Shape):
    """A part of a country that has holidays of its own."""

    code: str
    name: str


class Countries(Shape):
    """Codes of ISO 3166."""

    countries: list[str]
    subdivisions: list[Subdivision]
