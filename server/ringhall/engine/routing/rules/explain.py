"""Why this agent: the trace kept with every offer, as codes; the pages put them into words."""

from collections.abc import Callable
from typing import Any

from ringhall.engine.routing.rules.agents import Agent
from ringhall.engine.routing.rules.busy import milliseconds
from ringhall.engine.routing.rules.floor import Floor
from ringhall.engine.routing.rules.match import Decision, Seen
from ringhall.engine.routing.rules.needs import fit, meets
from ringhall.engine.routing.rules.predicted import block_of
from ringhall.engine.routing.rules.strategies import foreseen

Trace = dict[str, Any]
ENTRIES_MAX = 50


def trace(floor: Floor, decision: Decision, now: int, chosen: str | None = None) -> Trace:
    """Who was considered and why each other member was passed over, at most 50 of each, telling ones first.

    Made before anybody's state changes further. `candidates` are those who could take the contact, in the order of the
    queue's strategy; `chosen` is the first, or of several at whom it rings the one that is asked about. What the
    strategy looked at stands beside each of them (`measure` for the chosen one). `block` is whether a prediction counts
    at this moment, `predicted` whether enough was known for one. `opened` is why a later tier may be asked though no
    step says so: callers wait too long.
    """
    seen, candidates, chosen = decision.seen, decision.candidates, chosen or decision.agent_id
    opened = seen.queue.opened_by if seen.queue.members.open_tier > seen.standing.tier else None
    return {
        "rule": seen.queue.settings.strategy,
        "now": now,
        "waited_ms": now - seen.waiting.waiting_since,
        "skills": list(seen.standing.needs),
        "tier": max(seen.standing.tier, seen.queue.members.open_tier),
        **({"opened": opened} if opened else {}),
        **_prediction(seen, now),
        "preferred": list(seen.standing.preferred),
        "chosen": chosen,
        "measure": _measure(floor, seen, chosen, now),
        "candidates": candidates,
        "candidates_count": (seen.available & seen.eligible & ~seen.excluded).bit_count(),
        "passed_over": _passed_over(floor, decision, chosen, now),
        "passed_over_count": len(seen.queue.members.names) - 1,
    }


def _prediction(seen: Seen, now: int) -> Trace:
    settings = seen.queue.settings
    if settings.strategy != "predicted":
        return {}
    block = block_of(settings.id, settings.predicted_block_minutes, now)
    return {"block": block, "predicted": foreseen(seen.queue, seen.waiting, now) is not None}


def _passed_over(floor: Floor, decision: Decision, chosen: str, now: int) -> list[dict[str, Any]]:
    seen, rung = decision.seen, decision.agent_ids
    later = "idle_shorter" if seen.queue.settings.strategy == "longest_idle" else "ranked_later"
    found: list[dict[str, Any]] = []
    for name in decision.candidates:
        if name != chosen:
            less = _less_ahead(floor, seen, name, chosen) if name not in rung else {}
            why = "rings_too" if name in rung else _order(seen, name, chosen) or later
            found.append({"agent_id": name, "why": why, **_measure(floor, seen, name, now), **less})
    away = seen.queue.members.everybody & ~seen.available
    groups: tuple[tuple[int, Callable[[str], dict[str, Any]]], ...] = (
        (seen.available & seen.eligible & seen.excluded, lambda _: {"why": "excluded"}),
        (seen.available & ~seen.eligible, lambda agent_id: _not_eligible(floor, seen, agent_id)),
        (away & seen.here, lambda agent_id: _unavailable(floor.seats[agent_id].agent)),
        (away & ~seen.here, lambda agent_id: _unavailable(floor.seats[agent_id].agent)),
    )
    for among, say in groups:
        room = ENTRIES_MAX - len(found)
        found += [{"agent_id": agent_id, **say(agent_id)} for agent_id in seen.queue.members.named(among, room)]
    return found


def _order(seen: Seen, name: str, chosen: str) -> str:
    """Whether one of the two is a virtual agent: then it is not the strategy that put it later."""
    members = seen.queue.members
    is_virtual, was_virtual = (members.virtual >> members.places[each] & 1 for each in (name, chosen))
    if is_virtual == was_virtual:
        return ""
    return "virtual_last" if is_virtual else "virtual_first"


def _less_ahead(floor: Floor, seen: Seen, name: str, chosen: str) -> dict[str, Any]:
    """Whether the contact has less of a head start with them than with the chosen one: that is looked at first."""
    theirs, best = (floor.seats[each].settings.head_starts.get(seen.waiting.queue_id, 0) for each in (name, chosen))
    return {} if seen.at_cap or theirs >= best else {"why": "head_start", "head_start_seconds": theirs}


def _measure(floor: Floor, seen: Seen, agent_id: str, now: int) -> dict[str, Any]:
    """What the queue's strategy saw of a candidate; durations in milliseconds, places from 1."""
    seat, queue_id = floor.seats[agent_id], seen.waiting.queue_id
    record = seat.agent.record(queue_id)
    match seen.queue.settings.strategy:
        case "longest_idle" | "ring_all":
            return {"idle_ms": now - seat.agent.idle_since}
        case "least_recent":
            return {"ended_ms": now - record.ended_at if record.ended_at else None}
        case "fewest_calls":
            return {"calls": record.calls}
        case "least_talk_time":
            return {"talk_ms": record.talk_ms}
        case "best_match":
            return {"fit": fit(seat.settings.skills, seen.standing.needs), "idle_ms": now - seat.agent.idle_since}
        case "skill_level_first":
            level = fit(seat.settings.skills, seen.queue.settings.skills[:1])
            return {"fit": level, "idle_ms": now - seat.agent.idle_since}
        case "occupancy":
            return {"busy_ms": milliseconds(seat.agent.busy, now)}
        case "predicted":
            times = foreseen(seen.queue, seen.waiting, now)
            told = {} if times is None else {"predicted_ms": times[seen.queue.members.places[agent_id]] * 1000}
            return {**told, "idle_ms": now - seat.agent.idle_since}
        case "weighted_random":
            return {"weight": seat.settings.weights.get(queue_id, 1)}
        case "round_robin" | "linear" | "top_down" | "ring_progressively":
            return {"place": seat.places[queue_id] + 1}
        case "random":
            return {}


def _not_eligible(floor: Floor, seen: Seen, agent_id: str) -> dict[str, Any]:
    """The first reason that holds: it is kept for others, the tier is closed, a need is not met, only people may."""
    settings, members = floor.seats[agent_id].settings, seen.queue.members
    if seen.standing.preferred and members.bits(seen.standing.preferred) & seen.eligible:
        return {"why": "kept_for_preferred"}
    tier = settings.tiers.get(seen.waiting.queue_id, 1)
    if tier > max(seen.standing.tier, members.open_tier):
        return {"why": "tier_closed", "tier": tier}
    missing = next((need for need in seen.standing.needs if not meets(settings.skills, need)), None)
    return {"why": "people_only"} if missing is None else {"why": "missing_skill", "skill": missing}


def _unavailable(agent: Agent) -> dict[str, Any]:
    work = agent.work
    if work is not None:
        return {"why": "busy", "state": work.state}
    if agent.presence == "offline":
        return {"why": "offline"}
    if agent.presence == "not_ready":
        return {"why": "not_ready", "reason": agent.reason}
    if agent.blocked_until is not None:
        return {"why": "blocked", "until": agent.blocked_until}
    # Whoever was chosen earlier in this very pass has no work yet: their phone is about to ring.
    return {"why": "busy", "state": "ringing"}
