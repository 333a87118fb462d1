"""Hold with a reminder: whoever keeps a customer waiting for long hears of it, and the customer does not."""

from ringhall.contact.service import Contacts
from ringhall.contact.state import Contact
from ringhall.engine.channels.voice.call_rules import CallRules
from ringhall.engine.channels.voice.lanes import Lanes
from ringhall.engine.channels.voice.rules.media import reminder_id
from ringhall.engine.telephony import ports as ask
from ringhall.foundation.steps import Step

TONE = "sound:beep"
"""Comes with every Asterisk."""


class Holding:
    """When the next reminder is due is read from the contact, so that it outlives a restart."""

    def __init__(self, contacts: Contacts, lanes: Lanes) -> None:
        self._contacts, self._lanes = contacts, lanes
        self.rules = CallRules()

    def hold(self, step: Step, contact_id: str, agent_id: str) -> None:
        """The customer hears music, and the clock of the reminder runs."""
        self._contacts.hold(step, contact_id, agent_id, self._next(step.now))

    def due(self, step: Step, contact: Contact) -> None:
        """The agent's phone, whatever else it hears, gives one tone; the desk tells it from the contact."""
        if contact.reminder_at is None or contact.reminder_at > step.now:
            return
        self._contacts.remind_of_hold(step, contact.id, self._next(step.now))
        party = contact.agent_party
        if party is not None:
            playback_id = reminder_id(contact.id, contact.hold_reminders)
            tone = ask.Play(leg_id=party.id, playback_id=playback_id, media=[TONE])
            step.after_commit(lambda: self._lanes.send(contact.id, tone))

    def _next(self, now: int) -> int | None:
        seconds = self.rules.hold_reminder_seconds
        return now + seconds * 1000 if seconds else None
