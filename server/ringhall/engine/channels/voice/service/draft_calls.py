"""Calls through flows that are being drawn, by whoever draws them: real calls, and no contacts.

Nothing of them is in a story or a figure, nobody else is disturbed, and a crash ends them.
"""

from collections.abc import Callable
from typing import Protocol

import msgspec

from ringhall.engine.channels.voice.errors import TooManyDraftCalls
from ringhall.engine.channels.voice.lanes import Lanes
from ringhall.engine.channels.voice.ports import Ears, Job
from ringhall.engine.channels.voice.rules.media import Sounding
from ringhall.engine.channels.voice.service.legs_alone import LegsAlone
from ringhall.engine.channels.voice.service.listening import Listeners
from ringhall.engine.flows import ports as flow
from ringhall.engine.flows.rules.draft_call import HANGS_UP, Deed, DraftCall
from ringhall.engine.flows.rules.listening import Listening
from ringhall.engine.telephony import events as heard
from ringhall.engine.telephony import ports as ask
from ringhall.engine.telephony.settings import DRAFT_PREFIX, GUEST
from ringhall.foundation import tasks
from ringhall.foundation.clock import Clock
from ringhall.foundation.errors import NotFound
from ringhall.foundation.ids import NewId
from ringhall.foundation.logging import log
from ringhall.foundation.steps import Step, Steps
from ringhall.foundation.wheel import Wheel

AT_ONCE_MAX = 20
ARRIVES_MS_MAX = 60_000
WHOLE_MS_MAX = 900_000
UNKNOWN = 1
Make = Callable[[int, str], DraftCall]
Play = Callable[[Sounding], Job]


class Errands(Protocol):
    """Finds out what flows ask for; nothing is raised."""

    async def prove(self, claim: flow.Claim) -> flow.Proven | None: ...
    async def answer(
        self, command: flow.SendCode | flow.AskSource | flow.Understand, customer_id: str | None, address: str
    ) -> flow.Input: ...


class _Call(msgspec.Struct, kw_only=True):
    """One of them. `leg` is empty until the caller is there, and again when they have left."""

    by: str
    make: Make
    ends_at: int
    walk: DraftCall | None = None
    leg: str = ""
    music: bool = False
    changed: Callable[[], None] | None = None


