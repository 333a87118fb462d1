"""Voicemail: a message is its contact's, whether the switch tells of it before or after the caller hung up."""

from collections.abc import Callable

from ringhall.contact.state import Contact
from ringhall.engine.channels.voice.rules.messages import MESSAGE_SECONDS_MIN
from ringhall.engine.channels.voice.service.unheard import keep_unheard
from ringhall.engine.channels.voice.service.voice import Voice
from ringhall.engine.flows import ports as flow
from ringhall.engine.telephony import events as heard
from ringhall.foundation.steps import Step

MESSAGE_WAKE = "message"
REPORT_MS_MAX = 5_000
SILENCE_MS = 500


class Voicemail:
    """Messages that callers leave. `leave` carries out the end of a leg that had to wait for its message."""

    def __init__(self, voice: Voice, leave: Callable[[Step, heard.LegEnded], None]) -> None:
        self._voice, self._leave = voice, leave
        self._waiting: dict[str, heard.LegEnded] = {}
        self._silent: set[str] = set()

    def holds(self, step: Step, event: heard.LegEnded) -> bool:
        """Whether the leg's end has to wait: its caller was leaving a message, of which the switch has yet to tell."""
        contact = self._voice.contacts.live.of_party(event.leg_id)
        if contact is None or not self._is_recorded(contact, event.leg_id):
            return False
        if event.leg_id in self._silent:
            self._silent.discard(event.leg_id)
            self._wake(contact, None, lambda: None)
            return False
        self._waiting[event.leg_id] = event
        self._wake(contact, step.now + REPORT_MS_MAX, lambda: self._report_due(event.leg_id))
        return True

    def recorded(self, step: Step, event: heard.MessageRecorded) -> None:
        """The switch has finished a message; the flow goes on, unless its caller is gone.

        Silence may be a caller who is hanging up just now, so the flow waits a moment before it takes it for an answer.
        """
        contact = self._voice.contacts.live.of_party(event.leg_id)
        if contact is None or contact.state != "in_flow":
            return
        said = event.seconds >= MESSAGE_SECONDS_MIN and bool(event.file)
        if said:
            mailbox = self._voice.flows.mailbox_of(contact)
            self._voice.contacts.leave_message(step, contact.id, event.file, event.seconds, mailbox)
        ended = self._waiting.pop(event.leg_id, None)
        if ended is not None:
            self._wake(contact, None, lambda: None)
            self._leave(step, ended)
        elif said:
            self._voice.flows.tell(step, contact, flow.MessageDone(event.seconds))
        elif self._voice.flows.records_message(contact):
            self._silent.add(event.leg_id)
            self._wake(contact, step.now + SILENCE_MS, lambda: self._silence_due(event.leg_id))

    def _is_recorded(self, contact: Contact, leg_id: str) -> bool:
        customer = contact.customer_party
        return customer is not None and customer.id == leg_id and self._voice.flows.records_message(contact)

    def _wake(self, contact: Contact, due: int | None, wake: Callable[[], None]) -> None:
        self._voice.wheel.set((contact.id, MESSAGE_WAKE), due, wake)

    def _report_due(self, leg_id: str) -> None:
        ended = self._waiting.pop(leg_id)
        contact = self._voice.contacts.live.of_party(leg_id)

        def leave(step: Step) -> None:
            if contact is not None:
                keep_unheard(self._voice, step, contact)
            self._leave(step, ended)

        self._voice.steps.run(leave)

    def _silence_due(self, leg_id: str) -> None:
        self._silent.discard(leg_id)
        contact = self._voice.contacts.live.of_party(leg_id)
        if contact is not None:
            self._voice.steps.run(lambda step: self._voice.flows.tell(step, contact, flow.MessageDone(0)))
