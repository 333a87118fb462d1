"""Whom a contact would accept at each moment of its wait: what its queue asks for is relaxed step by step.

A step may ask for other skills, let the contact's own wishes fall, and open further tiers of agents (the rings of a
bullseye). Before all steps stands the hold for preferred agents, and beside them the agents who had it and did not
take it. Everything is a function of the wait, so nothing needs to be stored.
"""

import msgspec

from ringhall.contact.events import Channel
from ringhall.engine.routing.rules.needs import Needs, together
from ringhall.engine.routing.settings import QueueSettings


class Step(msgspec.Struct, frozen=True):
    """From `after_ms` of waiting on: these needs, the contact's own unless `own` is False, tiers up to `tier`."""

    after_ms: int
    needs: tuple[str, ...]
    own: bool
    tier: int


class Waiting(msgspec.Struct, frozen=True):
    """A contact that waits.

    Until `preferred_until` only the `preferred` agents get it, whatever their skills; until `not_agents_until` those in
    `not_agents` do not. `head_start_ms` is waiting it is credited with. `people_only`: no virtual agent
    gets it. All moments are milliseconds UTC.
    """

    contact_id: str
    queue_id: str
    waiting_since: int
    priority: int = 0
    skills: tuple[str, ...] = ()
    not_agents: tuple[str, ...] = ()
    not_agents_until: int | None = None
    preferred: tuple[str, ...] = ()
    preferred_until: int = 0
    head_start_ms: int = 0
    channel: Channel = "voice"
    people_only: bool = False

    @property
    def since(self) -> int:
        """Since when it counts as waiting."""
        return self.waiting_since - self.head_start_ms


class Standing(msgspec.Struct, frozen=True):
    """What holds for a contact just now; `preferred` is empty outside the hold."""

    needs: Needs
    tier: int
    preferred: tuple[str, ...] = ()
    people_only: bool = False


def plan_of(queue: QueueSettings) -> tuple[Step, ...]:
    """The steps of the queue's contacts, the first from the start."""
    first = Step(0, tuple(queue.skills), own=True, tier=1)
    rows = sorted(queue.relaxations, key=lambda row: row.after_seconds)
    return (first, *(Step(row.after_seconds * 1000, tuple(row.skills), row.own_skills, row.tier) for row in rows))


def step_at(plan: tuple[Step, ...], waited_ms: int) -> int:
    """The number of the step that holds after so long."""
    return max(n for n, step in enumerate(plan) if n == 0 or step.after_ms <= waited_ms)


Circle = tuple[int, tuple[str, ...], tuple[str, ...], bool]
"""What decides who may get a contact just now: the step, its own wishes, for whom it is held, whether people only."""


def circle_of(plan: tuple[Step, ...], waiting: Waiting, now: int) -> Circle:
    """The circle of agents that holds for the contact at this moment."""
    n = step_at(plan, now - waiting.since) if len(plan) > 1 else 0
    held_for = waiting.preferred if now < waiting.preferred_until else ()
    return (n, waiting.skills if plan[n].own else (), held_for, waiting.people_only)


def standing_of(plan: tuple[Step, ...], circle: Circle) -> Standing:
    """The same in full."""
    n, own, preferred, people_only = circle
    return Standing(together(plan[n].needs, own), plan[n].tier, preferred, people_only)


def review_at(plan: tuple[Step, ...], waiting: Waiting, now: int) -> int | None:
    """The next moment at which something else holds, None when nothing changes any more."""
    if len(plan) == 1 and not waiting.preferred and not waiting.not_agents:
        return None
    moments = [waiting.since + step.after_ms for step in plan[1:]]
    moments += [waiting.preferred_until] if waiting.preferred else []
    moments += [waiting.not_agents_until] if waiting.not_agents and waiting.not_agents_until else []
    return min((moment for moment in moments if moment > now), default=None)


def excluded(waiting: Waiting, now: int) -> tuple[str, ...]:
    """The agents who do not get it just now."""
    until = waiting.not_agents_until
    return waiting.not_agents if until is None or now < until else ()
