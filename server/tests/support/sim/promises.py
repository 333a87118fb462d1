"""What must be true after every step (ARCHITECTURE.md, “What never happens”), looked at where the step touched."""

from collections import deque
from collections.abc import Iterable, Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from ringhall.contact import events as c
from ringhall.contact.rules.fold import arrive, fold
from ringhall.contact.state import Contact
from ringhall.engine.channels.voice.rules.media import Media
from ringhall.engine.routing.events import AgentEvent
from ringhall.engine.routing.rules.agents import Agent, Work
from ringhall.engine.routing.rules.plans import Waiting
from ringhall.engine.routing.settings import SCORE_MAX
from ringhall.engine.waiting.state import place_of
from ringhall.foundation.events import Recorded
from ringhall.foundation.steps import Step
from ringhall.wiring import Heart
from tests.support.scan import is_due, may_take, scan, takers
from tests.support.sim.broken import BrokenPromise
from tests.support.sim.centre import SimCentre
from tests.support.sim.plan import ZONE

STEPS_BETWEEN_DEEP_LOOKS = 2_000
SLACK_MS = 5_000
RECENT_MAX = 2_000
EVENTS_SHOWN = 40
ARRIVED_AND_MOVED = 4
"""The first move in a flow is the fourth event of a story; there stands whether it was open."""
STRANGER_MS_MAX = 240_000


