"""The match and what it keeps of its reasons."""

from typing import Any

import pytest

from ringhall.engine.routing.rules.agents import Agent, Work
from ringhall.engine.routing.rules.explain import ENTRIES_MAX, trace
from ringhall.engine.routing.rules.floor import Floor
from ringhall.engine.routing.rules.match import Decision, match
from ringhall.engine.routing.rules.plans import Waiting
from ringhall.engine.routing.settings import AgentSettings, QueueSettings
from tests.support.floor import a_queue, an_agent

pytestmark = pytest.mark.unit

NOW = 100_000


def a_floor(*agents: AgentSettings, queues: tuple[QueueSettings, ...] = (a_queue(),)) -> Floor:
    """A floor whose agents are ready, the first named idle longest."""
    floor = Floor()
    floor.configure(queues, agents, NOW)
    for place, settings in enumerate(agents):
        floor.set_agent(Agent(settings.id, "ready", idle_since=1_000 * place))
    return floor


def waits(floor: Floor, contact_id: str = "c1", queue_id: str = "sales", since: int = 90_000, **more: Any) -> None:
    """The contact waits."""
    floor.enter(Waiting(contact_id, queue_id, since, **more), NOW)


def offers(floor: Floor) -> list[Decision]:
    """The match of all that was touched."""
    return match(floor, floor.take_touched(), NOW)


def test_nobody_waiting_and_nobody_ready_is_no_offer() -> None:
    floor = a_floor(an_agent())
    assert offers(floor) == []
    floor.set_agent(Agent("ann", "not_ready"))
    waits(floor)
    assert offers(floor) == []


def test_a_skill_at_level_0_is_none_and_level_1_is_enough() -> None:
    floor = a_floor(an_agent("ann", skills={"danish": 0}), an_agent("ben", skills={"danish": 1}))
    waits(floor, skills=("danish",))
    assert [decision.agent_id for decision in offers(floor)] == ["ben"]


def test_the_queues_own_skills_are_required_as_well() -> None:
    floor = a_floor(an_agent("ann"), an_agent("ben", skills={"gold": 3}), queues=(a_queue(skills=["gold"]),))
    waits(floor)
    assert [decision.agent_id for decision in offers(floor)] == ["ben"]


def test_the_queues_priority_counts_between_queues() -> None:
    floor = a_floor(an_agent("ann", ("sales", "vip")), queues=(a_queue(), a_queue("vip", priority=3)))
    waits(floor, "old", since=1)
    waits(floor, "vip-caller", "vip")
    assert [decision.contact_id for decision in offers(floor)] == ["vip-caller"]


def test_whoever_excludes_the_free_agent_does_not_stand_in_the_way_of_the_next() -> None:
    floor = a_floor(an_agent(), an_agent("ben"))
    floor.set_agent(Agent("ben", "not_ready"))
    waits(floor, "first", since=1, not_agents=("ann",))
    waits(floor, "second")
    assert [decision.contact_id for decision in offers(floor)] == ["second"]
    assert list(floor.waiting) == ["first"]


def test_nobody_waits_past_the_only_agent_who_is_there() -> None:
    floor = a_floor(an_agent(), an_agent("ben"))
    floor.set_agent(Agent("ben", "not_ready"))
    waits(floor, not_agents=("ann",))
    assert offers(floor) == []
    floor.set_agent(Agent("ben"))
    assert [decision.agent_id for decision in offers(floor)] == ["ann"]


def test_many_contacts_and_agents_of_one_moment_are_matched_in_order_of_rank() -> None:
    floor = a_floor(*(an_agent(f"a{n}") for n in range(3)))
    for n in range(5):
        waits(floor, f"c{n}", since=50 - n)
    assert [(d.contact_id, d.agent_id) for d in offers(floor)] == [("c4", "a0"), ("c3", "a1"), ("c2", "a2")]


def test_a_contact_that_lost_its_only_agent_in_the_pass_lets_older_ones_of_other_groups_go_first() -> None:
    both = {"danish": 1, "gold": 1}
    floor = a_floor(an_agent("ann", skills=both), an_agent("ben", skills=both))
    waits(floor, "c1", since=1)
    waits(floor, "c2", since=2, skills=("danish",), not_agents=("ben",))
    waits(floor, "c3", since=3, skills=("gold",))
    waits(floor, "c4", since=4, skills=("danish",))
    assert [(d.contact_id, d.agent_id) for d in offers(floor)] == [("c1", "ann"), ("c3", "ben")]


def test_new_settings_keep_who_waits_and_who_is_busy() -> None:
    floor = a_floor(an_agent("ann"))
    waits(floor, skills=("danish",))
    assert offers(floor) == []
    floor.configure([a_queue()], [an_agent("zoe"), an_agent("ann", skills={"danish": 2})], NOW)
    assert [decision.agent_id for decision in offers(floor)] == ["ann"]


def test_a_contact_whose_queue_is_gone_waits_for_new_settings() -> None:
    floor = a_floor(an_agent())
    waits(floor, queue_id="other")
    assert offers(floor) == []
    floor.configure([a_queue("other")], [an_agent("ann", ("other",))], NOW)
    assert len(offers(floor)) == 1


def test_the_trace_says_why_each_other_member_was_passed_over() -> None:
    names = ("ann", "ben", "cem", "dea", "eva", "fay", "gus", "hal")
    floor = a_floor(*(an_agent(name, skills={} if name == "dea" else {"gold": 1}) for name in names))
    floor.set_agent(Agent("eva", "not_ready", "lunch"))
    floor.set_agent(Agent("fay", "ready", works=(Work("c9", "talking", 1),)))
    floor.set_agent(Agent("gus", "ready", blocked_until=NOW + 5))
    floor.set_agent(Agent("hal"))
    waits(floor, skills=("gold",), not_agents=("cem",))
    (decision,) = offers(floor)
    assert trace(floor, decision, NOW) == {
        "rule": "longest_idle",
        "now": NOW,
        "waited_ms": 10_000,
        "skills": ["gold"],
        "tier": 1,
        "preferred": [],
        "chosen": "ann",
        "measure": {"idle_ms": NOW},
        "candidates": ["ann", "ben"],
        "candidates_count": 2,
        "passed_over_count": 7,
        "passed_over": [
            {"agent_id": "ben", "why": "idle_shorter", "idle_ms": NOW - 1_000},
            {"agent_id": "cem", "why": "excluded"},
            {"agent_id": "dea", "why": "missing_skill", "skill": "gold"},
            {"agent_id": "eva", "why": "not_ready", "reason": "lunch"},
            {"agent_id": "fay", "why": "busy", "state": "talking"},
            {"agent_id": "gus", "why": "blocked", "until": NOW + 5},
            {"agent_id": "hal", "why": "offline"},
        ],
    }


def test_an_agent_chosen_a_moment_earlier_is_shown_as_ringing() -> None:
    floor = a_floor(an_agent("ann"), an_agent("ben"))
    waits(floor, "c1")
    waits(floor, "c2")
    assert trace(floor, offers(floor)[1], NOW)["passed_over"] == [
        {"agent_id": "ann", "why": "busy", "state": "ringing"}
    ]


def test_the_trace_is_bounded_and_says_how_many_there_were() -> None:
    floor = a_floor(*(an_agent(f"a{n:03}") for n in range(200)))
    waits(floor)
    why = trace(floor, offers(floor)[0], NOW)
    assert why["candidates"] == [f"a{n:03}" for n in range(ENTRIES_MAX)]
    assert (why["candidates_count"], len(why["passed_over"]), why["passed_over_count"]) == (200, 49, 199)
