"""The floor as alerts look at it."""

from ringhall.engine.routing.rules.seats import Seat
from ringhall.engine.routing.rules.waiting import Queue
from ringhall.engine.routing.service import Routing
from ringhall.oversight.analytics.live import DayFigures
from ringhall.oversight.analytics.rules.metrics import METRICS
from ringhall.oversight.operations.alerts import Look
from ringhall.oversight.operations.rules.causes import AgentNow, QueueNow


def look(routing: Routing, day: DayFigures) -> Look:
    """Every queue and every agent, now and with today's figures."""
    floor = routing.live.floor
    return Look(
        [_queue(queue, day) for queue in floor.queues.values()],
        [_agent(seat, floor.queues) for seat in floor.seats.values()],
    )


def _queue(queue: Queue, day: DayFigures) -> QueueNow:
    settings, sums = queue.settings, day.of(queue.settings.id)
    return QueueNow(
        id=settings.id,
        name=settings.name,
        waiting=len(queue.ages),
        longest_since=queue.ages[0][0] if queue.ages else None,
        here=queue.members.here.bit_count(),
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
        contact_id=work.contact_id if work else None,
        queue_id=queue.settings.id if queue else None,
        queue=queue.settings.name if queue else None,
    )
