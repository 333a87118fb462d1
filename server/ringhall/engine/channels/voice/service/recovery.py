"""The return after a cut: the story and the switch are compared, and each difference is told, never hidden."""

from collections.abc import Iterable

from ringhall.contact import events as e
from ringhall.contact.state import Contact
from ringhall.engine.channels.voice.rules.bridges import bridge_id, bridges_found, is_left_over
from ringhall.engine.channels.voice.rules.media import Media, wanted
from ringhall.engine.channels.voice.service.unheard import keep_unheard
from ringhall.engine.channels.voice.service.voice import Voice
from ringhall.engine.flows.ports import Resumed
from ringhall.engine.telephony import events as heard
from ringhall.engine.telephony import ports as ask
from ringhall.foundation.logging import log
from ringhall.foundation.steps import Step


class Recovery:
    """Brings contacts and switch together at every (re)connection."""

    def __init__(self, voice: Voice) -> None:
        self._voice = voice

    def reconcile(self, snapshot: heard.SwitchUp) -> None:
        """All contacts in one step: nobody is offered a caller who turns out to be gone."""

        def all_at_once(step: Step) -> None:
            self._all(step, snapshot, None)
            self._voice.nailed_up.reconcile(step, snapshot)
            for each in self._voice.dialogues:
                each.reconcile(step, snapshot)

        self._voice.steps.run(all_at_once)
        self._strangers(snapshot.legs, snapshot.bridges)

    def mend(self, contact_ids: set[str], snapshot: heard.SwitchUp) -> None:
        """Bring only these contacts (and legs and bridges that are nobody's) together with the switch."""
        self._voice.steps.run(lambda step: self._all(step, snapshot, contact_ids))
        if "" in contact_ids:
            self._strangers(snapshot.legs, snapshot.bridges)

    def _all(self, step: Step, snapshot: heard.SwitchUp, only: set[str] | None) -> None:
        legs = {leg.leg_id: leg for leg in snapshot.legs}
        for contact in list(self._voice.contacts.live.by_id.values()):
            if contact.channel != "voice" or (only is not None and contact.id not in only):
                continue
            try:
                self._one(step, contact, legs, snapshot.bridges)
                if only is None and contact.customer_party:
                    # The prompt may have ended unheard, so it is said again.
                    told = self._voice.flows if contact.state == "in_flow" else self._voice.waiting
                    told.tell(step, contact, Resumed())
            except Exception:
                # A fault in one contact must harm no other.
                log.exception("audit.failed", contact_id=contact.id)

    def _one(
        self, step: Step, contact: Contact, legs: dict[str, heard.LegState], bridges: dict[str, list[str]]
    ) -> None:
        voice = self._voice
        found = bridges_found(contact, bridges)
        members = tuple(bridges[bridge_id(contact.id, found[0])]) if found else ()
        others = [ask.DestroyBridge(bridge_id=bridge_id(contact.id, kind)) for kind in found[1:]]
        if others:
            step.after_commit(lambda: voice.lanes.send(contact.id, *others))
        alive = [p for p in contact.present() if p.id in legs]
        customer, arrived = contact.customer_party, contact.arrived_party
        voice.media[contact.id] = Media(
            answered=bool(arrived and arrived.id in legs and legs[arrived.id].state == "up"),
            legs=tuple(p.id for p in alive),
            bridge=found[0] if found else None,
            bridged=members,
            # Whether music plays cannot be seen: it is begun again where it is wanted, ended where people talk.
            music=(),
            # What was being said may still be heard, or not.
            sounding=wanted(contact).sounding,
        )
        if customer and customer.id in legs and members:
            step.after_commit(lambda: voice.lanes.send(contact.id, ask.StopMusic(leg_id=customer.id)))
        if customer and customer.id not in legs:
            # What they were saying when nobody listened is kept before they are let go.
            keep_unheard(voice, step, contact)
        for party in [p for p in contact.present() if p.id not in legs]:
            self._note(step, contact, "leg_gone", party.id)
            voice.contacts.party_left(step, party.id, "lost" if party.state == "up" else "failed")
        for party in alive:
            if party.purpose == "arrival" and party.state == "dialling":
                # Whether they may call was being asked when all stopped; they dial again.
                voice.contacts.party_left(step, party.id, "lost")
            elif party.state == "dialling" and legs[party.id].state == "up":
                self._note(step, contact, "answer_missed", party.id)
                voice.contacts.party_answered(step, party.id)
        voice.follow_contact(step, contact)
        voice.expect_page(contact, step.now)

    @staticmethod
    def _note(step: Step, contact: Contact, cause: str, leg_id: str) -> None:
        step.record(e.Difference(contact_id=contact.id, cause=cause, data={"party_id": leg_id}))
        log.warning("audit.difference", cause=cause, contact_id=contact.id, leg=leg_id)

    def _strangers(self, legs: Iterable[heard.LegState], bridges: dict[str, list[str]]) -> None:
        voice = self._voice
        for leg in legs:
            if not leg.ours or voice.contacts.live.of_party(leg.leg_id) or voice.knows_alone(leg.leg_id):
                continue
            if leg.dialled:
                voice.hear(
                    heard.CallArrived(
                        leg_id=leg.leg_id,
                        dialled=leg.dialled,
                        caller=leg.caller,
                        line=leg.line,
                        caller_name=leg.caller_name,
                        waited_ms=leg.waited_ms,
                        adopted=True,
                    )
                )
            else:
                log.warning("audit.stranger", leg=leg.leg_id)
                voice.lanes.send(leg.leg_id, ask.HangUp(leg_id=leg.leg_id))
        for bridge in bridges:
            if is_left_over(bridge, voice.contacts.live.by_id):
                voice.lanes.send(bridge, ask.DestroyBridge(bridge_id=bridge))
