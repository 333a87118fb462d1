"""The match: after it, no available agent stands beside a waiting contact they could take.

Among all pairs that could be made, the contact that ranks first (priority, then age) is given to the
agent whom the queue's strategy puts first; and again, until no pair is left.
"""

import heapq

import msgspec

from ringhall.engine.routing.rules.floor import Floor, Placed, Seat, Touched
from ringhall.engine.routing.rules.strategies import candidates_of
from ringhall.engine.routing.rules.waiting import Group, Queue, Rank, Waiting

CANDIDATES_MAX = 50


class Seen(msgspec.Struct, frozen=True):
    """What a decision was made from: bits of members by position, as they were at that moment."""

    queue: Queue
    waiting: Waiting
    skills: tuple[str, ...]
    available: int
    eligible: int
    excluded: int
    here: int


class Decision(msgspec.Struct, frozen=True):
    """Offer this contact to this agent, the first of the candidates; `explain` makes words of what was seen."""

    candidates: list[str]
    seen: Seen

    @property
    def contact_id(self) -> str:
        return self.seen.waiting.contact_id

    @property
    def queue_id(self) -> str:
        return self.seen.waiting.queue_id

    @property
    def agent_id(self) -> str:
        return self.candidates[0]


def match(floor: Floor, touched: Touched) -> list[Decision]:
    """All offers to make now, in order. Takes what it gives out of the floor, so nothing is given twice.

    Only what was touched can be newly matched.
    """
    if len(touched.agents) == 1 and not touched.contacts:
        seat = floor.seats.get(next(iter(touched.agents)))
        placed = _first_for(floor, seat) if seat and seat.available else None
        return [_give(floor, placed)] if placed else []
    return _match_groups(floor, _groups(floor, touched))


_Entry = tuple[Rank, Queue, Group, Placed]


def _match_groups(floor: Floor, groups: list[tuple[Queue, Group]]) -> list[Decision]:
    """Best first over many groups.

    While offers are made options only shrink: so the key of a group seen earlier is never too late, and looking again
    at the least one is exact.
    """
    decisions: list[Decision] = []
    heap = [entry for entry in (_entry(floor, *at) for at in groups) if entry]
    heapq.heapify(heap)
    while heap:
        _, queue, group, _ = heapq.heappop(heap)
        entry = _entry(floor, queue, group)
        if entry is None:
            continue
        if heap and heap[0][0] < entry[0]:
            heapq.heappush(heap, entry)
            continue
        decisions.append(_give(floor, entry[3]))
        again = _entry(floor, queue, group)
        if again:
            heapq.heappush(heap, again)
    return decisions


def _first_for(floor: Floor, seat: Seat) -> Placed | None:
    """The contact that one agent who gained room is to get: nobody else became able to take anything."""
    best: Rank | None = None
    found: Placed | None = None
    for queue_id, place in seat.places.items():
        queue, bit = floor.queues[queue_id], 1 << place
        lift = queue.settings.priority
        for head, group in queue.heads:
            if best is not None and (head[0] - lift, head[1], head[2]) > best:
                break
            if group.eligible & bit:
                for negative_priority, since, contact_id in group.ranks:
                    rank = (negative_priority - lift, since, contact_id)
                    if best is not None and rank > best:
                        break
                    placed = floor.placed[contact_id]
                    if not placed.excluded & bit:
                        best, found = rank, placed
                        break
    return found


def _groups(floor: Floor, touched: Touched) -> list[tuple[Queue, Group]]:
    found: dict[int, tuple[Queue, Group]] = {}
    for contact_id in touched.contacts:
        placed = floor.placed.get(contact_id)
        if placed:
            found[id(placed.group)] = (placed.queue, placed.group)
    roomy: dict[str, int] = {}
    for agent_id in touched.agents:
        seat = floor.seats.get(agent_id)
        for queue_id, place in seat.places.items() if seat and seat.available else ():
            roomy[queue_id] = roomy.get(queue_id, 0) | 1 << place
    for queue_id, places in roomy.items():
        queue = floor.queues[queue_id]
        for group in queue.groups.values():
            if group.eligible & places:
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


def _give(floor: Floor, placed: Placed) -> Decision:
    queue, group = placed.queue, placed.group
    seen = Seen(queue, placed.waiting, group.skills, queue.available, group.eligible, placed.excluded, queue.here)
    among = seen.available & seen.eligible & ~seen.excluded
    candidates = candidates_of(floor, placed, among, CANDIDATES_MAX)
    floor.leave(placed.waiting.contact_id)
    floor.occupy(candidates[0])
    return Decision(candidates, seen)
