"""Whatever is due is sent: when a story says something new, when an alarm does, and when it is time to try again."""

import asyncio

import msgspec

from ringhall.foundation import tasks
from ringhall.foundation.clock import Clock
from ringhall.foundation.db.engine import Database
from ringhall.foundation.events import Recorded
from ringhall.foundation.logging import log
from ringhall.foundation.steps import Steps
from ringhall.foundation.wheel import Wheel
from ringhall.oversight.webhooks import repository
from ringhall.oversight.webhooks.ports import Alarm, Alarms
from ringhall.oversight.webhooks.projection import WebhookTable
from ringhall.oversight.webhooks.service import ALARM, Webhooks
from ringhall.oversight.webhooks.types import Delivery, KnownWebhook

AGAIN_MS = 5_000
"""The database was away: so long until it is looked at again."""
KEPT_MS = 7 * 86_400_000
"""So long a delivery that is done can be looked at."""
TIDY_MS = 3_600_000


class Sender:
    """Sends to each webhook one after another, to several at once."""

    def __init__(self, clock: Clock, database: Database, webhooks: Webhooks, table: WebhookTable) -> None:
        self._clock, self._database, self._webhooks, self._table = clock, database, webhooks, table
        self._wheel, self._due = Wheel(clock), asyncio.Event()
        self._raised: set[str] = set()
        self._tidied = 0

    def know(self, webhooks: list[KnownWebhook]) -> None:
        """These are the webhooks now."""
        self._webhooks.known = {each.id: each for each in webhooks}
        self._tidied = 0
        self._table.know(webhooks)
        self._due.set()

    def start(self, steps: Steps, alarms: Alarms) -> asyncio.Task[None]:
        """From here on; the task ends when it is stopped."""
        steps.on_published(self._published)
        alarms.listen(self._alarm)
        self._due.set()
        return tasks.start(self._run(), "webhooks.send")

    def look(self) -> None:
        """Something may be due."""
        self._due.set()

    def _published(self, events: list[Recorded]) -> None:
        if self._table.concerns(events):
            self._due.set()

    def _alarm(self, alarm: Alarm, standing: bool) -> None:
        """An alarm is told once when it begins and once when it is over; snoozed ones are known already."""
        if standing == (alarm.id in self._raised) or (standing and alarm.snoozed_until is not None):
            return
        (self._raised.add if standing else self._raised.discard)(alarm.id)
        event = "alarm.raised" if standing else "alarm.cleared"
        for known in self._webhooks.known.values():
            own = alarm.code == ALARM and alarm.fields.get("webhook") == known.name
            if known.webhook.active and event in known.webhook.events and not own:
                tasks.start(self._tell(known, event, alarm), "webhooks.alarm")

    async def _tell(self, known: KnownWebhook, event: str, alarm: Alarm) -> None:
        told = ("id", "code", "grade", "text", "since", "action", "fields")
        data = msgspec.to_builtins(alarm)
        await self._webhooks.tell(known, event, {name: data[name] for name in told})
        self._due.set()

    async def _run(self) -> None:
        while True:
            await self._due.wait()
            self._due.clear()
            try:
                await self._round()
            except Exception:
                log.exception("webhooks.round_failed")
                self._wheel.set("due", self._clock.now() + AGAIN_MS, self._due.set)

    async def _round(self) -> None:
        """Send what is due, until nothing is; then set the clock."""
        known = self._webhooks.known
        await self._tidy()
        active = [key for key, each in known.items() if each.webhook.active]
        while active:
            async with self._database.transaction() as transaction:
                found = await repository.due(transaction, active, self._clock.now())
                later = None if found else await repository.next_due(transaction, active)
            if not found:
                self._wheel.set("due", later, self._due.set)
                return
            of_each: dict[str, list[Delivery]] = {}
            for delivery in found:
                of_each.setdefault(delivery.webhook_id, []).append(delivery)
            await asyncio.gather(*[self._send_all(some) for some in of_each.values()])

    async def _tidy(self) -> None:
        """Now and then what is long done goes."""
        now = self._clock.now()
        if now - self._tidied < TIDY_MS:
            return
        self._tidied = now
        async with self._database.transaction() as transaction:
            await repository.tidy(transaction, self._webhooks.known.keys(), now - KEPT_MS)

    async def _send_all(self, deliveries: list[Delivery]) -> None:
        for delivery in deliveries:
            after = await self._webhooks.send(delivery)
            if after is not None and after.state == "waiting":
                return
