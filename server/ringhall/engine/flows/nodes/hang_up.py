"""Hang up: the end of a flow."""

from collections.abc import Iterator
from typing import Literal

from ringhall.engine.flows.nodes.base import Node
from ringhall.engine.flows.prompts import Prompt
from ringhall.engine.flows.walk import Walk


class HangUp(Node, frozen=True, kw_only=True, tag="hang_up"):
    """Says good-bye and ends the call; the outcome is “voicemail” for a caller who left a message."""

    outcome: Literal["self_served", "rejected", "overflowed"] = "self_served"
    prompt: Prompt = ()

    def prompts(self) -> Iterator[tuple[str, Prompt]]:
        yield "prompt", self.prompt

    def enter(self, walk: Walk) -> None:
        walk.change(keys_ahead="")
        self.say(walk, self.prompt)

    def heard(self, walk: Walk) -> None:
        walk.end("voicemail" if walk.place.message_left else self.outcome)
