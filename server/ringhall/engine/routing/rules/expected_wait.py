"""How long a contact will wait, as an honest range: half wait no longer than P50, nine of ten no longer than P90.

"Erlang A with overlap and overtaking": ahead of me are those with a higher score, each for the share of its agents
that are mine too, and newcomers who overtake, as long as their start beats my score; both together no more than these
agents can get through while I wait. With x of them the wait is a sum of exponential times, at rates mu + j theta for
j = 0..x (mu: what my agents finish; theta: who gives up, in the mean of those ahead; Garnett, Mandelbaum and Reiman
2002), taken as a gamma with its mean and variance (how many overtake is chance, too), whose quantiles are Wilson and
Hilferty's.
Not in it: steps of relaxation yet to come, agents on a break who may come back, and different accelerations.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from math import expm1, sqrt

import msgspec

from ringhall.engine.routing.rules import plans, score
from ringhall.engine.routing.rules.floor import Floor
from ringhall.engine.routing.rules.member_order import places
from ringhall.engine.routing.rules.plans import Waiting
from ringhall.engine.routing.rules.stages import stages, within
from ringhall.engine.routing.rules.waiting import AT_CAP, GROWING, Queue

ROUNDS = 8
CLOSE = 0.001
"""A round that moves the mean by a smaller share is the last."""
EXPONENT_MAX = 50.0
Z90 = 1.2815515655446004


class Stream(msgspec.Struct, frozen=True):
    """Contacts that come to a queue with the same wishes and start; `per_ms` of them each millisecond."""

    skills: tuple[str, ...]
    priority: int
    head_start_ms: int
    per_ms: float


class Learnt(msgspec.Struct, frozen=True):
    """What a queue has taught: how long an agent is taken by a contact, how long callers wait, on average; who comes.

    As long as nothing is known the figures are those of a usual service line.
    """

    handling_ms: float = 240_000
    patience_ms: float = 360_000
    streams: tuple[Stream, ...] = ()


UNTAUGHT = Learnt()


Part = tuple[str, int]
"""Of which queue, and which of its members who are mine, too, can take them."""


class Range(msgspec.Struct, frozen=True):
    """From now on, in milliseconds."""

    p50_ms: int
    p90_ms: int


class Crew:
    """Who works just now, as bits by queue: ready, and not about to leave. One is made for any number of questions."""

    def __init__(self, floor: Floor) -> None:
        self._queues = floor.queues
        self._circles: dict[tuple[str, tuple[str, ...]], int] = {}

    def at_work(self, queue_id: str) -> int:
        """The members of the queue who work."""
        return self._queues[queue_id].members.at_work

    def for_newcomers(self, queue: Queue, skills: tuple[str, ...], now: int) -> int:
        """Whom somebody with these wishes who comes to the queue could get, whether at work or not."""
        key = (queue.settings.id, skills)
        if key not in self._circles:
            self._circles[key] = _eligible(queue, Waiting("", queue.settings.id, now, skills=skills), now)
        return self._circles[key]


def expected_wait(floor: Floor, crew: Crew, learnt: Mapping[str, Learnt], waiting: Waiting, now: int) -> Range | None:
    """The wait from now on of a contact that waits, or of one that would come now; None (unknown) when nobody works."""
    queue = floor.queues[waiting.queue_id]
    eligible = _eligible(queue, waiting, now)
    mine = eligible & crew.at_work(waiting.queue_id)
    if not mine:
        return None
    if mine & queue.members.available:
        return Range(0, 0)
    rate, shared = _agents(floor, queue, mine, learnt)
    ahead = _ahead(floor, crew, shared, waiting, now)
    overtaking = list(_overtaking(floor, crew, shared, learnt, waiting, now))
    giving_up = {queue_id: 1 / learnt.get(queue_id, UNTAUGHT).patience_ms for queue_id in shared}
    agents, theta = mine.bit_count(), giving_up[waiting.queue_id]
    mean, variance = stages(sum(ahead.values()), rate, theta)
    for _ in range(ROUNDS):
        before, newcomers = dict(ahead), 0.0
        for part, per_ms, window in overtaking:
            overtake = per_ms * within(window, mean, variance)
            before[part], newcomers = before.get(part, 0.0) + overtake, newcomers + overtake
        for part, number in before.items():
            # Those whom few of my agents can take hold up only these: so many do they get through meanwhile.
            gone = giving_up[part[0]]
            through = rate / gone * expm1(min(gone * mean, EXPONENT_MAX)) * part[1].bit_count() / agents
            before[part] = min(number, through)
        served = sum(before.values())
        if served:
            theta = sum(number * giving_up[part[0]] for part, number in before.items()) / served
        earlier = mean
        mean, variance = stages(served, rate, theta)
        variance += newcomers / (rate + theta * served) ** 2
        if abs(mean - earlier) < CLOSE * mean:
            break
    return quantiles(mean, variance)


def _eligible(queue: Queue, waiting: Waiting, now: int) -> int:
    circle = plans.circle_of(queue.plan, waiting, now)
    return queue.members.eligible(plans.standing_of(queue.plan, circle))


def _agents(floor: Floor, queue: Queue, mine: int, learnt: Mapping[str, Learnt]) -> tuple[float, dict[str, int]]:
    """What my agents finish in a millisecond, and their bits in every queue they are in."""
    rate, shared = 0.0, dict[str, int]()
    for at in places(mine):
        seat = floor.seats[queue.members.names[at]]
        for queue_id, place in seat.places.items():
            shared[queue_id] = shared.get(queue_id, 0) | 1 << place
        work = seat.agent.work
        taken_by = work.queue_id if work and work.queue_id else queue.settings.id
        at_once = max(1, seat.settings.capacity // queue.settings.weight)
        rate += at_once / learnt.get(taken_by, UNTAUGHT).handling_ms
    return rate, shared


def _ahead(floor: Floor, crew: Crew, shared: Mapping[str, int], waiting: Waiting, now: int) -> dict[Part, float]:
    """How many with a higher score will take one of my agents, by queue and by which of these they could take."""
    mine = floor.queues[waiting.queue_id]
    missing = score.rank(waiting.priority, mine.settings.acceleration, waiting.since, "")[0] - mine.lifts(now)[0]
    missing, found = max(missing, -mine.cap), dict[Part, float]()
    for queue_id, common in shared.items():
        queue, at_work = floor.queues[queue_id], crew.at_work(queue_id)
        keys = [(missing + lift, waiting.since, waiting.contact_id) for lift in queue.lifts(now)]
        for group in queue.groups.values():
            if part := group.eligible & common:
                growing, capped = group.lanes
                first = bisect_left(growing, keys[GROWING]) + (bisect_left(capped, keys[AT_CAP]) if capped else 0)
                if first:
                    number = first * part.bit_count() / (group.eligible & at_work).bit_count()
                    found[queue_id, part] = found.get((queue_id, part), 0.0) + number
    return found


def _overtaking(
    floor: Floor, crew: Crew, shared: Mapping[str, int], learnt: Mapping[str, Learnt], waiting: Waiting, now: int
) -> Iterator[tuple[Part, float, float]]:
    """Of each stream: for which of my agents, how many come each millisecond, how long from now they are before me."""
    mine = floor.queues[waiting.queue_id]
    pace = mine.settings.acceleration
    have = (waiting.priority + mine.settings.priority) * score.POINT + pace * (now - waiting.since)
    for queue_id, common in shared.items():
        queue, at_work = floor.queues[queue_id], crew.at_work(queue_id)
        for stream in learnt.get(queue_id, UNTAUGHT).streams:
            points = (stream.priority + queue.settings.priority) * score.POINT
            lead = min(points + queue.settings.acceleration * stream.head_start_ms, queue.cap) - have
            if lead <= 0:
                continue
            theirs = crew.for_newcomers(queue, stream.skills, now)
            if part := theirs & common:
                yield (queue_id, part), stream.per_ms * part.bit_count() / (theirs & at_work).bit_count(), lead / pace


def quantiles(mean: float, variance: float) -> Range:
    """P50 and P90 of a gamma with these moments (Wilson and Hilferty 1931)."""
    ninth = variance / (9 * mean * mean)
    p50, p90 = ((1 - ninth + z * sqrt(ninth)) ** 3 * mean for z in (0, Z90))
    return Range(round(p50), round(p90))