class Promises:
    """Watches every heart of a centre; `failed` is the first promise that was broken."""

    def __init__(self, centre: SimCentre) -> None:
        self.steps = self.arrived = self.closed = self.offers = self.left = self.received = 0
        self.outcomes: dict[str, int] = {}
        self.failed: BrokenPromise | None = None
        self._centre = centre
        self._open: set[str] = set()
        self._tokens: dict[str, str] = {}
        self._deep_due = STEPS_BETWEEN_DEEP_LOOKS
        self._strangers: dict[str, int] = {}
        self._recent: deque[Recorded] = deque(maxlen=RECENT_MAX)
        centre.on_born.append(self._watch)
        centre.on_stored.append(self._count)

    def _watch(self, heart: Heart) -> None:
        contacts = heart.contacts.live.by_id
        self._strangers = {}
        self._tokens = {offer.token: one.id for one in contacts.values() for offer in one.offers}
        heart.steps.before_commit(lambda step: self._try(heart, step))

    def _try(self, heart: Heart, step: Step) -> None:
        try:
            if self.failed is None:
                self._look(heart, step)
        except BrokenPromise as broken:
            # A step is finished whatever befalls its watchers; the play stops after it.
            self.failed = broken

    def broken(self, what: str) -> BrokenPromise:
        """The promise, with the latest events of those it names."""
        told = [r for r in self._recent if r.stream.partition(":")[2] in what][-EVENTS_SHOWN:]
        return BrokenPromise(self._centre.plan, self._centre.time.now(), what, told)

    def _count(self, events: list[Recorded]) -> None:
        for recorded in events:
            event = recorded.event
            if isinstance(event, c.ContactArrived):
                self.arrived += 1
                self._open.add(event.contact_id)
            elif isinstance(event, c.MessageLeft):
                self.left += 1
            elif isinstance(event, c.MessageReceived):
                self.received += 1
            elif isinstance(event, c.ContactClosed):
                self.closed += 1
                self.outcomes[event.outcome] = self.outcomes.get(event.outcome, 0) + 1
                if event.contact_id not in self._open:
                    raise self.broken(f"Contact {event.contact_id} was closed twice, or never arrived")
                self._open.remove(event.contact_id)

    def _look(self, heart: Heart, step: Step) -> None:
        self.steps += 1
        agents: dict[str, None] = {}
        contacts: dict[str, bool] = {}
        self._recent.extend(step.recorded)
        for recorded in step.recorded:
            event = recorded.event
            if isinstance(event, AgentEvent):
                agents[event.agent_id] = None
            elif isinstance(event, c.ContactEvent):
                # What is said to somebody who waits moves nobody on the floor.
                moved = contacts.get(event.contact_id, False) or not isinstance(event, c.TreatmentMoved)
                contacts[event.contact_id] = moved
                if isinstance(event, c.ContactOffered | c.OfferEnded):
                    self._offer(heart, event)
                elif isinstance(event, c.PartyAdded) and event.role == "customer" and event.purpose == "call":
                    self._hold(self._call_hours(heart, event, step.now))
                elif isinstance(event, c.FlowMoved) and recorded.n == ARRIVED_AND_MOVED:
                    self._hold(self._open_hours(event.node, step.now))
        for contact_id, moved in contacts.items():
            contact = heart.contacts.live.by_id.get(contact_id)
            if contact is not None:
                self._hold(self._silence(heart, contact))
            if contact is not None and moved:
                agents.update(dict.fromkeys(each.id for each in heart.routing.live.busy_with(contact_id)))
                self._hold(self._contact(heart, contact))
        for agent_id in agents:
            self._hold(self._agent(heart, agent_id))
        if self.steps >= self._deep_due:
            self._deep_due = self.steps + STEPS_BETWEEN_DEEP_LOOKS
            self.deep(heart)

    def _hold(self, faults: Iterator[str]) -> None:
        for fault in faults:
            raise self.broken(fault)

    def _offer(self, heart: Heart, event: c.ContactOffered | c.OfferEnded) -> None:
        """A token is offered once and ends once: it cannot be accepted twice."""
        if isinstance(event, c.ContactOffered):
            self.offers += 1
            if event.token in self._tokens:
                raise self.broken(f"Offer {event.token} was made twice")
            self._tokens[event.token] = event.contact_id
            if "by_hand" not in event.decision:
                self._hold(self._overtaken(heart, event))
        elif self._tokens.pop(event.token, None) != event.contact_id:
            raise self.broken(f"Offer {event.token} of {event.contact_id} ended ({event.outcome}) and was not running")

    @staticmethod
    def _silence(heart: Heart, contact: Contact) -> Iterator[str]:
        """Whoever waits hears music or is told something; whoever talks is told nothing from us."""
        customer, place = contact.customer_party, place_of(contact)
        if customer is None or customer.state != "up" or contact.channel != "voice":
            return
        asked = heart.voice.media.get(contact.id, Media())
        if contact.state in ("queued", "offered") and bool(asked.sounding) == bool(asked.music):
            yield f"{contact.id} waits in silence, or hears two things at once"
        if contact.state == "connected" and asked.sounding:
            yield f"{contact.id} talks, and is told something by the centre"
        if place is not None and place.talks and place.deadline is None:
            yield f"{contact.id} is told something without an end"

    @staticmethod
    def _open_hours(node: str, now: int) -> Iterator[str]:
        """Closed from half past one to half past two on the wall, whether that hour is there once, twice or not."""
        wall = datetime.fromtimestamp(now / 1000, ZoneInfo(ZONE))
        closed = 90 <= wall.hour * 60 + wall.minute < 150
        if closed != (node == "closed"):
            yield f"At {wall:%H:%M} on the wall a caller came to the node {node}"

    @staticmethod
    def _call_hours(heart: Heart, event: c.PartyAdded, now: int) -> Iterator[str]:
        """Nobody is called back outside the hours of their queue."""
        contact = heart.contacts.live.by_id[event.contact_id]
        settings = heart.contacts.call_back_settings_of(contact)
        wall = datetime.fromtimestamp(now / 1000, ZoneInfo(ZONE))
        # An agent who accepts at the last moment, and a clock that is set, may take it a little past the end.
        if contact.call_back and settings.opens != "00:00" and 92 <= wall.hour * 60 + wall.minute < 150:
            yield f"{contact.id} was called at {wall:%H:%M} on the wall"

    def legs(self, heart: Heart) -> None:
        """Whatever was lost on the way: a leg without a contact is found and let go within minutes."""
        now, known, nailed_up = self._centre.time.now(), heart.contacts.live.of_party, heart.voice.nailed_up.knows
        strangers = [leg for leg in self._centre.switch.legs if known(leg) is None and not nailed_up(leg)]
        self._strangers = {leg: self._strangers.get(leg, now) for leg in strangers}
        for leg, since in self._strangers.items():
            if now - since > STRANGER_MS_MAX:
                raise self.broken(f"The leg {leg} has been without a contact for {(now - since) // 1000} s")

    def _overtaken(self, heart: Heart, event: c.ContactOffered) -> Iterator[str]:
        """Among equals in one queue the agent gets whoever has waited longest."""
        floor, taken = heart.routing.live.floor, heart.contacts.live.by_id.get(event.contact_id)
        if taken is None or taken.waiting_since is None:
            return
        if taken.offer_of(event.token) is None and taken.state == "queued":
            # Messages gave way, in this very step, to a call that began to ring at the agent: they wait again.
            return
        skills, now = tuple(taken.skills), self._centre.clock.now()
        for other in floor.waiting.values():
            alike = (other.queue_id, other.channel) == (event.queue_id, taken.channel)
            if alike and other.since < taken.waiting_since - taken.head_start_ms:
                equal = other.priority == taken.priority and other.skills == skills
                due = is_due(floor, other.contact_id, now)
                if equal and not due and may_take(floor, event.agent_id, other, now):
                    yield f"{event.agent_id} got {taken.id}, though {other.contact_id} has waited longer"

    def _contact(self, heart: Heart, contact: Contact) -> Iterator[str]:
        live, at = heart.routing.live, f"{contact.id} is {contact.state}"
        waiting = live.floor.waiting.get(contact.id)
        later = live.later.get(contact.id)
        if later is not None and (
            contact.not_before is None or contact.not_before + SLACK_MS < self._centre.clock.now()
        ):
            yield f"{at} and is to be offered only later, though its moment has come"
        if (contact.state == "queued") != (waiting is not None or later is not None):
            yield f"{at}, but the floor says it {'waits' if waiting else 'does not wait'}"
        # While a talk begins it still rings at the others.
        offered = bool(contact.offers) and contact.state != "connected"
        called = contact.state == "offered" and contact.waits_for_call and contact.agent_id is not None
        if (contact.state == "offered") != (offered or called):
            yield f"{at} with the offers {contact.offers}"
        for offer in contact.offers:
            if not _is(live.agent(offer.agent_id).on(contact.id), "ringing"):
                yield f"{at} to {offer.agent_id}, who has no reservation"
        talks = contact.agent_id if contact.state == "connected" or called else None
        yield from _called(contact)
        if talks and not _is(live.agent(talks).on(contact.id), "talking", "hold"):
            yield f"{at} with {talks}, who does not talk"
        for agent_id in contact.wrapping:
            if not _is(live.agent(agent_id).on(contact.id), "wrap_up"):
                yield f"{at}, {agent_id} works after it, but has nothing to do"
        if waiting is not None:
            yield from self._idle_beside(heart, waiting)

    def _idle_beside(self, heart: Heart, waiting: Waiting) -> Iterator[str]:
        floor, now = heart.routing.live.floor, self._centre.clock.now()
        queue = floor.queues.get(waiting.queue_id)
        if queue is None or is_due(floor, waiting.contact_id, now):
            return
        for agent_id in takers(floor, queue.members.names, waiting, now):
            yield f"{agent_id} idles while {waiting.contact_id} waits in {waiting.queue_id}"

    def _agent(self, heart: Heart, agent_id: str) -> Iterator[str]:
        live = heart.routing.live
        agent, seat = live.agent(agent_id), live.floor.seats.get(agent_id)
        if seat is None:
            return
        if seat.virtual and len(agent.works) > seat.virtual.contacts_max:
            yield f"{agent_id} has {len(agent.works)} contacts and room for {seat.virtual.contacts_max}"
        calls = sum(work.weight for work in agent.works if not work.interruptible)
        messages = sum(work.weight for work in agent.works if work.interruptible)
        if not seat.virtual and max(calls, messages) > seat.settings.capacity:
            yield f"{agent_id} has {len(agent.works)} contacts and room for {seat.settings.capacity} percent"
        for work in agent.works:
            contact = heart.contacts.live.by_id.get(work.contact_id)
            if contact is None:
                yield f"{agent_id} is busy ({work.state}) with {work.contact_id}, which is over"
            elif not _belongs(agent, work, contact):
                yield f"{agent_id} is busy ({work.state}) with {contact.id}, which is {contact.state} without them"
        now = self._centre.clock.now()
        if seat.available:
            for waiting in live.floor.waiting.values():
                due = is_due(live.floor, waiting.contact_id, now)
                if waiting.queue_id in seat.places and not due and takers(live.floor, [agent_id], waiting, now):
                    yield f"{agent_id} idles while {waiting.contact_id} waits in {waiting.queue_id}"

    def deep(self, heart: Heart) -> None:
        """The whole floor by the naive scan, nobody past their limit, and stories that fold to what lives."""
        floor, now = heart.routing.live.floor, self._centre.clock.now()
        due = any(is_due(floor, contact_id, now) for contact_id in floor.waiting)
        if not due and (pairs := scan(floor, now, SCORE_MAX)):
            raise self.broken(f"The naive scan would still offer {pairs[0]}")
        contacts = heart.contacts.live.by_id
        if not self._centre.plan.misfortune.clock_jump_minutes:
            self._hold(self._beyond_limit(contacts.values()))
        for stream, story in self._centre.story.open.items():
            contact = contacts.get(stream.removeprefix("contact:"))
            if contact is None or heart.steps.place(story[-1].event, 0).n != story[-1].n + 1:
                # It is of an agent, or a part of it is still to be stored.
                continue
            if _folded(story) != contact:
                raise self.broken(f"{contact.id}: its story folds to something else than what lives")

    def _beyond_limit(self, contacts: Iterable[Contact]) -> Iterator[str]:
        now = self._centre.clock.now()
        for contact in contacts:
            if contact.state == "queued" and contact.wait_until and contact.wait_until + SLACK_MS < now:
                yield f"{contact.id} waits {now - contact.wait_until} ms beyond its limit"


def _called(contact: Contact) -> Iterator[str]:
    """A customer is called back only as long as an agent is kept for them."""
    customer = contact.customer_party
    if contact.is_promised and customer and customer.state == "dialling" and contact.state != "offered":
        yield f"{contact.id} is {contact.state}, but its customer is still called"


def _is(work: Work | None, *states: str) -> bool:
    return work is not None and work.state in states


def _belongs(agent: Agent, work: Work, contact: Contact) -> bool:
    """The contact knows of this work: as its agent, its offer, its wrap-up, or as a party that helps."""
    if work.state == "wrap_up":
        return agent.id in contact.wrapping
    offered = contact.offer_of(work.token) is not None
    there = any(party.agent_id == agent.id for party in contact.present())
    served = contact.virtual_agent is not None and contact.virtual_agent.agent_id == agent.id
    return contact.agent_id == agent.id or offered or there or served


def _folded(story: list[Recorded]) -> Contact:
    contact = arrive(story[0])
    for recorded in story[1:]:
        fold(contact, recorded)
    return contact
