"""Whom a queue chooses among those who can take a contact: a table of strategies by the names migrants know.

Each is an order of members that stands still while nobody's own story moves, so that it can be kept sorted.
Positions are those of the agents in the settings. Names elsewhere: Asterisk's app_queue (A), FreeSWITCH's
mod_callcenter (F), VICIdial (V), 3CX (3), Amazon Connect and Genesys Cloud (C).

longest_idle     longest since they became ready or finished a contact of any queue; an offer that was taken back does
                 not count. F longest-idle-agent, V longest_wait_time, 3 longest waiting, C. Better than F: the work
                 after the talk and a pause are not idle time.
least_recent     longest since they finished a contact of *this* queue; who never had one is first. A leastrecent,
                 V oldest_call_finish.
fewest_calls     fewest contacts of this queue taken since the sign-in. A fewestcalls, F agent-with-fewest-calls,
                 V fewest_calls, 3 fewest answered. Better: a newcomer starts at the average (`records`).
least_talk_time  least time in contacts of this queue since the sign-in. F agent-with-least-talk-time, 3 the same.
round_robin      the next position after whoever was offered a contact of this queue last. A rrmemory and rrordered,
                 F round-robin, 3 next agent. The memory survives a restart, which Asterisk's does not.
linear           the lowest position; for a contact that somebody let ring, whoever has not had it yet.
                 A linear, F sequentially-by-agent-order, 3 hunt.
top_down         the next position after whoever let *this* contact ring last. F top-down.
random           any, each with the same chance. A random, F random, V random. Drawn from the contact and the attempt,
                 so that a replay draws the same.
weighted_random  any, with a chance in proportion to the agent's weight in the queue. A wrandom, where the penalty is
                 the weight. The draw is exact, and made as for random.
best_match       highest sum of levels in the skills the contact needs; among equals whoever has been idle longest.
                 C best available skills.
skill_level_first  highest level in the first skill the queue asks for, then the longest idle. V overall_user_level
                 and inbound_group_rank, Yeastar's order by level.
occupancy        least busy of late: time in contacts and after them, where half an hour counts twice the one before
                 (`busy`); all queues together, so that who serves a quiet queue helps first in a busy one.
predicted        whoever is foreseen to need least time for this contact, in whole seconds; among equals whoever has
                 been idle longest, as also where too little is known and in blocks of time in which it is off
                 (`predicted`). Whoever was much busier of late than the others comes last. C predictive routing.
ring_all         all at once (the longest idle of them, where there are more than may ring); whoever becomes free
                 meanwhile rings, too, unless somebody else waits. Whoever answers first has it, and the others lose
                 nothing by it. A ringall, F ring-all, V ring_all, 3 ring all.
ring_progressively  as linear, and one more every few seconds while the earlier ones go on ringing. F the same.

Where the count or the moment is the same, the lower position is first, as in F. Tiers come before every strategy: the
lowest tier with a candidate chooses first, as levels do in F and penalties in A. Before tiers comes the head start that
a contact has with an agent (`score`).
"""

from collections.abc import Callable, Sequence
from hashlib import blake2b
from itertools import accumulate

from ringhall.engine.routing.rules.busy import milliseconds
from ringhall.engine.routing.rules.floor import Floor, Placed
from ringhall.engine.routing.rules.member_order import places
from ringhall.engine.routing.rules.outcomes import kind_of
from ringhall.engine.routing.rules.plans import Waiting
from ringhall.engine.routing.rules.predicted import block_of
from ringhall.engine.routing.rules.virtual import goes_first
from ringhall.engine.routing.rules.waiting import AT_CAP, Queue
from ringhall.engine.routing.settings import Strategy

Order = Callable[[Floor, Placed, int, int], list[str]]


def candidates_of(floor: Floor, placed: Placed, among: int, limit: int) -> list[str]:
    """Up to `limit` members of the bitmap, whoever is to get the contact first; `among` is not empty.

    Virtual agents come after people, or before them where that holds now. Those with whom it has the longest head start
    come first, unless it is at the cap; among them tiers, then the order.
    """
    virtual = among & placed.queue.members.virtual
    if not virtual:
        return _ranked(floor, placed, among, limit)
    first = _virtual_first(floor, placed, virtual)
    found: list[str] = []
    for part in (first, among & ~virtual, virtual & ~first):
        if part and len(found) < limit:
            found += _ranked(floor, placed, part, limit - len(found))
    return found


def _virtual_first(floor: Floor, placed: Placed, virtual: int) -> int:
    """The bits of those virtual agents who go before people just now."""
    members, first = placed.queue.members, 0
    for place in places(virtual):
        seat = floor.seats[members.names[place]]
        if seat.virtual and goes_first(seat.virtual, placed.waiting.queue_id, seat.agent.success):
            first |= 1 << place
    return first


def _ranked(floor: Floor, placed: Placed, among: int, limit: int) -> list[str]:
    members = placed.queue.members
    if not among & (among - 1):
        return [members.names[among.bit_length() - 1]]
    if placed.lane == AT_CAP or not members.led:
        return _by_tier(floor, placed, among, limit)
    found: list[str] = []
    for _, part in members.split_by_lead(among):
        found += _by_tier(floor, placed, part, limit - len(found))
        if len(found) == limit:
            break
    return found


