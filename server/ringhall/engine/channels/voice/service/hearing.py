"""What the switch tells becomes steps: each event one, each told to the contact it belongs to."""

from collections.abc import Callable
from typing import Any

from ringhall.contact import events as e
from ringhall.contact.state import Contact
from ringhall.engine.channels.voice.rules.lateness import Lateness
from ringhall.engine.channels.voice.rules.media import Media, is_reminder, said_id, wanted
from ringhall.engine.channels.voice.seats import is_browser
from ringhall.engine.channels.voice.service.lost_pages import AWAY_SECONDS_MAX
from ringhall.engine.channels.voice.service.phone_calls import PhoneCalls
from ringhall.engine.channels.voice.service.recovery import Recovery
from ringhall.engine.channels.voice.service.voice import Voice
from ringhall.engine.channels.voice.service.voicemail import Voicemail
from ringhall.engine.flows import ports as flow
from ringhall.engine.telephony import events as heard
from ringhall.engine.telephony import ports as ask
from ringhall.foundation.logging import log
from ringhall.foundation.steps import Step

CAUSES: dict[int, e.LeftReason] = {
    16: "declined",
    17: "busy",
    18: "no_answer",
    19: "no_answer",
    21: "declined",
}
"""Why a leg that never answered ended, by its Q.850 cause; any other cause is a failure."""

NORMAL = 16

# After one of these is refused the leg cannot be what the story says, so it counts as gone.
FATAL = frozenset({"Dial", "Answer", "AddToBridge", "HangUp"})


