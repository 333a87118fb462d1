"""Predictive routing in closed loop: a gain where agents differ, and none that is claimed where they do not."""

import heapq
import random
from math import log

import pytest

from ringhall.engine.routing import events as e
from ringhall.engine.routing.rules.agents import Agent, fold
from ringhall.engine.routing.rules.floor import Floor
from ringhall.engine.routing.rules.match import match
from ringhall.engine.routing.rules.plans import Waiting
from ringhall.engine.routing.rules.predicted import block_of
from ringhall.oversight.analytics.rules.gain import Block, Gain, gain
from tests.support.floor import a_queue, an_agent

pytestmark = pytest.mark.property
MINUTES, BLOCK_MS = 15, 15 * 60_000
SPREAD = 0.5
BUSY = 0.6


def play(means: list[float], calls: int, seed: int) -> Gain:
    """So many calls for agents who need that many seconds on average, lognormal; what the blocks tell afterwards."""
    chance, names = random.Random(seed), [f"a{n:02}" for n in range(len(means))]
    needs = dict(zip(names, means, strict=True))
    floor = Floor()
    queue = a_queue(strategy="predicted", predicted_block_minutes=MINUTES, predicted_busy_max_percent=1000)
    floor.configure([queue], [an_agent(name) for name in names], 0)
    for name in names:
        floor.set_agent(fold(Agent(name), e.AgentPresenceSet(agent_id=name, state="ready", by=name), 0))
    cells: dict[int, list[int]] = {}
    arrival, due = 0.0, list[tuple[int, str, str]]()
    apart_ms = sum(means) / len(means) / len(means) / BUSY * 1000
    for n in range(calls):
        arrival += chance.expovariate(1 / apart_ms)
        due.append((round(arrival), "", f"c{n:05}"))
    while due:
        now, name, contact_id = heapq.heappop(due)
        if name:
            over = e.AgentReleased(agent_id=name, contact_id=contact_id, token=None, reason="finished")
            floor.set_agent(fold(floor.agents[name], over, now))
        else:
            floor.enter(Waiting(contact_id, "sales", now), now)
        for decision in match(floor, floor.take_touched(), now):
            who, taken = decision.agent_id, decision.contact_id
            begins = e.AgentReserved(
                agent_id=who, contact_id=taken, token="t", queue_id="sales", until=None, kind="sales"
            )
            talks = e.AgentTalking(agent_id=who, contact_id=taken, queue_id="sales")
            floor.set_agent(fold(fold(floor.agents[who], begins, now), talks, now))
            spent = round(chance.lognormvariate(log(needs[who]) - SPREAD**2 / 2, SPREAD) * 1000)
            cells.setdefault(now // BLOCK_MS, []).append(spent)
            heapq.heappush(due, (now + spent, who, taken))
    blocks = [(block_of("sales", MINUTES, number * BLOCK_MS) == "on", times) for number, times in cells.items()]
    return gain([Block(on, len(times), sum(times)) for on, times in blocks])


def test_where_agents_differ_the_gain_is_proven() -> None:
    found = play([100, 120, 140, 160, 180, 220, 240, 260, 280, 300], 4_000, 3)
    assert found.proven, found
    assert found.saved_seconds is not None
    assert found.saved_seconds > 5


def test_where_agents_are_alike_the_interval_covers_nothing_gained() -> None:
    found = [play([200.0] * 10, 1_500, seed) for seed in range(10)]
    covers = [each for each in found if (each.low_seconds or 0) <= 0 <= (each.high_seconds or 0)]
    assert len(covers) >= 8, found
