"""Refusals of call-backs.

Refusal
├── NotWithReason          400  somebody must say why
└── Conflict
    ├── NotBooked          409  no slot begins then, or nothing is owed
    ├── SlotFull           409  others were faster
    ├── NotAhead           409  the moment is past, or too far away
    ├── OutsideHours       409  nobody is called at that time of day
    ├── WithoutQueue       409  a call is booked in a queue, and none was named
    └── TakenBySomebody    409  another person calls them
"""

from ringhall.foundation.errors import Conflict, Refusal


class NotWithReason(Refusal):
    """Nobody is let be without a reason."""

    code = "no-reason"
    text = "Say why this caller is not to be called."


class NotBooked(Conflict):
    """There is no such slot, or no such promise."""

    code = "no-such-slot"
    text = "There is no such call-back, or no slot begins then. Look at the list again and choose one of it."


class SlotFull(Conflict):
    """The slot has no room."""

    code = "slot-full"
    text = "Others have booked this time meanwhile. Choose another."


class NotAhead(Conflict):
    """The moment is past, or too far away."""

    code = "not-ahead"
    text = "Choose a moment that is still to come, at most {days} days ahead."


class OutsideHours(Conflict):
    """Nobody of this queue is called at that time of day."""

    code = "outside-hours"
    text = "Customers of this queue are called from {opens} to {closes} by the centre's clock. Choose a time between."


class WithoutQueue(Conflict):
    """A call is booked in a queue; the contact came through none, and none was named."""

    code = "without-queue"
    text = "This contact came through no queue. Choose the queue that is to call back."


class TakenBySomebody(Conflict):
    """Another person has taken it."""

    code = "taken-by-somebody"
    text = "{by} has taken this caller. Ask them, or choose another."
