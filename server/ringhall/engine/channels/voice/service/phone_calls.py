"""Calls that our own phones make: to extensions, to our numbers, and outside."""

import msgspec

from ringhall.contact.events import Role
from ringhall.contact.state import Contact
from ringhall.engine.channels.voice.extensions import Caller, Extensions
from ringhall.engine.channels.voice.ports import Floor, MayDial, MayPickUp, Numbers
from ringhall.engine.channels.voice.rules.media import Media
from ringhall.engine.channels.voice.service.calling import Calling
from ringhall.engine.channels.voice.service.internal import TO_PEOPLE, Internal
from ringhall.engine.channels.voice.service.voice import Voice
from ringhall.engine.telephony import events as heard
from ringhall.engine.telephony import ports as ask
from ringhall.foundation.errors import Refusal
from ringhall.foundation.logging import log
from ringhall.foundation.steps import Step

UNKNOWN, BUSY, NOT_ALLOWED = 1, 17, 21
"""What a phone is told that is refused, as Q.850 causes."""
NOBODY_THERE = "Nobody is signed in at this phone."


class PhoneCalls:
    """A call by a phone of ours becomes a contact; whose it is, and what they may call, is decided here."""

    def __init__(
        self, voice: Voice, internal: Internal, floor: Floor, may_dial: MayDial, may_pick_up: MayPickUp
    ) -> None:
        self._voice, self._internal, self._floor = voice, internal, floor
        self._may_dial, self._may_pick_up = may_dial, may_pick_up
        self._contacts = voice.contacts
        self._calling: Calling = voice.calling
        self._numbers: Numbers = voice.numbers
        self._extensions: Extensions = voice.extensions

    def arrived(self, step: Step, event: heard.CallArrived, caller: Caller) -> None:
        """A phone of ours calls."""
        agent_id = caller.agent_id if caller.agent_id and self._floor.is_signed_in(caller.agent_id) else None
        if self._numbers.is_emergency(event.dialled):
            self._call_without_agent(step, event, event.dialled)
            return
        if self._voice.phone_sign_in.is_asked(event.dialled):
            self._voice.phone_sign_in.begin(step, event, caller)
            return
        if self._voice.phone_recording.is_asked(event.dialled) or self._voice.phone_recording.is_called(event.dialled):
            self._voice.phone_recording.begin(step, event)
            return
        try:
            if agent_id is not None:
                self._floor.require_idle(agent_id)
        except Refusal as refusal:
            self._refuse(step, event, BUSY, str(refusal))
            return
        if self._voice.parking.is_place(event.dialled):
            self._fetch(step, event, agent_id)
        elif (number := self._voice.pick_up.asked_by(event.dialled)) is not None:
            self._pick_up(step, event, caller, agent_id, number)
        elif extension := self._extensions.find(event.dialled):
            self._inside(step, event, caller, agent_id, owned=extension.leads_to in TO_PEOPLE)
        elif ours := self._numbers.find(event.dialled):
            self._inside(step, event, caller, agent_id, owned=False, flow_id=ours.flow_id)
        else:
            self._outside(step, event, caller, agent_id)

    def _fetch(self, step: Step, event: heard.CallArrived, agent_id: str | None) -> None:
        """The phone takes over whoever is parked there."""
        try:
            contact = self._voice.parking.at(event.dialled)
        except Refusal as refusal:
            self._refuse(step, event, UNKNOWN, str(refusal))
            return
        role: Role = "agent" if agent_id else "outside"
        self._add(step, contact, event, agent_id, role)
        self._there(step, contact, event.leg_id)

    def _there(self, step: Step, contact: Contact, leg_id: str) -> None:
        """The phone that has called comes into a contact that was there before."""
        self._voice.media[contact.id] = msgspec.structs.replace(
            self._voice.media.get(contact.id, Media()), legs=tuple(party.id for party in contact.present())
        )
        step.after_commit(lambda: self._voice.lanes.send(contact.id, ask.Answer(leg_id=leg_id)))
        self._contacts.party_answered(step, leg_id)

    def _pick_up(self, step: Step, event: heard.CallArrived, caller: Caller, agent_id: str | None, number: str) -> None:
        if agent_id is None and caller.extension is None:
            self._refuse(step, event, NOT_ALLOWED, NOBODY_THERE)
            return
        # The phone is in no contact until that is known; one that hangs up meanwhile cannot be answered then.
        step.after_commit(
            lambda: self._voice.lanes.send(
                event.leg_id, lambda: self._pick_up_if_allowed(event, caller, agent_id, number)
            )
        )

    async def _pick_up_if_allowed(
        self, event: heard.CallArrived, caller: Caller, agent_id: str | None, number: str
    ) -> None:
        allowed = agent_id is None or await self._may_pick_up(agent_id)
        if allowed:
            self._voice.steps.run(lambda step: self._picked_up(step, event, caller, agent_id, number))
        else:
            why = "They have no right to pick up calls."
            self._voice.steps.run(lambda step: self._refuse(step, event, NOT_ALLOWED, why))

    def _picked_up(
        self, step: Step, event: heard.CallArrived, caller: Caller, agent_id: str | None, number: str
    ) -> None:
        pick_up, mine = self._voice.pick_up, self._extensions.said_of(caller)[0]
        try:
            if agent_id is not None:
                self._floor.require_idle(agent_id)
            rings = pick_up.at_extension(number) if number else pick_up.of_their_own(agent_id, mine)
            if agent_id is None:
                pick_up.require_group(rings, mine)
        except Refusal as refusal:
            self._refuse(step, event, UNKNOWN, str(refusal))
            return
        address = f"PJSIP/{event.line}" if agent_id else mine
        pick_up.join(step, rings, event.leg_id, agent_id, address)
        self._there(step, rings[0], event.leg_id)

    def _inside(
        self,
        step: Step,
        event: heard.CallArrived,
        caller: Caller,
        agent_id: str | None,
        *,
        owned: bool,
        flow_id: str = "",
    ) -> None:
        extension = self._extensions.find(event.dialled)
        try:
            if extension is not None:
                self._internal.require_reachable(extension, caller.agent_id)
        except Refusal as refusal:
            self._refuse(step, event, BUSY, str(refusal))
            return
        number, name = self._extensions.said_of(caller)
        contact = self._internal.open(step, event.dialled, number, name, agent_id if owned else None)
        self._join(step, contact, event, agent_id)
        if contact.agent_id:
            # From here the handler of the answer rings whom they call.
            self._contacts.party_answered(step, event.leg_id)
            return
        if flow_id or (extension is not None and extension.leads_to == "flow"):
            # Before the first prompt: the switch does not answer a call into which it plays something.
            self._voice.media[contact.id] = Media(answered=True, legs=(event.leg_id,))
            step.after_commit(lambda: self._voice.lanes.send(contact.id, ask.Answer(leg_id=event.leg_id)))
        if flow_id:
            self._internal.enter(step, contact, flow_id)
        else:
            self._internal.caller_is_there(step, contact)

    def _outside(self, step: Step, event: heard.CallArrived, caller: Caller, agent_id: str | None) -> None:
        try:
            number = self._calling.outside_number(event.dialled)
        except Refusal as refusal:
            self._refuse(step, event, UNKNOWN, str(refusal))
            return
        if agent_id is None:
            if caller.extension is not None and caller.extension.outside_calls:
                self._call_without_agent(step, event, number)
            else:
                self._refuse(step, event, NOT_ALLOWED, NOBODY_THERE)
            return
        contact = self._open_outside(step, number, agent_id)
        self._join(step, contact, event, agent_id)
        step.after_commit(lambda: self._voice.lanes.send(contact.id, lambda: self._if_allowed(contact, event.leg_id)))
        step.after_commit(lambda: self._voice.identifying.look_up(contact.id, number))

    def _open_outside(self, step: Step, number: str, agent_id: str | None) -> Contact:
        return self._contacts.open(
            step,
            channel="voice",
            direction="outbound",
            dialled=self._calling.caller_id(),
            address=number,
            agent_id=agent_id,
            line=self._calling.outside_trunk,
        )

    async def _if_allowed(self, contact: Contact, leg_id: str) -> None:
        allowed = await self._may_dial(contact.agent_id or "")
        self._voice.steps.run(lambda step: self._go_on(step, contact, leg_id, allowed=allowed))

    def _go_on(self, step: Step, contact: Contact, leg_id: str, *, allowed: bool) -> None:
        if self._contacts.live.of_party(leg_id) is not contact:
            return
        if allowed:
            self._contacts.party_answered(step, leg_id)
            return
        log.warning("phone.not_allowed", agent_id=contact.agent_id)
        self._let_go(step, contact, leg_id, NOT_ALLOWED)

    def _call_without_agent(self, step: Step, event: heard.CallArrived, number: str) -> None:
        contact = self._open_outside(step, number, None)
        self._join(step, contact, event, None)
        self._calling.outside(step, contact, "transfer", number)

    def _join(self, step: Step, contact: Contact, event: heard.CallArrived, agent_id: str | None) -> None:
        """The phone that calls is the first party of its contact."""
        self._add(step, contact, event, agent_id, "agent" if contact.agent_id else "customer")
        self._voice.media[contact.id] = Media(legs=(event.leg_id,))

    def _add(self, step: Step, contact: Contact, event: heard.CallArrived, agent_id: str | None, role: Role) -> None:
        self._contacts.add_party(
            step,
            contact.id,
            party_id=event.leg_id,
            role=role,
            purpose="arrival",
            agent_id=agent_id,
            address=f"PJSIP/{event.line}",
        )

    def _refuse(self, step: Step, event: heard.CallArrived, cause: int, why: str) -> None:
        log.info("phone.refused", line=event.line, reason=why)
        contact = self._internal.open(step, event.dialled, event.line, "", None)
        self._join(step, contact, event, None)
        self._let_go(step, contact, event.leg_id, cause)

    def _let_go(self, step: Step, contact: Contact, leg_id: str, cause: int) -> None:
        self._voice.media[contact.id] = Media()
        step.after_commit(lambda: self._voice.lanes.send(contact.id, ask.HangUp(leg_id=leg_id, cause=cause)))
        self._contacts.refuse(step, contact.id, leg_id)
