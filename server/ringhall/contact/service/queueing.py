"""Waiting and being offered: each verb checks the rules, then records what happened."""

from typing import Any, Unpack

from ringhall.contact import events as e
from ringhall.contact.errors import NotPossible
from ringhall.contact.flow_events import VirtualAgentLeft, VirtualAgentTook
from ringhall.contact.live import LiveContacts
from ringhall.contact.rules import lifecycle as rules
from ringhall.contact.rules.terms import Terms, terms_of, waits_for_people
from ringhall.contact.state import Contact
from ringhall.foundation.ids import NewId
from ringhall.foundation.steps import Step

NOT_AGAIN_MS_DEFAULT = 120_000


class Base:
    """What all verbs stand on: the contacts in progress. Verbs work inside a step and may raise a Refusal."""

    def __init__(self, live: LiveContacts, new_id: NewId) -> None:
        self.live = live
        self._new_id = new_id
        self.short_abandon_ms: dict[str, int] = {}
        self.not_again_ms: dict[str, int] = {}
        self._perhaps_done: dict[str, None] = {}

    def get(self, contact_id: str) -> Contact:
        """The open contact. Raises ContactUnknown."""
        return self.live.get(contact_id)


class Queueing(Base):
    """Queues and offers."""

    def enqueue(
        self, step: Step, contact_id: str, queue_id: str, *, waiting_since: int | None = None, **terms: Unpack[Terms]
    ) -> None:
        """Let the contact wait in a queue, at its age when it was waiting before."""
        contact = self.get(contact_id)
        rules.require(contact, "enqueue")
        since = waiting_since if waiting_since is not None else step.now - contact.waited_ms_before
        if contact.virtual_agent is not None:
            self.virtual_agent_left(step, contact)
            since, terms["head_start_ms"] = step.now, contact.head_start_ms
        step.record(
            e.ContactQueued(
                contact_id=contact_id,
                queue_id=queue_id,
                channel=contact.channel,
                waiting_since=since,
                people_only=waits_for_people(contact),
                **terms,
            )
        )

    def expect(self, step: Step, contact_id: str, p50_ms: int, p90_ms: int) -> None:
        """Keep what is expected of the wait that has just begun."""
        contact = self.get(contact_id)
        rules.require(contact, "leave_queue")
        assert contact.queue_id is not None
        step.record(e.WaitExpected(contact_id=contact_id, queue_id=contact.queue_id, p50_ms=p50_ms, p90_ms=p90_ms))

    def move(self, step: Step, contact_id: str, queue_id: str) -> None:
        """The contact waits in another queue, at its age; a running offer is withdrawn."""
        contact = self.get(contact_id)
        rules.require(contact, "move")
        self._withdraw(step, contact)
        self._queue_again(step, contact, queue_id)

    def prioritise(self, step: Step, contact_id: str, priority: int) -> None:
        """The contact goes before others of less priority, at its age, from now on."""
        contact = self.get(contact_id)
        rules.require(contact, "prioritise")
        if contact.priority != priority and contact.queue_id:
            self._queue_again(step, contact, contact.queue_id, priority=priority)

    def credit(self, step: Step, contact_id: str, waited_ms: int) -> None:
        """The contact counts from now on as having waited so long; figures keep its true wait."""
        contact = self.get(contact_id)
        rules.require(contact, "prioritise")
        if contact.queue_id and contact.waiting_since is not None:
            head_start_ms = waited_ms - (step.now - contact.waiting_since)
            self._queue_again(step, contact, contact.queue_id, head_start_ms=head_start_ms)

    def _queue_again(self, step: Step, contact: Contact, queue_id: str, **changed: Unpack[Terms]) -> None:
        for party in [p for p in contact.present() if p.state == "dialling" and p.purpose != "offer"]:
            # Nobody is called for whom no agent is kept any more, and no phone rings for a caller who waits elsewhere.
            step.record(e.PartyLeft(contact_id=contact.id, party_id=party.id, reason="withdrawn"))
        terms: Terms = {**terms_of(contact), "wait_until": contact.wait_until, **changed}
        self.enqueue(step, contact.id, queue_id, waiting_since=contact.waiting_since, **terms)

    def leave_queue(self, step: Step, contact_id: str, reason: str) -> None:
        """Take the contact out of its queue (timeout, closed, full, moved, chosen); a running offer is withdrawn."""
        contact = self.get(contact_id)
        rules.require(contact, "leave_queue")
        self._withdraw(step, contact)
        assert contact.queue_id is not None
        step.record(e.QueueLeft(contact_id=contact_id, queue_id=contact.queue_id, reason=reason))  # type: ignore[arg-type]

    def take_virtually(
        self, step: Step, contact_id: str, *, agent_id: str, token: str, until: int, decision: dict[str, Any]
    ) -> None:
        """A virtual agent takes the contact out of its queue."""
        queue_id = self.get(contact_id).queue_id
        self.leave_queue(step, contact_id, "virtual_agent")
        assert queue_id is not None
        step.record(
            VirtualAgentTook(
                contact_id=contact_id,
                agent_id=agent_id,
                queue_id=queue_id,
                token=token,
                until=until,
                decision=decision,
            )
        )

    @staticmethod
    def virtual_agent_left(step: Step, contact: Contact) -> None:
        """Somebody else has the contact now, or it is over: a virtual agent that had it is out of it."""
        if (served := contact.virtual_agent) is not None:
            how = rules.served_how(contact)
            step.record(
                VirtualAgentLeft(contact_id=contact.id, agent_id=served.agent_id, queue_id=served.queue_id, how=how)
            )

    def hand_over(self, step: Step, contact_id: str, wait_until: int) -> None:
        """A person is to have the contact that a virtual agent has, in the queue it came from. A Refusal otherwise."""
        contact = self.get(contact_id)
        if (served := contact.virtual_agent) is None:
            raise NotPossible(verb="hand_over", state=contact.state, hint="No virtual agent has it.")
        terms: Terms = {**terms_of(contact), "wait_until": wait_until}
        self.enqueue(step, contact_id, served.queue_id, **terms)

    def take_rule(self, step: Step, event: e.RuleTaken) -> None:
        """A rule of the queue is taken with the contact."""
        self.get(event.contact_id)
        step.record(event)

    def treat(self, step: Step, event: e.TreatmentMoved) -> None:
        """Whoever waits is told something, has chosen something, or is to be told something later."""
        rules.require(self.get(event.contact_id), "treat")
        step.record(event)

    def offer(
        self,
        step: Step,
        contact_id: str,
        *,
        agent_id: str,
        token: str,
        queue_id: str | None,
        ring_until: int,
        decision: dict[str, Any],
    ) -> None:
        """Show the contact to an agent, perhaps to one more."""
        rules.require(self.get(contact_id), "offer")
        step.record(
            e.ContactOffered(
                contact_id=contact_id,
                token=token,
                agent_id=agent_id,
                queue_id=queue_id,
                ring_until=ring_until,
                decision=decision,
            )
        )

    def end_offer(self, step: Step, contact_id: str, token: str, outcome: e.OfferOutcome) -> None:
        """The offer was not taken. With the last one the contact goes back to its queue at its age.

        Past those for a while for whom it was not taken.
        """
        contact = self.get(contact_id)
        offer = rules.require_offer(contact, token)
        step.record(e.OfferEnded(contact_id=contact_id, token=token, agent_id=offer.agent_id, outcome=outcome))
        if contact.offers or contact.state != "offered":
            return
        assert contact.queue_id is not None
        assert contact.waiting_since is not None
        if outcome not in e.MISSED:
            self._queue_again(step, contact, contact.queue_id)
            return
        until = step.now + self.not_again_ms.get(contact.queue_id, NOT_AGAIN_MS_DEFAULT)
        self._queue_again(step, contact, contact.queue_id, not_agents_until=until)

    def stop_offering(self, step: Step, contact_id: str) -> None:
        """Somebody has it, and the talk stands: whoever else it still rings at is let go, and it costs them nothing."""
        contact = self.live.by_id.get(contact_id)
        if contact is None or contact.state != "connected":
            return
        if contact.agent_id is not None:
            self._withdraw(step, contact, "taken")
        for party in contact.taken:
            step.record(e.PartyLeft(contact_id=contact_id, party_id=party.id, reason="taken"))

    def _withdraw(self, step: Step, contact: Contact, outcome: e.OfferOutcome = "withdrawn") -> None:
        for offer in contact.offers:
            step.record(
                e.OfferEnded(contact_id=contact.id, token=offer.token, agent_id=offer.agent_id, outcome=outcome)
            )
