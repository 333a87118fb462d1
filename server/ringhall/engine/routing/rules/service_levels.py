"""The service level of late of each queue: of its last contacts, those answered within the target; old ones fade."""

from typing import ClassVar

from ringhall.contact import events as c
from ringhall.engine.routing.rules.waiting import Queue
from ringhall.foundation.events import Event

KEPT = 0.97
"""What a contact weighs after one more: half after 23 contacts."""
CONTACTS_MIN = 5.0
"""Fewer than these, late ones who still wait included, say nothing."""


class ServiceLevels:
    """Folded from the contacts' stories. Whoever gives up before the short-abandon time is left out."""

    KINDS: ClassVar[tuple[type[Event], ...]] = (
        c.ContactQueued,
        c.CallBackPromised,
        c.QueueLeft,
        c.ContactConnected,
        c.ContactEnded,
    )

    def __init__(self) -> None:
        self._waiting: dict[str, tuple[str, int]] = {}
        self._sums: dict[str, tuple[float, float]] = {}

    def apply(self, event: Event, at: int, queues: dict[str, Queue]) -> None:
        """Fold one event; the target is the one that holds now."""
        match event:
            case c.ContactQueued():
                self._waiting[event.contact_id] = (event.queue_id, event.waiting_since)
            case c.CallBackPromised():
                # They have hung up, and wait for no answer.
                self._waiting.pop(event.contact_id, None)
            case c.ContactConnected() | c.QueueLeft() | c.ContactEnded():
                queue_id, since = self._waiting.pop(event.contact_id, ("", at))
                if queue := queues.get(queue_id):
                    self._over(event, queue, at - since)
            case _:
                pass

    def _over(self, event: Event, queue: Queue, waited_ms: int) -> None:
        in_time = waited_ms <= queue.settings.target_seconds * 1000
        if isinstance(event, c.ContactConnected):
            self._count(queue.settings.id, good=in_time)
        elif waited_ms >= queue.settings.short_abandon_seconds * 1000 and _gave_up(event):
            self._count(queue.settings.id, good=False)

    def _count(self, queue_id: str, *, good: bool) -> None:
        met, counted = self._sums.get(queue_id, (0.0, 0.0))
        self._sums[queue_id] = (KEPT * met + good, KEPT * counted + 1)

    def percent(self, queue: Queue, now: int) -> int | None:
        """The level, those who wait beyond the target counted as missed; None where there is too little to tell."""
        met, counted = self._sums.get(queue.settings.id, (0.0, 0.0))
        late_since = now - queue.settings.target_seconds * 1000
        late = sum(since < late_since for queue_id, since in self._waiting.values() if queue_id == queue.settings.id)
        counted += late
        return round(100 * met / counted) if counted >= CONTACTS_MIN else None


def _gave_up(event: Event) -> bool:
    return isinstance(event, c.ContactEnded) or (isinstance(event, c.QueueLeft) and event.reason == "abandoned")
