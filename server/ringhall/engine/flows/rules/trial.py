"""Scripted calls through flows, in simulated time and over the stepper that serves callers; pure."""

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from ringhall.company.organisation.rules.hours import DAYS, Calendar, Opening
from ringhall.engine.flows import ports as do
from ringhall.engine.flows.document import Flow
from ringhall.engine.flows.place import Frame, Place, alarm
from ringhall.engine.flows.rules.course import GIVEN, HERE, Course, Moment, Way, detail_of, moment_of
from ringhall.engine.flows.rules.step import Stepped, begin, step
from ringhall.engine.flows.rules.subflows import come_back, go_down
from ringhall.engine.flows.trials import Doing, Script

MOMENT = 1_772_443_800_000
"""2 March 2026, 09:30 UTC: a Monday morning, where a test names no time."""
KEY_MS = 200
LETTER_MS = 60
RECORDING_MS = 3_000
LETTERS_MAX = 1_000_000
"""More than is said in half a day."""
STEPS_MAX = 30_000
"""More than the stepper allows a caller: 1000 nodes, each asking ten times, with a prompt and a wait each."""
ALWAYS = Calendar(time_zone="UTC", weekly={day: (Opening("00:00", "24:00"),) for day in DAYS})
NEVER = Calendar(time_zone="UTC", weekly={})
ELSEWHERE = ("queue", "transfer", "message", "call_back")


class Stuck(Exception):
    """The call does not come to an end."""


def run(flow: Flow, script: Script, others: Mapping[str, Flow], steps_max: int = STEPS_MAX) -> Course:
    """Make the call, to its end. Raises Stuck when it goes on and on."""
    call = _made(flow, script, others, steps_max)
    call.finish()
    return call.course()


def follow(flow: Flow, script: Script, others: Mapping[str, Flow], steps_max: int = STEPS_MAX) -> Course:
    """Make the call as far as the script goes: the caller may go on from there. Raises Stuck."""
    return _made(flow, script, others, steps_max).course()


def _made(flow: Flow, script: Script, others: Mapping[str, Flow], steps_max: int) -> "_Call":
    call = _Call(flow, script, others, steps_max)
    for doing in script.does:
        call.let(doing)
    return call


