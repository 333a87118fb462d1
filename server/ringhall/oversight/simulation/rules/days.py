"""A stored day: events in their order, the state before them, and the settings that held when."""

from collections import deque
from collections.abc import Iterable, Iterator
from itertools import groupby

import msgspec

from ringhall.contact import events as c
from ringhall.engine.routing.events import AgentEvent, AgentReserved
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


def queues_of(settings: Iterable[SettingsAt]) -> list[QueueSettings]:
    """Every queue there was, as it was set last."""
    return list({queue.id: queue for each in settings for queue in each.queues}.values())


def members_of(settings: Iterable[SettingsAt], queue_id: str) -> list[str]:
    """Everybody who was a member of the queue at some time."""
    agents = (agent for each in settings for agent in each.agents)
    return list(dict.fromkeys(agent.id for agent in agents if queue_id in agent.queue_ids))


def in_order(events: Iterable[Recorded]) -> list[Recorded]:
    """The events, given by their moments, as they were recorded: a table keeps no order of the rows of one moment.

    No story is out of its order, and offers come last of their step, in the order of their tokens.
    """
    return [
        recorded for _, some in groupby(_story_by_story(events), lambda each: each.at) for recorded in _moment(some)
    ]


def _story_by_story(events: Iterable[Recorded]) -> Iterator[Recorded]:
    """An event that comes before an earlier one of its story (the clock was put back) waits for it."""
    events = list(events)
    due: dict[str, list[int]] = {}
    for recorded in events:
        due.setdefault(recorded.stream, []).append(recorded.n)
    for numbers in due.values():
        numbers.sort(reverse=True)
    early: dict[tuple[str, int], Recorded] = {}
    for recorded in events:
        early[recorded.stream, recorded.n] = recorded
        numbers = due[recorded.stream]
        while numbers and (following := early.pop((recorded.stream, numbers[-1]), None)) is not None:
            yield following
            numbers.pop()


def _moment(events: Iterable[Recorded]) -> Iterator[Recorded]:
    """All of one moment: what led to offers, then the offers, then what came of them."""
    stories: dict[str, deque[Recorded]] = {}
    for recorded in events:
        stories.setdefault(recorded.stream, deque()).append(recorded)
    if len(stories) == 1:
        yield from next(iter(stories.values()))
        return
    while stories:
        for story in stories.values():
            while story and _token(story[0]) is None:
                yield story.popleft()
        stories = {stream: story for stream, story in stories.items() if story}
        heads = [_token(story[0]) or "" for story in stories.values()]
        # An agent whose contact is not that far yet was reserved in a later step of the same moment.
        tokens = sorted({token for token in heads if heads.count(token) > 1}) or sorted(set(heads))[:1]
        for token in tokens:
            yield from _offer(token, stories)


def _token(recorded: Recorded) -> str | None:
    """Of which offer this is the making; tokens are ascending."""
    event = recorded.event
    if isinstance(event, c.ContactOffered) and event.decision:
        return event.token
    return event.token if isinstance(event, AgentReserved) and event.queue_id is not None else None


def _offer(token: str, stories: dict[str, deque[Recorded]]) -> Iterator[Recorded]:
    """The agent is reserved, then the contact offered."""
    made = [story for story in stories.values() if story and _token(story[0]) == token]
    for story in sorted(made, key=lambda story: isinstance(story[0].event, c.ContactOffered)):
        yield story.popleft()


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
