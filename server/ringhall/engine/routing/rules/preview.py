"""Who could take a contact now, and after so many seconds more, if nothing else changes meanwhile."""

from collections.abc import Iterable, Sequence

import msgspec

from ringhall.engine.routing.rules import plans
from ringhall.engine.routing.rules.floor import Floor
from ringhall.engine.routing.rules.plans import Waiting
from ringhall.engine.routing.rules.waiting import Queue
from ringhall.engine.routing.settings import QueueSettings

AHEAD_SECONDS = (0, 30, 60, 90)


class Outlook(msgspec.Struct, frozen=True):
    """What holds after `after_seconds` more, and for whom: members who may get it, are signed in, have room now."""

    after_seconds: int
    needs: list[str]
    tier: int
    held_for: list[str]
    members: list[str]
    here: list[str]
    available: list[str]


def outlook(queue: Queue, waiting: Waiting, now: int, seconds: Sequence[int] = AHEAD_SECONDS) -> list[Outlook]:
    """Row by row; the contact need not wait for real."""
    found = []
    for ahead in seconds:
        moment, members = now + ahead * 1000, queue.members
        standing = plans.standing_of(queue.plan, plans.circle_of(queue.plan, waiting, moment))
        eligible = members.eligible(standing)
        barred = members.bits(plans.excluded(waiting, moment))
        if eligible & members.here & ~barred:
            eligible &= ~barred
        found.append(
            Outlook(
                after_seconds=ahead,
                needs=list(standing.needs),
                tier=max(standing.tier, members.open_tier),
                held_for=list(standing.preferred),
                members=members.named(eligible),
                here=members.named(eligible & members.here),
                available=members.named(eligible & members.available),
            )
        )
    return found


def sketch(floor: Floor, settings: QueueSettings) -> Queue:
    """The queue as it would be with these settings and everybody as they are now; the floor is only read."""
    queue = Queue(settings, 1)
    for seat in floor.seats.values():
        own = seat.settings
        if settings.id in own.queue_ids:
            tier, virtual = own.tiers.get(settings.id, 1), seat.virtual is not None
            place = queue.add_member(seat.agent, own.skills, tier, virtual=virtual)
            queue.mark_here(place, here=seat.here)
            if seat.has_room(settings):
                queue.members.available |= 1 << place
    return queue


def moments(settings: QueueSettings) -> list[int]:
    """Now, in 30, 60 and 90 seconds, and each moment of a wait at which something else is asked for."""
    return sorted({*AHEAD_SECONDS, *(step.after_seconds for step in settings.relaxations)})


def newcomer(queue_id: str, now: int, skills: Iterable[str] = ()) -> Waiting:
    """A contact that would begin to wait now."""
    return Waiting("", queue_id, now, skills=tuple(skills))
