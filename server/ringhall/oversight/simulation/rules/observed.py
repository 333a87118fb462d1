"""What a day says of its callers and agents, apart from what was decided about them."""

from collections.abc import Iterable

import msgspec

from ringhall.contact import events as c
from ringhall.engine.routing import events as r
from ringhall.engine.routing.rules.agents import Agent, fold
from ringhall.engine.routing.rules.agents import Wish as Presence
from ringhall.engine.routing.settings import is_virtual_id
from ringhall.foundation.events import Recorded
from ringhall.oversight.analytics.rules.sums import Terms, Visit
from ringhall.oversight.analytics.rules.visits import Journey, apply
from ringhall.oversight.simulation.rules.days import Day, agents_at, stories

ELSEWHERE = "busy elsewhere"
NOBODY = frozenset({"wish", "system"})


class Call(msgspec.Struct, frozen=True, kw_only=True):
    """One visit to a queue. `ring_ms`, `talk_ms` and `wrap_up_ms` are None where nobody answered."""

    contact_id: str
    n: int
    queue_id: str
    at: int
    waited_before_ms: int
    priority: int
    skills: list[str]
    not_agents: list[str]
    limit_ms: int | None
    waited_ms: int
    gave_up: bool
    ring_ms: int | None = None
    talk_ms: int | None = None
    wrap_up_ms: int | None = None

    @property
    def id(self) -> str:
        return f"{self.contact_id}.{self.n}"


class Wish(msgspec.Struct, frozen=True):
    """An agent wants this presence from `at` on."""

    at: int
    agent_id: str
    state: r.Presence
    reason: str | None


def calls_of(day: Day) -> list[Call]:
    """Every visit to a queue that began in the day, by the moment it began."""
    found: list[Call] = []
    for story in stories(day.events).values():
        journey = Journey()
        for recorded in story:
            apply(journey, recorded, lambda _: Terms())
        begun = {recorded.n: recorded.event for recorded in story if isinstance(recorded.event, c.ContactQueued)}
        found += [
            _call(visit, begun[visit.n], _rings(story), day)
            for visit in journey.visits
            # Whoever turns to a person after a virtual agent comes once more.
            if visit.outcome != "virtual" and day.since <= visit.queued_at < day.until
        ]
    return sorted(found, key=lambda call: (call.at, call.id))


def _rings(story: list[Recorded]) -> dict[int, int]:
    """How long it rang before each answer, by the moment of the answer."""
    rings: dict[int, int] = {}
    offered: dict[str, int] = {}
    for recorded in story:
        if isinstance(recorded.event, c.ContactOffered):
            offered[recorded.event.token] = recorded.at
        elif isinstance(recorded.event, c.OfferEnded) and recorded.event.outcome == "accepted":
            rings[recorded.at] = recorded.at - offered.get(recorded.event.token, recorded.at)
    return rings


def _call(visit: Visit, queued: c.ContactQueued, rings: dict[int, int], day: Day) -> Call:
    answered = visit.outcome == "answered"
    left_at = visit.left_at if visit.left_at is not None else day.until
    return Call(
        contact_id=visit.contact_id,
        n=visit.n,
        queue_id=visit.queue_id,
        at=visit.queued_at,
        waited_before_ms=visit.queued_at - visit.waiting_since,
        priority=queued.priority,
        skills=queued.skills,
        not_agents=queued.not_agents,
        limit_ms=None if queued.wait_until is None else queued.wait_until - visit.queued_at,
        waited_ms=max(0, left_at - visit.queued_at),
        gave_up=visit.outcome in ("abandoned", "short_abandoned"),
        ring_ms=rings.get(left_at) if answered else None,
        talk_ms=visit.talk_ms + visit.hold_ms if answered else None,
        wrap_up_ms=visit.wrap_up_ms if answered else None,
    )


def is_at_work(agent: Agent) -> bool:
    """A person who is there."""
    return agent.presence != "offline" and not is_virtual_id(agent.id)


def wishes_of(day: Day) -> list[Wish]:
    """What the agents wanted: at the day's begin, by their own word, and while they were busy elsewhere."""
    agents = agents_at(day)
    wishes = [Wish(day.since, a.id, a.presence, a.reason) for a in agents.values() if is_at_work(a)]
    for recorded in day.within():
        event = recorded.event
        if not isinstance(event, r.AgentEvent) or is_virtual_id(event.agent_id):
            continue
        before = agents.get(event.agent_id) or Agent(event.agent_id)
        after = agents[event.agent_id] = fold(before, event, recorded.at)
        wishes += _wishes(before, after, event, recorded.at)
    return sorted(wishes, key=lambda wish: wish.at)


def _wishes(before: Agent, after: Agent, event: r.AgentEvent, at: int) -> Iterable[Wish]:
    if isinstance(event, r.AgentPresenceSet | r.AgentWished) and event.by not in NOBODY:
        yield Wish(at, after.id, event.state, event.reason)
    elif _elsewhere(after) and not _elsewhere(before):
        yield Wish(at, after.id, "not_ready", ELSEWHERE)
    elif _elsewhere(before) and not _elsewhere(after):
        back = after.wanted or Presence(after.presence, after.reason)
        yield Wish(at, after.id, back.state, back.reason)


def _elsewhere(agent: Agent) -> bool:
    """Calls out, consultations, transfers to the agent: no queue's contact."""
    return any(work.queue_id is None for work in agent.works)
