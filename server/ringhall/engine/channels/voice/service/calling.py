"""Ringing people for a contact: agents' seats and outside numbers."""

import asyncio
from collections.abc import Callable, Collection

import msgspec

from ringhall.company.access.rules import masking
from ringhall.contact import events as e
from ringhall.contact.service import Contacts
from ringhall.contact.state import Contact
from ringhall.engine.channels.voice.errors import NoOutsideLine, NotCalledAbroad, NotCalledBack, OwnNumber
from ringhall.engine.channels.voice.extensions import Extension
from ringhall.engine.channels.voice.lanes import Lanes
from ringhall.engine.channels.voice.ports import Numbers, SeesCallers, Standing
from ringhall.engine.channels.voice.seats import BROWSER_SUFFIX, Seats
from ringhall.engine.telephony import ports as ask
from ringhall.foundation import tasks
from ringhall.foundation.ids import NewId
from ringhall.foundation.steps import Step

OUTSIDE_RING_SECONDS = 40
INTERNAL_RING_SECONDS = 30
OWN_SEAT_SECONDS = 20


class Calling:
    """Adds a party to the contact's story and dials its leg once that is stored."""

    def __init__(
        self,
        contacts: Contacts,
        lanes: Lanes,
        seats: Seats,
        numbers: Numbers,
        recording_path: Callable[[str], str],
        sees_callers: SeesCallers,
        new_id: NewId,
    ) -> None:
        self._contacts, self._lanes, self._seats, self._numbers = contacts, lanes, seats, numbers
        self._sees_callers = sees_callers
        self._recording_path = recording_path
        self.new_token = new_id
        self.nailed_up: Standing
        self.outside_trunk: str | None = None

    def seat(
        self,
        step: Step,
        contact: Contact,
        agent_id: str,
        purpose: e.Purpose,
        ring_seconds: int,
        token: str | None = None,
        *,
        recorded: bool = True,
    ) -> None:
        """Ring an agent's seat. What is offered is answered by the phone itself where the queue has it so."""
        own, offer = purpose in ("call", "rejoin"), contact.offer_of(token) if purpose == "offer" else None
        queue_id = offer.queue_id if offer else None
        party_id, (endpoint, at_once) = _next_party(contact), self._way_to(agent_id, own=own, queue_id=queue_id)
        answers_after = 0 if at_once and not own else None
        if offer and endpoint.endswith(BROWSER_SUFFIX):
            answers_after = self.nailed_up.answers_after(agent_id, queue_id, ring_seconds)
        self._contacts.add_party(
            step,
            contact.id,
            party_id=party_id,
            role="agent",
            purpose=purpose,
            agent_id=agent_id,
            address=endpoint,
            recording=party_id if recorded else None,
            token=token,
            answers_after=answers_after,
        )
        dial = self._made(contact, party_id, endpoint, ring_seconds, purpose, recorded=recorded, at_once=at_once)
        if answers_after is not None and not at_once:
            dial = msgspec.structs.replace(dial, headers={**dial.headers, **_answered_by_itself(answers_after)})
        self._ring_masked(step, contact, agent_id, dial, own=own)

    def colleague(self, step: Step, contact: Contact, extension: Extension, agent_id: str | None) -> None:
        """Ring whom one of us calls: an agent's seat (None: nobody is signed in there), or a phone that is nobody's."""
        party_id = _next_party(contact)
        endpoint, at_once = extension.endpoint, False
        if extension.leads_to == "agent":
            endpoint, at_once = self._way_to(extension.target)
        self._contacts.add_party(
            step,
            contact.id,
            party_id=party_id,
            role="customer" if contact.agent_id else "agent" if agent_id else "outside",
            purpose="call" if contact.agent_id else "transfer",
            agent_id=agent_id,
            address=endpoint if agent_id else extension.number,
            token=party_id if agent_id else None,
            answers_after=0 if at_once else None,
        )
        dial = self._made(
            contact, party_id, endpoint, INTERNAL_RING_SECONDS, "internal", recorded=False, at_once=at_once
        )
        self._ring(step, contact, agent_id, dial)

    def own_seat_in(self, step: Step, contact: Contact, agent_id: str, ring_seconds: int) -> None:
        """Ring the seat of an agent who takes over a contact; the page answers by itself."""
        party_id, (endpoint, at_once) = _next_party(contact), self._way_to(agent_id, own=True)
        self._contacts.add_party(
            step,
            contact.id,
            party_id=party_id,
            role="agent",
            purpose="transfer",
            agent_id=agent_id,
            address=endpoint,
            recording=party_id,
            token=party_id,
        )
        dial = self._made(contact, party_id, endpoint, ring_seconds, "call", at_once=at_once)
        self._ring_masked(step, contact, agent_id, dial, own=True)

    def own_seat_for(self, step: Step, contact: Contact, agent_id: str, *, recorded: bool) -> tuple[str, str]:
        """Ring the seat of an agent who is to become this party, at this address; the page answers by itself."""
        party_id, (endpoint, at_once) = _next_party(contact), self._way_to(agent_id, own=True)
        dial = self._made(contact, party_id, endpoint, OWN_SEAT_SECONDS, "call", recorded=recorded, at_once=at_once)
        self._ring_masked(step, contact, agent_id, dial, own=True)
        return party_id, endpoint

    def member(
        self, step: Step, contact: Contact, extension: Extension, agent_id: str | None, ring_seconds: int
    ) -> None:
        """Ring one of a ring group; recorded where it is for somebody from outside."""
        party_id, recorded = _next_party(contact), contact.direction == "inbound"
        endpoint, at_once = self._way_to(agent_id) if agent_id else (extension.endpoint, False)
        self._contacts.add_party(
            step,
            contact.id,
            party_id=party_id,
            role="agent" if agent_id else "outside",
            purpose="group",
            agent_id=agent_id,
            address=endpoint if agent_id else extension.number,
            recording=party_id if recorded else None,
            token=party_id if agent_id else None,
            answers_after=0 if at_once else None,
        )
        dial = self._made(contact, party_id, endpoint, ring_seconds, "group", recorded=recorded, at_once=at_once)
        self._ring(step, contact, agent_id, dial)

    def own_seat(self, step: Step, contact: Contact, agent_id: str) -> None:
        """Ring the seat of an agent who calls something that waits or speaks, as any caller does."""
        party_id, (endpoint, at_once) = _next_party(contact), self._way_to(agent_id, own=True)
        self._contacts.add_party(
            step, contact.id, party_id=party_id, role="customer", purpose="call", agent_id=agent_id, address=endpoint
        )
        dial = self._made(contact, party_id, endpoint, INTERNAL_RING_SECONDS, "call", recorded=False, at_once=at_once)
        self._ring(step, contact, agent_id, dial, own=True)

    def phone(self, step: Step, contact: Contact, purpose: e.Purpose, extension: Extension) -> None:
        """Ring a phone that is no agent's, for a contact that is under way."""
        self.outside(step, contact, purpose, extension.number, INTERNAL_RING_SECONDS, endpoint=extension.endpoint)

    def outside(
        self,
        step: Step,
        contact: Contact,
        purpose: e.Purpose,
        number: str,
        ring_seconds: int = OUTSIDE_RING_SECONDS,
        endpoint: str = "",
    ) -> None:
        """Ring an outside number, or a phone at another `endpoint`."""
        party_id = _next_party(contact)
        self._contacts.add_party(
            step, contact.id, party_id=party_id, role="outside", purpose=purpose, address=number, recording=party_id
        )
        dial = self._made(contact, party_id, endpoint or self._line_to(number), ring_seconds, purpose)
        step.after_commit(lambda: self._lanes.send(contact.id, dial))

    def customer(self, step: Step, contact: Contact) -> None:
        """Ring whom the contact is for: the agent who calls is there and listens."""
        party_id, line, agent = _next_party(contact), self._line_to(contact.address), contact.agent_party
        # A phone that called is not ours to record: the other end of the talk is.
        recorded = agent is not None and agent.recording is None
        self._contacts.add_party(
            step,
            contact.id,
            party_id=party_id,
            role="customer",
            purpose="call",
            address=contact.address,
            recording=party_id if recorded else None,
        )
        dial = self._made(contact, party_id, line, OUTSIDE_RING_SECONDS, "call", recorded=recorded)
        step.after_commit(lambda: self._lanes.send(contact.id, dial))

    def call_back(self, step: Step, contact: Contact, ring_seconds: int) -> None:
        """Ring the customer who was promised a call; they see our number."""
        assert contact.call_back is not None
        party_id, number = _next_party(contact), contact.call_back.number
        self._contacts.add_party(step, contact.id, party_id=party_id, role="customer", purpose="call", address=number)
        dial = self._made(contact, party_id, self._line_to(number), ring_seconds, "call")
        ours = msgspec.structs.replace(dial, caller=self.caller_id() or contact.dialled, caller_name="")
        step.after_commit(lambda: self._lanes.send(contact.id, ours))

    def outside_number(self, raw: str) -> str:
        """The number to dial. Raises NoOutsideLine without a trunk, and refuses what is no number or ours."""
        if self.outside_trunk is None:
            raise NoOutsideLine()
        number = self._numbers.diallable(raw)
        if self._numbers.find(number):
            raise OwnNumber(number=number)
        return number

    def number_to_call_back(self, raw: str, countries: Collection[str] = ()) -> str:
        """The number at which somebody may be called for the asking, in these countries (none: those of the centre).

        Refuses, besides, what strangers could earn by.
        """
        number = self.outside_number(raw)
        if self._numbers.is_dear(number):
            raise NotCalledBack(number=number)
        if not self._numbers.is_in(number, countries):
            raise NotCalledAbroad(number=number)
        return number

    def caller_id(self) -> str:
        """The number that people we call are shown."""
        return self._numbers.caller_id()

    def _line_to(self, number: str) -> str:
        return f"PJSIP/{number}@{self.outside_trunk or 'none'}"

    def _way_to(self, agent_id: str, *, own: bool = False, queue_id: str | None = None) -> tuple[str, bool]:
        """Where the agent is reached, and whether they are put through without a ring."""
        standing = self.nailed_up.way_to(agent_id, own=own, queue_id=queue_id)
        return standing or (self._seats.endpoint(agent_id), False)

    def _ring(self, step: Step, contact: Contact, agent_id: str | None, dial: ask.Dial, *, own: bool = False) -> None:
        """A phone rings, unless it takes the leg by itself: then a tone says that somebody is there."""
        tone = self.nailed_up.tone_before(agent_id, dial.leg_id) if agent_id and dial.at_once and not own else []
        step.after_commit(lambda: self._lanes.send(contact.id, dial, *tone))

    def _ring_masked(self, step: Step, contact: Contact, agent_id: str, dial: ask.Dial, *, own: bool) -> None:
        """The same, for a phone that would show who calls; one that stays connected shows nothing."""
        if dial.endpoint.startswith(ask.INTO_BRIDGE):
            self._ring(step, contact, agent_id, dial, own=own)
        else:
            # It is found out while the story is being stored, so that the ring need not wait for it.
            sight = tasks.start(self._sees_callers(agent_id), "calling.sight")
            step.after_commit(lambda: self._lanes.send(contact.id, lambda: self._as_seen(sight, dial)))

    async def _as_seen(self, sight: "asyncio.Task[bool]", dial: ask.Dial) -> ask.Dial:
        """The phone at a seat shows no more of who calls than its agent may see."""
        if await sight:
            return dial
        caller, name = (
            masking.on_a_phone(masking.number(dial.caller)),
            masking.on_a_phone(masking.name(dial.caller_name)),
        )
        return msgspec.structs.replace(dial, caller=caller, caller_name=name)

    def _made(
        self,
        contact: Contact,
        party_id: str,
        endpoint: str,
        ring_seconds: int,
        purpose: str,
        *,
        recorded: bool = True,
        at_once: bool = False,
    ) -> ask.Dial:
        # Whoever is called by us from outside sees our number, not the one we called.
        ours = "@" in endpoint and contact.direction == "outbound"
        return ask.Dial(
            leg_id=party_id,
            endpoint=endpoint,
            caller=contact.dialled if ours else contact.address,
            caller_name="" if ours else contact.customer_name or "",
            ring_seconds=ring_seconds,
            recording=self._recording_path(party_id) if recorded else None,
            headers={"X-Ringhall-Contact": contact.id, "X-Ringhall-Purpose": purpose},
            at_once=at_once,
        )


def _answered_by_itself(seconds: int) -> dict[str, str]:
    """What phones understand as the wish that they answer after so long without a hand."""
    return {"Call-Info": f"<sip:ringhall>;answer-after={seconds}"}


def _next_party(contact: Contact) -> str:
    """The leg's channel id, which also names its recording: told from the story, so never given twice."""
    return f"{contact.id}.{contact.parties_ever + 1}"
