"""The place of a contact in its queue, as the match would serve those who wait there."""

from bisect import bisect_left

from ringhall.engine.routing.rules import score
from ringhall.engine.routing.rules.floor import Floor
from ringhall.engine.routing.rules.waiting import AT_CAP, GROWING


def position(floor: Floor, contact_id: str, now: int) -> int | None:
    """One more than those of its queue with a higher score; None for a contact that does not wait.

    Skills are left out: whoever is before it may be served after it by another agent.
    """
    placed = floor.placed.get(contact_id)
    if placed is None:
        return None
    # Whose score has reached the cap is moved among such only when the match looks there.
    past_cap = (placed.queue.lifts(now)[GROWING] - placed.queue.cap + 1,)
    at_cap = placed.lane == AT_CAP or placed.rank < past_cap
    mine = score.at_cap(placed.waiting.since, contact_id)
    ahead = 0
    for group in placed.queue.groups.values():
        growing = group.lanes[GROWING]
        if at_cap:
            ahead += bisect_left(group.lanes[AT_CAP], mine)
            ahead += sum(rank[1:] < mine[1:] for rank in growing[: bisect_left(growing, past_cap)])
        else:
            ahead += len(group.lanes[AT_CAP]) + bisect_left(growing, placed.rank)
    return ahead + 1
