"""Days of the bank on the real floor with the real match; some callers wait for ever, so their true wait is known."""

import heapq
import itertools
import random
from dataclasses import dataclass

from bench.w1_bank import QUEUES, Call, Month
from bench.w1_rollout import Rollouts
from ringhall.contact import events as c
from ringhall.engine.routing.rules.agents import Agent, Work
from ringhall.engine.routing.rules.crew import Crew
from ringhall.engine.routing.rules.expected_wait import Range, expected_wait
from ringhall.engine.routing.rules.floor import Floor
from ringhall.engine.routing.rules.match import match
from ringhall.engine.routing.rules.plans import Waiting
from ringhall.engine.routing.rules.waits_learnt import WaitsLearnt
from ringhall.engine.routing.settings import AgentSettings, QueueSettings

PROBES = 0.1
DAY_MS = 24 * 3_600_000
CREW = (("PS", "NW"), ("PS", "NW", "NE"), ("PS",), ("PS", "NW", "IN"), ("PS", "NW"))


@dataclass
class Probe:
    """What a patient caller was told when they came, and how long they then waited (milliseconds).

    Of some it was played out, too: the median of many futures.
    """

    told: Range
    by_asterisk_ms: int
    waited_ms: int = 0
    played_ms: int | None = None


class Bank:
    """A floor of so many agents, day after day. Who came while somebody was free is no probe."""

    def __init__(self, agents: int, seed: int, rollouts: Rollouts | None = None) -> None:
        self.rollouts = rollouts
        self.chance, self.waits, self.floor = random.Random(seed), WaitsLearnt(), Floor()
        self.ids = [f"a{n:02}" for n in range(agents)]
        settings = [AgentSettings(id=a, login=a, name=a, queue_ids=list(CREW[n % 5])) for n, a in enumerate(self.ids)]
        self.floor.configure([QueueSettings(id=queue_id, name=queue_id) for queue_id in QUEUES], settings, 0)
        self.crew = Crew(self.floor)
        self.hold_seconds = dict.fromkeys(QUEUES, 0)
        self.probes: list[Probe] = []
        self._open: dict[str, Probe] = {}
        self._numbers = itertools.count()
        self._coming: list[tuple[int, int, str, str]] = []
        for agent_id in self.ids:
            self.floor.set_agent(Agent(agent_id, "ready"))

    def play(self, day: int, calls: list[Call], month: Month) -> list[Probe]:
        """One day until the last caller is gone; its probes."""
        self.probes = []
        starts = {}
        for call in calls:
            contact_id = f"c{next(self._numbers):08}"
            starts[contact_id] = call
            heapq.heappush(self._coming, (day * DAY_MS + call.at, next(self._numbers), "comes", contact_id))
        while self._coming:
            now, _, what, who = heapq.heappop(self._coming)
            if what == "comes":
                self._comes(who, starts[who], month, now)
            elif what == "gives_up" and who in self.floor.waiting:
                queue_id = self.floor.waiting[who].queue_id
                self.floor.leave(who)
                self.waits.apply(c.QueueLeft(contact_id=who, queue_id=queue_id, reason="abandoned"), now)
            elif what == "finishes":
                (work,) = self.floor.agents[who].works
                self.waits.apply(c.AgentLeft(contact_id=work.contact_id, agent_id=who, reason="ended"), now)
                self.floor.set_agent(Agent(who, "ready", idle_since=now))
            self._match(month, now)
        return self.probes

    def _comes(self, contact_id: str, call: Call, month: Month, now: int) -> None:
        waiting = Waiting(contact_id, call.queue_id, now, head_start_ms=call.head_start_ms)
        told = expected_wait(self.floor, self.crew, self.waits.learnt(now), waiting, now)
        is_probe = self.chance.random() < PROBES
        if is_probe and told and told.p90_ms:
            probe = self._open[contact_id] = Probe(told, self.hold_seconds[call.queue_id] * 1_000)
            if self.rollouts and self.rollouts.wanted():
                probe.played_ms = self.rollouts.median(self.floor, waiting, now, month, self.waits.learnt(now))
        if not is_probe:
            gives_up = now + round(self.chance.expovariate(1 / month.patience_ms[call.queue_id]))
            heapq.heappush(self._coming, (gives_up, next(self._numbers), "gives_up", contact_id))
        queued = c.ContactQueued(
            contact_id=contact_id, queue_id=call.queue_id, waiting_since=now, head_start_ms=call.head_start_ms
        )
        self.waits.apply(queued, now)
        self.floor.enter(waiting, now)

    def _match(self, month: Month, now: int) -> None:
        for decision in match(self.floor, self.floor.take_touched(), now):
            who, contact_id, queue_id = decision.agent_id, decision.contact_id, decision.queue_id
            waited = now - decision.seen.waiting.waiting_since
            self.hold_seconds[queue_id] = (3 * self.hold_seconds[queue_id] + waited // 1_000) >> 2
            if probe := self._open.pop(contact_id, None):
                probe.waited_ms = waited
                self.probes.append(probe)
            self.waits.apply(c.ContactConnected(contact_id=contact_id, agent_id=who, queue_id=queue_id), now)
            work = Work(contact_id, "talking", now, queue_id)
            self.floor.set_agent(Agent(who, "ready", works=(work,)))
            done = now + self.chance.choice(month.service[queue_id])
            heapq.heappush(self._coming, (done, next(self._numbers), "finishes", who))
