"""The rule of routing as it reads, with no index: every pair is looked at again for every offer."""

from ringhall.engine.routing.rules.floor import Floor
from ringhall.engine.routing.rules.waiting import Waiting


def scan(floor: Floor) -> list[tuple[str, str]]:
    """The offers (contact, agent) that should be made now; the floor is only read."""
    waiting = dict(floor.waiting)
    free = {agent_id: seat for agent_id, seat in floor.seats.items() if seat.agent.takes_offers(seat.settings.capacity)}
    offers: list[tuple[str, str]] = []
    while True:
        pairs = [
            (rank(floor, contact), seat.agent.idle_since, agent_id, contact.contact_id)
            for contact in waiting.values()
            for agent_id, seat in free.items()
            if may_take(floor, agent_id, contact)
        ]
        if not pairs:
            return offers
        _, _, agent_id, contact_id = min(pairs)
        offers.append((contact_id, agent_id))
        del waiting[contact_id], free[agent_id]


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
