"""Mailboxes: a message becomes a contact in one, agents take it out, and it goes on to another."""

from ringhall.contact import events as e
from ringhall.contact.service import Contacts
from ringhall.contact.state import Contact
from ringhall.engine.channels.voicemail.errors import MailboxUnknown
from ringhall.engine.channels.voicemail.rules.boxes import Box, due_at, find
from ringhall.engine.routing.service import Routing
from ringhall.engine.routing.settings import QueueSettings
from ringhall.foundation.ids import NewId
from ringhall.foundation.logging import log
from ringhall.foundation.steps import Step

USUAL = QueueSettings(id="", name="")
"""What holds for a message of which nobody has a box."""


class Mailboxes:
    """The verbs of messages. Each works inside a step and may raise a Refusal."""

    def __init__(self, contacts: Contacts, routing: Routing, new_id: NewId) -> None:
        self._contacts, self._routing, self._new_id = contacts, routing, new_id

    def enter(self, step: Step, left_in: str, message: e.MessageLeft) -> Contact:
        """What a caller left becomes a contact of its own, in the very step that keeps the message."""
        call = self._contacts.get(left_in)
        mailbox = message.mailbox or ""
        box = self._find(mailbox, call.queue_id)
        contact = self._contacts.open(
            step,
            channel="voicemail",
            direction="inbound",
            dialled=call.dialled,
            address=call.address,
            customer_id=call.customer_id,
            customer_name=call.customer_name,
            language=call.language,
        )
        due = due_at(step.now, self._settings(box).message_target_hours)
        self._contacts.receive(
            step, contact.id, box.mailbox if box else mailbox, message.recording, message.seconds, due
        )
        self._contacts.link(step, contact, "left_in", call, "left")
        if box is None:
            log.warning("voicemail.no_box", mailbox=mailbox, contact_id=contact.id)
            return contact
        preferred = list(box.preferred)
        self._contacts.enqueue(
            step,
            contact.id,
            box.queue_id,
            waiting_since=step.now,
            preferred=preferred,
            preferred_until=due if preferred else 0,
        )
        return contact

    def take(self, step: Step, contact_id: str, agent_id: str) -> None:
        """The agent takes a message out of its box, instead of waiting until it is offered."""
        if self._contacts.get(contact_id).offer_to(agent_id) is None:
            self._routing.take(step, agent_id, contact_id, self._new_id())
        self._contacts.accept(step, contact_id, agent_id)

    def hand_over(self, step: Step, contact_id: str, mailbox: str, by: str) -> None:
        """The message goes to another mailbox, at its age. Raises MailboxUnknown."""
        box = self._find(mailbox, None)
        if box is None:
            raise MailboxUnknown(mailbox=mailbox)
        self._contacts.choose_mailbox(step, contact_id, box.mailbox, box.queue_id, by, list(box.preferred))

    def _find(self, mailbox: str, came_by: str | None) -> Box | None:
        floor = self._routing.live.floor
        agents = {seat.settings.id: seat.settings.queue_ids for seat in floor.people()}
        return find(mailbox, came_by, floor.queues, agents)

    def _settings(self, box: Box | None) -> QueueSettings:
        return self._routing.live.floor.queues[box.queue_id].settings if box else USUAL
