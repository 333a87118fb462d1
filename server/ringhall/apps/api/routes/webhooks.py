"""Webhooks: what they were told, a test, and telling them again."""

from typing import Annotated

from fastapi import Path

from ringhall.apps.api.guard import Centre, Routes, SignedInUser
from ringhall.apps.api.schemas import webhooks as shapes
from ringhall.apps.api.schemas.settings import Key
from ringhall.oversight.webhooks.types import Delivery

DeliveryId = Annotated[str, Path(min_length=1, max_length=200, pattern=r"^[A-Za-z0-9_.:+-]+$")]
routes = Routes("settings")


@routes.on("GET", "/webhooks/{key}/deliveries", may="settings.read")
async def webhook_deliveries(centre: Centre, key: Key) -> list[shapes.WebhookDelivery]:
    """The latest 50, newest first."""
    async with centre.database.transaction() as transaction:
        return [_shown(each) for each in await centre.webhooks.recent(transaction, key)]


@routes.on("POST", "/webhooks/{key}/test", may="settings.edit")
async def test_webhook(centre: Centre, user: SignedInUser, key: Key) -> shapes.WebhookDelivery:
    """Tell it that it is tried out, and say how that went."""
    tried = await centre.webhooks.test(key)
    async with centre.database.transaction() as transaction:
        await centre.audit.write(transaction, user.login, "webhook.tried", f"webhook:{key}")
    return _shown(tried)


@routes.on("POST", "/webhooks/{key}/deliveries/{delivery_id}/again", may="settings.edit", status_code=204)
async def tell_webhook_again(centre: Centre, key: Key, delivery_id: DeliveryId) -> None:
    """Send it anew, from the first attempt on."""
    async with centre.database.transaction() as transaction:
        await centre.webhooks.again(transaction, key, delivery_id)
    centre.webhooks_due()


def _shown(delivery: Delivery) -> shapes.WebhookDelivery:
    return shapes.WebhookDelivery(
        id=delivery.id,
        event=delivery.event,
        contact_id=delivery.contact_id,
        at=delivery.at,
        state=delivery.state,
        attempts=delivery.attempts,
        next_at=delivery.next_at,
        status=delivery.status,
        trouble=delivery.trouble,
        done_at=delivery.done_at,
    )
