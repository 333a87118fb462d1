"""From one flow into another and back, with everything that is known of the caller."""

from msgspec.structs import replace

from ringhall.engine.flows.document import Flow
from ringhall.engine.flows.place import Frame, Place
from ringhall.engine.flows.ports import FlowReturned, QueueReturned
from ringhall.engine.flows.rules.step import Stepped, enter_at, step


def go_down(flow: Flow, before: Place, frame: Frame | None, now: int) -> Stepped:
    """Enter `flow` from its start; `frame` is where to come back to, None where the caller stays."""
    stack = (*before.stack, frame) if frame else before.stack
    return enter_at(flow, replace(before, stack=stack, flows_entered=before.flows_entered + 1), now)


def come_back(flow: Flow, before: Place, now: int) -> Stepped:
    """Go on in `flow`, the one of the last frame, behind the node that led away."""
    *rest, frame = before.stack
    return step(flow, replace(before, node=frame.node, stack=tuple(rest)), FlowReturned(entered=True), now)


def back_from_queue(flow: Flow, before: Place, given: QueueReturned, now: int) -> Stepped:
    """Go on in `flow`, which gave the caller to a queue, with what that queue says of them after a detour."""
    assert before.origin is not None
    return step(flow, replace(before, node=before.origin.node, origin=None), given, now)
