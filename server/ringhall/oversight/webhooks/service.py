"""Deliveries are sent, tried again, and told of."""

from typing import Any

import msgspec
from msgspec.structs import replace

from ringhall.foundation.clock import Clock, iso
from ringhall.foundation.db.engine import Database, Transaction
from ringhall.foundation.errors import NotFound
from ringhall.foundation.ids import NewId
from ringhall.foundation.logging import log
from ringhall.oversight.webhooks import repository
from ringhall.oversight.webhooks.errors import DeliveryUnknown
from ringhall.oversight.webhooks.ports import Alarms, Answered, Letter, Post, ReadContact
from ringhall.oversight.webhooks.rules import signing, telling, trying
from ringhall.oversight.webhooks.settings import TEST
from ringhall.oversight.webhooks.types import Delivery, KnownWebhook

ALARM = "webhook-fails"
ALARM_AFTER = 3
"""Attempts of one delivery in vain, after which somebody should look."""
SHOWN_MAX = 50


class Webhooks:
    """The webhooks there are, and what becomes of what they are told."""

    def __init__(
        self, clock: Clock, database: Database, alarms: Alarms, post: Post, read_contact: ReadContact, new_id: NewId
    ) -> None:
        self._clock, self._database, self._alarms = clock, database, alarms
        self._post, self._read_contact, self._new_id = post, read_contact, new_id
        self.known: dict[str, KnownWebhook] = {}

    async def send(self, delivery: Delivery) -> Delivery | None:
        """Try it once and keep how it went. None where there is nobody to tell it to, or nothing to tell any more."""
        known = self.known.get(delivery.webhook_id)
        data = await self._data(known, delivery) if known else None
        if known is None or data is None:
            async with self._database.transaction() as transaction:
                await repository.drop(transaction, delivery.id)
            return None
        after = self._after(delivery, await self._sent(known, delivery, data))
        async with self._database.transaction() as transaction:
            await repository.keep(transaction, after)
            if after.state == "waiting":
                await repository.postpone(transaction, known.id, after.next_at)
        self._judge(known, after)
        return after

    async def tell(self, known: KnownWebhook, event: str, data: dict[str, Any]) -> None:
        """Something that stands in no contact's story. Where it cannot be stored it is sent once, at once."""
        delivery = self._new(known, event, data)
        try:
            async with self._database.transaction() as transaction:
                await repository.add(transaction, delivery)
        except Exception:
            log.exception("webhook.not_stored", webhook=known.id, event_told=event)
            await self._sent(known, delivery, data)

    async def test(self, webhook_id: str) -> Delivery:
        """Tell a webhook that it is tried out; how that went. Raises DeliveryUnknown where it is not there yet."""
        known = self.known.get(webhook_id)
        if known is None:
            raise DeliveryUnknown
        delivery = self._new(known, TEST, {"text": "This is a test."})
        async with self._database.transaction() as transaction:
            await repository.add(transaction, replace(delivery, state="given_up", done_at=delivery.at))
        after = self._after(delivery, await self._sent(known, delivery, delivery.data or {}))
        # A test is not sent again by itself.
        done = after if after.state == "delivered" else replace(after, state="given_up", done_at=self._clock.now())
        async with self._database.transaction() as transaction:
            await repository.keep(transaction, done)
        return done

    async def recent(self, transaction: Transaction, webhook_id: str) -> list[Delivery]:
        """The latest deliveries, newest first. Raises NotFound."""
        if webhook_id not in self.known:
            raise NotFound(what="webhook", which=webhook_id)
        return await repository.recent(transaction, webhook_id, SHOWN_MAX)

    async def again(self, transaction: Transaction, webhook_id: str, delivery_id: str) -> None:
        """Send it anew, from the first attempt on. Raises DeliveryUnknown."""
        found = await repository.one(transaction, webhook_id, delivery_id)
        if found is None:
            raise DeliveryUnknown
        now = self._clock.now()
        await repository.keep(
            transaction, replace(found, state="waiting", attempts=0, next_at=now, done_at=None, trouble="", status=None)
        )

    def _new(self, known: KnownWebhook, event: str, data: dict[str, Any]) -> Delivery:
        now = self._clock.now()
        return Delivery(id=self._new_id(), webhook_id=known.id, event=event, data=data, at=now, next_at=now)

    async def _data(self, known: KnownWebhook, delivery: Delivery) -> dict[str, Any] | None:
        if delivery.contact_id is None:
            return delivery.data or {}
        async with self._database.transaction() as transaction:
            contact = await self._read_contact(transaction, delivery.contact_id)
        if contact is None or not telling.concerns(known.webhook, contact):
            return None
        return telling.of_contact(known.webhook, contact)

    async def _sent(self, known: KnownWebhook, delivery: Delivery, data: dict[str, Any]) -> Answered:
        body = msgspec.json.encode({"type": delivery.event, "timestamp": iso(delivery.at), "data": data})
        webhook = known.webhook
        headers = signing.headers(webhook.secret, delivery.id, self._clock.now() // 1000, body)
        return await self._post(Letter(webhook.url, headers, body, webhook.private_addresses))

    def _after(self, delivery: Delivery, answered: Answered) -> Delivery:
        now, attempts = self._clock.now(), delivery.attempts + 1
        tried = replace(delivery, attempts=attempts, status=answered.status, trouble=answered.trouble)
        if answered.status in trying.GOOD:
            return replace(tried, state="delivered", done_at=now)
        again = trying.next_at(now, attempts, answered.status)
        return replace(tried, next_at=again) if again else replace(tried, state="given_up", done_at=now)

    def _judge(self, known: KnownWebhook, after: Delivery) -> None:
        if after.state == "delivered":
            self._alarms.clear(ALARM, known.id)
        elif after.attempts >= ALARM_AFTER or after.state == "given_up":
            why = str(after.status or after.trouble)
            self._alarms.raise_(
                ALARM,
                "watch",
                f"The webhook {known.name} does not take what it is told: {why}.",
                subject=known.id,
                action="Look at its last deliveries, and at the program it leads to.",
                webhook=known.name,
                why=why,
            )
