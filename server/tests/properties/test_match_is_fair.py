"""Whom the match owes what: whoever waited longest is first, lots are even, nobody waits for ever."""

import heapq
import random
from typing import Any

import pytest

from ringhall.engine.routing.rules.agents import Agent, Work
from ringhall.engine.routing.rules.floor import Floor
from ringhall.engine.routing.rules.match import match
from ringhall.engine.routing.rules.plans import Waiting
from ringhall.engine.routing.settings import AgentSettings, QueueSettings
from tests.support.floor import a_queue, an_agent

pytestmark = pytest.mark.property

SECOND, MINUTE, HOUR = 1_000, 60_000, 3_600_000
# Of the chi-squared distribution with three degrees of freedom one in a thousand is above.
CHI_SQUARED_MAX = 16.27


def given(floor: Floor, now: int) -> list[tuple[str, str]]:
    """Agent and contact, and the agents are busy from then on."""
    offers = [(each.agent_id, each.contact_id) for each in match(floor, floor.take_touched(), now)]
    for agent_id, contact_id in offers:
        floor.set_agent(Agent(agent_id, "ready", works=(Work(contact_id, "talking", now),)))
    return offers


@pytest.mark.parametrize("seed", range(20))
def test_among_equals_whoever_came_first_is_served_first(seed: int) -> None:
    chance, floor = random.Random(seed), Floor()
    queues = [a_queue(f"q{n}") for n in range(3)]
    floor.configure(queues, [an_agent(f"a{n}", ("q0", "q1", "q2")) for n in range(4)], 0)
    served: list[str] = []
    for n in range(200):
        now = n * SECOND
        floor.enter(Waiting(f"c{n:03}", chance.choice(queues).id, now), now)
        for agent_id in chance.sample(("a0", "a1", "a2", "a3"), chance.randint(0, 2)):
            floor.set_agent(Agent(agent_id, "ready", idle_since=now))
        served += [contact_id for _, contact_id in given(floor, now)]
    assert served == sorted(served)
    assert len(served) > 100


@pytest.mark.parametrize(("strategy", "weights"), [("random", (1, 1, 1, 1)), ("weighted_random", (1, 2, 3, 10))])
def test_lots_fall_as_often_as_they_should(strategy: Any, weights: tuple[int, ...]) -> None:
    floor, drawn, draws = Floor(), [0] * 4, 8_000
    agents = [an_agent(f"a{n}", weights={"sales": weight}) for n, weight in enumerate(weights)]
    floor.configure([a_queue(strategy=strategy)], agents, 0)
    for n in range(4):
        floor.set_agent(Agent(f"a{n}", "ready"))
    for n in range(draws):
        floor.enter(Waiting(f"c{n:06}", "sales", 0), 0)
        [decision] = match(floor, floor.take_touched(), 0)
        drawn[int(decision.agent_id[1:])] += 1
        floor.set_agent(Agent(decision.agent_id, "ready"))
    expected = [draws * weight / sum(weights) for weight in weights]
    assert sum((seen - mean) ** 2 / mean for seen, mean in zip(drawn, expected, strict=True)) < CHI_SQUARED_MAX


def longest_wait(score_max: int) -> int:
    """Milliseconds anybody waited in a rare queue beside one in overload, which every agent prefers strictly."""
    chance, floor, agents = random.Random(3), Floor(), [f"a{n}" for n in range(10)]
    queues: list[QueueSettings] = [a_queue("full"), a_queue("rare")]
    crew: list[AgentSettings] = [an_agent(name, ("full", "rare"), head_starts={"full": 14_400}) for name in agents]
    floor.configure(queues, crew, 0, score_max)
    coming: list[tuple[int, int, str, str]] = []
    for at in range(0, 6 * HOUR, round(180 * SECOND / 11)):
        heapq.heappush(coming, (at, len(coming), "full", ""))
    for at in range(0, 6 * HOUR, 6 * MINUTE):
        heapq.heappush(coming, (at, len(coming), "rare", ""))
    longest, number = 0, len(coming)
    for name in agents:
        floor.set_agent(Agent(name, "ready"))
    while coming:
        now, _, what, who = heapq.heappop(coming)
        number += 1
        if what == "ends":
            floor.set_agent(Agent(who, "ready", idle_since=now))
        elif what == "gives_up":
            floor.leave(who)
        else:
            contact_id = f"c{number:06}"
            floor.enter(Waiting(contact_id, what, now), now)
            if what == "full":
                due = now + round(chance.expovariate(1 / (10 * MINUTE)))
                heapq.heappush(coming, (due, number, "gives_up", contact_id))
        waiting = dict(floor.waiting)
        for agent_id, contact_id in given(floor, now):
            heapq.heappush(coming, (now + round(chance.expovariate(1 / 180) * SECOND), number, "ends", agent_id))
            if waiting[contact_id].queue_id == "rare":
                longest = max(longest, now - waiting[contact_id].waiting_since)
    return longest


def test_at_the_cap_nobody_is_overtaken_however_much_another_queue_is_preferred() -> None:
    assert longest_wait(10) < 12 * MINUTE
    assert longest_wait(1_440) > 20 * MINUTE