class Hearing:
    """The ear of the phone channel."""

    def __init__(self, voice: Voice, recovery: Recovery, phone_calls: PhoneCalls) -> None:
        self._voice, self._phone_calls = voice, phone_calls
        self._contacts = voice.contacts
        self._recovery = recovery
        self._lateness = Lateness()
        self._voicemail = Voicemail(voice, self._leg_gone)
        self._table: dict[type[heard.SwitchEvent], Callable[[Step, Any], None]] = {
            heard.CallArrived: self._call_arrived,
            heard.LegAnswered: self._leg_answered,
            heard.LegEnded: self._leg_ended,
            heard.KeyPressed: self._key_pressed,
            heard.PlaybackEnded: self._playback_ended,
            heard.MessageRecorded: self._message_recorded,
            heard.CommandFailed: self._command_failed,
        }

    def hear(self, event: heard.SwitchEvent) -> None:
        """One input: exactly one step (a snapshot: one for each contact)."""
        if isinstance(event, heard.SwitchUp):
            self._voice.alarm("switch_down", None, {})
            self._recovery.reconcile(event)
            self._voice.watched.tell_all()
            self._voice.on_switch_up()
        elif isinstance(event, heard.SwitchDown):
            log.error("switch.down", reason=event.reason)
            self._voice.alarm("switch_down", "missed", {"reason": event.reason})
        elif type(event) in self._table:
            # Whoever hung up waits for nothing any more.
            self._voice.steps.run(lambda step: self._told(step, event), patient=isinstance(event, heard.LegEnded))

    def _told(self, step: Step, event: heard.SwitchEvent) -> None:
        step.late_ms = self._lateness.of(event.at, step.now)
        self._table[type(event)](step, event)

    def _call_arrived(self, step: Step, event: heard.CallArrived) -> None:
        if self._contacts.live.of_party(event.leg_id):
            return
        if self._voice.draft_calls.is_asked(event):
            self._voice.draft_calls.begin(step, event)
            return
        if caller := self._voice.hot_desks.caller(event.line):
            self._phone_calls.arrived(step, event, caller)
            return
        if self._voice.phone_recording.is_called(event.dialled):
            self._voice.phone_recording.begin(step, event)
            return
        number = self._voice.numbers.find(event.dialled)
        address = self._voice.numbers.normalise(event.caller)
        contact = self._contacts.open(
            step,
            channel="voice",
            direction="inbound",
            dialled=event.dialled,
            address=address,
            line=event.line,
            waited_ms_before=event.waited_ms,
        )
        self._contacts.add_party(
            step, contact.id, party_id=event.leg_id, role="customer", purpose="arrival", address=address
        )
        if number is None or not self._voice.flows.has(number.flow_id):
            log.warning("call.number_unknown", dialled=event.dialled, line=event.line)
            step.after_commit(lambda: self._voice.lanes.send(contact.id, ask.HangUp(leg_id=event.leg_id, cause=1)))
            self._contacts.end(step, contact.id, "rejected", "system")
            return
        # Before the first prompt: the switch does not answer a call into which it plays something.
        self._voice.media[contact.id] = Media(answered=True, legs=(event.leg_id,))
        step.after_commit(lambda: self._pick_up(contact, event.leg_id))
        self._voice.flows.begin(step, contact, number.flow_id)
        if address:
            step.after_commit(lambda: self._voice.identifying.look_up(contact.id, address))

    def _pick_up(self, contact: Contact, leg_id: str) -> None:
        if wanted(contact).answered:
            self._voice.lanes.send(contact.id, ask.Answer(leg_id=leg_id))

    def _leg_answered(self, step: Step, event: heard.LegAnswered) -> None:
        contact = self._contacts.live.of_party(event.leg_id)
        if contact is None and self._voice.nailed_up.answered(step, event):
            return
        if contact is None:
            # Too late: the offer is over, so the seat is let go.
            step.after_commit(lambda: self._voice.lanes.send(event.leg_id, ask.HangUp(leg_id=event.leg_id)))
            return
        self._contacts.party_answered(step, event.leg_id)

    def _leg_ended(self, step: Step, event: heard.LegEnded) -> None:
        if not self._voicemail.holds(step, event):
            self._leg_gone(step, event)

    def _leg_gone(self, step: Step, event: heard.LegEnded) -> None:
        contact = self._contacts.live.of_party(event.leg_id)
        if contact is None:
            self._voice.alone_ended(step, event.leg_id, event.cause)
            return
        if contact.id in self._voice.media:
            self._voice.media[contact.id] = self._voice.media[contact.id].without(event.leg_id)
        party = contact.parties[event.leg_id]
        theirs = party.agent_id == contact.agent_id and is_browser(party) and contact.state == "connected"
        if party.state == "up" and event.cause != NORMAL and theirs:
            # The page went without a goodbye (reload, crash): the agent may come back, the customer stays.
            self._contacts.agent_away(step, contact.id, step.now + AWAY_SECONDS_MAX * 1000)
            return
        answered = event.was_answered or party.state == "up"
        reason: e.LeftReason = "hung_up" if answered else CAUSES.get(event.cause, "failed")
        self._contacts.party_left(step, event.leg_id, reason, event.cause)
        if contact.state == "in_flow" and party.purpose == "transfer":
            self._voice.flows.tell(step, contact, flow.TransferFailed(reason))

    def _key_pressed(self, step: Step, event: heard.KeyPressed) -> None:
        contact = self._contacts.live.of_party(event.leg_id)
        customer = contact.customer_party if contact else None
        if contact is None:
            self._voice.alone_pressed(step, event)
        if contact is None or customer is None or customer.id != event.leg_id:
            return
        if contact.state == "in_flow":
            self._voice.flows.tell(step, contact, flow.Key(event.key))
        else:
            self._voice.waiting.tell(step, contact, flow.Key(event.key))

    def _playback_ended(self, step: Step, event: heard.PlaybackEnded) -> None:
        contact = self._contacts.live.of_party(event.leg_id)
        prompt, said = event.playback_id.rpartition(".")[2], said_id(event.playback_id)
        if contact and prompt.isdigit() and contact.state == "in_flow":
            self._voice.flows.tell(step, contact, flow.PromptEnded(int(prompt), event.failed))
        elif contact and said is not None:
            self._voice.waiting.tell(step, contact, flow.PromptEnded(said, event.failed))
        else:
            self._voice.alone_heard(step, event)

    def _message_recorded(self, step: Step, event: heard.MessageRecorded) -> None:
        if not any(each.message_recorded(step, event) for each in self._voice.dialogues):
            self._voicemail.recorded(step, event)

    def _command_failed(self, step: Step, event: heard.CommandFailed) -> None:
        contact = self._contacts.live.of_party(event.leg_id)
        log.info("switch.refused", command=event.command, status=event.status, reason=event.reason, leg=event.leg_id)
        if contact is None:
            self._voice.alone_failed(step, event, fatal=event.command in FATAL)
        elif event.command == "Play":
            self._not_played(step, contact, event.playback_id)
        elif event.command in FATAL:
            self._leg_ended(step, heard.LegEnded(leg_id=event.leg_id, cause=0, was_answered=False))
            if event.command != "HangUp":
                # A leg that is there after all must not be left in silence.
                step.after_commit(lambda: self._voice.lanes.send(contact.id, ask.HangUp(leg_id=event.leg_id)))

    def _not_played(self, step: Step, contact: Contact, playback_id: str) -> None:
        """What is being said cannot be heard; what was to be said before it changes nothing."""
        said = said_id(playback_id)
        if is_reminder(playback_id):
            return
        if said is None:
            self._voice.flows.prompt_failed(step, contact)
        else:
            self._voice.waiting.tell(step, contact, flow.PromptEnded(said, failed=True))
