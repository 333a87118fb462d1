"""Who could take what: worked out once for all who ask about a wait."""

from typing import Any

from ringhall.engine.routing.rules import plans, score
from ringhall.engine.routing.rules.floor import Floor
from ringhall.engine.routing.rules.learnt import Stream
from ringhall.engine.routing.rules.member_order import places
from ringhall.engine.routing.rules.plans import Circle
from ringhall.engine.routing.rules.seats import Seat
from ringhall.engine.routing.rules.waiting import Queue

KEPT_MAX = 2_000
Starts = tuple[tuple[int, Stream], ...]
Finished = tuple[tuple[Seat, int], ...]
"""Agents, each with how many contacts of the queue they can have at once."""


class Crew:
    """Who could take what, kept for as long as a floor's settings hold: nobody asks it anew for every question."""

    def __init__(self, floor: Floor) -> None:
        self._floor = floor
        self._able: dict[tuple[str, Circle, int], int] = {}
        self._shares: dict[tuple[str, int], tuple[Finished, dict[str, int]]] = {}
        self._starts: dict[str, tuple[tuple[Stream, ...], Starts]] = {}

    def able(self, queue: Queue, circle: Circle) -> int:
        """The bits of those who could get a contact of this circle, whether at work or not."""
        if circle[2]:
            # For whom it is held depends on who is there; so few are held that it is not kept.
            return queue.members.eligible(plans.standing_of(queue.plan, circle)) & ~queue.members.virtual
        key = (queue.settings.id, circle, queue.members.open_tier)
        found = self._able.get(key)
        if found is None:
            _make_room(self._able)
            # Where a virtual agent has room nobody waits; who waits does so for people.
            able = queue.members.eligible(plans.standing_of(queue.plan, circle))
            found = self._able[key] = able & ~queue.members.virtual
        return found

    def shares(self, queue: Queue, mine: int) -> tuple[Finished, dict[str, int]]:
        """These members of the queue, and their bits in every queue they are in."""
        key = (queue.settings.id, mine)
        known = self._shares.get(key)
        if known is None:
            _make_room(self._shares)
            known = self._shares[key] = self._look_up(queue, mine)
        return known

    def starts(self, queue: Queue, coming: tuple[Stream, ...]) -> Starts:
        """The scores with which they come to the queue, the highest first."""
        known = self._starts.get(queue.settings.id)
        if known is None or known[0] is not coming:
            own, pace = queue.settings.priority, queue.settings.acceleration
            scores = [(each.priority + own) * score.POINT + pace * each.head_start_ms for each in coming]
            ranked = sorted(zip(scores, coming, strict=True), key=lambda pair: -pair[0])
            known = (coming, tuple([(min(start, queue.cap), stream) for start, stream in ranked]))
            self._starts[queue.settings.id] = known
        return known[1]

    def _look_up(self, queue: Queue, mine: int) -> tuple[Finished, dict[str, int]]:
        seats, shared = [], dict[str, int]()
        for at in places(mine):
            seat = self._floor.seats[queue.members.names[at]]
            seats.append((seat, max(1, seat.settings.capacity // queue.settings.weight)))
            for queue_id, place in seat.places.items():
                shared[queue_id] = shared.get(queue_id, 0) | 1 << place
        return tuple(seats), shared


def _make_room(kept: dict[Any, Any]) -> None:
    if len(kept) >= KEPT_MAX:
        kept.clear()
