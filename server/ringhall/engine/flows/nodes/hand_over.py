"""Hand over: a virtual agent's flow lets a person go on."""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from ringhall.engine.flows.nodes.base import Exit, Node, NodeId
from ringhall.engine.flows.ports import HandOver as HandOverCommand
from ringhall.engine.flows.ports import Input, QueueReturned
from ringhall.engine.flows.prompts import Name, Part, Prompt
from ringhall.engine.flows.walk import Walk

SENTENCE = {
    "en": "One moment, please: a colleague will help you.",
    "zh": "请稍等,我们的同事会为您服务。",
    "da": "Et øjeblik: en kollega hjælper dig videre.",
    "ro": "Un moment, vă rog: un coleg vă va ajuta.",
    "sl": "Trenutek, prosim: pomagal vam bo sodelavec.",
}
"""What is said where the flow has no words of its own."""


class HandOver(Node, frozen=True, kw_only=True, tag="hand_over"):
    """Says `prompt` and lets a person go on, in the queue from which the virtual agent had the caller.

    The caller keeps age and priority, and needs the `skills` besides those of before. Who waits in vain goes to
    `on_timeout`, as does a caller whom no virtual agent had: they came into this flow by another way.
    """

    on_timeout: NodeId
    prompt: Prompt = ()
    skills: Annotated[tuple[Name, ...], Meta(max_length=20)] = ()
    wait_seconds_max: Annotated[int, Meta(ge=1, le=14_400)] = 600

    def exits(self) -> Iterator[Exit]:
        yield Exit("on_timeout", self.on_timeout)

    def prompts(self) -> Iterator[tuple[str, Prompt]]:
        yield "prompt", self._said

    def enter(self, walk: Walk) -> None:
        self.say(walk, self._said)

    def heard(self, walk: Walk) -> None:
        walk.hand_over("queue", HandOverCommand(skills=self.skills, wait_seconds_max=self.wait_seconds_max))

    def returned(self, walk: Walk, given: Input) -> None:
        if isinstance(given, QueueReturned):
            walk.go(self.on_timeout)

    @property
    def _said(self) -> Prompt:
        return self.prompt or (Part(text=SENTENCE),)
