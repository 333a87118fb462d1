"""The floor as plain values for pages: the live halves of the Agent and Queue shapes. Times are milliseconds UTC."""

from typing import Any

from ringhall.engine.routing.live import LiveFloor
from ringhall.engine.routing.rules.agents import Agent, Work
from ringhall.engine.routing.rules.presence import PHONE_UNREACHABLE
from ringhall.engine.routing.rules.seats import Seat
from ringhall.engine.routing.rules.waiting import Queue


def agent_of(live: LiveFloor, agent_id: str) -> dict[str, Any]:
    """One agent of the settings. Raises KeyError for a stranger."""
    return _agent(live.floor.seats[agent_id])


def queue_of(live: LiveFloor, queue_id: str) -> dict[str, Any]:
    """One queue of the settings. Raises KeyError for a stranger."""
    return _queue(live, live.floor.queues[queue_id])


def agents(live: LiveFloor) -> list[dict[str, Any]]:
    """All agents of the settings but for virtual ones, in their order there."""
    return [_agent(seat) for seat in live.floor.people()]


def queues(live: LiveFloor) -> list[dict[str, Any]]:
    """All queues of the settings, in their order there."""
    return [_queue(live, queue) for queue in live.floor.queues.values()]


def _agent(seat: Seat) -> dict[str, Any]:
    agent, settings = seat.agent, seat.settings
    work = agent.work
    return {
        "id": settings.id,
        "login": settings.login,
        "name": settings.name,
        "state": agent.state,
        "reason": None if work else agent.reason,
        "since": work.since if work else agent.since,
        "wanted": _wish(agent),
        "contact_id": work.contact_id if work else None,
        "queue_id": work.queue_id if work else None,
        **_wrap_up(work if work and work.state == "wrap_up" else None),
        "blocked_until": agent.blocked_until,
        "skills": dict(settings.skills),
        "queue_ids": list(settings.queue_ids),
        "team": settings.team,
        "available": seat.available,
        "nailed_up": agent.phone.state if settings.reached_by == "nailed_up" else None,
        "nailed_up_since": agent.phone.since if agent.phone.state == "connected" else None,
        "auto_answer": settings.auto_answer,
    }


def _wrap_up(work: Work | None) -> dict[str, Any]:
    """A manual one has no end to look forward to: its limit is for those who forgot it."""
    return {
        "wrap_up_until": work.until if work and work.mode != "manual" else None,
        "wrap_up_mode": work.mode if work else None,
        "wrap_up_extra_seconds": work.extra_ms // 1000 if work else 0,
        "wrap_up_remind_at": work.remind_at if work else None,
    }


def _wish(agent: Agent) -> dict[str, Any] | None:
    """What the agent wants next. What befalls them while their page is away is no wish of theirs."""
    wish = agent.wanted
    return None if wish is None or wish.reason == PHONE_UNREACHABLE else {"state": wish.state, "reason": wish.reason}


def _queue(live: LiveFloor, queue: Queue) -> dict[str, Any]:
    settings = queue.settings
    expected = live.expected.get(settings.id) if queue.ages else None
    return {
        "id": settings.id,
        "name": settings.name,
        "open": settings.id not in live.closed,
        "waiting": len(queue.ages),
        "longest_since": queue.ages[0][0] if queue.ages else None,
        "expected_p50_ms": expected.p50_ms if expected else None,
        "expected_p90_ms": expected.p90_ms if expected else None,
        "open_tier": queue.members.open_tier,
        "ready": (queue.members.available & ~queue.members.virtual).bit_count(),
        "here": queue.members.people_here.bit_count(),
        "target_seconds": settings.target_seconds,
        "target_share": settings.target_share,
        "longest_wait_seconds_max": settings.longest_wait_seconds_max,
        "abandonment_max": settings.abandonment_max,
    }
