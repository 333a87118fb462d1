"""How a contact comes to its end: the agent leaves, nobody talks any more, the story closes."""

from typing import Literal

from ringhall.contact import events as e
from ringhall.contact.rules import lifecycle as rules
from ringhall.contact.service.queueing import Queueing
from ringhall.foundation.steps import Step


class Ending(Queueing):
    """Leaving, wrap-up, closing."""

    def agent_left(self, step: Step, contact_id: str, reason: str) -> None:
        """The agent who has the contact is out of it; their wrap-up begins."""
        contact = self.get(contact_id)
        agent_id = contact.agent_id
        if agent_id is None:
            return
        step.record(e.AgentLeft(contact_id=contact_id, agent_id=agent_id, reason=reason))  # type: ignore[arg-type]
        for party in [p for p in contact.present("agent") if p.agent_id == agent_id]:
            step.record(e.PartyLeft(contact_id=contact_id, party_id=party.id, reason="removed"))

    def end(self, step: Step, contact_id: str, outcome: e.Outcome, by: str) -> None:
        """Nobody talks any more; all parties are let go and wrap-up follows."""
        contact = self.get(contact_id)
        rules.require(contact, "end")
        self._withdraw(step, contact)
        if contact.state in ("queued", "offered") and contact.queue_id:
            reason: Literal["call_back", "abandoned"] = "call_back" if contact.is_promised else "abandoned"
            step.record(e.QueueLeft(contact_id=contact_id, queue_id=contact.queue_id, reason=reason))
        self.agent_left(step, contact_id, "ended")
        step.record(e.ContactEnded(contact_id=contact_id, outcome=outcome, by=by))  # type: ignore[arg-type]

    def finish_wrap_up(self, step: Step, contact_id: str, agent_id: str) -> None:
        """The agent's work after the talk is done; called by routing, which owns the agent's clock."""
        contact = self.live.by_id.get(contact_id)
        if contact is not None and agent_id in contact.wrapping:
            step.record(e.WrapUpFinished(contact_id=contact_id, agent_id=agent_id))

    def look_whether_done(self, step: Step, contact_id: str) -> None:
        """Something of the contact is over; at the step's end the last line of its story may be due."""
        self._perhaps_done[contact_id] = None
        step.at_end(self._close_done)

    def _close_done(self, step: Step) -> None:
        looked_at, self._perhaps_done = self._perhaps_done, {}
        for contact_id in looked_at:
            contact = self.live.by_id.get(contact_id)
            if contact is not None and contact.outcome and rules.can_close(contact):
                step.record(e.ContactClosed(contact_id=contact_id, outcome=contact.outcome))
                step.tidy_after_commit(lambda gone=contact_id: self.live.drop(gone))  # type: ignore[misc]
