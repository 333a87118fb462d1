"""Transfer: the caller is connected with an outside number."""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from ringhall.engine.flows.nodes.base import Exit, Node, NodeId
from ringhall.engine.flows.ports import Input, TransferFailed, TransferOut
from ringhall.engine.flows.walk import Walk

# Fixed in the flow and never made of what a caller typed: else strangers could call anywhere at our cost.
PhoneNumber = Annotated[str, Meta(pattern=r"^\+?[0-9]{2,20}\Z")]


class Transfer(Node, frozen=True, kw_only=True, tag="transfer"):
    """Rings `number` for `ring_seconds`; goes to `on_fail` when nobody answers."""

    number: PhoneNumber
    on_fail: NodeId
    ring_seconds: Annotated[int, Meta(ge=5, le=120)] = 30

    def exits(self) -> Iterator[Exit]:
        yield Exit("on_fail", self.on_fail)

    def enter(self, walk: Walk) -> None:
        walk.hand_over("transfer", TransferOut(self.number, self.ring_seconds))

    def returned(self, walk: Walk, given: Input) -> None:
        if isinstance(given, TransferFailed):
            walk.go(self.on_fail)
