"""What a day came to: figures of queues by the dictionary of analytics, and how evenly its agents were loaded."""

from collections.abc import Iterable, Sequence

import msgspec

from ringhall.contact import events as c
from ringhall.engine.routing import events as r
from ringhall.engine.routing.rules.agents import Agent, fold
from ringhall.engine.routing.settings import QueueSettings
from ringhall.foundation.events import Recorded
from ringhall.oversight.analytics.rules.fairness import THERE_MS_MIN, jain
from ringhall.oversight.analytics.rules.sums import Sums, Terms, Visit, sums_of
from ringhall.oversight.analytics.rules.visits import Journey, apply
from ringhall.oversight.simulation.rules.days import stories


class Load(msgspec.Struct):
    """How long an agent could work and did, milliseconds, and whom they answered, by queue."""

    there_ms: int = 0
    busy_ms: int = 0
    answered: dict[str, int] = {}

    @property
    def occupancy(self) -> float:
        return self.busy_ms / self.there_ms if self.there_ms else 0.0


class Outcome(msgspec.Struct, frozen=True):
    """One way the day went: `visits` by the moment they began, `loads` of the agents who were there."""

    name: str
    visits: list[Visit]
    loads: dict[str, Load]

    def sums(self, queue_id: str) -> Sums:
        """The sums of one queue."""
        total = Sums()
        for visit in self.visits:
            if visit.queue_id == queue_id:
                total += sums_of(visit)
        return total


def outcome_of(
    name: str, events: Sequence[Recorded], since: int, until: int, queues: Iterable[QueueSettings]
) -> Outcome:
    """What these events came to between the two moments (milliseconds UTC)."""
    terms = {
        q.id: Terms(target_ms=q.target_seconds * 1000, short_abandon_ms=q.short_abandon_seconds * 1000) for q in queues
    }
    visits: list[Visit] = []
    for story in stories(events).values():
        journey = Journey()
        for recorded in story:
            apply(journey, recorded, lambda queue_id: terms.get(queue_id, Terms()))
        visits += [visit for visit in journey.visits if since <= visit.queued_at < until]
    return Outcome(
        name, sorted(visits, key=lambda visit: (visit.queued_at, visit.contact_id)), _loads(events, since, until)
    )


def fairness(outcome: Outcome, members: Iterable[str], queue_id: str) -> float | None:
    """Jain's index of the contacts of a queue per hour of its members who were there; None with fewer than two."""
    there = [outcome.loads[name] for name in members if name in outcome.loads]
    rates = [load.answered.get(queue_id, 0) / load.there_ms for load in there if load.there_ms >= THERE_MS_MIN]
    return jain(rates) if len(rates) > 1 else None


def _loads(events: Iterable[Recorded], since: int, until: int) -> dict[str, Load]:
    agents: dict[str, Agent] = {}
    last: dict[str, int] = {}
    loads: dict[str, Load] = {}
    for recorded in events:
        event = recorded.event
        if isinstance(event, r.AgentEvent):
            before = agents.get(event.agent_id) or Agent(event.agent_id)
            load = loads.setdefault(event.agent_id, Load())
            _spend(load, before, max(since, last.get(event.agent_id, since)), min(until, recorded.at))
            agents[event.agent_id], last[event.agent_id] = fold(before, event, recorded.at), recorded.at
        elif isinstance(event, c.ContactConnected) and event.queue_id and since <= recorded.at < until:
            load = loads.setdefault(event.agent_id, Load())
            load.answered[event.queue_id] = load.answered.get(event.queue_id, 0) + 1
    for agent_id, agent in agents.items():
        _spend(loads[agent_id], agent, max(since, last[agent_id]), until)
    return {agent_id: load for agent_id, load in loads.items() if load.there_ms >= THERE_MS_MIN}


def _spend(load: Load, agent: Agent, since: int, until: int) -> None:
    if until <= since:
        return
    busy = any(work.state != "ringing" for work in agent.works)
    if busy or agent.works or agent.presence == "ready":
        load.there_ms += until - since
        load.busy_ms += until - since if busy else 0
