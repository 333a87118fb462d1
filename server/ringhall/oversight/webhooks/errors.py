"""Refusals of webhooks.

Refusal
└── NotFound
    └── DeliveryUnknown     404  it is too old, or never was
"""

from ringhall.foundation.errors import NotFound


class DeliveryUnknown(NotFound):
    """No such delivery of this webhook."""

    code = "delivery-unknown"
    text = "There is no such delivery any more. Load the list again."
