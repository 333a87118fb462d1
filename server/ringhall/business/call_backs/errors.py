"""Refusals of call-backs.

Refusal
├── NotWithReason          400  somebody must say why
└── Conflict
    ├── NotBooked          409  no slot begins then, or nothing is owed
    ├── SlotFull           409  others were faster
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


class TakenBySomebody(Conflict):
    """Another person has taken it."""

    code = "taken-by-somebody"
    text = "{by} has taken this caller. Ask them, or choose another."
