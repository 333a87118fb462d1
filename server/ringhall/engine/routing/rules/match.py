"""The match: after it, no available agent stands beside a waiting contact they could take.

Among all pairs that could be made, the contact that ranks first (the highest score with its head start with the agent,
then the longest wait) is given to the agent whom the queue's strategy puts first; and again, until no pair is left.
"""

import heapq

import msgspec

from ringhall.engine.routing.rules import plans
from ringhall.engine.routing.rules.floor import Floor, Placed, Touched
from ringhall.engine.routing.rules.plans import Standing, Waiting
from ringhall.engine.routing.rules.ringing import Ringing
from ringhall.engine.routing.rules.score import FOREMOST, Rank
from ringhall.engine.routing.rules.seats import Seat
from ringhall.engine.routing.rules.strategies import candidates_of
from ringhall.engine.routing.rules.waiting import AT_CAP, GROWING, Group, Heads, Queue

CANDIDATES_MAX = 50
LAST: Rank = (1 << 59, 0, "")
"""Behind every rank."""


class Seen(msgspec.Struct, frozen=True):
    """What a decision was made from: bits of members by position, as they were at that moment."""

    queue: Queue
    waiting: Waiting
    standing: Standing
    available: int
    eligible: int
    excluded: int
    here: int
    at_cap: bool = False


class Decision(msgspec.Struct, frozen=True):
    """Offer this contact to the first `count` of the candidates; `explain` makes words of what was seen."""

    candidates: list[str]
    seen: Seen
    count: int = 1

    @property
    def contact_id(self) -> str:
        return self.seen.waiting.contact_id

    @property
    def queue_id(self) -> str:
        return self.seen.waiting.queue_id

    @property
    def agent_id(self) -> str:
        return self.candidates[0]

    @property
    def agent_ids(self) -> list[str]:
        """All at whom it is to ring, or the virtual agent that gets it."""
        return self.candidates[: self.count]

    @property
    def is_virtual(self) -> bool:
        """Whether a virtual agent gets it."""
        members = self.seen.queue.members
        return bool(members.virtual >> members.places[self.agent_id] & 1)


def match(floor: Floor, touched: Touched, now: int) -> list[Decision]:
    """All offers to make now, in order. Takes what it gives out of the floor, so nothing is given twice.

    Only what was touched can be newly matched.
    """
    floor.now = now
    decisions = _match_waiting(floor, touched, now)
    return [*decisions, *_join(floor, touched, now)] if floor.ringing else decisions


def _match_waiting(floor: Floor, touched: Touched, now: int) -> list[Decision]:
    if not touched:
        return []
    if len(touched.agents) == 1 and not touched.contacts and not touched.groups:
        seat = floor.seats.get(next(iter(touched.agents)))
        placed = _first_for(floor, seat, now) if seat and seat.available else None
        return [_give(floor, placed, now)] if placed else []
    if len(touched.contacts) == 1 and not touched.agents and not touched.groups:
        placed = floor.placed.get(next(iter(touched.contacts)))
        return [_give(floor, placed, now)] if placed and _can_be_taken(floor, placed, now) else []
    return _match_groups(floor, _groups(floor, touched, now), now)


def _can_be_taken(floor: Floor, placed: Placed, now: int) -> bool:
    """Whether one contact, whom alone anything befell, finds an agent: nobody else became able to be taken."""
    queue = placed.queue
    if not queue.members.available & placed.group.eligible & ~placed.barred:
        return False
    floor.reach_cap(queue, now)
    return True


_Entry = tuple[Rank, Queue, Group, Placed]


def _match_groups(floor: Floor, groups: list[tuple[Queue, Group]], now: int) -> list[Decision]:
    """Best first over many groups.

    While offers are made options only shrink: so the key of a group seen earlier is never too late, and looking again
    at the least one is exact. One whose first contact is kept from nobody is still what it was, as long as anybody is
    left for it.
    """
    decisions: list[Decision] = []
    heap = [entry for entry in (_entry(floor, *at, now) for at in groups) if entry]
    heapq.heapify(heap)
    while heap:
        _, queue, group, placed = heapq.heappop(heap)
        if placed.excluded or queue.members.led:
            entry = _entry(floor, queue, group, now)
            if entry is None:
                continue
            if heap and heap[0][0] < entry[0]:
                heapq.heappush(heap, entry)
                continue
            placed = entry[3]
        elif not queue.members.available & group.eligible:
            continue
        decisions.append(_give(floor, placed, now))
        if again := _entry(floor, queue, group, now):
            heapq.heappush(heap, again)
    return decisions


def _first_for(floor: Floor, seat: Seat, now: int) -> Placed | None:
    """The contact that one agent who gained room is to get: nobody else became able to take anything."""
    best, found = LAST, None
    for queue, bit, lead in seat.spots:
        growing, capped = queue.heads
        if not (growing or capped) or not queue.members.available & bit:
            continue
        lift = queue.lift(now)
        if growing and lift - growing[0][0][0] >= queue.cap:
            floor.reach_cap(queue, now)
            growing, capped = queue.heads
        lift += lead
        if growing and growing[0][0][0] - lift <= best[0]:
            placed = _first_of(floor, growing, GROWING, (best[0] + lift, best[1], best[2]), bit)
            if placed:
                found, best = placed, (placed.rank[0] - lift, *placed.rank[1:])
        lift = queue.cap + FOREMOST
        if capped and capped[0][0][0] - lift <= best[0]:
            placed = _first_of(floor, capped, AT_CAP, (best[0] + lift, best[1], best[2]), bit)
            if placed:
                found, best = placed, (placed.rank[0] - lift, *placed.rank[1:])
    return found


