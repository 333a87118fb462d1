"""Scripted calls through flows, in simulated time and over the stepper that serves callers; pure."""

from collections.abc import Mapping

from ringhall.engine.flows import ports as do
from ringhall.engine.flows.document import Flow
from ringhall.engine.flows.place import alarm
from ringhall.engine.flows.rules.course import Course
from ringhall.engine.flows.rules.meanings import understood_as
from ringhall.engine.flows.rules.walked import ELSEWHERE, Stuck, Walked
from ringhall.engine.flows.trials import Doing, Script
from ringhall.engine.understanding.ports import NOTHING_UNDERSTOOD, Heard, Meaning
from ringhall.engine.understanding.ports import Understood as Model

MOMENT = 1_772_443_800_000
"""2 March 2026, 09:30 UTC: a Monday morning, where a test names no time."""
KEY_MS = 200
LETTER_MS = 60
RECORDING_MS = 3_000
LETTERS_MAX = 1_000_000
"""More than is said in half a day."""
STEPS_MAX = 30_000
"""More than the stepper allows a caller: 1000 nodes, each asking ten times, with a prompt and a wait each."""


def nothing_understood(heard: Heard) -> Meaning:
    """Where no intent model can be asked."""
    return NOTHING_UNDERSTOOD


def run(
    flow: Flow,
    script: Script,
    others: Mapping[str, Flow],
    steps_max: int = STEPS_MAX,
    model: Model = nothing_understood,
) -> Course:
    """Make the call, to its end; `model` understands what is said in it. Raises Stuck when it goes on and on."""
    call = _made(flow, script, others, steps_max, model)
    call.finish()
    return call.told()


def follow(
    flow: Flow,
    script: Script,
    others: Mapping[str, Flow],
    steps_max: int = STEPS_MAX,
    model: Model = nothing_understood,
) -> Course:
    """Make the call as far as the script goes: the caller may go on from there. Raises Stuck."""
    return _made(flow, script, others, steps_max, model).told()


def _made(flow: Flow, script: Script, others: Mapping[str, Flow], steps_max: int, model: Model) -> "_Call":
    call = _Call(flow, script, others, steps_max, model)
    for doing in script.does:
        call.let(doing)
    call.be_understood()
    return call


class _Call(Walked):
    def __init__(self, flow: Flow, script: Script, others: Mapping[str, Flow], steps_max: int, model: Model) -> None:
        self._model, self._asked = model, list[do.Understand]()
        began = round(script.at.timestamp() * 1000) if script.at else MOMENT
        super().__init__(flow, script, others, began, steps_max)
        self._prompt_ends = self._letters = 0
        variables = {"caller": "+12025550100", "called": "", "name": "", **script.variables}
        self.begin(variables, script.language, script.contact)

    def let(self, doing: Doing) -> None:
        """One thing of the script happens. What the script does not say is understood by the model."""
        if doing.understood is None:
            self.be_understood()
        self._asked.clear()
        for key in doing.keys or "":
            self._pass(self.now + KEY_MS)
            self.give(do.Key(key))
        if doing.listen:
            while self.place.waiting == "prompt" and not self.end:
                self._pass(self._prompt_ends)
        if doing.wait:
            self._pass(self.now + round(doing.wait * 1000))
        self.let_others(doing)

    def be_understood(self) -> None:
        """What was said last is taken as the model takes it."""
        for command in self._asked[-1:]:
            self.give(understood_as(command, self._model(Heard(command.model, command.text, command.language))))

    def finish(self) -> None:
        """The caller does nothing more: time passes until somebody else has them, or it is over."""
        while not self.end and self.place.waiting not in ELSEWHERE:
            self._pass(self._next())

    def told(self) -> Course:
        """What became of it."""
        waits = not self.end and self.place.deadline is not None
        return self.course(max(0, self._next() - self.now) if waits else None)

    def _next(self) -> int:
        prompts = self.place.waiting == "prompt"
        due = alarm(self.place)
        if due is None:
            raise Stuck
        return min(self._prompt_ends, due) if prompts else due

    def _pass(self, until: int) -> None:
        """Time passes; ends of prompts and waits come when they are due."""
        while not self.end and (due := alarm(self.place)) is not None and self._next() <= until:
            self.now = max(self.now, self._next())
            ended = self.place.waiting == "prompt" and self._prompt_ends <= self.now
            self.give(do.PromptEnded(self.place.prompt_id) if ended else do.TimeUp(due))
        self.now = max(self.now, until)

    def carry_out(self, command: do.Command) -> None:
        """A prompt takes its time, and what is said is to be understood."""
        if isinstance(command, do.Understand):
            self._asked.append(command)
        if isinstance(command, do.PlayPrompt):
            self._letters += sum(len(part.text) for part in command.parts)
            if self._letters > LETTERS_MAX:
                raise Stuck
            last = sum(len(part.text) * LETTER_MS if part.text else RECORDING_MS for part in command.parts)
            self._prompt_ends = self.now + last
