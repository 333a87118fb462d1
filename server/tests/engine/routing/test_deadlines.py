"""Deadlines: the earliest is known, moved ones are forgotten, past ones come once."""

import pytest

from ringhall.engine.routing.rules.deadlines import Deadlines

pytestmark = pytest.mark.unit

WRAP_UP, RING, WAIT = ("work", "ann", "c1"), ("work", "ben", "c2"), ("wait", "c3", "")


def test_the_earliest_is_known_and_past_ones_are_handed_out_once_in_order() -> None:
    deadlines = Deadlines()
    deadlines.set(WRAP_UP, 30)
    deadlines.set(RING, 10)
    deadlines.set(WAIT, 20)
    assert deadlines.earliest() == 10
    assert deadlines.take_past(20) == [RING, WAIT]
    assert deadlines.take_past(20) == []
    assert deadlines.earliest() == 30


def test_a_deadline_that_was_moved_or_taken_away_does_not_come() -> None:
    deadlines = Deadlines()
    deadlines.set(RING, 10)
    deadlines.set(WAIT, 15)
    deadlines.set(RING, 40)
    deadlines.set(WAIT, None)
    assert deadlines.take_past(30) == []
    assert deadlines.earliest() == 40


def test_moving_one_a_thousand_times_keeps_little() -> None:
    deadlines = Deadlines()
    for due in range(1_000):
        deadlines.set(RING, due)
    assert len(deadlines._heap) < 20
    assert deadlines.earliest() == 999
