"""Pulling: an agent takes somebody who waits, out of turn. Until they are there the contact is offered to them only."""

from ringhall.contact.errors import NotPossible
from ringhall.contact.service import Contacts
from ringhall.contact.state import Contact
from ringhall.engine.channels.voice.ports import Floor
from ringhall.engine.channels.voice.service.calling import OWN_SEAT_SECONDS, Calling
from ringhall.foundation.steps import Step


class Pulling:
    """An offer made by hand instead of by the match; all that follows is as with any other."""

    def __init__(self, contacts: Contacts, calling: Calling, floor: Floor) -> None:
        self._contacts, self._calling, self._floor = contacts, calling, floor

    def pull(self, step: Step, contact_id: str, agent_id: str) -> Contact:
        """The agent takes whoever waits; their own seat is rung and answers by itself.

        Raises NotPossible unless it is a call that waits and rings at nobody, NotIdle when the agent has something in
        hand. A customer who is to be called back is called as their queue has it.
        """
        contact = self._contacts.get(contact_id)
        if contact.channel != "voice" or contact.state != "queued":
            state = contact.state if contact.channel == "voice" else "a message"
            raise NotPossible(verb="take", state=state, hint="Only a call that waits and rings at nobody can be taken.")
        if contact.not_before is not None and contact.not_before > step.now:
            raise NotPossible(verb="take", state="to be called later", hint="Nobody is called before their time.")
        self._floor.require_idle(agent_id)
        token = self._calling.new_token()
        if not contact.waits_for_call:
            party_id, endpoint = self._calling.own_seat_for(step, contact, agent_id, recorded=True)
            self._contacts.add_party(
                step,
                contact_id,
                party_id=party_id,
                role="agent",
                purpose="offer",
                agent_id=agent_id,
                address=endpoint,
                recording=party_id,
                token=token,
            )
        self._contacts.offer(
            step,
            contact_id,
            agent_id=agent_id,
            token=token,
            queue_id=contact.queue_id,
            ring_until=step.now + OWN_SEAT_SECONDS * 1000,
            decision={"by_hand": "pulled", "by": agent_id},
        )
        return contact
