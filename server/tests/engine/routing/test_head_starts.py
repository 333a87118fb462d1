"""Agents who prefer some of their queues: their contacts come first, by so many seconds, and nobody starves."""

import pytest

from ringhall.engine.routing.rules.agents import Agent
from ringhall.engine.routing.rules.explain import trace
from ringhall.engine.routing.rules.floor import Floor
from ringhall.engine.routing.rules.match import match
from ringhall.engine.routing.rules.plans import Waiting
from tests.support.floor import a_queue, an_agent

pytestmark = pytest.mark.unit

NOW = 10_000_000
MINUTE = 60_000


def a_floor(**head_starts: int) -> Floor:
    """Ann and Ben serve sales and billing; Ann prefers some of it."""
    floor = Floor()
    agents = [an_agent("ann", ("sales", "billing"), head_starts=head_starts), an_agent("ben", ("sales", "billing"))]
    floor.configure([a_queue("sales"), a_queue("billing")], agents, NOW, score_max=60)
    return floor


def given(floor: Floor, *ready: str) -> list[tuple[str, str]]:
    """Who gets whom once these are ready, the first of them idle longest."""
    for place, agent_id in enumerate(ready):
        floor.set_agent(Agent(agent_id, "ready", idle_since=place))
    return [(each.agent_id, each.contact_id) for each in match(floor, floor.take_touched(), NOW)]


def waits(floor: Floor, contact_id: str, queue_id: str, minutes: float) -> None:
    floor.enter(Waiting(contact_id, queue_id, NOW - round(minutes * MINUTE)), NOW)


@pytest.mark.parametrize(("seconds", "first"), [(59, "sells"), (61, "bills")])
def test_a_head_start_counts_as_so_much_more_waiting(seconds: int, first: str) -> None:
    floor = a_floor(billing=seconds)
    waits(floor, "bills", "billing", 1)
    waits(floor, "sells", "sales", 2)
    assert given(floor, "ann") == [("ann", first)]


def test_it_holds_for_that_agent_only() -> None:
    floor = a_floor(billing=600)
    waits(floor, "bills", "billing", 1)
    waits(floor, "sells", "sales", 2)
    assert given(floor, "ben") == [("ben", "sells")]


def test_of_several_free_agents_the_contact_goes_to_whom_it_is_preferred_by() -> None:
    floor = a_floor(billing=600)
    waits(floor, "bills", "billing", 1)
    assert given(floor, "ben", "ann") == [("ann", "bills")]


def test_whoever_is_at_the_cap_comes_before_any_head_start() -> None:
    floor = a_floor(billing=14_400)
    waits(floor, "bills", "billing", 59)
    waits(floor, "sells", "sales", 60)
    assert given(floor, "ann") == [("ann", "sells")]


def test_the_trace_says_whose_head_start_was_smaller() -> None:
    floor = a_floor(billing=600)
    waits(floor, "bills", "billing", 1)
    for place, agent_id in enumerate(("ben", "ann")):
        floor.set_agent(Agent(agent_id, "ready", idle_since=place))
    [decision] = match(floor, floor.take_touched(), NOW)
    [passed_over] = trace(floor, decision, NOW)["passed_over"]
    assert (passed_over["agent_id"], passed_over["why"], passed_over["head_start_seconds"]) == ("ben", "head_start", 0)
