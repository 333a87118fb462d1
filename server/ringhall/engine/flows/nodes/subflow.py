"""Subflow and return: the caller goes through another flow, and comes back."""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from ringhall.engine.flows.nodes.base import Exit, Node, NodeId, OptionalNodeId, VariableName
from ringhall.engine.flows.ports import EnterFlow, FlowReturned, Input, LeaveFlow
from ringhall.engine.flows.prompts import Name
from ringhall.engine.flows.walk import Walk

DEPTH_MAX = 5
FLOWS_PER_CALL_MAX = 50


class Subflow(Node, frozen=True, kw_only=True, tag="subflow"):
    """Goes into `flow`, as it is published at that moment; its `return` leads to `next` here, in this version.

    All variables are shared; `gives` are those that the other flow sets and this one uses. Without `returns` the
    caller stays there, and there is no `next`. A flow that is gone, or too deep an errand, leads to `on_fail`.
    """

    flow: Name
    on_fail: NodeId
    next: OptionalNodeId = ""
    returns: bool = True
    gives: Annotated[tuple[VariableName, ...], Meta(max_length=50)] = ()

    def exits(self) -> Iterator[Exit]:
        if self.returns:
            yield Exit("next", self.next)
        yield Exit("on_fail", self.on_fail)

    def flow_names(self) -> Iterator[tuple[str, str]]:
        yield "flow", self.flow

    def sets(self) -> set[str]:
        return set(self.gives)

    def enter(self, walk: Walk) -> None:
        if len(walk.place.stack) >= DEPTH_MAX or walk.place.flows_entered >= FLOWS_PER_CALL_MAX:
            self._failed(walk)
        else:
            walk.change_flow(EnterFlow(self.flow, self.returns))

    def returned(self, walk: Walk, given: Input) -> None:
        if isinstance(given, FlowReturned) and given.entered and self.returns:
            walk.go(self.next)
        elif isinstance(given, FlowReturned):
            self._failed(walk)

    def _failed(self, walk: Walk) -> None:
        walk.note("failed_subflow", self.flow)
        walk.go(self.on_fail)


class Return(Node, frozen=True, kw_only=True, tag="return"):
    """Leads back to the flow that sent the caller here; in one that nobody was sent to, the call ends."""

    def enter(self, walk: Walk) -> None:
        if walk.place.stack:
            walk.change_flow(LeaveFlow())
        else:
            walk.end("self_served")
