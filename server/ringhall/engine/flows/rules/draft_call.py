"""A real call through a flow that is being drawn: all is said in earnest, and what leads out of it is only told."""

from collections.abc import Callable, Mapping

from ringhall.engine.flows import ports as do
from ringhall.engine.flows.document import Flow
from ringhall.engine.flows.place import alarm
from ringhall.engine.flows.rules.course import Course
from ringhall.engine.flows.rules.listening import Listening, listening
from ringhall.engine.flows.rules.walked import ELSEWHERE, Stuck, Walked
from ringhall.engine.flows.trials import Doing, Script

STEPS_MAX = 2_000
AWAY = ("queue", "transfer", "message", "call_back", "slots")
"""What others do with the caller, told by whoever drew the flow: the call goes to none of them."""
Deed = Doing
HANGS_UP = Deed(hangs_up=True)


class DraftCall(Walked):
    """The call of whoever draws the flow. Every verb gives the commands to carry out now.

    One that goes on and on ends as failed.
    """

    def __init__(self, flow: Flow, script: Script, others: Mapping[str, Flow], now: int, seed: str) -> None:
        super().__init__(flow, script, others, now, STEPS_MAX)
        self._script, self._seed = script, seed
        self._asked: list[do.Command] = []

    def answered(self) -> list[do.Command]:
        """The caller is there."""
        variables = {"caller": "", "called": "", "name": "", **self._script.variables}
        return self._done(lambda: self.begin(variables, self._script.language, self._seed))

    def happens(self, given: do.Input, now: int) -> list[do.Command]:
        """One input of the caller's phone, of a clock, or of a question that went out."""
        self.now = now
        return self._done(lambda: self.give(given))

    def let(self, doing: Deed, now: int) -> list[do.Command]:
        """What others would do; keys are pressed and time passes at the phone. Anything else changes nothing."""
        self.now = now
        theirs = doing.hangs_up or any(getattr(doing, field) is not None for field in AWAY)
        return self._done(lambda: self.let_others(doing)) if theirs else []

    @property
    def waits_for_others(self) -> bool:
        """Whether the caller would be with others now."""
        return not self.end and self.place.waiting in ELSEWHERE

    @property
    def listens(self) -> Listening | None:
        """What the caller may say where they stand."""
        return None if self.end else listening(self.flows[self._in], self.place, self._in)

    @property
    def caller(self) -> str:
        """From which number the call is taken to come."""
        return self._script.variables.get("caller", "")

    @property
    def due(self) -> int | None:
        """When the flow wants to be woken."""
        return None if self.end else alarm(self.place)

    def told(self) -> Course:
        """How it went so far. Nothing can be hurried."""
        return self.course(None)

    def carry_out(self, command: do.Command) -> None:
        """Keep it for whoever asked."""
        self._asked.append(command)

    def _done(self, act: Callable[[], None]) -> list[do.Command]:
        self._asked = []
        try:
            act()
        except Stuck:
            self.end = "ended"
        return self._asked
