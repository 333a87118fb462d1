"""A small centre without phones: real contacts, real routing, a clock moved by hand."""

import asyncio
import itertools
from collections.abc import Callable
from typing import Any, cast

from ringhall.contact import events as c
from ringhall.contact.handlers import handlers as contact_handlers
from ringhall.contact.live import LiveContacts
from ringhall.contact.rules import fold as contact_fold
from ringhall.contact.service import Contacts
from ringhall.contact.state import Contact
from ringhall.engine.routing.events import Presence
from ringhall.engine.routing.handlers import handlers
from ringhall.engine.routing.live import KINDS, LEARNT_FROM
from ringhall.engine.routing.rules.agents import Agent
from ringhall.engine.routing.service import Routing
from ringhall.engine.routing.settings import AgentSettings, QueueSettings, RoutingSettings, VirtualMember
from ringhall.foundation.clock import SimulatedClock
from ringhall.foundation.events import Event, Recorded
from ringhall.foundation.steps import Step, Steps

START = 1_750_000_000_000


class Stored:
    """A commit that is done before anybody asks."""

    def add_done_callback(self, call: Callable[[Any], None]) -> None:
        call(self)

    def cancelled(self) -> bool:
        return False

    def exception(self) -> None:
        return None


class Memory:
    """A writer that keeps stories in a list."""

    accepting = True

    def __init__(self) -> None:
        self.events: list[Recorded] = []

    def append(self, events: list[Recorded], *, patient: bool = False) -> "asyncio.Future[None]":
        self.events.extend(events)
        return cast("asyncio.Future[None]", Stored())


def a_queue(name: str = "sales", **settings: Any) -> QueueSettings:
    """A queue whose id is its name."""
    return QueueSettings(id=name, name=name.title(), **settings)


def an_agent(
    name: str = "ann", queues: tuple[str, ...] = ("sales",), virtual: dict[str, Any] | None = None, **settings: Any
) -> AgentSettings:
    """An agent whose id and login are the name; with `virtual` fields it is a virtual one."""
    if virtual is not None:
        return VirtualMember(
            id=name, login="", name=name.title(), queue_ids=list(queues), **{**settings, **virtual, "head_starts": {}}
        )
    return AgentSettings(id=name, login=name, name=name.title(), queue_ids=list(queues), **settings)


class SmallCentre:
    """Contacts and routing joined by real steps; `events` is everything that was stored."""

    def __init__(
        self,
        queues: list[QueueSettings],
        agents: list[AgentSettings],
        settings: RoutingSettings | None = None,
        now: int = START,
        stored: list[Recorded] | None = None,
        closed: tuple[str, ...] = (),
    ) -> None:
        self.clock = SimulatedClock(now)
        self.memory = Memory()
        self.steps = Steps(self.clock, self.memory)
        numbers = itertools.count(len(stored or ()))
        self.live = LiveContacts()
        self.contacts = Contacts(self.live, lambda: f"c{next(numbers):05}")
        self.routing = Routing(self.steps, self.clock, self.contacts, lambda: f"t{next(numbers):05}", settings)
        self.steps.fold_with([c.ContactArrived, *contact_fold.CHANGES], self.live.apply)
        self.steps.fold_with(KINDS, self.routing.live.apply)
        self.steps.fold_with(LEARNT_FROM, self.routing.live.learn)
        self.steps.handle(contact_handlers(self.contacts))
        self.steps.handle(handlers(self.routing))
        self.routing.configure(queues, agents, closed)
        for recorded in stored or ():
            self.steps.fold(recorded)
            if isinstance(recorded.event, c.ContactClosed):
                self.live.drop(recorded.event.contact_id)
        self.memory.events.extend(stored or ())
        self.routing.restore()

    def do(self, decide: Callable[[Step], Any]) -> Any:
        """Run one step."""
        return self.steps.run(decide)[0]

    def caller(self, queue: str = "sales", **enqueue: Any) -> str:
        """Somebody calls and waits in the queue; the contact's id."""

        def arrive(step: Step) -> str:
            contact = self.contacts.open(
                step,
                channel="voice",
                direction="inbound",
                dialled="4008000001",
                address="+4512345678",
            )
            self.contacts.enter_flow(step, contact.id, "welcome", 1)
            self.contacts.enqueue(step, contact.id, queue, **enqueue)
            return contact.id

        return cast("str", self.do(arrive))

    def sets(self, agent_id: str, state: Presence, reason: str | None = None) -> Agent:
        """The agent asks for a presence."""
        return cast("Agent", self.do(lambda step: self.routing.set_state(step, agent_id, state, reason, agent_id)))

    def answers(self, agent_id: str) -> str:
        """The agent takes the contact that rings; its id."""
        contact = self.offered_to(agent_id)
        assert contact is not None
        offer = contact.offer_to(agent_id)
        assert offer is not None
        party_id = f"{contact.id}.{contact.parties_ever}"
        self.do(
            lambda step: self.contacts.add_party(
                step,
                contact.id,
                party_id=party_id,
                role="agent",
                purpose="offer",
                agent_id=agent_id,
                token=offer.token,
            )
        )
        self.do(lambda step: self.contacts.party_answered(step, party_id))
        self.do(lambda step: self.contacts.stop_offering(step, contact.id))
        return contact.id

    def declines(self, agent_id: str) -> None:
        """The agent does not take the contact that rings."""
        self.ends_offer(agent_id, "declined")

    def ends_offer(self, agent_id: str, outcome: c.OfferOutcome) -> None:
        """The offer to the agent ends so."""
        contact = self.offered_to(agent_id)
        assert contact is not None
        offer = contact.offer_to(agent_id)
        assert offer is not None
        token = offer.token
        self.do(lambda step: self.contacts.end_offer(step, contact.id, token, outcome))

    def hangs_up(self, contact_id: str, outcome: c.Outcome = "answered") -> None:
        """The customer goes."""
        self.do(lambda step: self.contacts.end(step, contact_id, outcome, "customer"))
        self.do(lambda step: self.all_legs_gone(step, contact_id))

    def all_legs_gone(self, step: Step, contact_id: str) -> None:
        """The switch says that every leg of the contact is down."""
        contact = self.live.by_id.get(contact_id)
        for party in contact.present() if contact else ():
            self.contacts.party_left(step, party.id, "removed")

    def offered_to(self, agent_id: str) -> Contact | None:
        """The contact that rings at the agent."""
        return next(
            (one for one in self.live.by_id.values() if one.offer_to(agent_id)),
            None,
        )

    def rings_at(self, agent_id: str) -> str | None:
        """The id of the contact that rings at the agent."""
        contact = self.offered_to(agent_id)
        return contact.id if contact else None

    def agent(self, agent_id: str) -> Agent:
        """The agent's state."""
        return self.routing.live.agent(agent_id)

    def told(self, kind: type[Event]) -> list[Any]:
        """All stored events of the kind."""
        return [recorded.event for recorded in self.memory.events if isinstance(recorded.event, kind)]

    def restarted(self) -> "SmallCentre":
        """The same centre after a crash: only settings and stored events are left."""
        floor = self.routing.live.floor
        return SmallCentre(
            [queue.settings for queue in floor.queues.values()],
            [seat.settings for seat in floor.seats.values()],
            self.routing.settings,
            self.clock.now(),
            list(self.memory.events),
        )
