"""Person: where callers go who have been in the menus too long, or do not get on with them."""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from ringhall.engine.flows.nodes.base import Exit, Node, NodeId
from ringhall.engine.flows.prompts import Part, Prompt
from ringhall.engine.flows.walk import Walk

IVR_SECONDS_MAX = 3_600
SENTENCE = {
    "en": "We will now connect you with somebody who can help you.",
    "zh": "现在为您转接人工服务。",
    "da": "Vi stiller dig nu om til en medarbejder, som kan hjælpe dig.",
    "ro": "Vă facem acum legătura cu un coleg care vă poate ajuta.",
    "sl": "Zdaj vas povežemo s sodelavcem, ki vam lahko pomaga.",
}
"""What is said where the flow has no words of its own."""


class Person(Node, frozen=True, kw_only=True, tag="person"):
    """Says `prompt` and leads to `next`; callers come here by themselves, once a call, from the steps that ask them.

    They do `after_seconds` in the menus (None: what the centre says; 0: never), without time in queues, and after so
    many wrong or missing keys in a row (`after_errors`; 0: never). Nobody is fetched in the middle of typing.
    """

    next: NodeId
    prompt: Prompt = ()
    after_seconds: Annotated[int, Meta(ge=0, le=IVR_SECONDS_MAX)] | None = None
    after_errors: Annotated[int, Meta(ge=0, le=10)] = 2

    def exits(self) -> Iterator[Exit]:
        yield Exit("next", self.next)

    def prompts(self) -> Iterator[tuple[str, Prompt]]:
        yield "prompt", self._said

    def enter(self, walk: Walk) -> None:
        self.say(walk, self._said)

    def heard(self, walk: Walk) -> None:
        walk.go(self.next)

    @property
    def _said(self) -> Prompt:
        return self.prompt or (Part(text=SENTENCE),)
