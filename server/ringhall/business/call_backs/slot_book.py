"""The times for which calls can be booked in the queues there are, and who books one in a flow."""

from collections.abc import Callable, Mapping
from typing import Protocol

from ringhall.business.call_backs.rules.later import DAYS_AHEAD_MAX, require_room
from ringhall.business.call_backs.rules.slots import DAY_MS, MINUTE_MS, Slot, slots
from ringhall.company.organisation.rules.hours import Calendar
from ringhall.contact.service import Contacts
from ringhall.contact.state import Contact
from ringhall.engine.flows.ports import BookCallBack, CallBackAnswered
from ringhall.engine.routing.settings import QueueSettings
from ringhall.foundation.errors import Refusal
from ringhall.foundation.logging import log
from ringhall.foundation.steps import Step


class Queue(Protocol):
    """A queue as it is set."""

    @property
    def settings(self) -> QueueSettings: ...


class SlotBook:
    """Implements the flows' Slots. `queues` are those there are now, `calendar` finds one by its name."""

    def __init__(
        self,
        contacts: Contacts,
        queues: Callable[[], Mapping[str, Queue]],
        calendar: Callable[[str], Calendar | None],
        caller_id: Callable[[], str],
    ) -> None:
        self._contacts, self._queues, self._calendar, self._caller_id = contacts, queues, calendar, caller_id

    def all(self, queue_id: str, since: int, until: int) -> list[Slot]:
        """Every slot that begins in [since, until); none in a queue that has none."""
        queue = self._queues().get(queue_id)
        if queue is None or not queue.settings.call_back_slot_capacity:
            return []
        settings = queue.settings
        return slots(
            self._calendar(settings.calendar),
            settings.call_back,
            self._contacts.time_zone,
            settings.call_back_slot_minutes,
            settings.call_back_slot_capacity,
            self._contacts.booked(queue_id),
            since,
            until,
        )

    def require(self, queue_id: str, at: int, now: int) -> None:
        """Raise NotBooked unless a slot begins then, SlotFull when it has no room."""
        require_room(self.all(queue_id, now, now + DAYS_AHEAD_MAX * DAY_MS), at)

    def free(self, queue_id: str, since: int, now: int, most: int) -> list[int]:
        """The next moments from `since` on for which there is room, looked for day by day."""
        found: list[int] = []
        # The moment itself is over before anybody has heard of it.
        begin = max(since, now + MINUTE_MS)
        end = now + DAYS_AHEAD_MAX * DAY_MS
        while begin < end and len(found) < most:
            until = min(begin + DAY_MS, end)
            found += [slot.at for slot in self.all(queue_id, begin, until) if slot.free]
            begin = until
        return found[:most]

    def book(self, step: Step, contact: Contact, wish: BookCallBack) -> CallBackAnswered:
        """A call of its own, linked with the contact; `taken` where somebody was faster."""
        try:
            self.require(wish.queue, wish.at, step.now)
        except Refusal as refusal:
            log.info("flow.slot_taken", reason=refusal.code)
            return CallBackAnswered(promised=False, taken=True)
        settings = self._queues()[wish.queue].settings
        try:
            call = self._contacts.book_call_back(
                step,
                queue_id=wish.queue,
                number=wish.number,
                booked_for=wish.at,
                head_start_ms=settings.call_back_head_start_minutes * MINUTE_MS,
                priority=wish.priority,
                skills=list(wish.skills),
                dialled=self._caller_id() or contact.dialled,
                customer_id=contact.customer_id,
                customer_name=contact.customer_name,
                language=contact.language,
            )
        except Refusal as refusal:
            log.info("flow.call_back_refused", reason=refusal.code)
            return CallBackAnswered(promised=False)
        self._contacts.link(step, contact, "called_back", call, "call_back_of")
        return CallBackAnswered(promised=True)
