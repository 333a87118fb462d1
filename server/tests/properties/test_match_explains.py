"""What the match says of itself is what happens: the outlook comes true, and a trace speaks of every member once."""

import random
from typing import Any

import pytest

from ringhall.engine.routing.rules.agents import Agent
from ringhall.engine.routing.rules.explain import trace
from ringhall.engine.routing.rules.floor import Floor
from ringhall.engine.routing.rules.match import match
from ringhall.engine.routing.rules.plans import Waiting
from ringhall.engine.routing.rules.preview import outlook
from tests.support.floor import a_queue, an_agent
from tests.support.match_day import AGENTS, CAP, SECOND
from tests.support.random_days import NEEDS, START, agent_of, day_of, play, queue_of, some

pytestmark = pytest.mark.property

AHEAD_SECONDS = range(150)


@pytest.mark.parametrize("seed", range(150))
def test_a_contact_is_offered_when_the_outlook_says_and_to_one_whom_it_names(seed: int) -> None:
    chance, floor = random.Random(seed), Floor()
    queue = a_queue("a", **{**queue_of(chance), "skills": some(chance, NEEDS, (1, 2))})
    agents = [an_agent(name, **{**agent_of(chance), "queues": ("a",)}) for name in AGENTS]
    floor.configure([queue], agents, START, CAP)
    for name in chance.sample(AGENTS, 3):
        floor.set_agent(Agent(name, chance.choice(("ready", "ready", "not_ready")), idle_since=START))
    held: dict[str, Any] = {"preferred": tuple(some(chance, AGENTS, (0, 2))), "preferred_until": START + 40 * SECOND}
    let_ring: dict[str, Any] = {
        "not_agents": tuple(some(chance, AGENTS, (0, 2))),
        "not_agents_until": START + 70 * SECOND,
    }
    contact = Waiting("c1", "a", START, skills=tuple(some(chance, NEEDS, (0, 1))), **held, **let_ring)
    told = {row.after_seconds: row.available for row in outlook(floor.queues["a"], contact, START, AHEAD_SECONDS)}
    first = next((second for second in AHEAD_SECONDS if told[second]), None)
    floor.enter(contact, START)
    for second in AHEAD_SECONDS:
        now = START + second * SECOND
        placed = floor.placed["c1"]
        if placed.review_at is not None and placed.review_at <= now:
            floor.review("c1", now)
        if decisions := match(floor, floor.take_touched(), now):
            assert second == first
            assert decisions[0].candidates[0] in told[second]
            assert set(decisions[0].candidates) == set(told[second])
            return
    assert first is None


@pytest.mark.parametrize("seed", [f"11.{n}" for n in range(5)])
def test_a_trace_speaks_of_every_member_once(seed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[tuple[dict[str, Any], list[str]]] = []

    def looked_at(floor: Floor, touched: object, now: int) -> object:
        decisions = match(floor, touched, now)  # type: ignore[arg-type]
        told.extend((trace(floor, decision, now), decision.seen.queue.members.names) for decision in decisions)
        return decisions

    monkeypatch.setattr("tests.support.match_day.match", looked_at)
    play(day_of(seed), seed, 500)
    for row, members in told:
        named = [row["chosen"], *(each["agent_id"] for each in row["passed_over"])]
        assert sorted(named) == sorted(members)
        assert row["candidates"][0] == row["chosen"]
        assert row["candidates_count"] == len(row["candidates"])
        assert row["passed_over_count"] == len(members) - 1
    assert len(told) > 30
