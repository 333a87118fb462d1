"""How work after a talk ends: settings of a queue, and of calls without."""

from typing import Annotated, Literal

import msgspec

from ringhall.engine.routing.missed_offers import MissedOffers

Seconds = Annotated[int, msgspec.Meta(ge=0, le=3600)]
WrapUpMode = Literal["fixed", "capped", "manual"]
"""It lasts its whole time; the agent ends it, at the latest when its time is over; the agent ends it."""
MANUAL_SECONDS_MAX = 4 * 3600
"""Even a manual wrap-up ends some time: nobody is kept from work by one that was forgotten."""


class WrapUp(MissedOffers, frozen=True, kw_only=True):
    """Work after a talk takes `wrap_up_seconds` (0: there is none), and `wrap_up_extra_seconds` more if they ask.

    A manual one has no time, and needs none; after `wrap_up_reminder_seconds` (0: never) the agent is reminded of it.
    (On top of what a missed offer costs: a struct has one base with fields.)
    """

    wrap_up_mode: WrapUpMode = "capped"
    wrap_up_seconds: Seconds = 30
    wrap_up_extra_seconds: Seconds = 900
    wrap_up_reminder_seconds: Seconds = 0

    @property
    def lasts_seconds(self) -> int:
        """How long it may last when nobody asks for more."""
        return MANUAL_SECONDS_MAX if self.wrap_up_mode == "manual" else self.wrap_up_seconds

    @property
    def extra_ms(self) -> int:
        """How much more time there is for the asking."""
        return 0 if self.wrap_up_mode == "manual" else self.wrap_up_extra_seconds * 1000

    def reminds_at(self, since: int) -> int | None:
        """When an agent is reminded of a wrap-up that began then; it goes on all the same."""
        seconds = self.wrap_up_reminder_seconds if self.wrap_up_mode == "manual" else 0
        return since + seconds * 1000 if seconds else None
