"""Say: the caller hears something, then goes on."""

from collections.abc import Iterator

from ringhall.engine.flows.nodes.base import Exit, Node, NodeId
from ringhall.engine.flows.prompts import Prompt
from ringhall.engine.flows.walk import Walk
from ringhall.foundation.errors import Phrase


class Say(Node, frozen=True, kw_only=True, tag="say"):
    """Plays `parts`; with `barge_in` a key ends it, and counts for the next menu."""

    parts: Prompt
    next: NodeId
    barge_in: bool = True

    @property
    def interruptible(self) -> bool:
        return self.barge_in

    def exits(self) -> Iterator[Exit]:
        yield Exit("next", self.next)

    def prompts(self) -> Iterator[tuple[str, Prompt]]:
        yield "parts", self.parts

    def faults(self) -> Iterator[tuple[str, Phrase]]:
        if not self.parts:
            yield "parts", Phrase("This says nothing: give it a text or a recording.")

    def enter(self, walk: Walk) -> None:
        self.say(walk, self.parts)

    def heard(self, walk: Walk) -> None:
        walk.go(self.next)
