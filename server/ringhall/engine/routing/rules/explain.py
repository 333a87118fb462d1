"""Why this agent: the trace kept with every offer, as codes; the pages put them into words."""

from collections.abc import Iterator
from itertools import chain, islice
from typing import Any

from ringhall.engine.routing.rules.agents import Agent
from ringhall.engine.routing.rules.floor import Floor, Placed, members

Trace = dict[str, Any]
ENTRIES_MAX = 50


def trace(floor: Floor, placed: Placed, candidates: list[str], now: int) -> Trace:
    """Who was considered and why each other member was passed over, at most 50 of each, telling ones first.

    `candidates` are those who could take the contact, in the order of the queue's strategy; the first is the chosen
    one. What the strategy looked at stands beside each of them (`measure` for the chosen one).
    """
    queue, group = placed.queue, placed.group
    able = queue.available & group.eligible
    return {
        "rule": queue.settings.strategy,
        "now": now,
        "waited_ms": now - placed.waiting.waiting_since,
        "skills": list(group.skills),
        "chosen": candidates[0],
        "measure": _measure(floor, placed, candidates[0], now),
        "candidates": candidates,
        "candidates_count": (able & ~placed.excluded).bit_count(),
        "passed_over": list(islice(_passed_over(floor, placed, candidates, now), ENTRIES_MAX)),
        "passed_over_count": len(queue.members) - 1,
    }


def _passed_over(floor: Floor, placed: Placed, candidates: list[str], now: int) -> Iterator[dict[str, Any]]:
    queue, group = placed.queue, placed.group
    why = "idle_shorter" if queue.settings.strategy == "longest_idle" else "ranked_later"
    for agent_id in candidates[1:]:
        yield {"agent_id": agent_id, "why": why, **_measure(floor, placed, agent_id, now)}
    able = queue.available & group.eligible
    for agent_id in members(queue, able & placed.excluded):
        yield {"agent_id": agent_id, "why": "excluded"}
    unskilled = queue.available & ~group.eligible
    for agent_id in members(queue, unskilled):
        yield {"agent_id": agent_id, "why": "missing_skill", "skill": _missing(floor, group.skills, agent_id)}
    away = ((1 << len(queue.members)) - 1) & ~queue.available
    for agent_id in chain(members(queue, away & queue.here), members(queue, away & ~queue.here)):
        yield {"agent_id": agent_id, **_unavailable(floor.seats[agent_id].agent)}


def _measure(floor: Floor, placed: Placed, agent_id: str, now: int) -> dict[str, Any]:
    """What the queue's strategy saw of a candidate; durations in milliseconds, places from 1."""
    queue, seat = placed.queue, floor.seats[agent_id]
    record = seat.agent.record(queue.settings.id)
    match queue.settings.strategy:
        case "longest_idle":
            return {"idle_ms": now - seat.agent.idle_since}
        case "least_recent":
            return {"ended_ms": now - record.ended_at if record.ended_at else None}
        case "fewest_calls":
            return {"calls": record.calls}
        case "least_talk_time":
            return {"talk_ms": record.talk_ms}
        case "best_match":
            fit = sum(seat.settings.skills.get(skill, 0) for skill in placed.group.skills)
            return {"fit": fit, "idle_ms": now - seat.agent.idle_since}
        case "round_robin" | "linear" | "top_down":
            return {"place": seat.places[queue.settings.id] + 1}
        case "random":
            return {}


def _missing(floor: Floor, skills: tuple[str, ...], agent_id: str) -> str:
    has = floor.seats[agent_id].settings.skills
    return next(skill for skill in skills if has.get(skill, 0) < 1)


def _unavailable(agent: Agent) -> dict[str, Any]:
    if agent.presence == "offline" and not agent.works:
        return {"why": "offline"}
    if agent.presence == "not_ready" and not agent.works:
        return {"why": "not_ready", "reason": agent.reason}
    if agent.blocked_until is not None and not agent.works:
        return {"why": "blocked", "until": agent.blocked_until}
    # Whoever was chosen earlier in this very pass has no work yet: their phone is about to ring.
    return {"why": "busy", "state": agent.state if agent.works else "ringing"}
