"""Calendars against a naive scan minute by minute, and what holidays and exceptions do to a day."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ringhall.company.organisation.rules.calendar_faults import faults
from ringhall.company.organisation.rules.hours import DAYS, Calendar, plan_of
from ringhall.company.organisation.rules.open_times import is_open, spans, state_at
from ringhall.company.organisation.rules.public_holidays import countries, holidays_of, subdivision_names
from ringhall.company.organisation.rules.year import next_holidays, year_of

MINUTE, DAY = 60_000, 86_400_000
# Where and when clocks were set: by an hour, by half of one, at midnight, twice in a month, and a whole day left out.
CHANGES = {
    "Europe/Ljubljana": ("2026-03-28", "2026-10-24"),
    "America/New_York": ("2026-03-07", "2026-10-31"),
    "Australia/Lord_Howe": ("2026-04-04", "2026-10-03"),
    "America/Santiago": ("2026-04-04", "2026-09-05"),
    "Africa/Cairo": ("2026-04-23", "2026-10-29"),
    "Africa/Casablanca": ("2026-02-14", "2026-03-21"),
    "Asia/Kathmandu": ("2026-05-01",),
    "Asia/Kolkata": ("2026-05-01",),
    "Australia/Eucla": ("2026-05-01",),
    "Pacific/Chatham": ("2026-04-04", "2026-09-26"),
    "Pacific/Apia": ("2011-12-28",),
}  # fmt: skip


def a_calendar(**fields: Any) -> Calendar:
    return msgspec.convert({"time_zone": "Europe/Ljubljana", **fields}, Calendar)


def at(zone: str, text: str, fold: int = 0) -> int:
    return round(datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone), fold=fold).timestamp() * 1000)


def naive(calendar: Calendar, moment: int) -> bool:
    """The clock on the wall shows a time within the hours of that date, or of the evening before."""
    local = datetime.fromtimestamp(moment / 1000, ZoneInfo(calendar.time_zone))
    clock, plan = f"{local:%H:%M}", plan_of(calendar, local.date())
    if any(each.opens <= clock and (clock < each.closes or each.closes < each.opens) for each in plan.openings):
        return True
    before = plan_of(calendar, local.date() - timedelta(days=1))
    return plan.source == "week" and any(each.closes < each.opens and clock < each.closes for each in before.openings)


clocks = st.integers(0, 24 * 12).map(lambda n: f"{n // 12:02}:{n % 12 * 5:02}")
openings = st.lists(
    st.tuples(clocks, clocks).filter(lambda pair: pair[0] != pair[1] and pair[0] != "24:00"), max_size=3
).map(lambda pairs: [{"opens": opens, "closes": closes} for opens, closes in pairs])


@st.composite
def around_a_change(draw: st.DrawFn) -> tuple[Calendar, int]:
    zone = draw(st.sampled_from(sorted(CHANGES)))
    first = date.fromisoformat(draw(st.sampled_from(CHANGES[zone])))
    days = st.integers(0, 3).map(lambda n: str(first + timedelta(days=n)))
    others = draw(
        st.lists(st.fixed_dictionaries({"date": days, "openings": openings, "yearly": st.booleans()}), max_size=2)
    )
    weekly = {day: draw(openings) for day in DAYS}
    country = draw(st.sampled_from(["", "SI", "EG"]))
    calendar = a_calendar(
        time_zone=zone, weekly=weekly, exceptions=others, country=country, holiday_openings=draw(openings)
    )
    return calendar, round(datetime(first.year, first.month, first.day, tzinfo=UTC).timestamp() * 1000)


@settings(max_examples=60, deadline=None)
@given(around_a_change())
def test_every_minute_is_as_the_wall_says(drawn: tuple[Calendar, int]) -> None:
    calendar, start = drawn
    end = start + 3 * DAY
    open_by = list(spans(calendar, start, end))
    scanned = [naive(calendar, moment) for moment in range(start, end, MINUTE)]
    said = [False] * len(scanned)
    for opens, closes in open_by:
        assert start <= opens < closes <= end
        assert opens % MINUTE == closes % MINUTE == 0
        said[(opens - start) // MINUTE : (closes - start) // MINUTE] = [True] * ((closes - opens) // MINUTE)
    assert said == scanned
    for n in range(0, len(scanned), 97):
        state = state_at(calendar, start + n * MINUTE + 30_000)
        change = next((m for m in range(n, len(scanned)) if scanned[m] != scanned[n]), None)
        assert state.open == is_open(calendar, start + n * MINUTE + 30_000) == scanned[n]
        if change is not None:
            assert state.until == start + change * MINUTE


def test_days_of_23_and_25_hours() -> None:
    weekly = {day: [{"opens": "00:00", "closes": "24:00"}] for day in ("sun",)}
    calendar = a_calendar(weekly=weekly)
    for day, hours in (("2026-03-29", 23), ("2026-10-25", 25)):
        start = at("Europe/Ljubljana", day)
        ((opens, closes),) = spans(calendar, start - DAY, start + 2 * DAY)
        assert (opens, closes - opens) == (start, hours * 3_600_000)


def test_an_hour_shown_twice_is_open_twice_and_one_left_out_never() -> None:
    sunday = a_calendar(weekly={"sun": [{"opens": "02:00", "closes": "02:30"}]})
    autumn, spring = at("Europe/Ljubljana", "2026-10-25"), at("Europe/Ljubljana", "2026-03-29")
    zone = "Europe/Ljubljana"
    first, second = at(zone, "2026-10-25T02:00"), at(zone, "2026-10-25T02:00", fold=1)
    assert list(spans(sunday, autumn, autumn + DAY)) == [(first, first + 1_800_000), (second, second + 1_800_000)]
    assert list(spans(sunday, spring, spring + DAY)) == []


def test_exceptions_go_before_holidays_before_the_week() -> None:
    nine_to_five, morning = [{"opens": "09:00", "closes": "17:00"}], [{"opens": "09:00", "closes": "12:00"}]
    others = [
        {"date": "2020-12-25", "name": "Christmas line", "openings": morning, "yearly": True},
        {"date": "2027-12-25", "name": "Moving house"},
    ]
    calendar = a_calendar(weekly=dict.fromkeys(DAYS, nine_to_five), country="SI", exceptions=others)
    sources = [
        (plan.source, len(plan.openings)) for plan in (plan_of(calendar, date(year, 12, 25)) for year in (2026, 2027))
    ]
    assert sources == [("exception", 1), ("exception", 0)]
    assert plan_of(calendar, date(2026, 1, 1)).source == "holiday"
    assert plan_of(calendar, date(2026, 1, 7)).source == "week"
    noon = state_at(calendar, at("Europe/Ljubljana", "2026-12-25T12:30"))
    assert (noon.open, noon.source, noon.name) == (False, "exception", "Christmas line")
    assert noon.until == at("Europe/Ljubljana", "2026-12-27T09:00")  # the 26th is a holiday too


def test_the_night_before_a_holiday_ends_at_midnight() -> None:
    night = [{"opens": "22:00", "closes": "06:00"}]
    calendar = a_calendar(weekly=dict.fromkeys(DAYS, night), country="SI")
    eve = state_at(calendar, at("Europe/Ljubljana", "2026-12-24T23:00"))
    assert eve.until == at("Europe/Ljubljana", "2026-12-25T00:00")
    usual = state_at(calendar, at("Europe/Ljubljana", "2026-12-09T01:00"))
    assert (usual.open, usual.until) == (True, at("Europe/Ljubljana", "2026-12-09T06:00"))


def test_always_and_never_have_no_end() -> None:
    always = a_calendar(weekly={day: [{"opens": "00:00", "closes": "24:00"}] for day in DAYS})
    moment = at("Europe/Ljubljana", "2026-05-05T12:00")
    assert (state_at(always, moment).open, state_at(always, moment).until) == (True, None)
    never = state_at(a_calendar(), moment)
    assert (never.open, never.until) == (False, None)


def test_the_sun_is_followed_by_calendars_of_their_own_zone() -> None:
    office = {day: [{"opens": "09:00", "closes": "17:00"}] for day in DAYS}
    moment = at("Europe/Ljubljana", "2026-06-01T18:00")
    zones = ("Europe/Ljubljana", "America/New_York", "Asia/Kathmandu")
    assert [state_at(a_calendar(time_zone=zone, weekly=office), moment).open for zone in zones] == [False, True, False]


def test_a_subdivision_has_holidays_of_its_own() -> None:
    assert holidays_of("SI", "", 2026)[date(2026, 12, 25)] == "božič"
    assert date(2026, 6, 4) in holidays_of("DE", "BW", 2026)
    assert date(2026, 6, 4) not in holidays_of("DE", "BE", 2026)
    assert holidays_of("XX", "", 2026) == holidays_of("DE", "XX", 2026) == holidays_of("", "", 2026) == {}
    assert subdivision_names("DE")["BW"] == "Baden-Württemberg"
    assert subdivision_names("SI") == subdivision_names("") == {}
    assert len(countries()) > 150


def test_a_year_is_drawn_day_by_day() -> None:
    weekly = {"mon": [{"opens": "09:00", "closes": "17:00"}]}
    others = [{"date": "2026-03-02", "name": "Inventory"}, {"date": "2026-03-03", "openings": weekly["mon"]}]
    days = {each.date: each for each in year_of(a_calendar(weekly=weekly, country="SI", exceptions=others), 2026)}
    assert len(days) == 365
    looks = [days[date(2026, *day)].look for day in ((3, 2), (3, 3), (3, 9), (3, 10), (1, 1))]
    assert looks == ["closed", "other", "open", "off", "holiday"]
    assert days[date(2026, 3, 2)].name == "Inventory"
    following = next_holidays(a_calendar(weekly=weekly, country="SI"), date(2026, 12, 26), 3)
    assert [str(each.date) for each in following] == ["2026-12-26", "2027-01-01", "2027-01-02"]


@pytest.mark.parametrize(
    ("fields", "where", "code"),
    [
        ({"time_zone": "Mars"}, "time_zone", "unknown-zone"),
        ({"country": "XX"}, "country", "unknown-country"),
        ({"country": "SI", "subdivision": "BW"}, "subdivision", "unknown-subdivision"),
        ({"weekly": {"mon": []}}, "weekly", "never-opens"),
        ({"weekly": {"mon": [{"opens": "09:00", "closes": "09:00"}]}}, "weekly.mon.0.closes", "closes-as-it-opens"),
        ({"weekly": {"mon": [{"opens": "24:00", "closes": "09:00"}]}}, "weekly.mon.0.opens", "opens-at-the-end"),
        ({"weekly": {"mon": [{"opens": "09:00", "closes": "12:00"}, {"opens": "11:00", "closes": "14:00"}]}},
         "weekly.mon.1.opens", "overlaps"),
        ({"weekly": {"sun": [{"opens": "22:00", "closes": "07:00"}], "mon": [{"opens": "06:00", "closes": "09:00"}]}},
         "weekly.mon.0.opens", "overlaps"),
        ({"holiday_openings": [{"opens": "09:00", "closes": "12:00"}]}, "holiday_openings", "holidays-of-no-country"),
        ({"exceptions": [{"date": "2026-01-04"}]}, "exceptions.0.date", "no-effect"),
        ({"exceptions": [{"date": "2026-01-05", "name": "A", "yearly": True}] * 2}, "exceptions.1.date", "twice"),
        ({"exceptions": [{"date": "9999-12-31"}]}, "exceptions.0.date", "year-too-far"),
    ],
)  # fmt: skip
def test_faults_are_told(fields: dict[str, Any], where: str, code: str) -> None:
    sound = {"weekly": {"mon": [{"opens": "09:00", "closes": "17:00"}]}}
    assert list(faults(a_calendar(**sound))) == []
    assert list(faults(a_calendar(**sound | fields))) == [(where, code)]


def test_an_exception_that_opens_a_holiday_or_a_leap_day_has_an_effect() -> None:
    weekly = {day: [{"opens": "09:00", "closes": "17:00"}] for day in DAYS}
    others = [
        {"date": "2026-01-01", "openings": weekly["mon"]},
        {"date": "2028-02-29", "yearly": True},
    ]
    assert list(faults(a_calendar(weekly=weekly, country="SI", exceptions=others))) == []