def _by_tier(floor: Floor, placed: Placed, among: int, limit: int) -> list[str]:
    order = ORDERS[placed.queue.settings.strategy]
    if len(placed.queue.members.tiers) == 1:
        return order(floor, placed, among, limit)
    found: list[str] = []
    for part in placed.queue.members.split_by_tier(among):
        found += order(floor, placed, part, limit - len(found))
        if len(found) == limit:
            break
    return found


def _longest_idle(floor: Floor, placed: Placed, among: int, limit: int) -> list[str]:
    return floor.longest_idle(placed.queue, among, limit)


def _by_record(_: Floor, placed: Placed, among: int, limit: int) -> list[str]:
    queue = placed.queue
    return [queue.members.names[place] for place in queue.order.first(among, limit)]


def _round_robin(_: Floor, placed: Placed, among: int, limit: int) -> list[str]:
    return _from(placed, placed.queue.last_offered[1] + 1, among, limit)


def _linear(_: Floor, placed: Placed, among: int, limit: int) -> list[str]:
    return _from(placed, 0, among, limit)


def _top_down(floor: Floor, placed: Placed, among: int, limit: int) -> list[str]:
    tried = placed.waiting.not_agents[-1:]
    seat = floor.seats.get(tried[0]) if tried else None
    after = seat.places.get(placed.waiting.queue_id, -1) + 1 if seat else 0
    return _from(placed, after, among, limit)


def _random(_: Floor, placed: Placed, among: int, limit: int) -> list[str]:
    return _from(placed, place_of(among, _draw(placed) % among.bit_count()), among, limit)


def _weighted_random(floor: Floor, placed: Placed, among: int, limit: int) -> list[str]:
    queue_id, members = placed.waiting.queue_id, placed.queue.members
    weights = [floor.seats[agent_id].settings.weights.get(queue_id, 1) for agent_id in members.named(among)]
    left = _draw(placed) % sum(weights)
    drawn = next(n for n, reached in enumerate(accumulate(weights)) if left < reached)
    return _from(placed, place_of(among, drawn), among, limit)


def _draw(placed: Placed) -> int:
    """A number of 64 bits that only the contact and the attempt decide."""
    attempt = f"{placed.waiting.contact_id}.{len(placed.waiting.not_agents)}"
    return int.from_bytes(blake2b(attempt.encode(), digest_size=8).digest())


def _by_fit(floor: Floor, placed: Placed, among: int, limit: int) -> list[str]:
    found: list[str] = []
    for fitting in placed.queue.by_fit(placed.group):
        if fitting & among:
            found += floor.longest_idle(placed.queue, fitting & among, limit - len(found))
        if len(found) == limit:
            break
    return found


def _predicted(floor: Floor, placed: Placed, among: int, limit: int) -> list[str]:
    queue = placed.queue
    times = foreseen(queue, placed.waiting, floor.now)
    if times is None:
        return floor.longest_idle(queue, among, limit)
    names, busy_max = queue.members.names, busy_ms_max(floor, queue)

    def key(place: int) -> tuple[bool, int, tuple[int, str]]:
        seat = floor.seats[names[place]]
        return milliseconds(seat.agent.busy, floor.now) > busy_max, times[place], seat.idle_key

    return [names[place] for place in sorted(places(among), key=key)[:limit]]


def foreseen(queue: Queue, waiting: Waiting, now: int) -> Sequence[int] | None:
    """Seconds by position that members will need for the contact; None where the prediction is off or knows nothing."""
    settings = queue.settings
    if not queue.foresight or block_of(settings.id, settings.predicted_block_minutes, now) == "off":
        return None
    return queue.foresight.of(kind_of(settings.id, waiting.skills), now)


def busy_ms_max(floor: Floor, queue: Queue) -> float:
    """How busy of late, in weighed milliseconds, a member may be at the moment of the match not to come last."""
    here = queue.members.named(queue.members.people_here)
    total = sum(milliseconds(floor.seats[name].agent.busy, floor.now) for name in here)
    return total * queue.settings.predicted_busy_max_percent / 100 / max(1, len(here))


def place_of(among: int, nth: int) -> int:
    """The position of the nth set bit (from 0), found by halving."""
    place, width = 0, among.bit_length()
    while width > 1:
        half = width // 2
        low = among & ((1 << half) - 1)
        count = low.bit_count()
        if nth < count:
            among, width = low, half
        else:
            among, nth, place, width = among >> half, nth - count, place + half, width - half
    return place


def _from(placed: Placed, start: int, among: int, limit: int) -> list[str]:
    """By position, beginning at `start` and going round."""
    above = among >> start << start
    members = placed.queue.members
    order = members.named(above, limit)
    return order + members.named(among ^ above, limit - len(order))


ORDERS: dict[Strategy, Order] = {
    "longest_idle": _longest_idle,
    "least_recent": _by_record,
    "fewest_calls": _by_record,
    "least_talk_time": _by_record,
    "round_robin": _round_robin,
    "linear": _linear,
    "top_down": _top_down,
    "random": _random,
    "weighted_random": _weighted_random,
    "best_match": _by_fit,
    "skill_level_first": _by_fit,
    "occupancy": _by_record,
    "predicted": _predicted,
    "ring_all": _longest_idle,
    "ring_progressively": _linear,
}
