"""Days of the bank laid over one another until a thousand agents have five thousand waiting."""

import heapq
import itertools
import random
from collections.abc import Callable
from hashlib import blake2b

from bench.r1_day import QUEUES_OF_AGENT, SKILLS, SKILLS_OF_AGENT, Taken, needs_of, timed
from bench.r1_routers import Offer, Router
from bench.w1_bank import Month
from ringhall.engine.routing.rules.plans import Waiting
from ringhall.engine.routing.settings import AgentSettings, QueueSettings

AGENTS, QUEUES, WAITING = 1_000, 50, 5_000
BANKS = 560
FROM_MS = 10 * 3_600_000
Make = Callable[[list[QueueSettings], list[AgentSettings]], Router]


class BankDay:
    """The morning from ten on; `chance` decides all that is drawn, so that two routers see the same day."""

    def __init__(self, month: Month, make: Make) -> None:
        self.month, self.chance = month, random.Random(4)
        skills = [f"s{n:02}" for n in range(SKILLS)]
        queue_ids = [f"q{n:02}" for n in range(QUEUES)]
        self.wishes = {queue_id: [needs_of(self.chance, skills) for _ in range(8)] for queue_id in queue_ids}
        agents = [
            AgentSettings(
                id=f"a{n:04}", login=f"a{n}", name=f"a{n}", queue_ids=self.chance.sample(queue_ids, QUEUES_OF_AGENT),
                skills=dict.fromkeys(self.chance.sample(skills, SKILLS_OF_AGENT), 3),
            )
            for n in range(AGENTS)
        ]  # fmt: skip
        self.router = make([QueueSettings(id=queue_id, name=queue_id) for queue_id in queue_ids], agents)
        self.now = FROM_MS
        self.waiting: dict[str, str] = {}
        self.depth = 0
        self._numbers = itertools.count()
        self._coming: list[tuple[int, int, str, str]] = []
        self._calls = iter([call for call in month.laid_over(BANKS, self.chance) if call.at >= FROM_MS])
        self._print = blake2b(digest_size=8)
        self._fill([agent.id for agent in agents])

    def run(self, events: int) -> Taken:
        """So many events, each timed with the match it causes."""
        taken = timed(events, self._next, self._note_depth)
        taken.decisions = self._print.hexdigest()
        return taken

    def _note_depth(self, offers: list[Offer]) -> None:
        self._note(offers)
        self.depth += len(self.waiting)

    def _fill(self, agent_ids: list[str]) -> None:
        """Callers gather before anybody has signed in; then one agent after the other does."""
        while len(self.waiting) < WAITING + AGENTS:
            self._note(self._arrival()())
        for agent_id in agent_ids:
            self._note(self.router.free([agent_id], self.now))
        self._arrives_next()

    def _next(self) -> Callable[[], list[Offer]]:
        """The next that happens; whoever was taken meanwhile does not give up."""
        while True:
            self.now, _, what, who = heapq.heappop(self._coming)
            if what == "finishes":
                return lambda: self.router.free([who], self.now)
            if what == "comes":
                act = self._arrival()
                self._arrives_next()
                return act
            if self.waiting.pop(who, None):
                return lambda: self.router.leave(who)

    def _arrives_next(self) -> None:
        self._call = next(self._calls)
        heapq.heappush(self._coming, (max(self.now, self._call.at), next(self._numbers), "comes", ""))

    def _arrival(self) -> Callable[[], list[Offer]]:
        call = getattr(self, "_call", None) or next(self._calls)
        number = next(self._numbers)
        contact_id, queue_id = f"c{number:08}", f"q{self.chance.randrange(QUEUES):02}"
        self.waiting[contact_id] = call.queue_id
        patience = self.chance.expovariate(1 / self.month.patience_ms[call.queue_id])
        heapq.heappush(self._coming, (self.now + round(patience), number, "gives_up", contact_id))
        skills = self.chance.choice(self.wishes[queue_id])
        waiting = Waiting(contact_id, queue_id, self.now, skills=skills, head_start_ms=call.head_start_ms)
        return lambda: self.router.arrive(waiting)

    def _note(self, offers: list[Offer]) -> None:
        for contact_id, agent_id in offers:
            done = self.now + self.chance.choice(self.month.service[self.waiting.pop(contact_id)])
            heapq.heappush(self._coming, (done, next(self._numbers), "finishes", agent_id))
            self._print.update(f"{contact_id} {agent_id};".encode())
