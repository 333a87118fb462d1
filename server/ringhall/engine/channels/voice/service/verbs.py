"""What an agent can do with a call from the page; each verb runs inside a step."""

from collections.abc import Callable
from typing import Literal

import msgspec

from ringhall.contact import events as e
from ringhall.contact.errors import NotPossible
from ringhall.contact.rules.lifecycle import require_agent, require_no_consult
from ringhall.contact.rules.terms import Terms
from ringhall.contact.state import Contact
from ringhall.engine.channels.voice.errors import KeysWrong, TargetUnknown
from ringhall.engine.channels.voice.extensions import Extension
from ringhall.engine.channels.voice.ports import Floor, Overflow
from ringhall.engine.channels.voice.seats import is_browser
from ringhall.engine.channels.voice.service.calling import OWN_SEAT_SECONDS
from ringhall.engine.channels.voice.service.internal import Internal
from ringhall.engine.channels.voice.service.lost_pages import AWAY_SECONDS_MAX
from ringhall.engine.channels.voice.service.voice import Voice
from ringhall.engine.telephony import ports as ask
from ringhall.foundation.steps import Step

KEYS = frozenset("0123456789*#ABCD")
KEYS_MAX = 32
RING_SECONDS = 25


class Target(msgspec.Struct, frozen=True):
    """Where a contact goes: a queue or an agent by id, an extension, or an outside number."""

    kind: Literal["queue", "agent", "extension", "number"]
    value: str


