"""What people set for contacts of a queue. Shapes as on the wire; each number says its unit."""

from typing import Annotated, Literal

import msgspec

from ringhall.company.organisation.rules.hours import TimeOfDay

CallsFirst = Literal["customer", "agent"]
Attempts = Annotated[int, msgspec.Meta(ge=1, le=10)]
GapMinutes = Annotated[int, msgspec.Meta(ge=1, le=1440)]
CallSeconds = Annotated[int, msgspec.Meta(ge=5, le=120)]
SlotMinutes = Annotated[int, msgspec.Meta(ge=5, le=240)]
SlotCapacity = Annotated[int, msgspec.Meta(ge=0, le=1000)]
HeadStartMinutes = Annotated[int, msgspec.Meta(ge=0, le=120)]
Country = Annotated[str, msgspec.Meta(pattern=r"^[A-Z]{2}\Z")]
HoursMax = Annotated[int, msgspec.Meta(ge=1, le=720)]


class CallBackSettings(msgspec.Struct, frozen=True, kw_only=True):
    """How customers of a queue are called back.

    `customer` first: an agent is kept, the customer is called, and the agent rings once they answer. `agent` first: the
    agent accepts and hears the customer's phone ring. Nobody is called before `opens` or from `closes` on, by the clock
    on the centre's wall (both the same: at any time). Who is not reached after `attempts` calls, at least `gap_minutes`
    apart, or within `hours_max` of the promise, is given up. With `new_call_takes_over` a customer who calls again has
    the place that was kept, and is not called. Nobody is called outside the `countries` (two letters each; none: that
    of the centre and those of its numbers).
    """

    first: CallsFirst = "customer"
    attempts: Attempts = 3
    gap_minutes: GapMinutes = 15
    opens: TimeOfDay = "08:00"
    closes: TimeOfDay = "20:00"
    ring_seconds: CallSeconds = 40
    hours_max: HoursMax = 48
    new_call_takes_over: bool = True
    countries: tuple[Country, ...] = ()
