"""What a missed offer costs its agent, apart for each way of missing one: settings of a queue, and of calls without."""

from typing import Annotated

import msgspec

from ringhall.contact.events import Missed

Delay = Annotated[int, msgspec.Meta(ge=0, le=3600)]
InARow = Annotated[int, msgspec.Meta(ge=0, le=20)]


class MissedOffers(msgspec.Struct, frozen=True, kw_only=True):
    """After a miss the agent gets no offer for so many seconds; after so many in a row (0: never) they are not ready.

    What the caller withdrew, or a colleague took, is no miss. Each way is counted apart, until the agent answers a
    call or sets a state.
    """

    declined_delay_seconds: Delay = 10
    declined_break_after: InARow = 1
    busy_delay_seconds: Delay = 10
    busy_break_after: InARow = 1
    no_answer_delay_seconds: Delay = 10
    no_answer_break_after: InARow = 1
    failed_delay_seconds: Delay = 10
    failed_break_after: InARow = 1

    def cost(self, missed: Missed) -> tuple[int, int]:
        """Seconds without an offer, and how many misses in a row make a break."""
        match missed:
            case "declined":
                return self.declined_delay_seconds, self.declined_break_after
            case "busy":
                return self.busy_delay_seconds, self.busy_break_after
            case "timed_out":
                return self.no_answer_delay_seconds, self.no_answer_break_after
            case "failed":
                return self.failed_delay_seconds, self.failed_break_after
