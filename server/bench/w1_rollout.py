"""What the router itself would say of a wait: its future played out many times, with the service times as they are."""

import bisect
import heapq
import itertools
import random
from collections.abc import Mapping

from bench.w1_bank import QUEUES, Month
from ringhall.engine.routing.rules.agents import Agent, Work
from ringhall.engine.routing.rules.floor import Floor
from ringhall.engine.routing.rules.learnt import Learnt, Stream
from ringhall.engine.routing.rules.match import match
from ringhall.engine.routing.rules.plans import Waiting
from ringhall.engine.routing.settings import AgentSettings, QueueSettings

FUTURES = 25
HOUR_MS = 3_600_000
PATIENT = 0.1


class Rollouts:
    """Of a share of those who come; what it is drawn with is apart from the day's own chance."""

    def __init__(self, share: float, seed: int) -> None:
        self.share, self._chance = share, random.Random(f"rollouts {seed}")
        self._numbers = itertools.count()
        self._coming: list[tuple[int, int, str, object]] = []

    def wanted(self) -> bool:
        """Whether this one is asked for."""
        return self._chance.random() < self.share

    def median(self, floor: Floor, waiting: Waiting, now: int, month: Month, learnt: Mapping[str, Learnt]) -> int:
        """Milliseconds; an hour stands for more than that."""
        waits = sorted(self._future(floor, waiting, now, month, learnt) for _ in range(FUTURES))
        return waits[FUTURES // 2]

    def _future(self, floor: Floor, waiting: Waiting, now: int, month: Month, learnt: Mapping[str, Learnt]) -> int:
        self._month, self._coming = month, []
        copy = self._copy(floor, waiting, now)
        for queue_id, known in learnt.items():
            for stream in known.streams:
                self._comes_next(queue_id, stream, now)
        while self._coming:
            at, _, what, who = heapq.heappop(self._coming)
            if at - now > HOUR_MS:
                break
            self._happens(copy, at, what, who)
            for decision in match(copy, copy.take_touched(), at):
                if decision.contact_id == waiting.contact_id:
                    return at - now
                work = Work(decision.contact_id, "talking", at, decision.queue_id)
                copy.set_agent(Agent(decision.agent_id, "ready", works=(work,)))
                self._push(at + self._chance.choice(month.service[decision.queue_id]), "finishes", decision.agent_id)
        return HOUR_MS

    def _copy(self, floor: Floor, waiting: Waiting, now: int) -> Floor:
        copy = Floor()
        agents: list[AgentSettings] = [seat.settings for seat in floor.seats.values()]
        copy.configure([QueueSettings(id=queue_id, name=queue_id) for queue_id in QUEUES], agents, 0)
        for agent in floor.agents.values():
            copy.set_agent(agent)
            for work in agent.works:
                self._push(work.since + self._longer_than(now - work.since, work.queue_id or ""), "finishes", agent.id)
        for other in floor.waiting.values():
            self._waits(copy, other, now)
        copy.enter(waiting, now)
        copy.take_touched()
        return copy

    def _happens(self, copy: Floor, at: int, what: str, who: object) -> None:
        if what == "finishes":
            copy.set_agent(Agent(str(who), "ready", idle_since=at))
        elif what == "gives_up":
            copy.leave(str(who))
        else:
            assert isinstance(who, tuple)
            queue_id, stream = who
            self._comes_next(queue_id, stream, at)
            newcomer = Waiting(f"n{next(self._numbers):06}", queue_id, at, head_start_ms=stream.head_start_ms)
            self._waits(copy, newcomer, at)

    def _waits(self, copy: Floor, waiting: Waiting, now: int) -> None:
        copy.enter(waiting, now)
        if self._chance.random() >= PATIENT:
            patience = self._chance.expovariate(1 / self._month.patience_ms[waiting.queue_id])
            self._push(now + round(patience), "gives_up", waiting.contact_id)

    def _comes_next(self, queue_id: str, stream: Stream, now: int) -> None:
        if stream.per_ms > 0:
            self._push(now + round(self._chance.expovariate(stream.per_ms)), "comes", (queue_id, stream))

    def _longer_than(self, elapsed: int, queue_id: str) -> int:
        """One of the service times that last longer; where none does, half a minute more."""
        times = self._month.sorted_service(queue_id)
        first = bisect.bisect_right(times, elapsed)
        return times[self._chance.randrange(first, len(times))] if first < len(times) else elapsed + 30_000

    def _push(self, at: int, what: str, who: object) -> None:
        heapq.heappush(self._coming, (at, next(self._numbers), what, who))
