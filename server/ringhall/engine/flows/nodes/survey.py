"""Survey: a question that is answered by one digit, and kept for whoever wants to know how callers are served."""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from ringhall.engine.flows.nodes.base import Exit, NodeId, VariableName
from ringhall.engine.flows.nodes.question import Question
from ringhall.engine.flows.ports import Said
from ringhall.engine.flows.prompts import Prompt
from ringhall.engine.flows.walk import Walk
from ringhall.engine.recognition.rules.digits import digits_said
from ringhall.foundation.errors import Phrase

Digit = Annotated[int, Meta(ge=0, le=9)]


class Survey(Question, frozen=True, kw_only=True, tag="survey"):
    """Asks `prompt`, and takes a digit from `least` to `most`, pressed or said.

    The answer stands in the variable that `question` names, and in the story, where surveys are read. Nobody has to
    answer: after `tries_max` the caller goes on all the same, without a value, and is not taken for one who errs.
    """

    question: VariableName
    next: NodeId
    least: Digit = 1
    most: Digit = 5
    on_wrong: Prompt = ()

    def exits(self) -> Iterator[Exit]:
        yield Exit("next", self.next, waits=True)

    def prompts(self) -> Iterator[tuple[str, Prompt]]:
        for name in ("prompt", "on_wrong", "on_timeout"):
            yield name, getattr(self, name)

    def sets(self) -> set[str]:
        return {self.question}

    def faults(self) -> Iterator[tuple[str, Phrase]]:
        if not self.prompt:
            yield "prompt", Phrase("It asks nothing: give it a prompt.")
        if self.least >= self.most:
            yield "least", Phrase("Give less than the most, {most}.", most=self.most)

    def enter(self, walk: Walk) -> None:
        walk.keep(self.question, "")
        self.say(walk, self.prompt)

    def heard(self, walk: Walk) -> None:
        key = walk.take_key()
        if key:
            self._take(walk, key)
        else:
            walk.wait("keys", self.timeout_seconds)

    def said(self, walk: Walk, given: Said) -> None:
        self._take(walk, digits_said(given.text, walk.place.language))

    def time_up(self, walk: Walk) -> None:
        self._again(walk, self.on_timeout)

    def _take(self, walk: Walk, digit: str) -> None:
        if len(digit) == 1 and digit.isdecimal() and self.least <= int(digit) <= self.most:
            walk.understood()
            walk.keep(self.question, digit)
            walk.note("survey_answered", f"{self.question}={digit}")
            walk.go(self.next)
        else:
            self._again(walk, self.on_wrong)

    def _again(self, walk: Walk, apology: Prompt) -> None:
        if not self.asked_again(walk, apology):
            walk.note("survey_skipped", self.question)
            walk.go(self.next)
