"""Whoever did not ask for a call is called only at a decent hour of their own."""

from datetime import UTC, datetime

import pytest

from ringhall.contact.rules.call_backs import next_attempt
from ringhall.contact.settings import CallBackSettings
from ringhall.contact.state import CallBack
from ringhall.foundation.numbers import time_zones_of

pytestmark = pytest.mark.unit
DAY = CallBackSettings(opens="08:00", closes="20:00")


def at(hour: int, minute: int = 0, day: int = 10) -> int:
    return round(datetime(2026, 6, day, hour, minute, tzinfo=UTC).timestamp() * 1000)


def due(number: str, now: int, *, unasked: bool = True, settings: CallBackSettings = DAY) -> int | None:
    return next_attempt(settings, "Europe/Copenhagen", CallBack(number, now, unasked=unasked), now)


def test_in_the_same_country_it_is_the_centres_hours() -> None:
    assert due("+4532123456", at(12)) == at(12)
    assert due("+4532123456", at(19)) == at(6, day=11)


def test_abroad_it_is_day_on_both_walls() -> None:
    """New York is six hours behind: its morning at eight is two in the afternoon in Copenhagen."""
    assert due("+12025550178", at(7)) == at(12)
    assert due("+12025550178", at(7), unasked=False) == at(7)
    assert due("+12025550178", at(18, 30)) == at(12, day=11)


def test_where_it_is_night_at_every_hour_of_calls_nobody_is_called() -> None:
    mornings = CallBackSettings(opens="08:00", closes="12:00")
    assert due("+12025550178", at(7), settings=mornings) is None


def test_a_number_that_may_be_in_many_zones_is_called_when_it_is_day_in_all_of_them() -> None:
    zones = time_zones_of("+61412345678")
    assert len(zones) > 3
    assert due("+61412345678", at(12)) == at(6, day=11)


@pytest.mark.parametrize(("number", "zones"), [("+4512345678", ("Europe/Copenhagen",)), ("112", ()), ("", ())])
def test_zones_of_a_number(number: str, zones: tuple[str, ...]) -> None:
    assert time_zones_of(number) == zones
