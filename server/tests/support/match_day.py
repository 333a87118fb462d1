"""A floor with six agents in three queues, changed step by step; after each the match must offer what the scan does."""

from typing import Any

from msgspec.structs import replace

from ringhall.engine.routing.rules.agents import Agent, Work
from ringhall.engine.routing.rules.busy import Busy
from ringhall.engine.routing.rules.floor import Floor
from ringhall.engine.routing.rules.match import match
from ringhall.engine.routing.rules.outcomes import Outcomes, handled, kind_of
from ringhall.engine.routing.rules.plans import Waiting
from ringhall.engine.routing.rules.records import Record
from ringhall.engine.routing.rules.virtual import Success
from ringhall.engine.routing.settings import AgentSettings, QueueSettings
from tests.support.floor import a_queue, an_agent
from tests.support.scan import joins, scan

QUEUES = ("a", "b", "c")
AGENTS = tuple(f"agent{n}" for n in range(6))
CAP = 4
SECOND = 1_000


class MatchDay:
    """Each verb is a change; `made` are all offers, contact and agent. Reviews come at their moments."""

    def __init__(self, queues: list[dict[str, Any]], agents: list[dict[str, Any]], now: int = 0) -> None:
        self.now = now
        self.arrived = 0
        self.made: list[tuple[str, str]] = []
        self.queues_backwards = False
        self.floor = Floor()
        self.queues: dict[str, QueueSettings] = {}
        self.agents: dict[str, AgentSettings] = {}
        for name, fields in zip(QUEUES, queues, strict=True):
            self.queues[name] = a_queue(name, **fields)
        for name, fields in zip(AGENTS, agents, strict=True):
            self.agents[name] = an_agent(name, **fields)
        self.configure()

    def configure(self) -> None:
        queues = list(self.queues.values())
        self.floor.configure(reversed(queues) if self.queues_backwards else queues, self.agents.values(), self.now, CAP)
        self.floor.touched.contacts |= dict.fromkeys(self.floor.ringing)

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
        known["preferred_until"] = known["preferred_until"] and self.now + known["preferred_until"] * SECOND
        since = self.now - waited * SECOND
        self.floor.enter(Waiting(f"c{self.arrived:04}", queue, since, **known), self.now)

    def ready(self, agent_id: str, done: int, chats: bool) -> None:
        """They did so much before in every queue; an offer is never forgotten."""
        offered_at = max(self.now + done, self._records(agent_id)[QUEUES[0]].offered_at)
        seen = Record(calls=done, talk_ms=done * 7 % 5, offered_at=offered_at, ended_at=self.now + done * 3 % 5)
        works = (Work("x", "talking", self.now, weight=20, interruptible=True),) if chats else ()
        self.floor.set_agent(
            Agent(
                agent_id,
                "ready",
                idle_since=self.now - done,
                works=works,
                records=dict.fromkeys(QUEUES, seen),
                busy=Busy(done % 3, done * 11 % 7 << 64),
                outcomes=self._outcomes(agent_id, done),
                success=Success(done * 12, done * (7 + AGENTS.index(agent_id) % 3)),
            )
        )

    def _outcomes(self, agent_id: str, done: int) -> Outcomes:
        """So many contacts of so many seconds: without, and with each of two wishes."""
        number = AGENTS.index(agent_id)
        found: Outcomes = {}
        for n, queue_id in enumerate(QUEUES):
            for wishes in ((), ("danish",), ("billing>=3",)):
                spent = (20 + number * 7 % 5 + n + len(wishes) * done % 4) * SECOND
                for _ in range((done + number) % 4 * 3):
                    kind = kind_of(queue_id, wishes)
                    found = handled(found, queue_id, kind, spent + done * 100, self.now)
        return found

    def away(self, agent_id: str, presence: Any) -> None:
        self.floor.set_agent(Agent(agent_id, presence, records=self._records(agent_id)))

    def _records(self, agent_id: str) -> dict[str, Record]:
        known = self.floor.agents.get(agent_id) or Agent(agent_id)
        return {queue_id: known.record(queue_id) for queue_id in QUEUES}

    def leaves(self, place: int) -> None:
        for contact_id in list(self.floor.waiting)[place : place + 1]:
            self.floor.leave(contact_id)

    def stops_ringing(self, place: int) -> None:
        """Somebody has answered, or the caller is gone."""
        for contact_id in list(self.floor.ringing)[place : place + 1]:
            del self.floor.ringing[contact_id]

    def go_on(self, seconds: int) -> None:
        """Time passes, moment by moment of those at which something else holds for a contact."""
        end = self.now + seconds * SECOND
        while True:
            due = self.due()
            moments = [moment for moment in due.values() if moment is not None and moment <= end]
            if not moments:
                break
            self.now = min(moments)
            for name in [name for name, moment in due.items() if moment == self.now]:
                self.floor.review(name, self.now)
                self.floor.touched.contacts[name] = None
            self.decide()
        self.now = end

    def due(self) -> dict[str, int | None]:
        """When each contact is to be looked at again."""
        due = {name: placed.review_at for name, placed in self.floor.placed.items()}
        for name, ringing in self.floor.ringing.items():
            due[name] = ringing.next_look(self.floor.queues[ringing.waiting.queue_id].plan, self.now)
        return due

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
                queue = decision.seen.queue.settings
                rings = Work(
                    decision.contact_id, "ringing", self.now, weight=queue.weight, interruptible=queue.interruptible
                )
                self.floor.set_agent(replace(agent, works=(*agent.works, rings)))
                self.made.append((decision.contact_id, agent_id))
