"""Split: callers are shared out over several ways."""

import hashlib
from collections.abc import Iterator
from typing import Annotated

import msgspec
from msgspec import Meta

from ringhall.engine.flows.nodes.base import Exit, Node, NodeId
from ringhall.engine.flows.prompts import Name
from ringhall.engine.flows.walk import Walk
from ringhall.foundation.errors import Phrase

ALL = 100


class Share(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """So many of a hundred callers, where they go, and what that is called on the agent's screen."""

    percent: Annotated[int, Meta(ge=0, le=ALL)]
    to: NodeId
    label: Name = ""


class Split(Node, frozen=True, kw_only=True, tag="split"):
    """Draws a way for each contact, at once. One contact draws the same at this node every time, in a replay too."""

    shares: Annotated[tuple[Share, ...], Meta(max_length=20)]

    def exits(self) -> Iterator[Exit]:
        yield from (Exit(f"shares.{n}", share.to) for n, share in enumerate(self.shares))

    def faults(self) -> Iterator[tuple[str, Phrase]]:
        given = sum(share.percent for share in self.shares)
        if given != ALL:
            yield "shares", Phrase("The shares sum up to {number} percent and must be 100.", number=given)

    def enter(self, walk: Walk) -> None:
        left = drawn(walk.place.seed, walk.place.node)
        for n, share in enumerate(self.shares):
            left -= share.percent
            if left < 0:
                walk.note("share", str(n + 1))
                walk.go(share.to, share.label)
                return


def drawn(seed: str, node: str) -> int:
    """0 to 99, evenly over many seeds; each node draws anew."""
    return int.from_bytes(hashlib.sha256(f"{node}\n{seed}".encode()).digest()[:8]) % ALL
