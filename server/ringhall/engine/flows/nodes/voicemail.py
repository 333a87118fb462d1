"""Voicemail: the caller leaves a message."""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from ringhall.engine.flows.nodes.base import Exit, Node, NodeId
from ringhall.engine.flows.ports import Input, MessageDone, RecordMessage
from ringhall.engine.flows.prompts import Name, Prompt
from ringhall.engine.flows.walk import Walk

# Given to the switch to report the end of a recording before the flow goes on without it.
REPORT_SECONDS = 15


class Voicemail(Node, frozen=True, kw_only=True, tag="voicemail"):
    """Plays `prompt`, records up to `seconds_max` for `mailbox`, and goes on to `next`."""

    mailbox: Name
    prompt: Prompt
    next: NodeId
    seconds_max: Annotated[int, Meta(ge=5, le=600)] = 180

    @property
    def interruptible(self) -> bool:
        return True

    def exits(self) -> Iterator[Exit]:
        yield Exit("next", self.next, waits=True)

    def prompts(self) -> Iterator[tuple[str, Prompt]]:
        yield "prompt", self.prompt

    def mailbox_names(self) -> Iterator[tuple[str, str]]:
        yield "mailbox", self.mailbox

    def enter(self, walk: Walk) -> None:
        walk.change(keys_ahead="")
        self.say(walk, self.prompt)

    def heard(self, walk: Walk) -> None:
        walk.hand_over("message", RecordMessage(self.mailbox, self.seconds_max))
        walk.wait("message", self.seconds_max + REPORT_SECONDS)

    def time_up(self, walk: Walk) -> None:
        walk.go(self.next)

    def returned(self, walk: Walk, given: Input) -> None:
        if isinstance(given, MessageDone):
            walk.change(message_left=walk.place.message_left or given.seconds > 0)
            walk.go(self.next)
