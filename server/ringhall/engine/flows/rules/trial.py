"""Scripted calls through flows, in simulated time and over the stepper that serves callers; pure."""

from collections.abc import Mapping

from ringhall.engine.flows import ports as do
from ringhall.engine.flows.document import Flow
from ringhall.engine.flows.place import alarm
from ringhall.engine.flows.rules.course import Course
from ringhall.engine.flows.rules.walked import ELSEWHERE, Stuck, Walked
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


def run(flow: Flow, script: Script, others: Mapping[str, Flow], steps_max: int = STEPS_MAX) -> Course:
    """Make the call, to its end. Raises Stuck when it goes on and on."""
    call = _made(flow, script, others, steps_max)
    call.finish()
    return call.told()


def follow(flow: Flow, script: Script, others: Mapping[str, Flow], steps_max: int = STEPS_MAX) -> Course:
    """Make the call as far as the script goes: the caller may go on from there. Raises Stuck."""
    return _made(flow, script, others, steps_max).told()


def _made(flow: Flow, script: Script, others: Mapping[str, Flow], steps_max: int) -> "_Call":
    call = _Call(flow, script, others, steps_max)
    for doing in script.does:
        call.let(doing)
    return call


class _Call(Walked):
    def __init__(self, flow: Flow, script: Script, others: Mapping[str, Flow], steps_max: int) -> None:
        began = round(script.at.timestamp() * 1000) if script.at else MOMENT
        super().__init__(flow, script, others, began, steps_max)
        self._prompt_ends = self._letters = 0
        variables = {"caller": "+12025550100", "called": "", "name": "", **script.variables}
        self.begin(variables, script.language, script.contact)

    def let(self, doing: Doing) -> None:
        """One thing of the script happens."""
        for key in doing.keys or "":
            self._pass(self.now + KEY_MS)
            self.give(do.Key(key))
        if doing.listen:
            while self.place.waiting == "prompt" and not self.end:
                self._pass(self._prompt_ends)
        if doing.wait:
            self._pass(self.now + round(doing.wait * 1000))
        self.let_others(doing)

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
        """A prompt takes its time."""
        if isinstance(command, do.PlayPrompt):
            self._letters += sum(len(part.text) for part in command.parts)
            if self._letters > LETTERS_MAX:
                raise Stuck
            last = sum(len(part.text) * LETTER_MS if part.text else RECORDING_MS for part in command.parts)
            self._prompt_ends = self.now + last
