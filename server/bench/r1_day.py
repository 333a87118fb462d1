"""A day of a large floor: agents who finish, callers who come, wait and give up, the same for every router."""

import gc
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import blake2b
from time import thread_time_ns

from bench.r1_routers import Offer, Router
from ringhall.engine.routing.rules.plans import Waiting
from ringhall.engine.routing.settings import AgentSettings, QueueSettings

SKILLS, SKILLS_OF_AGENT, QUEUES_OF_AGENT = 50, 8, 6
SLOPES = (50, 100, 200)
SHARE_FINISH, SHARE_ARRIVE = 0.47, 0.50
STEP_MS = 5


@dataclass(frozen=True)
class Size:
    """How large the floor is, and how many wait in it (0: nobody does, and a third of the agents are idle)."""

    agents: int
    waiting: int
    queues: int


@dataclass
class Taken:
    """CPU time of each event in microseconds, and a fingerprint of all decisions."""

    spent: list[float] = field(default_factory=list)
    decisions: str = ""

    @property
    def mean(self) -> float:
        return sum(self.spent) / len(self.spent)


def timed(events: int, happens: Callable[[], Callable[[], list[Offer]]], note: Callable[[list[Offer]], None]) -> Taken:
    """So many events, each timed with the match it causes, the garbage collector at rest meanwhile."""
    taken = Taken()
    gc.collect()
    gc.freeze()
    gc.disable()
    for _ in range(events):
        act = happens()
        begun = thread_time_ns()
        offers = act()
        taken.spent.append((thread_time_ns() - begun) / 1_000)
        note(offers)
    gc.enable()
    gc.unfreeze()
    return taken


class Day:
    """One run; `chance` decides all that is random, so that two routers see the same day."""

    def __init__(self, size: Size, make: Callable[[list[QueueSettings], list[AgentSettings]], Router]) -> None:
        self.chance, self.size = random.Random(size.agents + size.waiting), size
        self.skills = [f"s{n:02}" for n in range(SKILLS)]
        queues = [_queue(n) for n in range(size.queues)]
        self.queue_ids = [queue.id for queue in queues]
        agents = [self._agent(n) for n in range(size.agents)]
        self.router, self.now, self.arrived = make(queues, agents), 1_000_000, 0
        self.busy = [agent.id for agent in agents]
        self.waiting: dict[str, None] = {}
        self._print = blake2b(digest_size=8)

    def _agent(self, n: int) -> AgentSettings:
        skills = {skill: self.chance.randint(1, 10) for skill in self.chance.sample(self.skills, SKILLS_OF_AGENT)}
        queue_ids = self.chance.sample(self.queue_ids, QUEUES_OF_AGENT)
        return AgentSettings(id=f"a{n:05}", login=f"a{n}", name=f"Agent {n}", skills=skills, queue_ids=queue_ids)

    def run(self, events: int) -> Taken:
        """Fill the floor, then so many events, each timed with the match it causes."""
        self._fill()
        taken = timed(events, self._next, self._note)
        taken.decisions = self._print.hexdigest()
        return taken

    def all_come_back(self) -> float:
        """Milliseconds until every agent, free in the same instant, has an offer."""
        busy, self.busy = self.busy, []
        begun = thread_time_ns()
        offers = self.router.free(busy, self.now)
        spent = (thread_time_ns() - begun) / 1e6
        self._note(offers)
        return spent

    def _fill(self) -> None:
        if not self.size.waiting:
            for agent_id in [self._someone_busy() for _ in range(self.size.agents // 3)]:
                self.router.free([agent_id], self.now)
        while len(self.waiting) < self.size.waiting:
            self._note(self._arrival()())

    def _next(self) -> Callable[[], list[Offer]]:
        self.now += STEP_MS
        drawn, full = self.chance.random(), len(self.waiting) > self.size.waiting
        if self.busy and (drawn < SHARE_FINISH or (full and self.size.waiting == 0)):
            agent_id = self._someone_busy()
            return lambda: self.router.free([agent_id], self.now)
        if full or (drawn >= SHARE_FINISH + SHARE_ARRIVE and self.waiting):
            gone = next(iter(self.waiting))
            del self.waiting[gone]
            return lambda: self.router.leave(gone)
        return self._arrival()

    def _arrival(self) -> Callable[[], list[Offer]]:
        self.arrived += 1
        needed = needs_of(self.chance, self.skills)
        priority, queue_id = self.chance.choice((0, 0, 0, 5)), self.chance.choice(self.queue_ids)
        waiting = Waiting(f"c{self.arrived:07}", queue_id, self.now, priority, needed)
        self.waiting[waiting.contact_id] = None
        return lambda: self.router.arrive(waiting)

    def _someone_busy(self) -> str:
        place = self.chance.randrange(len(self.busy))
        self.busy[place], self.busy[-1] = self.busy[-1], self.busy[place]
        return self.busy.pop()

    def _note(self, offers: list[Offer]) -> None:
        for contact_id, agent_id in offers:
            del self.waiting[contact_id]
            self.busy.append(agent_id)
            self._print.update(f"{contact_id} {agent_id};".encode())


def needs_of(chance: random.Random, skills: list[str]) -> tuple[str, ...]:
    """A skill, two of which either will do, or both of these."""
    one, *either = chance.sample(skills, 3)
    return chance.choice(((one,), (" | ".join(either),), (one, " | ".join(either))))


def _queue(n: int) -> QueueSettings:
    return QueueSettings(id=f"q{n:03}", name=f"Queue {n}", priority=n % 3, acceleration=SLOPES[n % len(SLOPES)])
