"""What follows when a party leaves: who goes on talking, who waits again, when it is over."""

from typing import Protocol, Unpack

from ringhall.contact import events as e
from ringhall.contact.rules.lifecycle import SHORT_ABANDON_MS_DEFAULT, others_in_talk, outcome_when_customer_leaves
from ringhall.contact.rules.terms import Terms, terms_of
from ringhall.contact.state import Contact, Party
from ringhall.foundation.steps import Step

OFFER_OUTCOMES: dict[str, e.OfferOutcome] = {
    "declined": "declined",
    "busy": "busy",
    "no_answer": "timed_out",
    "withdrawn": "withdrawn",
}


class Verbs(Protocol):
    """The part of the contact service these rules decide about."""

    short_abandon_ms: dict[str, int]

    def end(self, step: Step, contact_id: str, outcome: e.Outcome, by: str) -> None: ...
    def end_offer(self, step: Step, contact_id: str, token: str, outcome: e.OfferOutcome) -> None: ...
    def agent_left(self, step: Step, contact_id: str, reason: str) -> None: ...
    def miss_call_back(self, step: Step, contact_id: str, reason: e.LeftReason) -> None: ...
    def customer_of_call_back_left(
        self, step: Step, contact: Contact, *, was_called: bool, reason: e.LeftReason
    ) -> None: ...
    def enqueue(
        self, step: Step, contact_id: str, queue_id: str, *, waiting_since: int | None = None, **terms: Unpack[Terms]
    ) -> None: ...


def after_party_left(verbs: Verbs, step: Step, contact: Contact, party: Party, reason: e.LeftReason) -> None:
    """Decide the consequences. The party's leaving itself is recorded already."""
    if contact.state in ("wrap_up", "closed"):
        return
    if party.purpose != "offer" and party.answered_at is None and contact.rings_also(party):
        # The call still rings, or is answered, where somebody picks it up.
        return
    if party.role == "customer" and contact.is_promised and contact.state in ("in_flow", "queued", "offered"):
        verbs.customer_of_call_back_left(step, contact, was_called=party.purpose == "call", reason=reason)
    elif party.role == "customer":
        _customer_left(verbs, step, contact, reason)
    elif party.purpose == "group" and party.answered_at is None:
        # The phone channel knows whom else the group has, and what follows when nobody is left.
        return
    elif party.purpose == "offer" and party.answered_at is None:
        _seat_not_reached(verbs, step, contact, party, reason)
    elif contact.state == "arrived":
        _not_begun(verbs, step, contact, party)
    elif party.role == "agent" and party.agent_id == contact.agent_id and party.answered_at is not None:
        _agent_left(verbs, step, contact, party, reason)
    else:
        _helper_left(verbs, step, contact, party)


def _customer_left(verbs: Verbs, step: Step, contact: Contact, reason: e.LeftReason) -> None:
    limit = verbs.short_abandon_ms.get(contact.queue_id or "", SHORT_ABANDON_MS_DEFAULT)
    outcome = outcome_when_customer_leaves(contact, step.now, limit)
    if reason == "lost" and outcome not in ("answered", "voicemail"):
        outcome = "lost"
    by = "agent" if reason == "removed" else "customer"
    verbs.end(step, contact.id, outcome, "system" if reason == "lost" or outcome == "not_reached" else by)


def _not_begun(verbs: Verbs, step: Step, contact: Contact, party: Party) -> None:
    if contact.agent_id is None:
        # Whom a phone without an agent calls does not answer.
        verbs.end(step, contact.id, "not_reached", "system")
    else:
        # The agent who calls somebody is gone before that one answered.
        verbs.end(step, contact.id, "failed" if party.answered_at is None else "not_reached", "agent")


def _seat_not_reached(verbs: Verbs, step: Step, contact: Contact, party: Party, reason: e.LeftReason) -> None:
    if offer := contact.offer_of(party.token):
        verbs.end_offer(step, contact.id, offer.token, OFFER_OUTCOMES.get(reason, "failed"))


def _agent_left(verbs: Verbs, step: Step, contact: Contact, party: Party, reason: e.LeftReason) -> None:
    if reason in ("away", "replaced") or contact.away_until is not None:
        return
    assert contact.agent_id is not None
    if contact.state == "offered" and contact.waits_for_call:
        # The agent who had the customer called did not wait for them.
        verbs.miss_call_back(step, contact.id, "withdrawn")
    elif contact.offers:
        # Somebody who answered and was gone before the talk stood: it still rings at the others.
        verbs.agent_left(step, contact.id, "lost")
    elif others_in_talk(contact, contact.agent_id):
        # The agent hung up with a third party there: an attended transfer is done.
        verbs.agent_left(step, contact.id, "transferred")
        connect_next_agent(step, contact)
    else:
        outcome: e.Outcome = "lost" if contact.connected_at is None else "answered"
        verbs.end(step, contact.id, outcome, "agent" if reason == "hung_up" else "system")


def connect_next_agent(step: Step, contact: Contact) -> None:
    """Whoever of the agents still talks has the contact now."""
    for other in contact.present("agent"):
        if other.state == "up" and other.agent_id and other.agent_id not in contact.wrapping:
            step.record(e.ContactConnected(contact_id=contact.id, agent_id=other.agent_id, queue_id=contact.queue_id))
            return


def _helper_left(verbs: Verbs, step: Step, contact: Contact, party: Party) -> None:
    if contact.state != "connected" or contact.agent_id is not None or contact.parked is not None:
        return
    if contact.present("outside") or contact.present("agent"):
        return
    if party.answered_at is None and contact.queue_id:
        # The transfer found nobody: back to the queue at the contact's age, never lost.
        verbs.enqueue(step, contact.id, contact.queue_id, waiting_since=contact.waiting_since, **terms_of(contact))
    else:
        verbs.end(step, contact.id, "answered" if contact.connected_at else "transferred", "system")
