"""The place of a contact in its queue."""

import random

import pytest

from ringhall.engine.routing.rules.floor import Floor
from ringhall.engine.routing.rules.plans import Waiting
from ringhall.engine.routing.rules.position import position
from ringhall.engine.routing.rules.score import POINT
from tests.support.floor import a_queue, an_agent

pytestmark = pytest.mark.unit

NOW = 100_000_000
CAP_MINUTES = 30


def a_floor() -> Floor:
    """One queue and an agent who is not there."""
    floor = Floor()
    floor.configure([a_queue()], [an_agent()], NOW, CAP_MINUTES)
    return floor


def test_whoever_does_not_wait_has_no_place() -> None:
    assert position(a_floor(), "c1", NOW) is None


def test_priority_counts_as_minutes_waited() -> None:
    floor = a_floor()
    floor.enter(Waiting("old", "sales", NOW - 120_000), NOW)
    floor.enter(Waiting("new", "sales", NOW), NOW)
    floor.enter(Waiting("dear", "sales", NOW, priority=1), NOW)
    assert [position(floor, each, NOW) for each in ("old", "dear", "new")] == [1, 2, 3]


def test_the_place_is_that_by_score_then_age_for_random_queues() -> None:
    chance = random.Random(7)
    for _ in range(50):
        floor, waiting = a_floor(), []
        for n in range(40):
            since = NOW - chance.randrange(60 * 60_000)
            skills = chance.choice([(), ("german",), ("english",)])
            one = Waiting(f"c{n:02}", "sales", since, chance.randrange(-5, 6), skills)
            waiting.append(one)
            floor.enter(one, since)
        now = NOW + chance.randrange(20 * 60_000)

        def by_score(one: Waiting, now: int = now) -> tuple[int, int, str]:
            score = min(one.priority * POINT + 100 * (now - one.since), CAP_MINUTES * POINT)
            return (-score, one.since, one.contact_id)

        told = [position(floor, one.contact_id, now) for one in sorted(waiting, key=by_score)]
        assert told == list(range(1, 41))
