"""Callers who gave up are called back by the centre itself, where their queue has it so.

Each is looked at once, when they have not come again for the queue's time. First the table says that they are called,
then the call is booked, then the table says which contact it is: whatever dies in between, a start finds what was not
done, and nobody is called twice. Nothing is polled: a caller who gives up sets the clock.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from typing import Any

from ringhall.business.call_backs import repository
from ringhall.business.call_backs.service import LIMIT_MAX, CallBacks
from ringhall.business.call_backs.types import LostCaller, Wanted
from ringhall.contact import events as e
from ringhall.contact.service import Contacts
from ringhall.engine.routing.settings import QueueSettings
from ringhall.foundation import tasks
from ringhall.foundation.clock import Clock
from ringhall.foundation.db.engine import Database
from ringhall.foundation.errors import Refusal
from ringhall.foundation.events import Recorded
from ringhall.foundation.logging import log
from ringhall.foundation.steps import Steps
from ringhall.foundation.wheel import Wheel

MINUTE_MS = 60_000
HOUR_MS = 3_600_000
AGAIN_MS = 60_000
"""The database was away: so long until it is tried again."""


class FollowUp:
    """`queues` gives the settings of all queues; `shown` is the number that people see."""

    def __init__(
        self,
        clock: Clock,
        database: Database,
        steps: Steps,
        contacts: Contacts,
        call_backs: CallBacks,
        queues: Callable[[], Iterable[QueueSettings]],
        shown: Callable[[], str],
    ) -> None:
        self._clock, self._database, self._steps, self._contacts = clock, database, steps, contacts
        self._call_backs, self._queues, self._shown = call_backs, queues, shown
        self._wheel = Wheel(clock)
        self._calls: set[str] = set()
        self._one_at_a_time = asyncio.Lock()

    def start(self) -> None:
        """Follow the stories from here on, and take up what was begun before."""
        self._steps.on_published(self._told)
        self.look_again()

    def look_again(self) -> None:
        """The program or the settings are new: everybody who was lost of late is looked at."""
        self._soon("all", self._look_at_all)

    async def follow(self, contact_id: str) -> None:
        """Call the lost caller of whom this is a contact, if it is time; else set the clock."""
        async with self._database.transaction() as transaction:
            lost = await self._call_backs.find(transaction, contact_id)
            due = self.due(lost)
            if lost is None or due is None:
                return
            if due > self._clock.now():
                self._wheel.set(lost.id, due, lambda: self._soon(contact_id, lambda: self.follow(contact_id)))
                return
            planned = await self._call_backs.plan(transaction, contact_id)
        if planned is not None:
            await self._call(planned)

    def due(self, lost: LostCaller | None) -> int | None:
        """When this lost caller is called by itself (milliseconds UTC); None: not at all, or it is settled already."""
        queue = self._following().get(lost.queue_id) if lost else None
        if lost is None or queue is None or lost.state != "open":
            return None
        if self._clock.now() - lost.last_at > queue.call_back_hours_max * HOUR_MS:
            return None
        return lost.last_at + queue.call_back_lost_minutes * MINUTE_MS

    async def _look_at_all(self) -> None:
        async with self._database.transaction() as transaction:
            begun = await self._call_backs.page(transaction, Wanted(0, states=("planned",)), limit=LIMIT_MAX)
            over = await repository.calls_over(transaction, [each.call_id for each in begun if each.call_id])
            await self._call_backs.missed(transaction, over)
            made = {each.id: await repository.call_made(transaction, each) for each in begun if not each.call_id}
        self._calls |= {each.call_id for each in begun if each.call_id and each.call_id not in over}
        for lost in begun:
            if not lost.call_id:
                await self._call(lost, made[lost.id])
        following, place = self._following(), None
        hours = max((each.call_back_hours_max for each in following.values()), default=0)
        wanted = Wanted(self._clock.now() - hours * HOUR_MS, tuple(following), ("open",))
        while following:
            async with self._database.transaction() as transaction:
                page = await self._call_backs.page(transaction, wanted, place, LIMIT_MAX)
            for lost in page:
                if self.due(lost) is not None:
                    await self.follow(lost.id)
            if len(page) < LIMIT_MAX:
                return
            place = (page[-1].last_at, page[-1].id)

    def _following(self) -> dict[str, QueueSettings]:
        """The queues that have it so. Where there are none, nobody is looked for."""
        return {queue.id: queue for queue in self._queues() if queue.call_back_lost}

    async def _call(self, lost: LostCaller, made: str | None = None) -> None:
        """Book the call that the table speaks of, unless it was made, or is owed anyway."""
        owed = [each.id for each in self._contacts.live.promised(lost.number) if each.queue_id == lost.queue_id]
        call_id = made or (owed[0] if owed else None)
        if call_id is None:
            call_id = await self._book(lost)
        if call_id is not None:
            self._calls.add(call_id)
        async with self._database.transaction() as transaction:
            await self._call_backs.planned(transaction, lost, call_id)

    async def _book(self, lost: LostCaller) -> str | None:
        arrival: dict[str, Any] = {"dialled": self._shown(), "customer_id": lost.customer_id}
        arrival["customer_name"] = lost.customer_name
        try:
            contact, committed = self._steps.run(
                lambda step: self._contacts.book_call_back(
                    step,
                    queue_id=lost.queue_id,
                    number=lost.number,
                    booked_for=self._clock.now(),
                    unasked=True,
                    **arrival,
                )
            )
        except Refusal as refusal:
            log.info("call_backs.not_followed", contact_id=lost.id, reason=refusal.code)
            return None
        await committed
        # Whose good hour never comes is over with the booking itself, before anybody could follow the call.
        return contact.id if contact.outcome is None else None

    def _told(self, events: Iterable[Recorded]) -> None:
        for recorded in events:
            event = recorded.event
            if not isinstance(event, e.ContactClosed):
                continue
            if event.contact_id in self._calls:
                self._calls.discard(event.contact_id)
                if event.outcome != "answered":
                    self._give_to_people(event.contact_id)
            elif event.outcome == "abandoned" and self._following():
                self._look_at(event.contact_id)

    def _look_at(self, contact_id: str) -> None:
        self._soon(contact_id, lambda: self.follow(contact_id))

    def _give_to_people(self, call_id: str) -> None:
        self._soon(call_id, lambda: self._missed(call_id))

    async def _missed(self, call_id: str) -> None:
        async with self._database.transaction() as transaction:
            await self._call_backs.missed(transaction, [call_id])

    def _soon(self, key: str, act: Callable[[], Awaitable[None]]) -> None:
        tasks.start(self._try(key, act), "call_backs.follow_up")

    async def _try(self, key: str, act: Callable[[], Awaitable[None]]) -> None:
        try:
            async with self._one_at_a_time:
                await act()
        except Exception:
            # The table still says what is to be done.
            log.exception("call_backs.follow_up_failed", key=key)
            self._wheel.set(("again", key), self._clock.now() + AGAIN_MS, lambda: self._soon(key, act))
