"""How long a decision takes at 1 000 agents and 5 000 waiting contacts: `python -m tests.bench.routing`.

Two days: overload (an agent becomes free, thousands wait) and calm (a contact arrives, 300 agents are idle).
"""

import gc
import random
from collections.abc import Callable
from functools import partial
from statistics import mean, quantiles
from time import perf_counter_ns

from msgspec.structs import replace

from ringhall.engine.routing.rules.agents import Agent, Work
from ringhall.engine.routing.rules.floor import Floor
from ringhall.engine.routing.rules.match import Decision, match
from ringhall.engine.routing.rules.waiting import Waiting
from ringhall.engine.routing.settings import AgentSettings, QueueSettings

AGENTS, WAITING, QUEUES, SKILLS, ROUNDS = 1_000, 5_000, 50, 50, 20_000


class Day:
    """A floor of full size, every agent ringing; `chance` decides all that is random."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.floor = Floor()
        self.now = 0
        queues = [QueueSettings(id=f"q{n}", name=f"Queue {n}") for n in range(QUEUES)]
        self.floor.configure(queues, [self._agent(n) for n in range(AGENTS)])
        for agent_id in self.floor.seats:
            self.busy(agent_id)

    def _agent(self, n: int) -> AgentSettings:
        skills = {f"s{k}": 1 for k in self.chance.sample(range(SKILLS), 8)}
        queue_ids = [f"q{k}" for k in self.chance.sample(range(QUEUES), 6)]
        return AgentSettings(id=f"a{n}", login=f"a{n}", name=f"Agent {n}", skills=skills, queue_ids=queue_ids)

    def busy(self, agent_id: str) -> None:
        """The agent has work."""
        agent = self.floor.agents.get(agent_id) or Agent(agent_id, "ready")
        self.floor.set_agent(replace(agent, works=(Work("c", "ringing", self.now),)))

    def free(self, agent_id: str) -> None:
        """The agent's work is done."""
        self.floor.set_agent(Agent(agent_id, "ready", idle_since=self.now))

    def arrive(self, n: int) -> None:
        """A contact with one required skill comes in."""
        queue = f"q{self.chance.randrange(QUEUES)}"
        skill = f"s{self.chance.randrange(SKILLS)}"
        self.floor.enter(Waiting(f"c{n}", queue, self.now, self.chance.randrange(3), (skill,)))

    def decide(self) -> list[Decision]:
        """Match what was touched, and let the chosen ring."""
        decisions = match(self.floor, self.floor.take_touched(), self.now)
        for decision in decisions:
            self.busy(decision.agent_id)
        return decisions


def overload(seed: int = 1) -> list[float]:
    """Microseconds for: an agent becomes free, is given the best of 5 000, and rings."""
    day = Day(seed)
    for n in range(WAITING):
        day.now += 7
        day.arrive(n)
    day.decide()
    arrived = WAITING
    agents = list(day.floor.seats)
    spent = []
    for _ in range(ROUNDS):
        day.now += 20
        agent_id = day.chance.choice(agents)
        spent.append(_timed(partial(day.free, agent_id), day.decide))
        day.busy(agent_id)
        while len(day.floor.waiting) < WAITING:
            arrived += 1
            day.arrive(arrived)
            day.decide()
    return spent


def calm(seed: int = 2) -> list[float]:
    """Microseconds for: a contact arrives, and one of about 300 idle agents rings."""
    day = Day(seed)
    for agent_id in day.chance.sample(list(day.floor.seats), 300):
        day.now += 5
        day.free(agent_id)
    spent = []
    for n in range(ROUNDS):
        day.now += 20
        spent.append(_timed(partial(day.arrive, n), day.decide))
        while len(day.floor.idle) < 300:
            day.free(day.chance.choice(list(day.floor.seats)))
            day.decide()
        for contact_id in list(day.floor.waiting):
            day.floor.leave(contact_id)
    return spent


def _timed(*acts: Callable[[], object]) -> float:
    start = perf_counter_ns()
    for act in acts:
        act()
    return (perf_counter_ns() - start) / 1_000


def main() -> None:
    """Print a line per day."""
    gc.disable()
    for name, day in (("overload", overload), ("calm", calm)):
        spent = day()
        cuts = quantiles(spent, n=1000)
        print(f"{name}: mean {mean(spent):.0f} µs, p50 {cuts[499]:.0f}, p99 {cuts[989]:.0f}, p99.9 {cuts[998]:.0f}")


if __name__ == "__main__":
    main()
