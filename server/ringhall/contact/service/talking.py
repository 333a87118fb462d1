"""What agents do while they talk: hold, transfer, consult, and being away for a moment."""

from ringhall.contact import events as e
from ringhall.contact.rules import lifecycle as rules
from ringhall.contact.service.call_backs import CallBacks
from ringhall.contact.service.departures import connect_next_agent
from ringhall.foundation.steps import Step


class Talking(CallBacks):
    """The talk and its turns."""

    def mute(self, step: Step, contact_id: str, agent_id: str, muted: bool) -> None:
        """The agent's microphone is shut (or opened) for the others."""
        contact = self.get(contact_id)
        rules.require_agent(contact, "mute", agent_id)
        party = contact.agent_party
        if party and party.muted != muted:
            step.record(e.PartyMuted(contact_id=contact_id, party_id=party.id, muted=muted))

    def hold(self, step: Step, contact_id: str, agent_id: str, remind_at: int | None = None) -> None:
        """The customer hears music; the agent is to be reminded of them at `remind_at`. Twice is once."""
        contact = self.get(contact_id)
        rules.require_agent(contact, "hold", agent_id)
        if not contact.held:
            step.record(e.ContactHeld(contact_id=contact_id, by_agent_id=agent_id, remind_at=remind_at))

    def remind_of_hold(self, step: Step, contact_id: str, again_at: int | None) -> None:
        """The agent is reminded of the customer on hold, and is to be again."""
        contact = self.get(contact_id)
        if contact.reminder_at is not None and contact.agent_id is not None:
            step.record(
                e.ContactHeld(
                    contact_id=contact_id,
                    by_agent_id=contact.agent_id,
                    remind_at=again_at,
                    reminders=contact.hold_reminders + 1,
                )
            )

    def retrieve(self, step: Step, contact_id: str, agent_id: str) -> None:
        """The customer is back in the talk."""
        contact = self.get(contact_id)
        rules.require_agent(contact, "retrieve", agent_id)
        if contact.held:
            step.record(e.ContactRetrieved(contact_id=contact_id, by_agent_id=agent_id))

    def transfer_to_queue(
        self,
        step: Step,
        contact_id: str,
        agent_id: str,
        queue_id: str,
        priority: int,
        wait_until: int | None = None,
    ) -> None:
        """Blind transfer to a queue: the agent is out, the customer waits there."""
        rules.require_agent(self.get(contact_id), "transfer", agent_id)
        self.agent_left(step, contact_id, "transferred")
        self.enqueue(step, contact_id, queue_id, priority=priority, waiting_since=step.now, wait_until=wait_until)

    def begin_consult(self, step: Step, contact_id: str, agent_id: str) -> None:
        """The agent is about to ask a third party; the customer hears music meanwhile."""
        contact = self.get(contact_id)
        rules.require_agent(contact, "consult", agent_id)
        rules.require_no_consult(contact)
        self.hold(step, contact_id, agent_id)

    def complete_consult(self, step: Step, contact_id: str, agent_id: str) -> None:
        """Attended transfer: the agent leaves, the customer and the third party talk."""
        contact = self.get(contact_id)
        rules.require_agent(contact, "transfer", agent_id)
        rules.require_consulted(contact)
        self.agent_left(step, contact_id, "transferred")
        connect_next_agent(step, contact)

    def conference(self, step: Step, contact_id: str, agent_id: str) -> None:
        """Everybody talks with everybody."""
        contact = self.get(contact_id)
        rules.require_agent(contact, "consult", agent_id)
        rules.require_consulted(contact)
        for party in contact.asked:
            step.record(e.PartyJoined(contact_id=contact_id, party_id=party.id))
        self.retrieve(step, contact_id, agent_id)

    def swap(self, step: Step, contact_id: str, agent_id: str) -> None:
        """The agent talks with the other of the two: customer or third party; whoever waits hears music."""
        contact = self.get(contact_id)
        rules.require_agent(contact, "hold", agent_id)
        rules.require_consulted(contact)
        to_customer = contact.held
        for party in contact.asked:
            step.record(e.PartyHeld(contact_id=contact_id, party_id=party.id, held=to_customer))
        (self.retrieve if to_customer else self.hold)(step, contact_id, agent_id)

    def cancel_consult(self, step: Step, contact_id: str, agent_id: str) -> None:
        """The third party is let go; the customer comes back."""
        contact = self.get(contact_id)
        rules.require_agent(contact, "retrieve", agent_id)
        for party in contact.asked:
            step.record(e.PartyLeft(contact_id=contact_id, party_id=party.id, reason="removed"))
        self.retrieve(step, contact_id, agent_id)

    def park(self, step: Step, contact_id: str, agent_id: str, place: str, until: int) -> None:
        """The customer waits at a place for whoever fetches them; the agent is free."""
        contact = self.get(contact_id)
        rules.require_alone_with(contact, agent_id)
        self.agent_left(step, contact_id, "parked")
        step.record(e.ContactParked(contact_id=contact_id, place=place, by_agent_id=agent_id, until=until))

    def park_longer(self, step: Step, contact_id: str, until: int) -> None:
        """Nobody came: the customer stays parked for another while."""
        parked = self.get(contact_id).parked
        if parked is not None:
            step.record(
                e.ContactParked(
                    contact_id=contact_id,
                    place=parked.place,
                    by_agent_id=parked.by_agent_id,
                    until=until,
                    returns=parked.returns + 1,
                )
            )

    def agent_away(self, step: Step, contact_id: str, until: int) -> None:
        """The agent's seat vanished; the customer is kept with music until `until`."""
        contact = self.get(contact_id)
        if contact.state == "connected" and contact.agent_id and contact.away_until is None:
            step.record(e.AgentAway(contact_id=contact_id, agent_id=contact.agent_id, until=until))