class _Call:
    def __init__(self, flow: Flow, script: Script, others: Mapping[str, Flow], steps_max: int) -> None:
        hours = {name: ALWAYS if is_open else NEVER for name, is_open in script.open.items()}
        self._flows = {
            name: replace(each, calendars={**each.calendars, **hours}) for name, each in {**others, HERE: flow}.items()
        }
        self._now = self._began = round(script.at.timestamp() * 1000) if script.at else MOMENT
        self._in = HERE
        self._end = ""
        self._queue = ""
        self._heard: list[str] = []
        self._ways: list[Way] = []
        self._nodes: list[str] = []
        self._moments: list[Moment] = []
        self._place = Place(node="", in_ivr_since=self._now, entered_at=self._now)
        self._prompt_ends = self._letters = 0
        self._steps, self._steps_max = 0, steps_max
        variables = {"caller": "+12025550100", "called": "", "name": "", **script.variables}
        self._took(begin(self._flows[HERE], variables, self._now, script.language, script.contact), "begins")

    def let(self, doing: Doing) -> None:
        """One thing of the script happens."""
        for key in doing.keys or "":
            self._pass(self._now + KEY_MS)
            self._give(do.Key(key))
        if doing.listen:
            while self._place.waiting == "prompt" and not self._end:
                self._pass(self._prompt_ends)
        if doing.wait:
            self._pass(self._now + round(doing.wait * 1000))
        for given in _inputs(doing, self._place.prompt_id):
            self._give(given)
        if doing.hangs_up and not self._end:
            self._ends("hung_up", "hangs_up")
        if "answered" in (doing.queue, doing.transfer) and self._place.waiting in ("queue", "transfer"):
            self._ends(self._place.waiting, "answered")

    def finish(self) -> None:
        """The caller does nothing more: time passes until somebody else has them, or it is over."""
        while not self._end and self._place.waiting not in ELSEWHERE:
            self._pass(self._next())

    def course(self) -> Course:
        """What became of it."""
        waits = not self._end and self._place.deadline is not None
        return Course(
            place=self._place,
            end=self._end or self._place.waiting,
            queue=self._queue,
            heard=tuple(self._heard),
            ways=tuple(self._ways),
            nodes=tuple(self._nodes),
            moments=tuple(self._moments),
            over=bool(self._end),
            next_ms=max(0, self._next() - self._now) if waits else None,
            steps=self._steps,
        )

    def _ends(self, end: str, given: str) -> None:
        self._end = end
        at, place = self._now - self._began, self._place
        self._moments.append(
            Moment(at=at, given=given, detail="", flow=self._in, node=place.node, waiting=place.waiting)
        )

    def _next(self) -> int:
        prompts = self._place.waiting == "prompt"
        due = alarm(self._place)
        if due is None:
            raise Stuck
        return min(self._prompt_ends, due) if prompts else due

    def _pass(self, until: int) -> None:
        """Time passes; ends of prompts and waits come when they are due."""
        while not self._end and (due := alarm(self._place)) is not None and self._next() <= until:
            self._now = max(self._now, self._next())
            ended = self._place.waiting == "prompt" and self._prompt_ends <= self._now
            self._give(do.PromptEnded(self._place.prompt_id) if ended else do.TimeUp(due))
        self._now = max(self._now, until)

    def _give(self, given: do.Input) -> None:
        if not self._end:
            stepped = step(self._flows[self._in], self._place, given, self._now)
            self._took(stepped, GIVEN[type(given)], detail_of(given))

    def _took(self, stepped: Stepped, given: str, detail: str = "") -> None:
        self._steps += 1
        if self._steps > self._steps_max:
            raise Stuck
        at = self._now - self._began
        self._moments.append(moment_of(stepped, self._place, self._in, at, given, detail))
        self._place = stepped.place
        self._nodes += stepped.entered
        self._ways += [(self._in, node, to) for node, to in stepped.ways]
        for command in stepped.commands:
            self._do(command)

    def _do(self, command: do.Command) -> None:
        if isinstance(command, do.PlayPrompt):
            words = [part.text or f"<{part.prompt}>" for part in command.parts]
            self._heard.append(" ".join(words))
            self._letters += sum(map(len, words))
            if self._letters > LETTERS_MAX:
                raise Stuck
            last = sum(len(part.text) * LETTER_MS if part.text else RECORDING_MS for part in command.parts)
            self._prompt_ends = self._now + last
        elif isinstance(command, do.Enqueue):
            self._queue = command.queue
        elif isinstance(command, do.HangUp | do.LetGo):
            self._end = "ended" if isinstance(command, do.HangUp) else "call_back"
        elif isinstance(command, do.EnterFlow):
            self._go_down(command)
        elif isinstance(command, do.LeaveFlow):
            self._in = self._place.stack[-1].flow
            self._took(come_back(self._flows[self._in], self._place, self._now), "returns")

    def _go_down(self, command: do.EnterFlow) -> None:
        if command.flow not in self._flows:
            self._give(do.FlowReturned(entered=False))
            return
        frame = Frame(self._in, 0, self._place.node) if command.returns else None
        self._in = command.flow
        self._took(go_down(self._flows[self._in], self._place, frame, self._now), "enters", command.flow)


def _inputs(doing: Doing, ask_id: int) -> Iterator[do.Input]:
    if doing.queue in ("timeout", "full", "closed"):
        yield do.QueueReturned(doing.queue)
    if doing.transfer == "failed":
        yield do.TransferFailed("no_answer")
    if doing.message is not None:
        yield do.MessageDone(doing.message)
    if doing.call_back is not None:
        yield do.CallBackAnswered(doing.call_back == "promised")
    if doing.verified is not None:
        yield do.Verified(ask_id, doing.verified)
    if doing.found is not None:
        yield do.LookedUp(ask_id, "found", doing.found)
    if doing.look_up is not None:
        yield do.LookedUp(ask_id, doing.look_up)
    if doing.language is not None:
        yield do.LanguageKnown(doing.language)
