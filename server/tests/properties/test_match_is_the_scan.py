"""The indexed match makes the very offers that looking at every pair would make."""

from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ringhall.engine.routing.settings import Order, Relaxation, Strategy
from tests.support.match_day import AGENTS, QUEUES, MatchDay
from tests.support.random_days import day_of, play

pytestmark = pytest.mark.property

SKILLS = ("billing", "danish", "gold")
few = st.integers(0, 5)
needs = st.lists(
    st.sampled_from([*SKILLS, "billing>=3", "danish>=2 | gold", "gold >= 4 | billing>=2"]), max_size=2, unique=True
)
some_agents = st.lists(st.sampled_from(AGENTS), max_size=3, unique=True)
relaxations = st.builds(
    lambda after, skills, own, tier: Relaxation(after_seconds=after, skills=skills, own_skills=own, tier=tier),
    st.integers(1, 120),
    needs,
    st.booleans(),
    st.integers(1, 3),
)
queue_settings = st.fixed_dictionaries(
    {
        "strategy": st.sampled_from(get_args(Strategy)),
        "skills": needs,
        "relaxations": st.lists(relaxations, max_size=2),
        "next_tier_if_nobody_there": st.booleans(),
        "priority": st.integers(-1, 2),
        "acceleration": st.sampled_from([10, 100, 100, 250]),
        "weight": st.sampled_from([100, 100, 50, 20]),
        "interruptible": st.booleans(),
        "ring_agents_max": st.integers(1, 3),
        "ring_more_seconds": st.integers(1, 30),
        "predicted_busy_max_percent": st.sampled_from([100, 125, 1000]),
        "predicted_block_minutes": st.sampled_from([0, 0, 1]),
    }
)
virtual = st.fixed_dictionaries(
    {
        "contacts_max": st.integers(1, 3),
        "orders": st.dictionaries(st.sampled_from(QUEUES), st.sampled_from(get_args(Order))),
        "success_percent_min": st.sampled_from([0, 0, 60, 70]),
        "price": st.sampled_from([0, 50, 60, 70]),
        "person_price": st.just(100),
    }
)
agent_settings = st.builds(
    lambda queues, skills, tier, weight, head_starts, capacity, virtual: {
        "queues": tuple(queues),
        "skills": skills,
        "tiers": dict.fromkeys(queues, tier),
        "weights": dict.fromkeys(queues, weight),
        "head_starts": head_starts,
        "capacity": capacity,
        "virtual": virtual,
    },
    st.lists(st.sampled_from(QUEUES), min_size=1, max_size=3, unique=True),
    st.dictionaries(st.sampled_from(SKILLS), st.integers(0, 5), max_size=3),
    st.integers(1, 3),
    st.integers(1, 5),
    st.dictionaries(st.sampled_from(QUEUES), st.sampled_from([20, 90]), max_size=1),
    st.sampled_from([100, 100, 100, 150]),
    st.one_of(st.none(), st.none(), virtual),
)
arrivals = st.tuples(
    st.just("arrives"),
    st.sampled_from(QUEUES),
    st.builds(
        lambda known: {**known, "people_only": known["people_only"] or known["channel"] == "voicemail"},
        st.fixed_dictionaries(
            {
                "priority": st.integers(-1, 5),
                "skills": needs,
                "not_agents": some_agents,
                "not_agents_until": st.one_of(st.none(), st.integers(1, 90)),
                "preferred": some_agents,
                "preferred_until": st.sampled_from([0, 0, 30, 90]),
                "head_start_ms": st.sampled_from([0, 0, 60_000]),
                "channel": st.sampled_from(["voice", "voice", "voicemail"]),
                "people_only": st.booleans(),
            }
        ),
    ),
    st.integers(0, 90),
)
changes = st.one_of(
    arrivals,
    arrivals,
    st.tuples(st.just("ready"), st.sampled_from(AGENTS), few, st.booleans()),
    st.tuples(st.just("away"), st.sampled_from(AGENTS), st.sampled_from(["not_ready", "offline"])),
    st.tuples(st.just("leaves"), few),
    st.tuples(st.just("stops_ringing"), few),
    st.tuples(st.just("agent"), st.sampled_from(AGENTS), agent_settings),
    st.tuples(st.just("queue"), st.sampled_from(QUEUES), queue_settings),
)
steps = st.lists(st.tuples(st.sampled_from([0, 1, 7, 40]), st.lists(changes, max_size=8)), max_size=12)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(queue_settings, min_size=len(QUEUES), max_size=len(QUEUES)),
    st.lists(agent_settings, min_size=len(AGENTS), max_size=len(AGENTS)),
    steps,
)
def test_indexed_match_equals_the_scan_of_all_pairs(
    queues: list[dict[str, Any]], agents: list[dict[str, Any]], steps: list[tuple[int, list[Any]]]
) -> None:
    day = MatchDay(queues, agents)
    for seconds, step in steps:
        day.go_on(seconds)
        for name, *values in step:
            getattr(day, name)(*values)
        day.decide()


@pytest.mark.parametrize("seed", [f"7.{n}" for n in range(10)])
def test_long_random_days_are_the_scans(seed: str) -> None:
    """A slice of the million events of `make match`."""
    day = day_of(seed)
    assert play(day, seed, 600) >= 600
    assert len(day.made) > 50
