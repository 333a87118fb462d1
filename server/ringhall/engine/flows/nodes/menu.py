"""Menu: the caller chooses with one key."""

from collections.abc import Collection, Iterator

import msgspec

from ringhall.engine.flows.nodes.base import Exit, Node, NodeId, Tries, WaitSeconds
from ringhall.engine.flows.prompts import Name, Prompt
from ringhall.engine.flows.walk import Walk
from ringhall.foundation.errors import Phrase

MENU_KEYS = frozenset("0123456789*#ABCD")


class Choice(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """Where a key leads, and what it is called on the agent's screen."""

    to: NodeId
    label: Name = ""


def faults_of_keys(choices: Collection[str]) -> Iterator[tuple[str, Phrase]]:
    """What is wrong with the keys among which a caller has to choose."""
    if not choices:
        yield "choices", Phrase("The menu is empty: give it at least one key.")
    for key in choices:
        if key not in MENU_KEYS:
            yield f"choices.{key}", Phrase("This is no key of a telephone: use one of 0-9 * # A-D.")


class Menu(Node, frozen=True, kw_only=True, tag="menu"):
    """Asks `prompt` up to `tries_max` times; who makes no valid choice goes to `otherwise`."""

    prompt: Prompt
    choices: dict[str, Choice]
    otherwise: NodeId
    timeout_seconds: WaitSeconds = 5
    tries_max: Tries = 3
    on_timeout: Prompt = ()
    on_wrong: Prompt = ()
    barge_in: bool = True

    @property
    def interruptible(self) -> bool:
        return self.barge_in

    def exits(self) -> Iterator[Exit]:
        for key, choice in self.choices.items():
            yield Exit(f"choices.{key}", choice.to, waits=True)
        yield Exit("otherwise", self.otherwise, waits=True)

    def prompts(self) -> Iterator[tuple[str, Prompt]]:
        yield "prompt", self.prompt
        yield "on_timeout", self.on_timeout
        yield "on_wrong", self.on_wrong

    def faults(self) -> Iterator[tuple[str, Phrase]]:
        yield from faults_of_keys(self.choices)
        if not self.prompt:
            yield "prompt", Phrase("The menu asks nothing: give it a prompt.")

    def enter(self, walk: Walk) -> None:
        self.say(walk, self.prompt)

    def heard(self, walk: Walk) -> None:
        key = walk.take_key()
        if not key:
            walk.wait("keys", self.timeout_seconds)
        elif key in self.choices:
            choice = self.choices[key]
            walk.understood()
            walk.go(choice.to, choice.label)
        else:
            self._again(walk, self.on_wrong)

    def time_up(self, walk: Walk) -> None:
        self._again(walk, self.on_timeout)

    def _again(self, walk: Walk, apology: Prompt) -> None:
        if walk.mistaken():
            return
        walk.change(tries=walk.place.tries + 1)
        if walk.place.tries >= self.tries_max:
            walk.go(self.otherwise)
        else:
            self.say(walk, (*apology, *self.prompt))
