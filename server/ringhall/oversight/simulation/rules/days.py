"""A stored day: events in their order, the state before them, and the settings that held when."""

from collections.abc import Iterable, Iterator

import msgspec

from ringhall.contact import events as c
from ringhall.engine.routing.events import AgentEvent
from ringhall.engine.routing.rules.agents import Agent, fold
from ringhall.engine.routing.settings import AgentSettings, QueueSettings, RoutingSettings
from ringhall.foundation.events import Recorded


class SettingsAt(msgspec.Struct, frozen=True):
    """All queues and agents, and what held for all queues, as they were set from this moment (milliseconds UTC) on."""

    at: int
    queues: list[QueueSettings]
    agents: list[AgentSettings]
    routing: RoutingSettings = RoutingSettings()


class Day(msgspec.Struct, frozen=True):
    """`events` are those of [since, until), and before them the stories of whoever was there at its begin, in the order
    in which they were recorded.

    `settings` are never empty; the first held at the day's begin.
    """

    since: int
    until: int
    events: list[Recorded]
    settings: list[SettingsAt]

    def before(self) -> Iterator[Recorded]:
        """What had happened when the day began."""
        return (recorded for recorded in self.events if recorded.at < self.since)

    def within(self) -> list[Recorded]:
        """What happened in it."""
        return [recorded for recorded in self.events if recorded.at >= self.since]


def queues_of(settings: Iterable[SettingsAt]) -> list[QueueSettings]:
    """Every queue there was, as it was set last."""
    return list({queue.id: queue for each in settings for queue in each.queues}.values())


def members_of(settings: Iterable[SettingsAt], queue_id: str) -> list[str]:
    """Everybody who was a member of the queue at some time."""
    agents = (agent for each in settings for agent in each.agents)
    return list(dict.fromkeys(agent.id for agent in agents if queue_id in agent.queue_ids))


def agents_at(day: Day) -> dict[str, Agent]:
    """The agents as they were when the day began."""
    agents: dict[str, Agent] = {}
    for recorded in day.before():
        event = recorded.event
        if isinstance(event, AgentEvent):
            agents[event.agent_id] = fold(agents.get(event.agent_id) or Agent(event.agent_id), event, recorded.at)
    return agents


def stories(events: Iterable[Recorded]) -> dict[str, list[Recorded]]:
    """The contacts' events, story by story."""
    found: dict[str, list[Recorded]] = {}
    for recorded in events:
        if isinstance(recorded.event, c.ContactEvent):
            found.setdefault(recorded.event.contact_id, []).append(recorded)
    return found
