"""The indexed match makes the very offers that looking at every pair would make."""

from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from ringhall.engine.routing.rules.agents import Agent, Work
from ringhall.engine.routing.rules.busy import Busy
from ringhall.engine.routing.rules.floor import Floor
from ringhall.engine.routing.rules.match import match
from ringhall.engine.routing.rules.plans import Waiting
from ringhall.engine.routing.rules.records import Record
from ringhall.engine.routing.settings import AgentSettings, QueueSettings, Relaxation, Strategy
from tests.support.floor import a_queue, an_agent
from tests.support.scan import joins, scan

pytestmark = pytest.mark.property

QUEUES = ("a", "b", "c")
SKILLS = ("billing", "danish", "gold")
AGENTS = tuple(f"agent{n}" for n in range(6))
CAP = 4
SECOND = 1_000
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
    }
)
agent_settings = st.builds(
    lambda queues, skills, tier, weight, capacity: {
        "queues": tuple(queues),
        "skills": skills,
        "tiers": dict.fromkeys(queues, tier),
        "weights": dict.fromkeys(queues, weight),
        "capacity": capacity,
    },
    st.lists(st.sampled_from(QUEUES), min_size=1, max_size=3, unique=True),
    st.dictionaries(st.sampled_from(SKILLS), st.integers(0, 5), max_size=3),
    st.integers(1, 3),
    st.integers(1, 5),
    st.sampled_from([100, 100, 100, 150]),
)
arrivals = st.tuples(
    st.just("arrives"),
    st.sampled_from(QUEUES),
    st.fixed_dictionaries(
        {
            "priority": st.integers(-1, 5),
            "skills": needs,
            "not_agents": some_agents,
            "not_agents_until": st.one_of(st.none(), st.integers(1, 90)),
            "preferred": some_agents,
            "preferred_until": st.sampled_from([0, 0, 30, 90]),
            "head_start_ms": st.sampled_from([0, 0, 60_000]),
        }
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


class Day:
    """A floor with six agents in three queues, changed step by step; reviews come at their moments."""

    def __init__(self, queues: list[dict[str, Any]], agents: list[dict[str, Any]]) -> None:
        self.now = 0
        self.arrived = 0
        self.floor = Floor()
        self.queues: dict[str, QueueSettings] = {}
        self.agents: dict[str, AgentSettings] = {}
        for name, fields in zip(QUEUES, queues, strict=True):
            self.queues[name] = a_queue(name, **fields)
        for name, fields in zip(AGENTS, agents, strict=True):
            self.agents[name] = an_agent(name, **fields)
        self.configure()

    def configure(self) -> None:
        self.floor.configure(self.queues.values(), self.agents.values(), self.now, CAP)

    def queue(self, name: str, fields: dict[str, Any]) -> None:
        self.queues[name] = a_queue(name, **fields)
        self.configure()

    def agent(self, name: str, fields: dict[str, Any]) -> None:
        self.agents[name] = an_agent(name, **fields)
        self.configure()

    def arrives(self, queue: str, terms: dict[str, Any], waited: int) -> None:
        self.arrived += 1
        known: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value for name, value in terms.items()
        }
        if known["not_agents_until"] is not None:
            known["not_agents_until"] = self.now + known["not_agents_until"] * SECOND
        known["preferred_until"] *= SECOND
        since = self.now - waited * SECOND
        self.floor.enter(Waiting(f"c{self.arrived:04}", queue, since, **known), self.now)

    def ready(self, agent_id: str, done: int, chats: bool) -> None:
        seen = Record(calls=done, talk_ms=done * 7 % 5, offered_at=self.now + done, ended_at=done * 3 % 5)
        works = (Work("x", "talking", 0, weight=20, interruptible=True),) if chats else ()
        self.floor.set_agent(
            Agent(
                agent_id,
                "ready",
                idle_since=self.now - done,
                works=works,
                records=dict.fromkeys(QUEUES, seen),
                busy=Busy(done % 3, done * 11 % 7 << 64),
            )
        )

    def away(self, agent_id: str, presence: Any) -> None:
        self.floor.set_agent(Agent(agent_id, presence))

    def leaves(self, place: int) -> None:
        for contact_id in list(self.floor.waiting)[place : place + 1]:
            self.floor.leave(contact_id)

    def go_on(self, seconds: int) -> None:
        """Time passes, moment by moment of those at which something else holds for a contact."""
        end = self.now + seconds * SECOND
        while True:
            due = {name: placed.review_at for name, placed in self.floor.placed.items()}
            for name, ringing in self.floor.ringing.items():
                due[name] = ringing.next_look(self.floor.queues[ringing.waiting.queue_id].plan, self.now)
            moments = [moment for moment in due.values() if moment is not None and moment <= end]
            if not moments:
                break
            self.now = min(moments)
            for name in [name for name, moment in due.items() if moment == self.now]:
                self.floor.review(name, self.now)
                self.floor.touched.contacts[name] = None
            self.decide()
        self.now = end

    def stops_ringing(self, place: int) -> None:
        """Somebody has answered, or the caller is gone."""
        for contact_id in list(self.floor.ringing)[place : place + 1]:
            del self.floor.ringing[contact_id]

    def decide(self) -> None:
        """Match, and let the chosen agents ring, until nobody has room for more; each time as the scan does."""
        while True:
            given = scan(self.floor, self.now, CAP)
            expected = [*given, *joins(self.floor, self.now, given)]
            decisions = match(self.floor, self.floor.take_touched(), self.now)
            offers = [(each, agent_id) for each in decisions for agent_id in each.agent_ids]
            assert [(decision.contact_id, agent_id) for decision, agent_id in offers] == expected
            if not offers:
                return
            for decision, agent_id in offers:
                agent = self.floor.agents[agent_id]
                queue = self.queues[decision.queue_id]
                rings = Work(
                    decision.contact_id, "ringing", self.now, weight=queue.weight, interruptible=queue.interruptible
                )
                self.floor.set_agent(replace(agent, works=(*agent.works, rings)))


@settings(max_examples=300, deadline=None)
@given(
    st.lists(queue_settings, min_size=len(QUEUES), max_size=len(QUEUES)),
    st.lists(agent_settings, min_size=len(AGENTS), max_size=len(AGENTS)),
    steps,
)
def test_indexed_match_equals_the_scan_of_all_pairs(
    queues: list[dict[str, Any]], agents: list[dict[str, Any]], steps: list[tuple[int, list[Any]]]
) -> None:
    day = Day(queues, agents)
    for seconds, step in steps:
        day.go_on(seconds)
        for name, *values in step:
            getattr(day, name)(*values)
        day.decide()
