"""How long a contact will wait, as an honest range: half wait no longer than P50, nine of ten no longer than P90.

"Erlang A with overlap and overtaking": ahead of me are those with a higher score, each for the share of its agents
that are mine too, and newcomers who overtake, as long as their start beats my score; both together no more than these
agents can get through while I wait. With x of them the wait is a sum of exponential times, at rates mu + j theta for
j = 0..x (mu: what my agents finish; theta: who gives up, in the mean of those ahead; Garnett, Mandelbaum and Reiman
2002), taken as a gamma with its mean and variance (how many overtake is chance, too), whose quantiles are Wilson and
Hilferty's.
Not in it: steps of relaxation yet to come, agents on a break who may come back, different accelerations, and virtual
agents: where one has room nobody waits, and whoever waits does so for people.
"""

from bisect import bisect_left
from collections.abc import Mapping
from math import expm1, sqrt

import msgspec

from ringhall.engine.routing.rules import plans, score
from ringhall.engine.routing.rules.crew import Crew, Finished
from ringhall.engine.routing.rules.floor import Floor
from ringhall.engine.routing.rules.learnt import UNTAUGHT, Learnt
from ringhall.engine.routing.rules.plans import Waiting
from ringhall.engine.routing.rules.stages import stages, within
from ringhall.engine.routing.rules.waiting import AT_CAP, GROWING

ROUNDS = 8
CLOSE = 0.001
"""A round that moves the mean by a smaller share is the last."""
EXPONENT_MAX = 50.0
Z90 = 1.2815515655446004


Part = tuple[str, int]
"""Of which queue, and which of its members who are mine, too, can take them."""


class Range(msgspec.Struct, frozen=True):
    """From now on, in milliseconds."""

    p50_ms: int
    p90_ms: int


def expected_wait(floor: Floor, crew: Crew, learnt: Mapping[str, Learnt], waiting: Waiting, now: int) -> Range | None:
    """The wait from now on of a contact that waits, or of one that would come now; None (unknown) when nobody works."""
    queue = floor.queues[waiting.queue_id]
    mine = crew.able(queue, plans.circle_of(queue.plan, waiting, now)) & queue.members.at_work
    if not mine:
        return None
    if mine & queue.members.available:
        return Range(0, 0)
    seats, shared = crew.shares(queue, mine)
    taught = {queue_id: learnt.get(queue_id, UNTAUGHT) for queue_id in shared}
    rate = _finished(seats, queue.settings.id, taught, learnt)
    ahead = _ahead(floor, shared, waiting, now)
    overtaking = _overtaking(floor, crew, shared, taught, waiting, now)
    giving_up = {queue_id: 1 / one.patience_ms for queue_id, one in taught.items()}
    agents, theta = mine.bit_count(), giving_up[waiting.queue_id]
    mean, variance = stages(sum(ahead.values()), rate, theta)
    for _ in range(ROUNDS):
        before, newcomers = dict(ahead), 0.0
        for window, coming in overtaking.items():
            lasts = within(window, mean, variance)
            for part, per_ms in coming.items():
                overtake = per_ms * lasts
                before[part], newcomers = before.get(part, 0.0) + overtake, newcomers + overtake
        served = leaving = 0.0
        through = {key: rate / gone * expm1(min(gone * mean, EXPONENT_MAX)) / agents for key, gone in giving_up.items()}
        for (queue_id, among), number in before.items():
            # Those whom few of my agents can take hold up only these: so many do they get through meanwhile.
            number = min(number, through[queue_id] * among.bit_count())
            served, leaving = served + number, leaving + number * giving_up[queue_id]
        if served:
            theta = leaving / served
        earlier = mean
        mean, variance = stages(served, rate, theta)
        variance += newcomers / (rate + theta * served) ** 2
        if abs(mean - earlier) < CLOSE * mean:
            break
    return quantiles(mean, variance)


def _finished(seats: Finished, queue_id: str, taught: Mapping[str, Learnt], learnt: Mapping[str, Learnt]) -> float:
    """What these agents finish in a millisecond."""
    at_once: dict[str, int] = {}
    for seat, contacts in seats:
        work = seat.agent.work
        taken_by = work.queue_id if work and work.queue_id else queue_id
        at_once[taken_by] = at_once.get(taken_by, 0) + contacts
    known = {key: taught.get(key) or learnt.get(key, UNTAUGHT) for key in at_once}
    return sum(contacts / known[key].handling_ms for key, contacts in at_once.items())


def _ahead(floor: Floor, shared: Mapping[str, int], waiting: Waiting, now: int) -> dict[Part, float]:
    """How many with a higher score will take one of my agents, by queue and by which of these they could take."""
    mine, found = floor.queues[waiting.queue_id], dict[Part, float]()
    missing = score.rank(waiting.priority, mine.settings.acceleration, waiting.since, "")[0] - mine.lifts(now)[0]
    missing = max(missing, -mine.cap)
    for queue_id, common in shared.items():
        queue = floor.queues[queue_id]
        if not queue.groups:
            continue
        at_work = queue.members.at_work
        keys = [(missing + lift, waiting.since, waiting.contact_id) for lift in queue.lifts(now)]
        for group in queue.groups.values():
            if part := group.eligible & common:
                growing, capped = group.lanes
                first = bisect_left(growing, keys[GROWING]) + (bisect_left(capped, keys[AT_CAP]) if capped else 0)
                if first:
                    number = first * part.bit_count() / (group.eligible & at_work).bit_count()
                    found[queue_id, part] = found.get((queue_id, part), 0.0) + number
    return found


Overtaking = dict[float, dict[Part, float]]
"""By how long from now they are before me: how many come each millisecond, by queue and for which of my agents."""


def _overtaking(
    floor: Floor, crew: Crew, shared: Mapping[str, int], taught: Mapping[str, Learnt], waiting: Waiting, now: int
) -> Overtaking:
    mine, found = floor.queues[waiting.queue_id], Overtaking()
    pace = mine.settings.acceleration
    have = (waiting.priority + mine.settings.priority) * score.POINT + pace * (now - waiting.since)
    for queue_id, common in shared.items():
        queue, fading = floor.queues[queue_id], taught[queue_id].fading
        for start, stream in crew.starts(queue, taught[queue_id].coming):
            lead = start - have
            if lead <= 0:
                break
            theirs = crew.able(queue, (0, stream.skills, (), False))
            if part := theirs & common:
                per_ms = stream.per_ms * fading * part.bit_count() / (theirs & queue.members.at_work).bit_count()
                window = found.setdefault(lead / pace, {})
                window[queue_id, part] = window.get((queue_id, part), 0.0) + per_ms
    return found


def quantiles(mean: float, variance: float) -> Range:
    """P50 and P90 of a gamma with these moments (Wilson and Hilferty 1931)."""
    ninth = variance / (9 * mean * mean)
    p50, p90 = ((1 - ninth + z * sqrt(ninth)) ** 3 * mean for z in (0, Z90))
    return Range(round(p50), round(p90))
