"""Signing in from a phone: a short dialogue by keys with whoever has dialled the code.

Its leg is in no contact, and the dialogue in no story: after a crash the leg is hung up, and nothing else is lost.
"""

import msgspec

from ringhall.engine.channels.voice.call_rules import CallRules
from ringhall.engine.channels.voice.dialogue_words import sentence_in
from ringhall.engine.channels.voice.extensions import Caller, Extensions
from ringhall.engine.channels.voice.lanes import Lanes
from ringhall.engine.channels.voice.ports import CheckPin, LanguageOf, PinVerdict, Prompts, Staff
from ringhall.engine.channels.voice.rules import sign_in as rules
from ringhall.engine.channels.voice.rules.sign_in import Act, Dialogue
from ringhall.engine.channels.voice.service.hot_desks import HotDesks
from ringhall.engine.channels.voice.service.legs_alone import OnTheLine, PhoneDialogues
from ringhall.engine.channels.voice.sign_in_words import WORDS
from ringhall.engine.flows.ports import Sound
from ringhall.engine.telephony import events as heard
from ringhall.engine.telephony import ports as ask
from ringhall.foundation.clock import Clock
from ringhall.foundation.errors import Refusal
from ringhall.foundation.logging import log
from ringhall.foundation.steps import Step, Steps

BY = "phone"
AT_ONCE_MAX = 100


class _AtPhone(OnTheLine, kw_only=True):
    """A dialogue that goes on, and whose language it is in."""

    owner: str
    dialogue: Dialogue


