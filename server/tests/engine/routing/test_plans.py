"""Whom a contact would accept at each moment of its wait, and who may be asked then."""

from typing import Any

import pytest

from ringhall.engine.routing.rules.agents import Agent
from ringhall.engine.routing.rules.floor import Floor
from ringhall.engine.routing.rules.match import match
from ringhall.engine.routing.rules.plans import Waiting
from ringhall.engine.routing.settings import AgentSettings, QueueSettings, Relaxation
from tests.support.floor import START, SmallCentre, a_queue, an_agent

pytestmark = pytest.mark.unit

SECOND = 1_000


def a_floor(queues: list[QueueSettings], agents: list[AgentSettings], score_max: int = 120) -> Floor:
    """All agents are ready."""
    floor = Floor()
    floor.configure(queues, agents, 0, score_max)
    for settings in agents:
        floor.set_agent(Agent(settings.id, "ready"))
    return floor


def who_gets(floor: Floor, now: int) -> list[tuple[str, str]]:
    """What is offered now."""
    for contact_id, placed in list(floor.placed.items()):
        if placed.review_at is not None and placed.review_at <= now:
            floor.review(contact_id, now)
    return [(each.contact_id, each.agent_id) for each in match(floor, floor.take_touched(), now)]


def test_needs_are_relaxed_at_their_moments_and_not_before() -> None:
    steps = [Relaxation(after_seconds=30, skills=["german"]), Relaxation(after_seconds=60, own_skills=False)]
    floor = a_floor([a_queue(skills=["german>=5"], relaxations=steps)], [an_agent("ann", skills={"german": 2})])
    floor.enter(Waiting("c1", "sales", 0, skills=("gold",)), 0)
    assert who_gets(floor, 30 * SECOND) == []
    assert who_gets(floor, 60 * SECOND - 1) == []
    assert who_gets(floor, 60 * SECOND) == [("c1", "ann")]


def test_the_contacts_own_wishes_hold_until_a_step_lets_them_fall() -> None:
    floor = a_floor([a_queue(relaxations=[Relaxation(after_seconds=10)])], [an_agent("ann")])
    floor.enter(Waiting("c1", "sales", 0, skills=("gold",)), 0)
    assert who_gets(floor, 10 * SECOND) == []


def test_a_contact_that_comes_back_stands_at_the_step_of_its_age() -> None:
    queue = a_queue(skills=["german"], relaxations=[Relaxation(after_seconds=30)])
    floor = a_floor([queue], [an_agent("ann")])
    floor.enter(Waiting("c1", "sales", 0), 45 * SECOND)
    assert who_gets(floor, 45 * SECOND) == [("c1", "ann")]


def test_later_tiers_are_asked_when_a_step_opens_them() -> None:
    queue = a_queue(relaxations=[Relaxation(after_seconds=20, tier=2)])
    floor = a_floor([queue], [an_agent("ann"), an_agent("ben", tiers={"sales": 2})])
    floor.set_agent(Agent("ann", "not_ready"))
    floor.enter(Waiting("c1", "sales", 0), 0)
    assert who_gets(floor, 19 * SECOND) == []
    assert who_gets(floor, 20 * SECOND) == [("c1", "ben")]


def test_the_lower_tier_goes_first_whatever_the_strategy_says() -> None:
    queue = a_queue(relaxations=[Relaxation(after_seconds=1, tier=2)], strategy="best_match", skills=["german"])
    agents = [an_agent("ann", skills={"german": 1}), an_agent("ben", skills={"german": 9}, tiers={"sales": 2})]
    floor = a_floor([queue], agents)
    floor.enter(Waiting("c1", "sales", 0), 2 * SECOND)
    assert match(floor, floor.take_touched(), 2 * SECOND)[0].candidates == ["ann", "ben"]


@pytest.mark.parametrize(("opens", "offered"), [(True, [("c1", "ben")]), (False, [])])
def test_nobody_in_a_tier_opens_the_next_at_once_if_it_is_set_so(opens: bool, offered: list[Any]) -> None:
    floor = a_floor([a_queue(next_tier_if_nobody_there=opens)], [an_agent("ann"), an_agent("ben", tiers={"sales": 2})])
    floor.set_agent(Agent("ann", "not_ready"))
    floor.enter(Waiting("c1", "sales", 0), 0)
    assert who_gets(floor, 1) == []
    floor.set_agent(Agent("ann"))
    assert who_gets(floor, 2) == offered


