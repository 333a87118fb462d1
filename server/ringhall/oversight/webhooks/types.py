"""What the parts of webhooks hand to one another."""

from typing import Any, Literal

import msgspec

from ringhall.oversight.webhooks.settings import Webhook

DeliveryState = Literal["waiting", "delivered", "given_up"]


class KnownWebhook(msgspec.Struct, frozen=True):
    """A webhook as it is set up now."""

    id: str
    name: str
    webhook: Webhook


class Delivery(msgspec.Struct, frozen=True, kw_only=True):
    """Something a webhook is told; moments are milliseconds UTC.

    `status` is what the program answered last, `trouble` why there was no answer. What it is told of a contact is read
    when it is sent; `data` is everything else.
    """

    id: str
    webhook_id: str
    event: str
    at: int
    contact_id: str | None = None
    data: dict[str, Any] | None = None
    state: DeliveryState = "waiting"
    attempts: int = 0
    next_at: int = 0
    status: int | None = None
    trouble: str = ""
    done_at: int | None = None
