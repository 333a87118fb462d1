"""Where whoever signs in starts to count: at the average of the colleagues who are there.

With counts from zero whoever comes late would get every contact until they have caught up.
"""

from ringhall.engine.routing.events import Start
from ringhall.engine.routing.rules.busy import milliseconds
from ringhall.engine.routing.rules.floor import Floor
from ringhall.engine.routing.rules.records import average


def starts(floor: Floor, agent_id: str) -> dict[str, Start]:
    """Calls and talk time, queue by queue."""
    found: dict[str, Start] = {}
    for queue_id in floor.seats[agent_id].places:
        start = average(floor.agents[name].record(queue_id) for name in _colleagues(floor, agent_id, queue_id))
        if start:
            found[queue_id] = start
    return found


def busy(floor: Floor, agent_id: str, now: int) -> int | None:
    """How long the colleagues of all their queues were busy of late (weighed milliseconds); None without any."""
    names = {name for queue_id in floor.seats[agent_id].places for name in _colleagues(floor, agent_id, queue_id)}
    return sum(milliseconds(floor.agents[name].busy, now) for name in names) // len(names) if names else None


def _colleagues(floor: Floor, agent_id: str, queue_id: str) -> list[str]:
    members = floor.queues[queue_id].members
    return members.named(members.people_here & ~members.bits((agent_id,)))
