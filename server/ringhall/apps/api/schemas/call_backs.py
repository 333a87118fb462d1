"""Call-backs: promised, booked, and to callers who gave up."""

from typing import Literal

from ringhall.apps.api.schemas.common import Body, Identifier, Line, Moment, Number, Shape, When
from ringhall.apps.api.schemas.live import Contact, ContactCustomer


class LostCaller(Shape):
    """A number that gave up in a queue. `id` is its latest contact there; `call_id` is our call to it.

    `calls_at`: when the centre calls it by itself; `planned` it does, `missed` it did, in vain.
    """

    id: str
    queue_id: str
    number: str
    customer: ContactCustomer | None
    contact_ids: list[str]
    first_at: Moment
    last_at: Moment
    wait_ms: int
    state: Literal["open", "taken", "planned", "missed", "done", "dismissed"]
    by: str
    reason: str
    call_id: str | None
    calls_at: Moment | None


class LostCallerPage(Shape):
    """A part of the list, newest first; `next` is the cursor of the part after it."""

    items: list[LostCaller]
    next: str | None


class LostCallerDeed(Body):
    """What somebody does about a lost caller; `reason` is needed to dismiss."""

    deed: Literal["take", "release", "finish", "dismiss", "reopen"]
    reason: Line = ""


class Promised(Shape):
    """A contact that is owed a call. `booked_for` is the time somebody booked; `kept_for` are agents who call first."""

    contact: Contact
    booked_for: Moment | None
    kept_for: list[str]


class PromisedList(Shape):
    """Those that are due first come first."""

    items: list[Promised]


class Slot(Shape):
    """A time for which calls can be booked."""

    at: Moment
    capacity: int
    free: int


class SlotList(Shape):
    """The slots of a queue, in order."""

    items: list[Slot]


class Booking(Body):
    """Call this number from then on. Without `slot` the time is free, and no capacity is asked for."""

    queue: Identifier
    number: Number
    at: When
    slot: bool = True


class CallLater(Body):
    """Call the customer of this contact then: by anybody of the `queue` (none: the contact's), or by `me` first."""

    at: When
    to: Literal["queue", "me"] = "queue"
    queue: Identifier | None = None
