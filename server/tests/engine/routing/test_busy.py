"""How busy somebody was of late, against the sum it stands for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ringhall.engine.routing.rules.busy import MANTISSA_BITS, NEVER, PERIOD_MS, Busy, add, milliseconds, starting

pytestmark = pytest.mark.property

SPANS = st.lists(st.tuples(st.integers(0, PERIOD_MS), st.integers(1, 3 * PERIOD_MS)), min_size=1, max_size=12)


def busy_of(spans: list[tuple[int, int]]) -> tuple[Busy, int]:
    """The value, and the plain sum: each millisecond weighs 2 to the power of its half hour."""
    at, busy, weight = 0, NEVER, 0
    for idle, worked in spans:
        at += idle
        busy = add(busy, at, at + worked)
        for period in range(at // PERIOD_MS, (at + worked - 1) // PERIOD_MS + 1):
            within = min(at + worked, (period + 1) * PERIOD_MS) - max(at, period * PERIOD_MS)
            weight += within << period
        at += worked
    return busy, weight


@given(SPANS)
def test_it_is_the_sum_where_each_half_hour_counts_twice_the_one_before(spans: list[tuple[int, int]]) -> None:
    busy, weight = busy_of(spans)
    assert busy.amount << busy.period == weight << MANTISSA_BITS


@given(SPANS, SPANS)
def test_who_is_less_busy_is_so_at_every_moment(one: list[tuple[int, int]], other: list[tuple[int, int]]) -> None:
    (left, less), (right, more) = busy_of(one), busy_of(other)
    assert (left.order < right.order) == (less < more)
    assert (left.order == right.order) == (less == more)


def test_an_hour_ago_weighs_a_quarter_and_a_newcomer_starts_where_told() -> None:
    busy = add(NEVER, 0, 600_000)
    assert [milliseconds(busy, now) for now in (0, PERIOD_MS, 2 * PERIOD_MS)] == [600_000, 300_000, 150_000]
    assert milliseconds(starting(90_000, 5 * PERIOD_MS), 5 * PERIOD_MS) == 90_000
    assert NEVER.order < starting(1, 0).order
