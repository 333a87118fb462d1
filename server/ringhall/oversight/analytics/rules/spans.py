"""An agent's time, cut wherever their state changes: what every report of agents is made of."""

import msgspec
from msgspec.structs import replace

from ringhall.engine.routing import events as e
from ringhall.engine.routing.rules.agents import Agent, fold
from ringhall.engine.routing.settings import is_virtual_id
from ringhall.foundation.events import Recorded

FIELD_OF = {
    "ready": "ready_ms",
    "ringing": "ringing_ms",
    "talking": "talking_ms",
    "hold": "holding_ms",
    "wrap_up": "after_ms",
    "not_ready": "not_ready_ms",
}
"""Which sum a state's time belongs to. Offline time belongs to none."""


class Span(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of one state, begun by event `n`; `until` is None while it goes on. No reason but for not ready."""

    agent_id: str
    n: int
    state: str
    reason: str | None
    since: int
    until: int | None = None


class Day(msgspec.Struct):
    """An agent as their story folds, and the latest of their spans (the rest is stored)."""

    agent: Agent
    n: int = 0
    spans: list[Span] = []


def follow(day: Day, recorded: Recorded) -> None:
    """Change `day` by one event; an event it has seen changes nothing."""
    event = recorded.event
    if not isinstance(event, e.AgentEvent) or recorded.n <= day.n or is_virtual_id(event.agent_id):
        # A virtual agent has no working day.
        return
    before = _look(day.agent)
    day.agent, day.n = fold(day.agent, event, recorded.at), recorded.n
    after = _look(day.agent)
    if before == after and (day.spans or after[0] == "offline"):
        return
    if day.spans and day.spans[-1].until is None:
        last = day.spans[-1]
        # The machine's clock may be set back; no span may end before it began.
        day.spans = [*day.spans[:-1], replace(last, until=max(last.since, recorded.at))]
    if after[0] != "offline":
        span = Span(agent_id=event.agent_id, n=recorded.n, state=after[0], reason=after[1], since=recorded.at)
        day.spans = [*day.spans, span]


def forget(day: Day, before: int) -> None:
    """Let go of spans that ended before this moment: they are stored and change no more."""
    day.spans = [span for span in day.spans if span.until is None or span.until >= before]


def _look(agent: Agent) -> tuple[str, str | None]:
    state = agent.state
    return state, agent.reason if state == "not_ready" else None
