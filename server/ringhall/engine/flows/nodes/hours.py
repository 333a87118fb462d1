"""Hours: one way when a calendar says open, another when it says closed."""

from collections.abc import Iterator

from ringhall.engine.flows.nodes.base import Exit, Node, NodeId
from ringhall.engine.flows.prompts import Name
from ringhall.engine.flows.walk import Walk


class Hours(Node, frozen=True, kw_only=True, tag="hours"):
    """Asks the centre's `calendar` at the moment the caller comes here; one that is gone counts as closed."""

    open: NodeId
    closed: NodeId
    calendar: Name

    def exits(self) -> Iterator[Exit]:
        yield Exit("open", self.open)
        yield Exit("closed", self.closed)

    def calendar_names(self) -> Iterator[tuple[str, str]]:
        yield "calendar", self.calendar

    def enter(self, walk: Walk) -> None:
        walk.go(self.open if walk.is_open(self.calendar) else self.closed)
