"""What webhooks were told, and how that went."""

from typing import Literal

from ringhall.apps.api.schemas.common import Moment, Shape


class WebhookDelivery(Shape):
    """Something a webhook was or will be told. `status` is its last answer, `trouble` why there was none."""

    id: str
    event: str
    contact_id: str | None
    at: Moment
    state: Literal["waiting", "delivered", "given_up"]
    attempts: int
    next_at: Moment
    status: int | None
    trouble: str
    done_at: Moment | None
