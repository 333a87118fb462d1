"""Recording a prompt by phone: a dialogue by keys with whoever calls for it, from any phone.

Its leg is in no contact, and the dialogue in no story: only what is kept is written, as a version of the prompt.
"""

from collections.abc import Awaitable, Callable

from ringhall.engine.channels.voice.call_rules import CallRules
from ringhall.engine.channels.voice.dialogue_words import sentence_in
from ringhall.engine.channels.voice.lanes import Lanes
from ringhall.engine.channels.voice.ports import LanguageOf, Numbers, Prompts, Takes, Ticket, TicketVerdict
from ringhall.engine.channels.voice.recording_words import WORDS
from ringhall.engine.channels.voice.rules import phone_recording as rules
from ringhall.engine.channels.voice.rules.messages import TAKE_PREFIX
from ringhall.engine.channels.voice.rules.phone_recording import Act, Dialogue
from ringhall.engine.channels.voice.service.legs_alone import OnTheLine, PhoneDialogues
from ringhall.engine.flows.ports import Sound
from ringhall.engine.telephony import events as heard
from ringhall.engine.telephony import ports as ask
from ringhall.foundation.clock import Clock
from ringhall.foundation.ids import NewId
from ringhall.foundation.steps import Step, Steps

AT_ONCE_MAX = 20


class _AtPhone(OnTheLine, kw_only=True):
    """A dialogue that goes on: for what, and the recording and the file of it that there are."""

    dialogue: Dialogue
    ticket: Ticket | None = None
    recording_id: str = ""
    file: str = ""