def test_a_hold_keeps_the_contact_for_the_preferred_whatever_their_skills() -> None:
    floor = a_floor([a_queue(skills=["german"])], [an_agent("ann", skills={"german": 1}), an_agent("ben")])
    floor.set_agent(Agent("ben", "not_ready"))
    floor.enter(Waiting("c1", "sales", 0, preferred=("ben",), preferred_until=15 * SECOND), 0)
    assert who_gets(floor, 14 * SECOND) == []
    assert who_gets(floor, 15 * SECOND) == [("c1", "ann")]


def test_nobody_waits_for_a_preferred_agent_who_is_gone() -> None:
    floor = a_floor([a_queue()], [an_agent("ann"), an_agent("ben")])
    floor.set_agent(Agent("ben", "not_ready"))
    floor.enter(Waiting("c1", "sales", 0, preferred=("ben",), preferred_until=60 * SECOND), 0)
    assert who_gets(floor, 1) == []
    floor.set_agent(Agent("ben"))
    assert who_gets(floor, 2) == [("c1", "ann")]


def test_whoever_let_it_ring_does_not_get_it_again_for_a_while() -> None:
    centre = SmallCentre([a_queue(not_again_seconds=120)], [an_agent("ann"), an_agent("ben")])
    centre.contacts.not_again_ms["sales"] = 40_000
    centre.sets("ann", "ready")
    contact_id = centre.caller()
    centre.declines("ann")
    centre.sets("ben", "not_ready")
    centre.sets("ann", "ready")
    assert centre.rings_at("ann") is None
    centre.clock.advance(39_000)
    assert centre.rings_at("ann") is None
    centre.clock.advance(1_000)
    assert centre.rings_at("ann") == contact_id


def test_a_faster_queue_overtakes_a_slower_one_as_both_wait() -> None:
    queues = [a_queue("sales"), a_queue("urgent", acceleration=300)]
    floor = a_floor(queues, [an_agent("ann", ("sales", "urgent"))])
    floor.set_agent(Agent("ann", "not_ready"))
    floor.enter(Waiting("older", "sales", 0), 0)
    floor.enter(Waiting("younger", "urgent", 60 * SECOND), 60 * SECOND)
    for now, first in ((80, "older"), (100, "younger")):
        floor.set_agent(Agent("ann", "ready"))
        assert who_gets(floor, now * SECOND)[0][0] == first
        floor.set_agent(Agent("ann", "not_ready"))
        floor.enter(Waiting("older", "sales", 0), now * SECOND)
        floor.enter(Waiting("younger", "urgent", 60 * SECOND), now * SECOND)


def test_at_the_cap_whoever_has_waited_longest_goes_first() -> None:
    queues = [a_queue("sales", acceleration=10), a_queue("urgent", acceleration=1000, priority=5)]
    floor = a_floor(queues, [an_agent("ann", ("sales", "urgent"))], score_max=10)
    floor.set_agent(Agent("ann", "not_ready"))
    floor.enter(Waiting("slow", "sales", 0), 0)
    later = 100 * 60 * SECOND
    for n in range(3):
        floor.enter(Waiting(f"fast{n}", "urgent", later - 120 * SECOND), later)
    assert who_gets(floor, later - 1) == []
    floor.set_agent(Agent("ann", "ready"))
    assert who_gets(floor, later - 1) == [("fast0", "ann")]
    floor.set_agent(Agent("ann", "not_ready"))
    floor.set_agent(Agent("ann", "ready"))
    assert who_gets(floor, later) == [("slow", "ann")]


def test_whoever_enters_at_the_cap_overtakes_nobody_who_has_grown_up_to_it() -> None:
    floor = a_floor([a_queue()], [an_agent("ann")], score_max=10)
    floor.set_agent(Agent("ann", "not_ready"))
    floor.enter(Waiting("older", "sales", 0), 0)
    later = 11 * 60 * SECOND
    floor.enter(Waiting("newer", "sales", 1, priority=10), later)
    floor.set_agent(Agent("ann", "ready"))
    assert who_gets(floor, later) == [("older", "ann")]


def test_a_credited_wait_ranks_and_no_figure_counts_it() -> None:
    centre = SmallCentre([a_queue()], [an_agent("ann")])
    first, second = centre.caller(), centre.caller()
    centre.do(lambda step: centre.contacts.credit(step, second, 600_000))
    centre.sets("ann", "ready")
    assert centre.rings_at("ann") == second
    assert centre.live.get(first).waiting_since == centre.live.get(second).waiting_since == START