class DraftCalls(LegsAlone[str]):
    """Owner of these calls. What is decided in them is in the flows' `rules/draft_call.py`."""

    def __init__(
        self, *, steps: Steps, lanes: Lanes, ears: Ears, play: Play, errands: Errands, new_id: NewId, clock: Clock
    ) -> None:
        super().__init__(steps, lanes)
        self._listeners = Listeners(steps, lanes, ears, self._listens, self._spoken)
        self._play, self._errands = play, errands
        self._new_id, self._clock, self._wheel = new_id, clock, Wheel(clock)
        self._calls: dict[str, _Call] = {}

    def prepare(self, by: str, make: Make) -> str:
        """A call of this person may come; its id, which no other call has. Theirs of before is over.

        `make` gives the call, at the moment at which it comes and under this id.

        Raises TooManyDraftCalls.
        """
        for call_id in [call_id for call_id, call in self._calls.items() if call.by == by]:
            self.close(call_id)
        if len(self._calls) >= AT_ONCE_MAX:
            raise TooManyDraftCalls(most=AT_ONCE_MAX)
        call_id = self._new_id().replace("-", "")
        ends_at = self._clock.now() + ARRIVES_MS_MAX
        self._calls[call_id] = _Call(by=by, make=make, ends_at=ends_at)
        self._wheel.set(call_id, ends_at, lambda: self.close(call_id))
        return call_id

    def dialled(self, call_id: str) -> str:
        """What is to be dialled for this call."""
        return f"{DRAFT_PREFIX}{call_id}"

    def watch(self, call_id: str, by: str, changed: Callable[[], None]) -> None:
        """Their page follows the call, without which it does not begin. Raises NotFound for a call of others."""
        call = self._calls.get(call_id)
        if call is None or call.by != by:
            raise NotFound(what="call of a draft", which=call_id)
        call.changed = changed

    def walk(self, call_id: str) -> DraftCall | None:
        """How it goes; None before it began, and once it is forgotten."""
        call = self._calls.get(call_id)
        return call.walk if call else None

    def goes_on(self, call_id: str) -> bool:
        """Whether it is known still."""
        return call_id in self._calls

    def let(self, call_id: str, deed: Deed) -> None:
        """What others would do with the caller, who is told to be with them."""
        call = self._calls.get(call_id)
        if call is not None and call.walk is not None:
            walk = call.walk
            self._steps.run(lambda step: self._go_on(step, call_id, walk.let(deed, step.now)))

    def close(self, call_id: str) -> None:
        """Nobody follows the call any more: it ends, and is forgotten."""
        call = self._calls.pop(call_id, None)
        self._wheel.set(call_id, None, lambda: None)
        if call is None:
            return
        if call.leg:
            leg = call.leg
            del self._at[leg]
            self._lanes.send(leg, ask.HangUp(leg_id=leg))
            self._listeners.look(leg)
        if call.changed:
            call.changed()

    def is_asked(self, event: heard.CallArrived) -> bool:
        """Whether somebody calls for a draft."""
        return event.dialled.startswith(DRAFT_PREFIX)

    def begin(self, step: Step, event: heard.CallArrived) -> None:
        """Answer, and lead the caller into the flow; whoever has not been expected is sent away."""
        leg, call_id = event.leg_id, event.dialled.removeprefix(DRAFT_PREFIX)
        call = self._calls.get(call_id)
        if call is None or event.line != GUEST or call.walk is not None or call.changed is None:
            log.info("draft_call.refused", line=event.line)
            self._hang_up(step, leg, UNKNOWN)
            return
        call.walk = call.make(step.now, call_id)
        call.leg, call.ends_at = leg, step.now + WHOLE_MS_MAX
        self._at[leg] = call_id
        step.after_commit(lambda: self._lanes.send(leg, ask.Answer(leg_id=leg)))
        self._go_on(step, call_id, call.walk.answered())

    def key_pressed(self, step: Step, event: heard.KeyPressed) -> bool:
        """False where the leg is in no such call."""
        return self._happens(step, event.leg_id, flow.Key(event.key))

    def playback_ended(self, step: Step, event: heard.PlaybackEnded) -> bool:
        """False where the leg is in no such call."""
        prompt = event.playback_id.rpartition(".p")[2]
        given = flow.PromptEnded(int(prompt) if prompt.isdigit() else 0, event.failed)
        return self._happens(step, event.leg_id, given)

    def failed(self, step: Step, event: heard.CommandFailed, *, fatal: bool) -> bool:
        """See Dialogues. A prompt that cannot be played counts as heard."""
        if fatal or event.command != "Play":
            return super().failed(step, event, fatal=fatal)
        ended = heard.PlaybackEnded(leg_id=event.leg_id, playback_id=event.playback_id, failed=True)
        return self.playback_ended(step, ended)

    def _left(self, step: Step, leg_id: str, at: str) -> None:
        """The caller has hung up, or was let go."""
        call = self._calls[at]
        call.leg = ""
        self._listeners.follow(step, leg_id)
        if call.walk is not None:
            self._go_on(step, at, call.walk.let(HANGS_UP, step.now))

    def _listens(self, leg_id: str) -> tuple[str, Listening] | None:
        """What whoever calls may say now."""
        call = self._calls.get(self._at.get(leg_id, ""))
        listening = call.walk.listens if call is not None and call.walk is not None and call.leg else None
        return (leg_id, listening) if listening else None

    def _spoken(self, step: Step, leg_id: str, given: flow.Input) -> None:
        self._happens(step, leg_id, given)

    def _happens(self, step: Step, leg_id: str, given: flow.Input) -> bool:
        call_id = self._at.get(leg_id)
        call = self._calls.get(call_id or "")
        if call_id is None or call is None or call.walk is None:
            return False
        self._go_on(step, call_id, call.walk.happens(given, step.now))
        return True

    def _go_on(self, step: Step, call_id: str, asked: list[flow.Command]) -> None:
        """Carry out what the flow asks now, and wake it in time."""
        call = self._calls[call_id]
        assert call.walk is not None
        walk, leg = call.walk, call.leg
        if leg:
            for command in asked:
                self._carry_out(step, call_id, call, command)
            self._keep_music(step, call)
            self._listeners.follow(step, leg)
        if leg and walk.end:
            self._hang_up(step, leg)
        due = None if walk.end else min(walk.due or call.ends_at, call.ends_at)
        self._wheel.set(call_id, due, lambda: self._due(call_id))
        if call.changed:
            step.after_commit(call.changed)

    def _carry_out(self, step: Step, call_id: str, call: _Call, command: flow.Command) -> None:
        leg = call.leg
        match command:
            case flow.PlayPrompt(prompt_id, parts, language):
                said = Sounding(leg_id=leg, playback_id=_playback(leg, prompt_id), parts=parts, language=language)
                step.after_commit(lambda: self._lanes.send(leg, self._play(said)))
            case flow.StopPrompt(prompt_id):
                stop = ask.StopPlay(leg_id=leg, playback_id=_playback(leg, prompt_id))
                step.after_commit(lambda: self._lanes.send(leg, stop))
            case flow.Verify() | flow.SendCode() | flow.AskSource() | flow.Understand():
                caller = call.walk.caller if call.walk else ""
                step.after_commit(lambda: tasks.start(self._find_out(call_id, caller, command), "draft_call.find_out"))

    def _keep_music(self, step: Step, call: _Call) -> None:
        """Whoever would be with others hears that the call stands."""
        leg, wanted = call.leg, bool(call.walk and call.walk.waits_for_others)
        if wanted != call.music:
            call.music = wanted
            work = ask.StartMusic(leg_id=leg) if wanted else ask.StopMusic(leg_id=leg)
            step.after_commit(lambda: self._lanes.send(leg, work))

    async def _find_out(self, call_id: str, caller: str, command: flow.Errand) -> None:
        if isinstance(command, flow.Verify):
            claim = flow.Claim(None, caller, command.number, command.by, command.proof.value)
            proven = await self._errands.prove(claim)
            given: flow.Input = flow.Verified(command.ask_id, proven.verdict if proven else "")
        elif isinstance(command, flow.AskSource) and command.key:
            # A draft is tried: nothing is ordered or paid by it.
            given = flow.LookedUp(command.ask_id, "found")
        else:
            given = await self._errands.answer(command, None, caller)
        self._steps.run(lambda step: self._found(step, call_id, command.ask_id, given))

    def _found(self, step: Step, call_id: str, ask_id: int, given: flow.Input) -> None:
        call = self._calls.get(call_id)
        walk = call.walk if call else None
        if walk is not None and walk.place.waiting == "answer" and walk.place.prompt_id == ask_id:
            self._go_on(step, call_id, walk.happens(given, step.now))

    def _due(self, call_id: str) -> None:
        call = self._calls.get(call_id)
        if call is None or call.walk is None or not call.leg:
            return
        if self._clock.now() >= call.ends_at:
            log.info("draft_call.too_long", by=call.by)
            self._lanes.send(call.leg, ask.HangUp(leg_id=call.leg))
        elif (due := call.walk.due) is not None:
            walk = call.walk
            self._steps.run(lambda step: self._go_on(step, call_id, walk.happens(flow.TimeUp(due), step.now)))


def _playback(leg: str, prompt_id: int) -> str:
    """What the switch calls this prompt. Its last part is no mere number, as a contact's is."""
    return f"{leg}.draft.p{prompt_id}"