class PhoneRecording(PhoneDialogues[_AtPhone]):
    """Owner of these dialogues. What is decided in them is in `rules/phone_recording.py`."""

    def __init__(
        self,
        *,
        steps: Steps,
        lanes: Lanes,
        prompts: Prompts,
        numbers: Numbers,
        takes: Takes,
        language_of: LanguageOf,
        new_id: NewId,
        clock: Clock,
    ) -> None:
        super().__init__(steps=steps, lanes=lanes, clock=clock, called="recording", at_once_max=AT_ONCE_MAX)
        self._prompts, self._numbers, self._recordings = prompts, numbers, takes
        self._language_of, self._new_id = language_of, new_id
        self.rules = CallRules()

    def is_asked(self, dialled: str) -> bool:
        """Whether a phone of ours has dialled the code. What follows it may be secret, so it is no other number's."""
        code = self.rules.recording_code
        return bool(code) and dialled.startswith(code)

    def is_called(self, dialled: str) -> bool:
        """Whether somebody outside has dialled the number for it."""
        number = self.rules.recording_number
        return bool(number) and number in (dialled, self._numbers.normalise(dialled))

    def begin(self, step: Step, event: heard.CallArrived) -> None:
        """Answer, and ask for the code."""
        if not self._takes(step, event):
            return
        leg = event.leg_id
        dialogue, acts = rules.begin()
        self._at[leg] = _AtPhone(line=event.line, dialogue=dialogue, ends_at=step.now + rules.WHOLE_MS_MAX)
        step.after_commit(lambda: self._lanes.send(leg, ask.Answer(leg_id=leg)))
        self._act(step, leg, acts)

    def key_pressed(self, step: Step, event: heard.KeyPressed) -> bool:
        """See Dialogues."""
        at = self._at.get(event.leg_id)
        if at is not None and at.dialogue.stage != "over":
            if rules.hushes(at.dialogue, event.key):
                self._talk.hush(step, event.leg_id)
            self._go_on(step, event.leg_id, rules.on_key(at.dialogue, event.key))
            self._wake_again(step, event.leg_id)
        return at is not None

    def playback_ended(self, step: Step, event: heard.PlaybackEnded) -> bool:
        """See Dialogues. From here on there is time to answer."""
        at = self._at.get(event.leg_id)
        if at is not None and self._talk.is_over(event):
            self._go_on(step, event.leg_id, rules.on_said(at.dialogue))
            self._wake_again(step, event.leg_id)
        return at is not None

    def message_recorded(self, step: Step, event: heard.MessageRecorded) -> bool:
        """See Dialogues. The recording of somebody who has hung up is thrown away."""
        if not event.recording_id.startswith(TAKE_PREFIX):
            return False
        at = self._at.get(event.leg_id)
        if at is None or at.recording_id != event.recording_id or at.dialogue.stage != "recording":
            self._forget(step, event.file)
            return True
        at.file = event.file
        self._go_on(step, event.leg_id, rules.on_recorded(at.dialogue, event.seconds if event.file else 0))
        return True

    def _left(self, step: Step, leg_id: str, at: _AtPhone) -> None:
        """They have hung up: what is not kept is thrown away."""
        super()._left(step, leg_id, at)
        if at.dialogue.stage != "keeping":
            self._forget(step, at.file)

    def _go_on(self, step: Step, leg: str, after: rules.Next) -> None:
        at = self._at[leg]
        at.dialogue, acts = after
        self._act(step, leg, acts)

    def _act(self, step: Step, leg: str, acts: list[Act]) -> None:
        at = self._at[leg]
        for act in acts:
            match act:
                case rules.Say(sentence):
                    self._say(step, leg, sentence)
                case rules.Review():
                    self._say(step, leg, "review", at.file)
                case rules.Check(code):
                    step.after_commit(self._check(leg, code, at.line))
                case rules.Record():
                    self._record(step, leg, at)
                case rules.Keep():
                    step.after_commit(self._keep(leg, at))
                case rules.Drop():
                    self._forget(step, at.file)
                    at.file = ""
                case rules.HangUp():
                    self._hang_up(step, leg)

    def _say(self, step: Step, leg: str, sentence: rules.Sentence, file: str = "") -> None:
        """The sentence, after the sound in `file` where there is one."""
        ticket = self._at[leg].ticket

        async def media() -> list[str]:
            text, language = sentence_in(WORDS, sentence, ticket.language if ticket else await self._language_of(""))
            said = await self._prompts.media((Sound(text=text),), language)
            return [f"sound:{file.rpartition('.')[0]}", *said] if file else said

        self._talk.say(step, leg, media)
        played_ms = rules.TAKE_SECONDS_MAX * 1000 if file else 0
        self._wake(leg, step.now + played_ms + rules.SENTENCE_MS_MAX)

    def _record(self, step: Step, leg: str, at: _AtPhone) -> None:
        at.recording_id, at.file = f"{TAKE_PREFIX}{self._new_id()}", ""
        command = ask.RecordMessage(
            leg_id=leg,
            recording_id=at.recording_id,
            seconds_max=rules.TAKE_SECONDS_MAX,
            silence_seconds_max=rules.PAUSE_SECONDS_MAX,
        )
        step.after_commit(lambda: self._lanes.send(leg, command))
        self._wake(leg, step.now + rules.due_ms(at.dialogue))

    def _check(self, leg: str, code: str, line: str) -> Callable[[], Awaitable[None]]:
        async def check() -> None:
            verdict, ticket = await self._recordings.redeem(code, line)
            self._steps.run(lambda step: self._checked(step, leg, verdict, ticket))

        return check

    def _checked(self, step: Step, leg: str, verdict: TicketVerdict, ticket: Ticket | None) -> None:
        at = self._at.get(leg)
        if at is not None:
            at.ticket = ticket
            self._go_on(step, leg, rules.on_verdict(at.dialogue, verdict))

    def _keep(self, leg: str, at: _AtPhone) -> Callable[[], Awaitable[None]]:
        ticket, file = at.ticket, at.file
        assert ticket is not None, "nobody records without a ticket"
        at.file = ""

        async def keep() -> None:
            kept = await self._recordings.keep(ticket, file)
            self._steps.run(lambda step: self._kept(step, leg, kept=kept))

        return keep

    def _kept(self, step: Step, leg: str, *, kept: bool) -> None:
        at = self._at.get(leg)
        if at is not None:
            self._talk.hush(step, leg)
            self._go_on(step, leg, rules.on_kept(at.dialogue, kept=kept))

    def _forget(self, step: Step, file: str) -> None:
        if file:
            step.after_commit(lambda: self._recordings.forget(file))

    def _wake_again(self, step: Step, leg: str) -> None:
        at = self._at[leg]
        if not self._talk.sounds(leg) and at.dialogue.stage not in ("over", "recording"):
            self._wake(leg, step.now + rules.due_ms(at.dialogue))

    def _time_up(self, step: Step, leg: str) -> None:
        at = self._at.get(leg)
        if at is None:
            return
        self._talk.give_up(leg)
        late = step.now >= at.ends_at and at.dialogue.stage != "over"
        if late:
            at.ends_at = step.now + rules.SENTENCE_MS_MAX
        self._go_on(step, leg, rules.on_end(at.dialogue) if late else rules.on_silence(at.dialogue))
        self._wake_again(step, leg)
