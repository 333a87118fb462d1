"""Two routers with one rule (priority, then age; longest idle with all skills): ours, and a scan without an index."""

from collections.abc import Iterable
from typing import Protocol

from msgspec.structs import replace

from ringhall.engine.routing.rules.agents import Agent, Work
from ringhall.engine.routing.rules.floor import Floor
from ringhall.engine.routing.rules.match import match
from ringhall.engine.routing.rules.needs import meets
from ringhall.engine.routing.rules.plans import Waiting
from ringhall.engine.routing.rules.score import POINT, Rank
from ringhall.engine.routing.settings import AgentSettings, QueueSettings

Offer = tuple[str, str]
"""Contact and agent."""


class Router(Protocol):
    """What happens on a floor; each answers the offers that are made then, whose agents are busy from there on."""

    def free(self, agent_ids: Iterable[str], now: int) -> list[Offer]: ...
    def arrive(self, waiting: Waiting) -> list[Offer]: ...
    def leave(self, contact_id: str) -> list[Offer]: ...


class Indexed:
    """Ours: bitmaps, groups, one match."""

    def __init__(self, queues: list[QueueSettings], agents: list[AgentSettings]) -> None:
        self.floor = Floor()
        self.floor.configure(queues, agents, 0)
        self._now = 0

    def free(self, agent_ids: Iterable[str], now: int) -> list[Offer]:
        self._now = now
        for agent_id in agent_ids:
            self.floor.set_agent(Agent(agent_id, "ready", idle_since=now))
        return self._decide()

    def arrive(self, waiting: Waiting) -> list[Offer]:
        self._now = waiting.waiting_since
        self.floor.enter(waiting, self._now)
        return self._decide()

    def leave(self, contact_id: str) -> list[Offer]:
        self.floor.leave(contact_id)
        return self._decide()

    def _decide(self) -> list[Offer]:
        offers = []
        for decision in match(self.floor, self.floor.take_touched(), self._now):
            agent = self.floor.agents[decision.agent_id]
            self.floor.set_agent(replace(agent, works=(Work(decision.contact_id, "ringing", 0),)))
            offers.append((decision.contact_id, decision.agent_id))
        return offers


class Scan:
    """The peer: looks at every member for a contact that came, and at everybody who waits for an agent who is free."""

    def __init__(self, queues: list[QueueSettings], agents: list[AgentSettings]) -> None:
        self._queues = {queue.id: queue for queue in queues}
        self._agents = {agent.id: agent for agent in agents}
        self._members = {queue.id: [a for a in agents if queue.id in a.queue_ids] for queue in queues}
        self._idle: dict[str, int] = {}
        self._waiting: dict[str, Waiting] = {}
        self._now = 0

    def free(self, agent_ids: Iterable[str], now: int) -> list[Offer]:
        self._now = now
        self._idle |= dict.fromkeys(agent_ids, now)
        offers = []
        while pairs := [pair for agent_id in agent_ids if agent_id in self._idle and (pair := self._for(agent_id))]:
            _, _, agent_id, contact_id = min(pairs)
            offers.append(self._give(contact_id, agent_id))
        return offers

    def arrive(self, waiting: Waiting) -> list[Offer]:
        self._waiting[waiting.contact_id] = waiting
        able = [
            (self._idle[agent.id], agent.id)
            for agent in self._members[waiting.queue_id]
            if agent.id in self._idle and _has_all(agent, waiting)
        ]
        return [self._give(waiting.contact_id, min(able)[1])] if able else []

    def leave(self, contact_id: str) -> list[Offer]:
        self._waiting.pop(contact_id, None)
        return []

    def _for(self, agent_id: str) -> tuple[Rank, int, str, str] | None:
        agent = self._agents[agent_id]
        able = [
            (self._rank(waiting), self._idle[agent_id], agent_id, waiting.contact_id)
            for waiting in self._waiting.values()
            if waiting.queue_id in agent.queue_ids and _has_all(agent, waiting)
        ]
        return min(able, default=None)

    def _rank(self, waiting: Waiting) -> Rank:
        queue = self._queues[waiting.queue_id]
        points = waiting.priority + queue.priority
        score = queue.acceleration * (self._now - waiting.since) + points * POINT
        return (-score, waiting.since, waiting.contact_id)

    def _give(self, contact_id: str, agent_id: str) -> Offer:
        del self._waiting[contact_id], self._idle[agent_id]
        return contact_id, agent_id


def _has_all(agent: AgentSettings, waiting: Waiting) -> bool:
    return all(meets(agent.skills, need) for need in waiting.skills)
