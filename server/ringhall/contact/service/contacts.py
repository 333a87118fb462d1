"""The one way to change contacts."""

from typing import Any

from ringhall.contact import events as e
from ringhall.contact.flow_events import (
    CallerSaid,
    CallerVerified,
    FlowNoted,
    LanguageChosen,
    Noted,
    Verdict,
    VerifiedBy,
)
from ringhall.contact.rules import lifecycle as rules
from ringhall.contact.rules.terms import Terms
from ringhall.contact.script_events import ScriptFilled
from ringhall.contact.service.messages import Messages
from ringhall.contact.state import Contact, FilledScript
from ringhall.foundation.steps import Step

NOTE_LENGTH_MAX = 20_000


class Contacts(Messages):
    """All verbs of a contact: arrival, flow and notes here, the rest in the classes it stands on."""

    def open(self, step: Step, **arrival: Any) -> Contact:
        """A contact has arrived; `arrival` are the fields of ContactArrived but for its id and number."""
        contact_id = self._new_id()
        step.record(e.ContactArrived(contact_id=contact_id, number=self.live.last_number + 1, **arrival))
        return self.get(contact_id)

    def book_call_back(
        self,
        step: Step,
        *,
        queue_id: str,
        number: str,
        booked_for: int,
        head_start_ms: int = 0,
        unasked: bool = False,
        kept_for: str | None = None,
        kept_ms: int = 0,
        priority: int = 0,
        skills: list[str] | None = None,
        **arrival: Any,
    ) -> Contact:
        """A customer is to be called from `booked_for` on, with a head start in the queue so that it is soon.

        `arrival` are further fields of ContactArrived. Raises a Refusal for a number that is not to be dialled. Whoever
        was promised a call in this queue before is called this once. `unasked`: they did not wish for it themselves.
        For `kept_ms` from when it is due it is kept for the agent `kept_for`. It asks for the `skills`.
        """
        dialled = self.number_to_call_back(number, queue_id)
        contact = self.open(step, channel="voice", direction="outbound", address=dialled, **arrival)
        promised = e.CallBackPromised(
            contact_id=contact.id,
            number=dialled,
            queue_id=queue_id,
            priority=priority,
            skills=skills or [],
            booked_for=max(booked_for, step.now),
            unasked=unasked,
        )
        step.record(promised)
        wished: Terms = {"priority": priority, "skills": skills or []}
        self.queue_booked(step, contact, head_start_ms, kept_for, kept_ms, wished)
        return contact

    def enter_flow(self, step: Step, contact_id: str, flow_id: str, version: int) -> None:
        """The flow takes the contact."""
        rules.require(self.get(contact_id), "enter_flow")
        step.record(e.FlowEntered(contact_id=contact_id, flow_id=flow_id, version=version))

    def move_flow(self, step: Step, contact_id: str, node: str, place: dict[str, Any], told: str | None) -> None:
        """The flow stands somewhere else; `told` is the key or word that moved it."""
        rules.require(self.get(contact_id), "move_flow")
        step.record(e.FlowMoved(contact_id=contact_id, node=node, place=place, input=told))

    def choose_language(self, step: Step, contact_id: str, language: str) -> None:
        """The customer has said which language they speak."""
        contact = self.get(contact_id)
        rules.require(contact, "move_flow")
        if contact.language != language:
            step.record(LanguageChosen(contact_id=contact_id, language=language))

    def verified(self, step: Step, contact_id: str, by: VerifiedBy, verdict: Verdict, *, with_number: bool) -> None:
        """It was looked at whether the caller is who they say."""
        rules.require(self.get(contact_id), "move_flow")
        step.record(CallerVerified(contact_id=contact_id, by=by, with_number=with_number, verdict=verdict))

    def caller_said(self, step: Step, contact_id: str, **said: Any) -> None:
        """The caller answered in words; `said` are the fields of CallerSaid."""
        rules.require(self.get(contact_id), "move_flow")
        step.record(CallerSaid(contact_id=contact_id, **said))

    def note_flow(self, step: Step, contact_id: str, node: str, what: Noted, detail: str) -> None:
        """The flow found something out that the story tells."""
        rules.require(self.get(contact_id), "move_flow")
        step.record(FlowNoted(contact_id=contact_id, node=node, what=what, detail=detail))

    def leave_message(self, step: Step, contact_id: str, recording: str, seconds: float, mailbox: str) -> None:
        """The caller left a voicemail in this mailbox."""
        rules.require(self.get(contact_id), "leave_message")
        step.record(e.MessageLeft(contact_id=contact_id, recording=recording, seconds=seconds, mailbox=mailbox))

    def note(self, step: Step, contact_id: str, agent_id: str, text: str) -> None:
        """Keep the agent's note as it stands now (cut at 20 000 letters)."""
        contact = self.get(contact_id)
        rules.require(contact, "note")
        if contact.note != text:
            step.record(e.NoteSaved(contact_id=contact_id, agent_id=agent_id, text=text[:NOTE_LENGTH_MAX]))

    def fill_script(self, step: Step, filled: ScriptFilled) -> None:
        """Keep a script as an agent has filled it in now; the same once more is nothing new."""
        contact = self.get(filled.contact_id)
        rules.require(contact, "fill_script")
        if contact.scripts.get(filled.script_id) != FilledScript.of(filled):
            step.record(filled)

    def identify(self, step: Step, contact_id: str, customer_id: str, customer_name: str) -> None:
        """Somebody says whose contact it is, or what that customer is called now."""
        contact = self.get(contact_id)
        rules.require(contact, "identify")
        if (contact.customer_id, contact.customer_name) != (customer_id, customer_name):
            step.record(
                e.CustomerIdentified(contact_id=contact_id, customer_id=customer_id, customer_name=customer_name)
            )

    def set_disposition(self, step: Step, contact_id: str, agent_id: str, disposition: str) -> None:
        """What the contact was about."""
        contact = self.get(contact_id)
        rules.require(contact, "disposition")
        if contact.disposition != disposition:
            step.record(e.DispositionSet(contact_id=contact_id, agent_id=agent_id, disposition=disposition))
