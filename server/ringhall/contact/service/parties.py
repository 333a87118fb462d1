"""Who is in the contact: parties come, answer and leave, and the rules say what that means."""

from typing import Any

from ringhall.contact import events as e
from ringhall.contact.errors import NotPossible
from ringhall.contact.rules.lifecycle import require_agent
from ringhall.contact.service.departures import after_party_left
from ringhall.contact.service.talking import Talking
from ringhall.contact.state import Contact, Offer, Party
from ringhall.foundation.steps import Step


class Parties(Talking):
    """Parties; on the phone each is a leg."""

    def add_party(self, step: Step, contact_id: str, **party: Any) -> None:
        """Somebody is called into the contact; `party` are the fields of PartyAdded."""
        self.get(contact_id)
        step.record(e.PartyAdded(contact_id=contact_id, **party))

    def party_answered(self, step: Step, party_id: str) -> None:
        """The party is there. For a seat that was offered the contact this is the acceptance."""
        contact = self.live.of_party(party_id)
        if contact is None or contact.parties[party_id].state != "dialling":
            return
        party = contact.parties[party_id]
        if party.purpose != "offer" and any(p.state == "up" for p in contact.rings_also(party)):
            step.record(e.PartyLeft(contact_id=contact.id, party_id=party_id, reason="taken"))
            return
        step.record(e.PartyAnswered(contact_id=contact.id, party_id=party_id))
        if party.purpose == "group" or (party.purpose == "arrival" and contact.parked is not None):
            self._of_group(step, contact, party)
        elif party.purpose == "offer" and (offer := contact.offer_of(party.token)):
            self._accept(step, contact, offer)
        elif party.role == "outside" and contact.state in ("in_flow", "arrived"):
            step.record(e.OutsideConnected(contact_id=contact.id, party_id=party_id))
        elif party.purpose == "rejoin" and contact.away_until is not None and party.agent_id:
            step.record(e.AgentBack(contact_id=contact.id, agent_id=party.agent_id))
        elif party.role == "customer" and contact.agent_id and contact.state in ("arrived", "offered"):
            queue_id = contact.queue_id if contact.state == "offered" else None
            step.record(e.ContactConnected(contact_id=contact.id, agent_id=contact.agent_id, queue_id=queue_id))
        elif party.purpose == "transfer" and contact.agent_id is None and party.agent_id:
            step.record(e.ContactConnected(contact_id=contact.id, agent_id=party.agent_id, queue_id=contact.queue_id))

    def pick_up(self, step: Step, contact_id: str, rung: Party, **party: Any) -> None:
        """Somebody takes the call that rings at `rung`; `party` says who. Whoever of the two answers first has it."""
        role = rung.role if rung.role == "customer" else "agent" if party["agent_id"] else "outside"
        self.add_party(step, contact_id, role=role, purpose=rung.purpose, picks_up=rung.id, **party)

    def _of_group(self, step: Step, contact: Contact, party: Party) -> None:
        """Whoever of a ring group answers first talks with the caller; the others are let go, and it costs nothing."""
        if contact.agent_id is None and party.agent_id:
            step.record(e.ContactConnected(contact_id=contact.id, agent_id=party.agent_id, queue_id=contact.queue_id))
        elif contact.agent_id is None:
            step.record(e.OutsideConnected(contact_id=contact.id, party_id=party.id))
        for other in [p for p in contact.present() if p.purpose == "group" and p.state == "dialling"]:
            step.record(e.PartyLeft(contact_id=contact.id, party_id=other.id, reason="withdrawn"))

    def _accept(self, step: Step, contact: Contact, offer: Offer) -> None:
        """Whoever answers first has it; who answers a moment later is let go. The others ring until the talk stands."""
        if contact.state != "offered":
            step.record(
                e.OfferEnded(contact_id=contact.id, token=offer.token, agent_id=offer.agent_id, outcome="taken")
            )
            return
        step.record(e.OfferEnded(contact_id=contact.id, token=offer.token, agent_id=offer.agent_id, outcome="accepted"))
        if contact.waits_for_call:
            step.record(e.CallBackTaken(contact_id=contact.id, agent_id=offer.agent_id, queue_id=offer.queue_id))
            self._withdraw(step, contact, "taken")
            return
        step.record(e.ContactConnected(contact_id=contact.id, agent_id=offer.agent_id, queue_id=offer.queue_id))

    def party_left(self, step: Step, party_id: str, reason: e.LeftReason, cause: int | None = None) -> None:
        """The party is gone; the rules say what that means for the contact."""
        contact = self.live.of_party(party_id)
        if contact is None:
            return
        party = contact.parties[party_id]
        step.record(e.PartyLeft(contact_id=contact.id, party_id=party_id, reason=reason, cause=cause))
        after_party_left(self, step, contact, party, reason)

    def stop_ringing(self, step: Step, contact_id: str, token: str) -> None:
        """Whoever is called into the talk with this token, or as this party, has been rung long enough."""
        for party in self.get(contact_id).present("agent"):
            if party.state == "dialling" and (party.token or party.id) == token:
                self.party_left(step, party.id, "no_answer")

    def ring_group(self, step: Step, contact_id: str, group_id: str, members: list[str]) -> None:
        """These of a ring group are about to be rung."""
        self.get(contact_id)
        step.record(e.GroupRung(contact_id=contact_id, group_id=group_id, members=members))

    def refuse(self, step: Step, contact_id: str, party_id: str) -> None:
        """Whoever calls may not, or cannot: nothing comes of it."""
        step.record(e.PartyLeft(contact_id=contact_id, party_id=party_id, reason="removed"))
        self.end(step, contact_id, "rejected", "system")

    def leave(self, step: Step, contact_id: str, agent_id: str) -> None:
        """An agent whom another has called in (or called) goes out of the contact, or does not come in at all."""
        contact = self.get(contact_id)
        party = next((p for p in contact.present() if p.agent_id == agent_id), None)
        if party is None or contact.state in ("wrap_up", "closed"):
            raise NotPossible(verb="hang up", state="without you", hint="You have no part in it any more.")
        self.party_left(step, party.id, "hung_up" if party.state == "up" else "declined")

    def drop_party(self, step: Step, contact_id: str, agent_id: str, party_id: str) -> None:
        """One of the others is let go; the rest talk on."""
        contact = self.get(contact_id)
        require_agent(contact, "consult", agent_id)
        party = next((p for p in contact.present() if p.id == party_id), None)
        if party is None or party.agent_id == agent_id:
            raise NotPossible(verb="hang up", state="without that party", hint="Choose one of those on the line.")
        self.party_left(step, party_id, "removed")
        if contact.state == "connected" and not contact.asked:
            self.retrieve(step, contact_id, agent_id)