def _first_of(floor: Floor, heads: Heads, lane: int, least: Rank, bit: int) -> Placed | None:
    """The first contact of a lane for one member, if it is before `least`."""
    found = None
    for head, group in heads:
        if head > least:
            break
        if group.eligible & bit:
            for rank in group.lanes[lane]:
                if rank > least:
                    break
                placed = floor.placed[rank[2]]
                if not (placed.excluded and placed.barred & bit):
                    found, least = placed, rank
                    break
    return found


def _groups(floor: Floor, touched: Touched, now: int) -> list[tuple[Queue, Group]]:
    found: dict[int, tuple[Queue, Group]] = {}
    for contact_id in touched.contacts:
        placed = floor.placed.get(contact_id)
        if placed:
            found[id(placed.group)] = (placed.queue, placed.group)
    for queue, group in touched.groups:
        if queue.groups.get(group.key) is group and floor.has(queue):
            found[id(group)] = (queue, group)
    roomy: dict[int, tuple[Queue, int]] = {}
    for agent_id in touched.agents:
        seat = floor.seats.get(agent_id)
        for queue, bit, _ in seat.spots if seat and seat.available else ():
            roomy[id(queue)] = (queue, roomy.get(id(queue), (queue, 0))[1] | bit)
    for queue, places in roomy.values():
        for group in queue.groups.values():
            if group.eligible & places:
                found[id(group)] = (queue, group)
    for queue in {id(queue): queue for queue, _ in found.values()}.values():
        floor.reach_cap(queue, now)
    return list(found.values())


def _entry(floor: Floor, queue: Queue, group: Group, now: int) -> _Entry | None:
    """The group's first contact that somebody can take, ranked beside those of other groups and queues."""
    choice = queue.members.available & group.eligible
    if not choice:
        return None
    lift = queue.lift(now)
    placed = _first_in(floor, group.lanes[AT_CAP], choice)
    if placed:
        return (placed.rank[0] - queue.cap - FOREMOST, *placed.rank[1:]), queue, group, placed
    parts = queue.members.split_by_lead(choice) if queue.members.led else [(0, choice)]
    best: _Entry | None = None
    for lead, part in parts:
        placed = _first_in(floor, group.lanes[GROWING], part)
        if placed:
            key = (placed.rank[0] - lift - lead, *placed.rank[1:])
            if best is None or key < best[0]:
                best = (key, queue, group, placed)
    return best


def _first_in(floor: Floor, ranks: list[Rank], choice: int) -> Placed | None:
    for rank in ranks:
        placed = floor.placed[rank[2]]
        if not placed.excluded or choice & ~placed.barred:
            return placed
    return None


def _give(floor: Floor, placed: Placed, now: int) -> Decision:
    queue, group, members = placed.queue, placed.group, placed.queue.members
    eligible, here, at_cap = group.eligible, members.here, placed.lane == AT_CAP
    seen = Seen(queue, placed.waiting, group.standing, members.available, eligible, placed.barred, here, at_cap)
    among = seen.available & seen.eligible & ~seen.excluded
    candidates = candidates_of(floor, placed, among, CANDIDATES_MAX)
    floor.leave(placed.waiting.contact_id)
    count = queue.settings.ring_agents_max if queue.settings.strategy == "ring_all" else 1
    if candidates[0] in (virtual := members.named(members.virtual & among)):
        count = 1
    elif count > 1 and virtual:
        # It rings at people only, who stand together before the virtual agents that come last.
        count = min(count, len([name for name in candidates if name not in virtual]))
    return _ring(floor, Decision(candidates, seen, count), now)


def _ring(floor: Floor, decision: Decision, now: int) -> Decision:
    for agent_id in decision.agent_ids:
        floor.occupy(agent_id)
    if decision.is_virtual:
        return decision
    floor.ring(decision.seen.waiting, decision.agent_ids, now)
    return decision


def _join(floor: Floor, touched: Touched, now: int) -> list[Decision]:
    """Who is to be rung as well by contacts that ring already, once nobody who waits can be given to them.

    The contact that has rung longest first. `touched.contacts` are those that may ring at one more from now on.
    """
    seats = [floor.seats[agent_id] for agent_id in touched.agents if agent_id in floor.seats]
    queues = {queue_id for seat in seats for queue_id in seat.places}
    decisions = []
    for contact_id, ringing in list(floor.ringing.items()):
        queue = floor.line_of(ringing.waiting)
        if queue is None or (contact_id not in touched.contacts and queue.settings.id not in queues):
            continue
        if (room := ringing.room(queue.settings, now)) > 0:
            decisions += _joining(floor, queue, ringing, room, now)
    return decisions


def _joining(floor: Floor, queue: Queue, ringing: Ringing, room: int, now: int) -> list[Decision]:
    members, standing = queue.members, ringing.standing(queue.plan, now)
    asked = members.bits(tuple(ringing.asked) + plans.excluded(ringing.waiting, now))
    # Where it rings already people are asked: a virtual agent does not take it away from them.
    eligible = members.eligible(standing) & ~members.virtual
    seen = Seen(queue, ringing.waiting, standing, members.available, eligible, asked, members.here)
    among = seen.available & seen.eligible & ~asked
    if not among:
        return []
    candidates: list[str] = []
    for part in members.split_by_tier(among):
        left = CANDIDATES_MAX - len(candidates)
        candidates += members.named(part, left) if ringing.by_turns else floor.longest_idle(queue, part, left)
    return [_ring(floor, Decision(candidates, seen, room), now)]
