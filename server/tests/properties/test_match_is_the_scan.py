"""The indexed match makes the very offers that looking at every pair would make."""

from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from ringhall.engine.routing.rules.agents import Agent, Work
from ringhall.engine.routing.rules.floor import Floor
from ringhall.engine.routing.rules.match import match
from ringhall.engine.routing.rules.records import Record
from ringhall.engine.routing.rules.waiting import Waiting
from ringhall.engine.routing.settings import AgentSettings, Strategy
from tests.support.floor import a_queue, an_agent
from tests.support.scan import scan

pytestmark = pytest.mark.property

QUEUES = ("a", "b", "c")
SKILLS = ("billing", "danish", "gold")
AGENTS = tuple(f"agent{n}" for n in range(6))
few = st.integers(0, 5)

queue_sets = st.lists(st.sampled_from(QUEUES), min_size=1, max_size=3, unique=True)
agent_settings = st.builds(
    lambda queues, skills: {"queues": tuple(queues), "skills": skills},
    queue_sets,
    st.dictionaries(st.sampled_from(SKILLS), st.integers(0, 5), max_size=3),
)
arrivals = st.tuples(
    st.just("arrives"),
    st.sampled_from(QUEUES),
    st.integers(-1, 2),
    few,
    st.lists(st.sampled_from(SKILLS), max_size=2, unique=True),
    st.lists(st.sampled_from(AGENTS), max_size=3, unique=True),
)
changes = st.one_of(
    arrivals,
    arrivals,
    st.tuples(st.just("ready"), st.sampled_from(AGENTS), few),
    st.tuples(st.just("away"), st.sampled_from(AGENTS)),
    st.tuples(st.just("leaves"), few),
    st.tuples(st.just("settings"), st.sampled_from(AGENTS), agent_settings),
)


class Day:
    """A floor with six agents in three queues, changed step by step."""

    def __init__(self, strategies: list[Strategy], agents: list[dict[str, Any]]) -> None:
        own: list[dict[str, Any]] = [{"priority": 1}, {"skills": ["billing"]}, {}]
        self.queues = [
            a_queue(name, strategy=strategy, **fields)
            for name, strategy, fields in zip(QUEUES, strategies, own, strict=True)
        ]
        self.moment = 0
        self.settings: dict[str, AgentSettings] = {}
        self.floor = Floor()
        self.arrived = 0
        for name, fields in zip(AGENTS, agents, strict=True):
            self.settings[name] = an_agent(name, **fields)
        self.floor.configure(self.queues, self.settings.values())

    def arrives(self, queue: str, priority: int, since: int, skills: list[str], not_agents: list[str]) -> None:
        self.arrived += 1
        contact_id = f"c{self.arrived:04}"
        self.floor.enter(Waiting(contact_id, queue, since, priority, tuple(skills), tuple(not_agents)))

    def ready(self, agent_id: str, since: int) -> None:
        self.moment += 1
        seen = Record(calls=since, talk_ms=since * 7 % 5, offered_at=self.moment, ended_at=since * 3 % 5)
        self.floor.set_agent(Agent(agent_id, "ready", idle_since=since, records=dict.fromkeys(QUEUES, seen)))

    def away(self, agent_id: str) -> None:
        self.floor.set_agent(Agent(agent_id, "not_ready"))

    def leaves(self, place: int) -> None:
        for contact_id in list(self.floor.waiting)[place : place + 1]:
            self.floor.leave(contact_id)

    def change_settings(self, agent_id: str, fields: dict[str, Any]) -> None:
        self.settings[agent_id] = an_agent(agent_id, **fields)
        self.floor.configure(self.queues, self.settings.values())

    def offers(self, now: int) -> list[tuple[str, str]]:
        """Match, and let the chosen agents ring."""
        decisions = match(self.floor, self.floor.take_touched())
        for decision in decisions:
            agent = self.floor.agents[decision.agent_id]
            self.floor.set_agent(replace(agent, works=(Work(decision.contact_id, "ringing", now),)))
        return [(decision.contact_id, decision.agent_id) for decision in decisions]


@settings(max_examples=400, deadline=None)
@given(
    st.lists(st.sampled_from(get_args(Strategy)), min_size=len(QUEUES), max_size=len(QUEUES)),
    st.lists(agent_settings, min_size=len(AGENTS), max_size=len(AGENTS)),
    st.lists(st.lists(changes, min_size=1, max_size=12), max_size=12),
)
def test_indexed_match_equals_the_scan_of_all_pairs(
    strategies: list[Strategy], agents: list[dict[str, Any]], steps: list[list[Any]]
) -> None:
    day = Day(strategies, agents)
    for now, step in enumerate(steps):
        for name, *values in step:
            getattr(day, "change_settings" if name == "settings" else name)(*values)
        expected = scan(day.floor)
        assert day.offers(now) == expected
        assert scan(day.floor) == []
