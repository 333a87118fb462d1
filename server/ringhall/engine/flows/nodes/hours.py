"""Hours: one way when the centre is open, another when it is closed."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated

from msgspec import Meta

from ringhall.engine.flows.calendar import OtherDay, OtherDays, Weekly, is_open, zone
from ringhall.engine.flows.nodes.base import Exit, Node, NodeId
from ringhall.engine.flows.prompts import Name
from ringhall.engine.flows.walk import Walk
from ringhall.foundation.errors import Phrase


class Hours(Node, frozen=True, kw_only=True, tag="hours"):
    """Open in the hours of the centre's `calendar`, or in weekly intervals of its own, except on `holidays`.

    A calendar is filled in when the flow is published, so that the hours of every flow that names it change with it.
    """

    open: NodeId
    closed: NodeId
    calendar: Name = ""
    time_zone: str = ""
    weekly: Weekly = {}
    holidays: Annotated[tuple[date, ...], Meta(max_length=400)] = ()
    exceptions: OtherDays = ()

    def exits(self) -> Iterator[Exit]:
        yield Exit("open", self.open)
        yield Exit("closed", self.closed)

    def calendar_names(self) -> Iterator[tuple[str, str]]:
        if self.calendar:
            yield "calendar", self.calendar

    def faults(self) -> Iterator[tuple[str, Phrase]]:
        if self.calendar:
            return
        if zone(self.time_zone) is None:
            yield (
                "time_zone",
                Phrase(
                    "There is no time zone “{name}”: name a calendar, or a zone such as Europe/Ljubljana.",
                    name=self.time_zone,
                ),
            )
        for day, openings in self.weekly.items():
            for n, opening in enumerate(openings):
                if opening.closes <= opening.opens:
                    words = Phrase("It closes before it opens; split at 24:00 what goes past midnight.")
                    yield f"weekly.{day}.{n}", words

    def is_open(self, now: int) -> bool:
        """Whether `now` (milliseconds UTC) is within opening hours."""
        closed = tuple(OtherDay(day) for day in self.holidays)
        return is_open(now, self.time_zone, self.weekly, closed + self.exceptions)

    def enter(self, walk: Walk) -> None:
        walk.go(self.open if self.is_open(walk.now) else self.closed)
