"""Call-back: the caller agrees on a number and may hang up; their contact waits in the queue."""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from ringhall.engine.flows.nodes.base import Exit, Node, NodeId, Tries, WaitSeconds
from ringhall.engine.flows.ports import CallBackAnswered, Input, LetGo, PromiseCallBack, QueueReturned
from ringhall.engine.flows.prompts import Name, Prompt
from ringhall.engine.flows.walk import Walk
from ringhall.foundation.errors import Phrase

NUMBER = "call_back_number"
DIGITS_MIN, DIGITS_MAX = 4, 20
AGREE, OTHER, DECLINE, END = "1", "2", "*", "#"
CONFIRM, TYPE, GOODBYE = "confirm", "type", "goodbye"


class CallBack(Node, frozen=True, kw_only=True, tag="call_back"):
    """Offers a call-back from `queue`: 1 agrees to the number that `prompt` says, 2 asks for another, * declines.

    In `prompt` the variable {call_back_number} is the number, digit by digit: the one called from, or the one typed
    after `number_prompt` and ended with #. Without a `number_prompt` only the number called from is possible. Once
    promised, `goodbye` is heard and the call ends. Who declines or answers nothing goes to `declined`, who cannot be
    called back (a full or closed queue, a number that is not to be dialled) to `not_possible`.
    """

    queue: Name
    prompt: Prompt
    declined: NodeId
    not_possible: NodeId
    number_prompt: Prompt = ()
    goodbye: Prompt = ()
    on_wrong: Prompt = ()
    priority: Annotated[int, Meta(ge=-100, le=100)] = 0
    skills: Annotated[tuple[Name, ...], Meta(max_length=20)] = ()
    timeout_seconds: WaitSeconds = 7
    tries_max: Tries = 3

    @property
    def interruptible(self) -> bool:
        return True

    def exits(self) -> Iterator[Exit]:
        yield Exit("declined", self.declined, waits=True)
        yield Exit("not_possible", self.not_possible)

    def prompts(self) -> Iterator[tuple[str, Prompt]]:
        yield "prompt", self.prompt
        yield "number_prompt", self.number_prompt
        yield "goodbye", self.goodbye
        yield "on_wrong", self.on_wrong

    def sets(self) -> set[str]:
        return {NUMBER}

    def queue_names(self) -> Iterator[tuple[str, str]]:
        yield "queue", self.queue

    def faults(self) -> Iterator[tuple[str, Phrase]]:
        if not self.prompt:
            yield "prompt", Phrase("This offers a call-back without saying so: give it a prompt.")

    def enter(self, walk: Walk) -> None:
        caller = walk.place.variables.get("caller", "")
        if caller.lstrip("+").isdigit():
            self._confirm(walk, caller)
        elif self.number_prompt:
            self._ask(walk, self.number_prompt)
        else:
            walk.go(self.not_possible)

    def heard(self, walk: Walk) -> None:
        if walk.place.part == GOODBYE:
            walk.hand_over("queue", LetGo())
        elif walk.place.part == TYPE:
            self._typed(walk)
        elif key := walk.take_key():
            self._chosen(walk, key)
        else:
            walk.wait("keys", self.timeout_seconds)

    def time_up(self, walk: Walk) -> None:
        if walk.place.part == TYPE:
            self._number_ended(walk)
        else:
            self._again(walk, self.prompt)

    def returned(self, walk: Walk, given: Input) -> None:
        if isinstance(given, CallBackAnswered) and given.promised:
            walk.change(part=GOODBYE)
            self.say(walk, self.goodbye)
        elif isinstance(given, CallBackAnswered | QueueReturned):
            walk.go(self.not_possible)

    def _chosen(self, walk: Walk, key: str) -> None:
        if key == AGREE:
            number = walk.place.variables[NUMBER].replace(" ", "")
            walk.hand_over("call_back", PromiseCallBack(number, self.queue, self.priority, self.skills))
        elif key == OTHER and self.number_prompt:
            self._ask(walk, self.number_prompt)
        elif key == DECLINE:
            walk.go(self.declined)
        else:
            self._again(walk, (*self.on_wrong, *self.prompt))

    def _confirm(self, walk: Walk, number: str) -> None:
        # A voice reads single digits, and not one big figure.
        walk.change(part=CONFIRM, typed="", variables={**walk.place.variables, NUMBER: " ".join(number)})
        self.say(walk, self.prompt)

    def _ask(self, walk: Walk, prompt: Prompt) -> None:
        walk.change(part=TYPE, typed="")
        self.say(walk, prompt)

    def _typed(self, walk: Walk) -> None:
        while key := walk.take_key():
            if key == END:
                self._number_ended(walk)
                return
            if key.isdigit():
                walk.change(typed=(walk.place.typed + key)[:DIGITS_MAX])
        walk.wait("keys", self.timeout_seconds)

    def _number_ended(self, walk: Walk) -> None:
        if len(walk.place.typed) >= DIGITS_MIN:
            self._confirm(walk, walk.place.typed)
        else:
            self._again(walk, (*self.on_wrong, *self.number_prompt))

    def _again(self, walk: Walk, prompt: Prompt) -> None:
        walk.change(tries=walk.place.tries + 1, typed="")
        if walk.place.tries >= self.tries_max:
            walk.go(self.declined)
        else:
            self.say(walk, prompt)
