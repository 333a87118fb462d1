"""Identifiers sort in the order they were made."""

import random
import uuid

import pytest

from ringhall.foundation.clock import SimulatedClock
from ringhall.foundation.ids import Ids

pytestmark = pytest.mark.unit


def test_ten_thousand_in_one_millisecond_are_in_order_and_differ() -> None:
    new = Ids(SimulatedClock(1_790_000_000_000), random.Random(7)).new
    made = [new() for _ in range(10_000)]
    assert made == sorted(set(made))
    assert {uuid.UUID(each).version for each in made} == {7}


def test_a_clock_that_goes_back_does_not_take_the_order_along() -> None:
    clock = SimulatedClock(1_790_000_000_000)
    ids = Ids(clock, random.Random(7))
    first = ids.new()
    clock.advance(-60_000)
    assert ids.new() > first


def test_the_time_can_be_read_back() -> None:
    made = Ids(SimulatedClock(1_790_000_000_123), random.Random(7)).new()
    assert uuid.UUID(made).int >> 80 == 1_790_000_000_123
