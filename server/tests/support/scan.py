"""The rule of routing as it reads, with no index: every pair is looked at again for every offer."""

from collections.abc import Callable
from hashlib import blake2b
from typing import Any

from ringhall.engine.routing.rules.floor import Floor
from ringhall.engine.routing.rules.waiting import Waiting


def scan(floor: Floor) -> list[tuple[str, str]]:
    """The offers (contact, agent) that should be made now; the floor is only read."""
    waiting = dict(floor.waiting)
    free = {agent_id: seat for agent_id, seat in floor.seats.items() if seat.agent.takes_offers(seat.settings.capacity)}
    offers: list[tuple[str, str]] = []
    while True:
        able = {
            contact: found
            for contact in waiting.values()
            if (found := [agent_id for agent_id in free if may_take(floor, agent_id, contact)])
        }
        if not able:
            return offers
        contact = min(able, key=lambda each: rank(floor, each))
        agent_id = chosen(floor, contact, able[contact])
        offers.append((contact.contact_id, agent_id))
        del waiting[contact.contact_id], free[agent_id]


def chosen(floor: Floor, contact: Waiting, able: list[str]) -> str:
    """Whom the queue's strategy takes, as its sentence says it."""
    queue, strategy = floor.queues[contact.queue_id], floor.queues[contact.queue_id].settings.strategy
    members = [agent_id for agent_id in floor.seats if contact.queue_id in floor.seats[agent_id].settings.queue_ids]
    place, record = members.index, {name: floor.seats[name].agent.record(contact.queue_id) for name in members}
    idle = {name: (floor.seats[name].agent.idle_since, name) for name in members}
    needed = {*queue.settings.skills, *contact.skills}

    def after(name: str, last: str | None) -> int:
        return place(name) if last is None else (place(name) - place(last) - 1) % len(members)

    rung = max((name for name in members if record[name].offered_at), key=lambda n: record[n].offered_at, default=None)
    tried = next((name for name in contact.not_agents[-1:] if name in members), None)
    if strategy == "random":
        draw = blake2b(f"{contact.contact_id}.{len(contact.not_agents)}".encode(), digest_size=8).digest()
        return sorted(able, key=place)[int.from_bytes(draw) % len(able)]
    order: dict[str, Callable[[str], Any]] = {
        "longest_idle": lambda name: idle[name],
        "least_recent": lambda name: (record[name].ended_at, place(name)),
        "fewest_calls": lambda name: (record[name].calls, place(name)),
        "least_talk_time": lambda name: (record[name].talk_ms, place(name)),
        "round_robin": lambda name: after(name, rung),
        "linear": place,
        "top_down": lambda name: after(name, tried),
        "best_match": lambda name: (
            -sum(floor.seats[name].settings.skills.get(skill, 0) for skill in needed),
            idle[name],
        ),
    }
    return min(able, key=order[strategy])


def rank(floor: Floor, contact: Waiting) -> tuple[int, int, str]:
    """Priority of queue and contact together, then age."""
    priority = floor.queues[contact.queue_id].settings.priority + contact.priority
    return (-priority, contact.waiting_since, contact.contact_id)


def may_take(floor: Floor, agent_id: str, contact: Waiting) -> bool:
    """Member of the queue, not excluded, every required skill at level 1 or more."""
    settings = floor.seats[agent_id].settings
    queue = floor.queues.get(contact.queue_id)
    return (
        queue is not None
        and contact.queue_id in settings.queue_ids
        and agent_id not in contact.not_agents
        and all(settings.skills.get(skill, 0) >= 1 for skill in {*queue.settings.skills, *contact.skills})
    )
