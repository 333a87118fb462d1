"""The floor as alerts look at it."""

from collections.abc import Iterator

from ringhall.contact.service import Contacts
from ringhall.contact.state import Contact
from ringhall.engine.routing.rules.seats import Seat
from ringhall.engine.routing.rules.waiting import Queue
from ringhall.engine.routing.service import Routing
from ringhall.oversight.analytics.live import DayFigures
from ringhall.oversight.analytics.rules.metrics import METRICS
from ringhall.oversight.operations.alerts import Look
from ringhall.oversight.operations.rules.causes import AgentNow, MessagesNow, QueueNow


def look(routing: Routing, contacts: Contacts, day: DayFigures) -> Look:
    """Every queue, every agent and the messages that wait, now and with today's figures."""
    floor = routing.live.floor
    return Look(
        [_queue(queue, day) for queue in floor.queues.values()],
        [_agent(seat, floor.queues) for seat in floor.people()],
        list(_messages(contacts, floor.queues)),
    )


def _messages(contacts: Contacts, queues: dict[str, Queue]) -> Iterator[MessagesNow]:
    """Queue by queue (None: of no queue), where any message is still to be worked off."""
    due: dict[str | None, list[Contact]] = {}
    for contact in contacts.live.by_id.values():
        if contact.channel == "voicemail" and contact.due_at is not None and contact.outcome is None:
            due.setdefault(contact.queue_id, []).append(contact)
    for queue_id, found in due.items():
        first = min(found, key=lambda contact: contact.due_at or 0)
        queue = queues.get(queue_id or "")
        name = queue.settings.name if queue else ""
        yield MessagesNow(
            queue_id=queue_id or "", queue=name, count=len(found), since=first.arrived_at, due_at=first.due_at or 0
        )


def _queue(queue: Queue, day: DayFigures) -> QueueNow:
    settings, sums = queue.settings, day.of(queue.settings.id)
    return QueueNow(
        id=settings.id,
        name=settings.name,
        waiting=len(queue.ages),
        longest_since=queue.ages[0][0] if queue.ages else None,
        here=queue.members.people_here.bit_count(),
        target_seconds=settings.target_seconds,
        target_share=settings.target_share,
        longest_wait_seconds_max=settings.longest_wait_seconds_max,
        abandonment_max=settings.abandonment_max,
        service_level=METRICS["service_level"].of(sums),
        abandonment=METRICS["abandonment"].of(sums),
        counted=sums.offered - sums.short_abandoned,
    )


def _agent(seat: Seat, queues: dict[str, Queue]) -> AgentNow:
    agent, work = seat.agent, seat.agent.work
    queue = queues.get(work.queue_id or "") if work else None
    return AgentNow(
        id=seat.settings.id,
        name=seat.settings.name,
        state=agent.state,
        since=work.since if work else agent.since,
        remind_at=work.remind_at if work and work.state == "wrap_up" else None,
        contact_id=work.contact_id if work else None,
        queue_id=queue.settings.id if queue else None,
        queue=queue.settings.name if queue else None,
    )
