"""The match: after it, no available agent stands beside a waiting contact they could take.

Among all pairs that could be made, the contact that ranks first (priority, then age) is given to the
agent whom the queue's strategy puts first; and again, until no pair is left.
"""

import heapq

import msgspec

from ringhall.engine.routing.rules.explain import ENTRIES_MAX, Trace, trace
from ringhall.engine.routing.rules.floor import Floor, Placed, Touched
from ringhall.engine.routing.rules.strategies import candidates_of
from ringhall.engine.routing.rules.waiting import Group, Queue, Rank


class Decision(msgspec.Struct, frozen=True):
    """Offer this contact to this agent; `trace` says who else was considered."""

    contact_id: str
    agent_id: str
    queue_id: str
    trace: Trace


def match(floor: Floor, touched: Touched, now: int) -> list[Decision]:
    """All offers to make now, in order. Takes what it gives out of the floor, so nothing is given twice.

    Only what was touched can be newly matched, and while offers are made options only shrink: so the key
    of a group seen earlier is never too late, and looking again at the least one is exact.
    """
    decisions: list[Decision] = []
    heap = [entry for entry in (_entry(floor, *at) for at in _groups(floor, touched)) if entry]
    heapq.heapify(heap)
    while heap:
        _, queue, group, _ = heapq.heappop(heap)
        entry = _entry(floor, queue, group)
        if entry is None:
            continue
        if heap and heap[0][0] < entry[0]:
            heapq.heappush(heap, entry)
            continue
        decisions.append(_give(floor, entry[3], now))
        again = _entry(floor, queue, group)
        if again:
            heapq.heappush(heap, again)
    return decisions


_Entry = tuple[Rank, Queue, Group, Placed]


def _groups(floor: Floor, touched: Touched) -> list[tuple[Queue, Group]]:
    found: dict[int, tuple[Queue, Group]] = {}
    for contact_id in touched.contacts:
        placed = floor.placed.get(contact_id)
        if placed:
            found[id(placed.group)] = (placed.queue, placed.group)
    for agent_id in touched.agents:
        seat = floor.seats.get(agent_id)
        for queue_id, place in seat.places.items() if seat and seat.available else ():
            queue = floor.queues[queue_id]
            for group in queue.groups.values():
                if group.eligible >> place & 1:
                    found[id(group)] = (queue, group)
    return list(found.values())


def _entry(floor: Floor, queue: Queue, group: Group) -> _Entry | None:
    """The group's first contact that somebody can take, ranked beside other queues' by the queue's priority."""
    choice = queue.available & group.eligible
    if not choice:
        return None
    for negative_priority, since, contact_id in group.ranks:
        placed = floor.placed[contact_id]
        if choice & ~placed.excluded:
            return (negative_priority - queue.settings.priority, since, contact_id), queue, group, placed
    return None


def _give(floor: Floor, placed: Placed, now: int) -> Decision:
    queue = placed.queue
    among = queue.available & placed.group.eligible & ~placed.excluded
    candidates = candidates_of(floor, placed, among, ENTRIES_MAX)
    why = trace(floor, placed, candidates, now)
    floor.leave(placed.waiting.contact_id)
    floor.occupy(candidates[0])
    return Decision(placed.waiting.contact_id, candidates[0], queue.settings.id, why)
