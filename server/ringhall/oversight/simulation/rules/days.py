"""A stored day: events in their order, the state before them, and the settings that held when."""

from collections.abc import Iterable, Iterator

import msgspec

from ringhall.contact import events as c
from ringhall.engine.routing.events import AgentEvent
from ringhall.engine.routing.rules.agents import Agent, fold
from ringhall.engine.routing.settings import AgentSettings, QueueSettings
from ringhall.foundation.events import Recorded


class SettingsAt(msgspec.Struct, frozen=True):
    """All queues and agents as they were set from this moment (milliseconds UTC) on."""

    at: int
    queues: list[QueueSettings]
    agents: list[AgentSettings]


class Day(msgspec.Struct, frozen=True):
    """`events` are those of [since, until), and before them the stories of whoever was there at its begin.

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


def in_order(events: Iterable[Recorded]) -> list[Recorded]:
    """The events as they came, but no story out of its order: one that comes early waits for those before it.

    Rows of one moment lie in the table as they were stored, unless they were overwritten since.
    """
    events = list(events)
    due: dict[str, list[int]] = {}
    for recorded in events:
        due.setdefault(recorded.stream, []).append(recorded.n)
    for numbers in due.values():
        numbers.sort(reverse=True)
    early: dict[tuple[str, int], Recorded] = {}
    found: list[Recorded] = []
    for recorded in events:
        early[recorded.stream, recorded.n] = recorded
        numbers = due[recorded.stream]
        while numbers and (following := early.pop((recorded.stream, numbers[-1]), None)) is not None:
            found.append(following)
            numbers.pop()
    return found


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
