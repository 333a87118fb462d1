"""Enqueue: the caller waits for an agent."""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from ringhall.engine.flows.nodes.base import Exit, Node, NodeId, OptionalNodeId
from ringhall.engine.flows.ports import Enqueue as EnqueueCommand
from ringhall.engine.flows.ports import Input, QueueReturned
from ringhall.engine.flows.prompts import Name
from ringhall.engine.flows.walk import Walk


class Enqueue(Node, frozen=True, kw_only=True, tag="enqueue"):
    """Gives the caller to `queue`; comes back to `on_timeout`, or to `on_full`, `on_closed` where these are given.

    A way of its own goes before the rules of the queue; where none is given, these are asked first.
    For `hold_seconds` the caller is held for the agent who served them last (`last_agent`), and for these `agents`.
    """

    queue: Name
    on_timeout: NodeId
    on_full: OptionalNodeId = ""
    on_closed: OptionalNodeId = ""
    priority: Annotated[int, Meta(ge=-100, le=100)] = 0
    skills: Annotated[tuple[Name, ...], Meta(max_length=20)] = ()
    wait_seconds_max: Annotated[int, Meta(ge=1, le=14_400)] = 600
    last_agent: bool = False
    agents: Annotated[tuple[Name, ...], Meta(max_length=20)] = ()
    hold_seconds: Annotated[int, Meta(ge=1, le=3600)] = 30

    def exits(self) -> Iterator[Exit]:
        yield Exit("on_timeout", self.on_timeout, waits=True)
        # A queue says at once that it is full or closed, so these ways out have no wait in them.
        yield Exit("on_full" if self.on_full else "on_timeout", self.on_full or self.on_timeout)
        yield Exit("on_closed" if self.on_closed else "on_timeout", self.on_closed or self.on_timeout)

    def queue_names(self) -> Iterator[tuple[str, str]]:
        yield "queue", self.queue

    def agent_names(self) -> Iterator[tuple[str, str]]:
        yield from ((f"agents.{n}", agent) for n, agent in enumerate(self.agents))

    def enter(self, walk: Walk) -> None:
        own = tuple(reason for reason, way in (("full", self.on_full), ("closed", self.on_closed)) if way)
        command = EnqueueCommand(
            queue=self.queue,
            priority=self.priority,
            skills=self.skills,
            wait_seconds_max=self.wait_seconds_max,
            own=own,
            last_agent=self.last_agent,
            agents=self.agents,
            hold_seconds=self.hold_seconds,
        )
        walk.hand_over("queue", command)

    def returned(self, walk: Walk, given: Input) -> None:
        if isinstance(given, QueueReturned):
            ways = {"timeout": self.on_timeout, "full": self.on_full, "closed": self.on_closed}
            walk.go(ways.get(given.reason) or self.on_timeout)