class Verbs:
    """Call control for people. Raises Refusals that say what to do."""

    def __init__(self, voice: Voice, floor: Floor, internal: Internal, overflow: Overflow) -> None:
        self._voice, self._internal, self._overflow = voice, internal, overflow
        self._contacts = voice.contacts
        self._floor = floor

    def dial(self, step: Step, agent_id: str, number: str, calls_back: str | None = None) -> Contact:
        """The agent calls somebody: their own seat is rung first, then the number or the extension.

        `calls_back` is the message in their hands for which they do it.
        """
        message = self._contacts.get(calls_back) if calls_back is not None else None
        if message is not None:
            require_agent(message, "complete", agent_id)
        if self._voice.parking.is_place(number):
            return self._voice.parking.fetch(step, number, agent_id)
        if extension := self._voice.extensions.find(number):
            return self._internal.call(step, agent_id, extension)
        dialled = self._voice.calling.outside_number(number)
        self._floor.require_idle(agent_id)
        contact = self._contacts.open(
            step,
            channel="voice",
            direction="outbound",
            dialled=self._voice.calling.caller_id(),
            address=dialled,
            agent_id=agent_id,
            line=self._voice.calling.outside_trunk,
        )
        if message is not None:
            self._contacts.link(step, message, "called_back", contact, "call_back_of")
        self._voice.calling.seat(step, contact, agent_id, "call", OWN_SEAT_SECONDS)
        step.after_commit(lambda: self._voice.identifying.look_up(contact.id, dialled))
        return contact

    def pick_up(self, step: Step, agent_id: str, at: Target | None) -> Contact:
        """The agent takes what rings at a colleague or a phone; without `at` what rings longest in their queues."""
        pick_up = self._voice.pick_up
        if at is None:
            rings = pick_up.of_their_own(agent_id, self._voice.extensions.number_of(agent_id))
        else:
            rings = pick_up.at_agent(at.value) if at.kind == "agent" else pick_up.at_extension(at.value)
        return pick_up.from_desk(step, rings, agent_id)

    def accept(self, step: Step, contact_id: str, agent_id: str) -> None:
        """Put through whoever rings at the agent's phone that stays connected."""
        self._voice.nailed_up.accept(step, contact_id, agent_id)

    def connect_phone(self, step: Step, agent_id: str) -> None:
        """Call the phone that stays connected now."""
        self._voice.nailed_up.connect(step, agent_id)

    def disconnect_phone(self, step: Step, agent_id: str) -> None:
        """Hang up the phone that stays connected."""
        self._voice.nailed_up.disconnect(step, agent_id)

    def pull(self, step: Step, contact_id: str, agent_id: str) -> Contact:
        """The agent takes whoever waits, out of turn."""
        return self._voice.pulling.pull(step, contact_id, agent_id)

    def phone_state(self, number: str) -> str:
        """Whether the phone of this extension is free, ringing or talking."""
        return self._voice.watched.state(number)

    def decline(self, step: Step, contact_id: str, agent_id: str) -> None:
        """The agent does not take the offer, or the call of a colleague."""
        contact = self._contacts.get(contact_id)
        offer = contact.offer_to(agent_id)
        if offer is None and _is_called(contact, agent_id):
            self._contacts.leave(step, contact_id, agent_id)
            return
        if offer is None:
            raise NotPossible(verb="decline", state="not offered to you", hint="Only a running offer can be declined.")
        self._contacts.end_offer(step, contact_id, offer.token, "declined")

    def hold(self, step: Step, contact_id: str, agent_id: str) -> None:
        """The customer hears music."""
        self._voice.holding.hold(step, contact_id, agent_id)

    def retrieve(self, step: Step, contact_id: str, agent_id: str) -> None:
        """The customer is back."""
        self._contacts.retrieve(step, contact_id, agent_id)

    def mute(self, step: Step, contact_id: str, agent_id: str) -> None:
        """The agent is not heard."""
        self._contacts.mute(step, contact_id, agent_id, True)

    def unmute(self, step: Step, contact_id: str, agent_id: str) -> None:
        """The agent is heard again."""
        self._contacts.mute(step, contact_id, agent_id, False)

    def park(self, step: Step, contact_id: str, agent_id: str) -> str:
        """The customer waits at a numbered place for whoever fetches them; its number."""
        return self._voice.parking.park(step, contact_id, agent_id)

    def keys(self, step: Step, contact_id: str, agent_id: str, keys: str) -> None:
        """Send DTMF to everybody but the agent."""
        contact = self._contacts.get(contact_id)
        require_agent(contact, "keys", agent_id)
        if not keys or len(keys) > KEYS_MAX or not set(keys) <= KEYS:
            raise KeysWrong(limit=KEYS_MAX)
        legs = [p.id for p in contact.present() if p.state == "up" and p.agent_id != agent_id]
        sent = [ask.SendKeys(leg_id=leg, keys=keys) for leg in legs]
        step.after_commit(lambda: self._voice.lanes.send(contact_id, *sent))

    def hang_up(self, step: Step, contact_id: str, agent_id: str) -> None:
        """The agent ends the talk, or leaves it to the others when there are any; who was called in only leaves."""
        contact = self._contacts.get(contact_id)
        if contact.agent_id != agent_id and any(p.agent_id == agent_id for p in contact.present()):
            self._contacts.leave(step, contact_id, agent_id)
            return
        require_agent(contact, "end", agent_id)
        if contact.state == "offered":
            # Called back, and not there yet.
            self._contacts.miss_call_back(step, contact_id, "withdrawn")
        elif contact.asked and contact.held:
            # Whom the agent talks with just now is the third party; the customer was promised to be taken back.
            self._contacts.cancel_consult(step, contact_id, agent_id)
        elif any(p.joined and p.state == "up" for p in contact.present()) and not contact.held:
            self._contacts.complete_consult(step, contact_id, agent_id)
        else:
            unreached = contact.direction == "outbound" and contact.connected_at is None
            self._contacts.end(step, contact_id, "not_reached" if unreached else "answered", "agent")

    def hang_up_party(self, step: Step, contact_id: str, agent_id: str, party_id: str) -> None:
        """One of the others is let go."""
        self._contacts.drop_party(step, contact_id, agent_id, party_id)

    def transfer(self, step: Step, contact_id: str, agent_id: str, to: Target) -> None:
        """Blind transfer: the agent is free for wrap-up at once."""
        contact = self._contacts.get(contact_id)
        require_agent(contact, "transfer", agent_id)
        to, extension = self._resolved(to)
        if to.kind == "queue":
            if not self._floor.has_queue(to.value):
                raise TargetUnknown(kind="queue", value=to.value)
            self._to_queue(step, contact, agent_id, to.value)
            return
        if extension and extension.leads_to in ("flow", "ring_group"):
            self._internal.require_there(extension)
            self._contacts.agent_left(step, contact_id, "transferred")
            self._internal.lead(step, contact, extension)
            return
        self._call(step, contact, "transfer", to, lambda: self._contacts.agent_left(step, contact_id, "transferred"))

    def _to_queue(self, step: Step, contact: Contact, agent_id: str, queue_id: str) -> None:
        """Whoever the queue takes nobody from just now is not let go of, unless its rules have a way for them."""
        limit = step.now + self._floor.wait_ms_max(queue_id)
        terms: Terms = {"priority": contact.priority, "wait_until": limit}
        if self._overflow.would_take(step, contact, queue_id, terms):
            self._contacts.agent_left(step, contact.id, "transferred")
            self._overflow.join(step, contact, queue_id, terms)
            return
        self._floor.require_admission(queue_id)
        self._contacts.transfer_to_queue(step, contact.id, agent_id, queue_id, contact.priority, limit)

    def consult(self, step: Step, contact_id: str, agent_id: str, to: Target) -> None:
        """Ask a third party while the customer hears music."""
        contact = self._contacts.get(contact_id)
        require_agent(contact, "consult", agent_id)
        require_no_consult(contact)
        to, _ = self._resolved(to)
        self._call(step, contact, "consult", to, lambda: self._contacts.begin_consult(step, contact_id, agent_id))

    def _resolved(self, to: Target) -> tuple[Target, Extension | None]:
        """An extension of an agent or a queue is just another name for them."""
        extension = self._voice.extensions.find(to.value) if to.kind in ("extension", "number") else None
        if extension is None and to.kind != "extension":
            return to, None
        if extension is None:
            raise TargetUnknown(kind="extension", value=to.value)
        if extension.leads_to == "agent":
            return Target("agent", extension.target), None
        if extension.leads_to == "queue":
            return Target("queue", extension.target), None
        return Target("extension", extension.number), extension

    def _call(self, step: Step, contact: Contact, purpose: e.Purpose, to: Target, begin: Callable[[], None]) -> None:
        """Ring the target; `begin` what it is for once nothing can be refused any more."""
        if to.kind == "agent":
            token = self._voice.calling.new_token()
            self._floor.reserve(step, to.value, contact.id, token, step.now + RING_SECONDS * 1000)
            begin()
            self._voice.calling.seat(step, contact, to.value, purpose, RING_SECONDS, token)
        elif to.kind == "extension" and (phone := self._voice.extensions.find(to.value)) and phone.leads_to == "phone":
            begin()
            self._voice.calling.phone(step, contact, purpose, phone)
        elif to.kind == "number":
            number = self._voice.calling.outside_number(to.value)
            begin()
            self._voice.calling.outside(step, contact, purpose, number)
        else:
            raise TargetUnknown(kind=to.kind, value=to.value)

    def complete_consult(self, step: Step, contact_id: str, agent_id: str) -> None:
        """Attended transfer."""
        self._contacts.complete_consult(step, contact_id, agent_id)

    def swap(self, step: Step, contact_id: str, agent_id: str) -> None:
        """Talk with the other of the two, customer or third party."""
        self._contacts.swap(step, contact_id, agent_id)

    def conference(self, step: Step, contact_id: str, agent_id: str) -> None:
        """All talk together."""
        self._contacts.conference(step, contact_id, agent_id)

    def cancel_consult(self, step: Step, contact_id: str, agent_id: str) -> None:
        """Back to the customer."""
        self._contacts.cancel_consult(step, contact_id, agent_id)

    def sit(self, step: Step, agent_id: str, number: str, by: str) -> None:
        """The agent's calls ring at the phone of this extension from now on; empty: at their own phone."""
        self._voice.hot_desks.sit(step, agent_id, number, by)

    @property
    def sign_in_code(self) -> str:
        """What phones dial to sign somebody in; empty where nobody signs in by phone."""
        return self._voice.phone_sign_in.rules.sign_in_code

    @property
    def recording_ways(self) -> tuple[str, str]:
        """What phones of ours, and others, dial to record a prompt; empty where nobody does so."""
        rules = self._voice.phone_recording.rules
        return rules.recording_code, rules.recording_number

    def phone_here(self, step: Step, agent_id: str, tab: str, in_call: bool) -> None:
        """A tab holds the agent's softphone; a call it does not know (after a reload) is brought to it."""
        self._voice.seats.attach(agent_id, tab)
        self._voice.lost_pages.back(agent_id)
        if self._voice.nailed_up.applies_to(agent_id):
            self._voice.nailed_up.page_here(step, agent_id, in_call)
            return
        for contact in self._of(agent_id):
            if (offer := contact.offer_to(agent_id)) and not in_call:
                self._ring_again(step, contact, offer.token, offer.ring_until)
            elif contact.agent_id == agent_id and not in_call and self._by_browser(contact):
                self._contacts.agent_away(step, contact.id, step.now + AWAY_SECONDS_MAX * 1000)
                self._voice.calling.seat(step, contact, agent_id, "rejoin", AWAY_SECONDS_MAX)

    def _ring_again(self, step: Step, contact: Contact, token: str, until: int) -> None:
        for party in [p for p in contact.present("agent") if p.token == token]:
            step.record(e.PartyLeft(contact_id=contact.id, party_id=party.id, reason="replaced"))
            seconds = max(1, (until - step.now) // 1000)
            self._voice.calling.seat(step, contact, party.agent_id or "", "offer", seconds, token)

    def phone_gone(self, step: Step, agent_id: str, tab: str) -> None:
        """The tab with the softphone closed or lost its line: unless its sound goes on, the customer gets music."""
        if self._voice.seats.detach(agent_id, tab):
            self._voice.hot_desks.page_gone(step, agent_id)
            step.after_commit(lambda: self._voice.lost_pages.gone(agent_id))

    def _of(self, agent_id: str) -> list[Contact]:
        return [
            c
            for c in self._contacts.live.by_id.values()
            if c.state in ("offered", "connected") and (c.agent_id == agent_id or c.offer_to(agent_id) is not None)
        ]

    def _by_browser(self, contact: Contact) -> bool:
        if contact.away_until is not None:
            return True
        party = contact.agent_party
        return party is not None and is_browser(party)


def _is_called(contact: Contact, agent_id: str) -> bool:
    """Whether a colleague rings at this agent's seat."""
    return any(p.agent_id == agent_id and p.state == "dialling" for p in contact.present())