class PhoneSignIn(PhoneDialogues[_AtPhone]):
    """Owner of these dialogues. What is decided in them is in `rules/sign_in.py`."""

    def __init__(
        self,
        *,
        steps: Steps,
        staff: Staff,
        hot_desks: HotDesks,
        extensions: Extensions,
        lanes: Lanes,
        prompts: Prompts,
        language_of: LanguageOf,
        check_pin: CheckPin,
        clock: Clock,
    ) -> None:
        super().__init__(steps=steps, lanes=lanes, clock=clock, called="sign_in", at_once_max=AT_ONCE_MAX)
        self._staff, self._hot_desks, self._extensions = staff, hot_desks, extensions
        self._prompts, self._language_of, self._check_pin = prompts, language_of, check_pin
        self.rules = CallRules()

    def is_asked(self, dialled: str) -> bool:
        """Whether a phone has dialled the code. What follows it may be a PIN, so it is none of any other number."""
        code = self.rules.sign_in_code
        return bool(code) and dialled.startswith(code)

    def begin(self, step: Step, event: heard.CallArrived, caller: Caller) -> None:
        """Answer, and ask; or offer the menu to whoever sits there."""
        if not self._takes(step, event):
            return
        leg = event.leg_id
        sitter = self._sitter(event.line, caller)
        dialogue, acts = rules.begin(sitter)
        owner = sitter or caller.agent_id or ""
        self._at[leg] = _AtPhone(line=event.line, owner=owner, dialogue=dialogue, ends_at=step.now + rules.WHOLE_MS_MAX)
        step.after_commit(lambda: self._lanes.send(leg, ask.Answer(leg_id=leg)))
        self._act(step, leg, acts)

    def key_pressed(self, step: Step, event: heard.KeyPressed) -> bool:
        """A key ends what is being said. False where the leg is in no such dialogue."""
        at = self._at.get(event.leg_id)
        if at is not None and at.dialogue.stage != "over":
            self._talk.hush(step, event.leg_id)
            self._go_on(step, event.leg_id, rules.on_key(at.dialogue, event.key))
            self._wake_in(step, event.leg_id, key=True)
        return at is not None

    def playback_ended(self, step: Step, event: heard.PlaybackEnded) -> bool:
        """A sentence is over: from here on there is time to answer. False where the leg is in no such dialogue."""
        at = self._at.get(event.leg_id)
        if at is not None and self._talk.is_over(event):
            if at.dialogue.stage == "over":
                self._go_on(step, event.leg_id, rules.on_silence(at.dialogue))
            else:
                self._wake_in(step, event.leg_id, key=False)
        return at is not None

    def _left(self, step: Step, leg_id: str, at: _AtPhone) -> None:
        """They have hung up, and their phone is free: now they are what they wished."""
        super()._left(step, leg_id, at)
        agent_id, state = at.dialogue.agent_id, at.dialogue.becomes
        if agent_id and state and agent_id == self._sitter(at.line, self._hot_desks.caller(at.line)):
            self._staff.set_state(step, agent_id, state, None, BY)

    def _sitter(self, line: str, caller: Caller | None) -> str | None:
        """Who is signed in at this phone: a phone of their own, or one they sit at."""
        agent_id = caller.agent_id if caller else None
        agent = self._staff.agent(agent_id) if agent_id and self._staff.known(agent_id) else None
        return agent.id if agent and agent.presence != "offline" and agent.seat in ("", line) else None

    def _go_on(self, step: Step, leg: str, after: rules.Next) -> None:
        at = self._at[leg]
        at.dialogue, acts = after
        self._act(step, leg, acts)

    def _act(self, step: Step, leg: str, acts: list[Act]) -> None:
        at = self._at[leg]
        for act in acts:
            match act:
                case rules.Say(sentence):
                    self._say(step, leg, at, sentence)
                case rules.Check(number, pin):
                    self._check(step, leg, at, number, pin)
                case rules.Become(agent_id, state):
                    self._staff.set_state(step, agent_id, state, None, BY)
                case rules.HangUp():
                    self._hang_up(step, leg)
                case rules.SignIn(agent_id):
                    try:
                        self._hot_desks.sign_in(step, agent_id, at.line, BY)
                    except Refusal as refusal:
                        log.info("sign_in.not_now", agent_id=agent_id, line=at.line, reason=str(refusal))
                        self._go_on(step, leg, rules.on_refusal(at.dialogue))
                        return
                    at.owner = agent_id
                    log.info("sign_in.done", agent_id=agent_id, line=at.line)

    def _say(self, step: Step, leg: str, at: _AtPhone, sentence: rules.Sentence) -> None:
        owner = at.owner
        self._talk.say(step, leg, lambda: self._speech(sentence, owner))
        self._wake(leg, step.now + rules.SENTENCE_MS_MAX)

    async def _speech(self, sentence: rules.Sentence, owner: str) -> list[str]:
        text, language = sentence_in(WORDS, sentence, await self._language_of(owner))
        return await self._prompts.media((Sound(text=text),), language)

    def _check(self, step: Step, leg: str, at: _AtPhone, number: str, pin: str) -> None:
        extension = self._extensions.find(number)
        target = extension.target if extension is not None and extension.leads_to == "agent" else None
        agent_id = target if target is not None and self._staff.known(target) else None
        line = at.line

        async def check() -> None:
            verdict = await self._check_pin(agent_id, number, pin, line)
            self._steps.run(lambda step: self._checked(step, leg, verdict, agent_id))

        step.after_commit(check)

    def _checked(self, step: Step, leg: str, verdict: PinVerdict, agent_id: str | None) -> None:
        if leg in self._at:
            self._go_on(step, leg, rules.on_verdict(self._at[leg].dialogue, verdict, agent_id))

    def _wake_in(self, step: Step, leg: str, *, key: bool) -> None:
        at = self._at[leg]
        if not self._talk.sounds(leg) and at.dialogue.stage != "over":
            self._wake(leg, step.now + rules.due_ms(at.dialogue, key=key))

    def _time_up(self, step: Step, leg: str) -> None:
        at = self._at.get(leg)
        if at is None:
            return
        self._talk.give_up(leg)
        # Whoever is on the line for so long does not use it.
        late = msgspec.structs.replace(at.dialogue, stage="over") if step.now >= at.ends_at else at.dialogue
        self._go_on(step, leg, rules.on_silence(late))
        self._wake_in(step, leg, key=False)
