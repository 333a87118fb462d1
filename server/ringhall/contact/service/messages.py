"""What is done with a message: a contact without a leg, which is accepted, worked off, given on or thrown away."""

from ringhall.contact import events as e
from ringhall.contact.errors import NotPossible
from ringhall.contact.rules import lifecycle as rules
from ringhall.contact.rules.terms import Terms
from ringhall.contact.service.parties import Parties
from ringhall.contact.state import Contact
from ringhall.foundation.steps import Step


class Messages(Parties):
    """Verbs of messages, and of contacts that have to do with one another."""

    def receive(self, step: Step, contact_id: str, mailbox: str, recording: str, seconds: float, due_at: int) -> None:
        """The contact is this message."""
        received = e.MessageReceived(
            contact_id=contact_id, mailbox=mailbox, recording=recording, seconds=seconds, due_at=due_at
        )
        step.record(received)

    def link(self, step: Step, contact: Contact, kind: e.LinkKind, other: Contact, back: e.LinkKind) -> None:
        """Two contacts have to do with one another: `other` is `kind` for the contact, and that is `back` for it."""
        for one, link, another in ((contact, kind, other), (other, back, contact)):
            step.record(e.ContactLinked(contact_id=one.id, link=link, other_id=another.id, other_number=another.number))

    def accept(self, step: Step, contact_id: str, agent_id: str) -> None:
        """The agent takes the message that is offered to them; nobody else is asked any more."""
        contact = self.get(contact_id)
        rules.require(contact, "accept")
        offer = contact.offer_to(agent_id)
        if offer is None:
            raise NotPossible(verb="accept", state="not offered to you", hint="Take it from its mailbox.")
        self._accept(step, contact, offer)
        self.stop_offering(step, contact_id)

    def complete(self, step: Step, contact_id: str, agent_id: str) -> None:
        """The agent has done what the message asks for."""
        rules.require_agent(self.get(contact_id), "complete", agent_id)
        self.end(step, contact_id, "handled", "agent")

    def discard(self, step: Step, contact_id: str) -> None:
        """Somebody throws the message away."""
        rules.require(self.get(contact_id), "discard")
        self.end(step, contact_id, "discarded", "agent")

    def give_back(self, step: Step, contact_id: str) -> None:
        """The agent who had the message does not go on with it: it waits again, at its age, for whoever may have it."""
        contact = self.get(contact_id)
        queue_id, since = contact.queue_id, contact.waiting_since
        self.agent_left(step, contact_id, "lost")
        if queue_id is not None:
            terms: Terms = {"priority": contact.priority, "skills": contact.skills}
            self.enqueue(step, contact_id, queue_id, waiting_since=since, **terms)

    def choose_mailbox(
        self, step: Step, contact_id: str, mailbox: str, queue_id: str, by: str, preferred: list[str]
    ) -> None:
        """The message waits in another mailbox, at its age; until it is due for the `preferred` agents only."""
        contact = self.get(contact_id)
        rules.require(contact, "choose_mailbox")
        since = contact.waiting_since
        self._withdraw(step, contact)
        self.agent_left(step, contact_id, "transferred")
        step.record(e.MailboxChosen(contact_id=contact_id, mailbox=mailbox, by=by))
        self.enqueue(
            step,
            contact_id,
            queue_id,
            waiting_since=since if since is not None else contact.arrived_at,
            priority=contact.priority,
            preferred=preferred,
            preferred_until=(contact.due_at or 0) if preferred else 0,
        )
