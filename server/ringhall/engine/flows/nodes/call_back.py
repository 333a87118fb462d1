"""Call-back: the caller agrees on a number and may hang up; their contact waits in the queue."""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from ringhall.engine.flows import slot_words
from ringhall.engine.flows.nodes.base import Exit, Node, NodeId, OptionalNodeId, Tries, WaitSeconds
from ringhall.engine.flows.ports import (
    BookCallBack,
    CallBackAnswered,
    FindSlots,
    Input,
    LetGo,
    PromiseCallBack,
    QueueReturned,
    SlotsFound,
)
from ringhall.engine.flows.prompts import Name, Part, Prompt
from ringhall.engine.flows.slot_words import LATER, OFFERED_MAX
from ringhall.engine.flows.walk import Walk
from ringhall.foundation.errors import Phrase

NUMBER = "call_back_number"
DIGITS_MIN, DIGITS_MAX = 4, 20
AGREE, OTHER, DECLINE, END = "1", "2", "*", "#"
CONFIRM, TYPE, GOODBYE = "confirm", "type", "goodbye"
SLOTS, SLOTS_ANEW, SLOTS_LATER, BOOKING, BOOKED = "slots", "slots_anew", "slots_later", "booking", "booked"
"""Behind `slots` stand the times that are offered, behind `booking` the one wished for, in milliseconds UTC."""


class CallBack(Node, frozen=True, kw_only=True, tag="call_back"):
    """Offers a call-back from `queue`: 1 agrees to the number that `prompt` says, 2 asks for another, * declines.

    In `prompt` the variable {call_back_number} is the number, digit by digit: the one called from, or the one typed
    after `number_prompt` and ended with #. Without a `number_prompt` only the number called from is possible. Once
    promised, `goodbye` is heard and the call ends. Who declines or answers nothing goes to `declined`, who cannot be
    called back (a full or closed queue, a number that is not to be dialled) to `not_possible`.

    With `slots` who agrees is not called when their turn comes, but at a time they choose: three free ones of the queue
    are read out, 1 to 3 choose, 9 asks for later ones, * declines. What was chosen is confirmed, `goodbye` is heard,
    and the call ends; the call at that time is a contact of its own. A time that somebody has taken meanwhile is told,
    and others are offered. Without any free time the way is `no_slots`, or without that `not_possible`.
    """

    queue: Name
    prompt: Prompt
    declined: NodeId
    not_possible: NodeId
    number_prompt: Prompt = ()
    slots: bool = False
    no_slots: OptionalNodeId = ""
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
        if self.slots and self.no_slots:
            yield Exit("no_slots", self.no_slots)

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
        part = _part(walk)
        if part == GOODBYE:
            walk.hand_over("queue", LetGo())
        elif part == BOOKED:
            walk.end("self_served")
        elif part == SLOTS and (key := walk.take_key()):
            self._chosen_slot(walk, key)
        elif part == TYPE:
            self._typed(walk)
        elif part == CONFIRM and (key := walk.take_key()):
            self._chosen(walk, key)
        else:
            walk.wait("keys", self.timeout_seconds)

    def time_up(self, walk: Walk) -> None:
        if walk.place.part == TYPE:
            self._number_ended(walk)
        elif _part(walk) == SLOTS:
            self._offer_again(walk)
        else:
            self._again(walk, self.prompt)

    def returned(self, walk: Walk, given: Input) -> None:
        if isinstance(given, SlotsFound):
            self._offer(walk, given.slots)
        elif isinstance(given, CallBackAnswered) and given.taken:
            self._find(walk, walk.now, SLOTS_ANEW)
        elif isinstance(given, CallBackAnswered) and given.promised:
            self._promised(walk)
        elif isinstance(given, CallBackAnswered | QueueReturned):
            walk.go(self.not_possible)

    def _chosen(self, walk: Walk, key: str) -> None:
        if key == AGREE:
            self._agreed(walk)
        elif key == OTHER and self.number_prompt:
            self._ask(walk, self.number_prompt)
        elif key == DECLINE:
            walk.go(self.declined)
        else:
            self._again(walk, (*self.on_wrong, *self.prompt))

    def _agreed(self, walk: Walk) -> None:
        if self.slots:
            self._find(walk, walk.now, SLOTS)
        else:
            walk.hand_over("call_back", PromiseCallBack(_number(walk), self.queue, self.priority, self.skills))

    def _find(self, walk: Walk, since: int, part: str) -> None:
        walk.change(part=part, tries=0)
        walk.hand_over("slots", FindSlots(self.queue, since, OFFERED_MAX))

    def _offer(self, walk: Walk, slots: tuple[int, ...], before: Prompt = ()) -> None:
        """Read the times out; without any there is another way. When there are no later ones, the first come again."""
        if not slots and walk.place.part == SLOTS_LATER:
            self._find(walk, walk.now, SLOTS)
            return
        if not slots:
            walk.go(self.no_slots or self.not_possible)
            return
        if walk.place.part == SLOTS_ANEW:
            before = (Part(text=slot_words.TAKEN),)
        offered = slots[:OFFERED_MAX]
        walk.change(part=" ".join([SLOTS, *map(str, offered)]))
        self._read_out(walk, before)

    def _read_out(self, walk: Walk, before: Prompt = ()) -> None:
        moments = [walk.on_the_wall(each) for each in _offered(walk)]
        prompt, times = slot_words.offer(moments, walk.today())
        if not walk.play((*before, *prompt), times):
            self.heard(walk)

    def _offer_again(self, walk: Walk, before: Prompt = ()) -> None:
        walk.change(tries=walk.place.tries + 1)
        if walk.place.tries >= self.tries_max:
            walk.go(self.declined)
        else:
            self._read_out(walk, before)

    def _chosen_slot(self, walk: Walk, key: str) -> None:
        offered = _offered(walk)
        if key == DECLINE:
            walk.go(self.declined)
        elif key == LATER:
            self._find(walk, offered[-1] + 1, SLOTS_LATER)
        elif key.isdigit() and 1 <= int(key) <= len(offered):
            at = offered[int(key) - 1]
            walk.change(part=f"{BOOKING} {at}")
            walk.hand_over(
                "call_back", BookCallBack(_number(walk), self.queue, at, self.priority, self.skills)
            )  # fmt: skip
        else:
            self._offer_again(walk, self.on_wrong)

    def _promised(self, walk: Walk) -> None:
        if _part(walk) == BOOKING:
            words, when = slot_words.booked(walk.on_the_wall(_offered(walk)[0]), walk.today())
            walk.change(part=BOOKED)
            walk.play((*words, *self.goodbye), when)
        else:
            walk.change(part=GOODBYE)
            self.say(walk, self.goodbye)

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


def _part(walk: Walk) -> str:
    return walk.place.part.partition(" ")[0]


def _number(walk: Walk) -> str:
    return walk.place.variables[NUMBER].replace(" ", "")


def _offered(walk: Walk) -> list[int]:
    return [int(each) for each in walk.place.part.split()[1:]]
