"""Collect: the caller types a number (of an order, of a customer)."""

from collections.abc import Iterator
from typing import Annotated, Literal

from msgspec import Meta

from ringhall.engine.flows.nodes.base import Exit, Node, NodeId, Tries, VariableName, WaitSeconds
from ringhall.engine.flows.prompts import Prompt
from ringhall.engine.flows.walk import Walk
from ringhall.foundation.errors import Phrase

Digits = Annotated[int, Meta(ge=1, le=32)]


class Collect(Node, frozen=True, kw_only=True, tag="collect"):
    """Puts `digits_min` to `digits_max` digits into `variable`; after `tries_max` failures goes to `on_fail`.

    The number ends with the terminator, with the last possible digit, or with a pause of `pause_seconds`.
    """

    variable: VariableName
    prompt: Prompt
    digits_max: Digits
    next: NodeId
    on_fail: NodeId
    digits_min: Digits = 1
    terminator: Literal["#", "*", ""] = "#"
    timeout_seconds: WaitSeconds = 7
    pause_seconds: WaitSeconds = 3
    tries_max: Tries = 3
    on_timeout: Prompt = ()
    on_wrong: Prompt = ()
    barge_in: bool = True

    @property
    def interruptible(self) -> bool:
        return self.barge_in

    def exits(self) -> Iterator[Exit]:
        yield Exit("next", self.next, waits=True)
        yield Exit("on_fail", self.on_fail, waits=True)

    def prompts(self) -> Iterator[tuple[str, Prompt]]:
        yield "prompt", self.prompt
        yield "on_timeout", self.on_timeout
        yield "on_wrong", self.on_wrong

    def sets(self) -> set[str]:
        return {self.variable}

    def faults(self) -> Iterator[tuple[str, Phrase]]:
        if self.digits_min > self.digits_max:
            yield "digits_min", Phrase("This is more than digits_max ({number}).", number=self.digits_max)
        if not self.prompt:
            yield "prompt", Phrase("This asks for a number without saying so: give it a prompt.")

    def enter(self, walk: Walk) -> None:
        self.say(walk, self.prompt)

    def heard(self, walk: Walk) -> None:
        while key := walk.take_key():
            if key == self.terminator:
                self._ended(walk, self.on_wrong)
                return
            if key.isdigit():
                walk.change(typed=walk.place.typed + key)
            if len(walk.place.typed) == self.digits_max:
                walk.expect_needless(self.terminator)
                self._ended(walk, self.on_wrong)
                return
        walk.wait("keys", self.pause_seconds if walk.place.typed else self.timeout_seconds)

    def time_up(self, walk: Walk) -> None:
        self._ended(walk, self.on_wrong if walk.place.typed else self.on_timeout)

    def _ended(self, walk: Walk, apology: Prompt) -> None:
        typed = walk.place.typed
        if len(typed) >= self.digits_min:
            walk.change(variables={**walk.place.variables, self.variable: typed})
            walk.go(self.next)
            return
        walk.change(typed="", tries=walk.place.tries + 1)
        if walk.place.tries >= self.tries_max:
            walk.go(self.on_fail)
        else:
            self.say(walk, (*apology, *self.prompt))
