"""What people set for queues, agents and routing. Shapes as on the wire; each number says its unit."""

from typing import Annotated, Literal

import msgspec

Level = Annotated[int, msgspec.Meta(ge=0, le=10)]
Seconds = Annotated[int, msgspec.Meta(ge=0, le=3600)]
Strategy = Literal[
    "longest_idle",
    "least_recent",
    "fewest_calls",
    "least_talk_time",
    "round_robin",
    "linear",
    "top_down",
    "random",
    "best_match",
]
"""How a queue chooses among those who can take a contact: `rules/strategies.py` says what each means."""
Positive = Annotated[int, msgspec.Meta(ge=1, le=100_000)]


class QueueSettings(msgspec.Struct, frozen=True, kw_only=True):
    """A queue. `priority` is added to that of its contacts when an agent serves several queues.

    Open by `calendar` (none: always). While it is closed callers go into the flow `closed_flow_id`, or where the flow
    they come from says; when it closes, those who wait `stay` and are served, or `leave` as if they came now.
    Beyond `longest_wait_seconds_max` and `abandonment_max` (a share) somebody is told.
    """

    id: str
    name: str
    skills: list[str] = []
    priority: int = 0
    strategy: Strategy = "longest_idle"
    ring_seconds: Annotated[int, msgspec.Meta(ge=1, le=3600)] = 20
    wrap_up_seconds: Seconds = 30
    short_abandon_seconds: Seconds = 5
    target_seconds: Seconds = 20
    target_share: Annotated[float, msgspec.Meta(ge=0, le=1)] = 0.8
    longest_wait_seconds_max: Positive = 120
    abandonment_max: Annotated[float, msgspec.Meta(ge=0, le=1)] = 0.04
    waiting_max: Positive = 500
    music: str = "default"
    open: bool = True
    calendar: Annotated[str, msgspec.Meta(max_length=80)] = ""
    closed_flow_id: Annotated[str, msgspec.Meta(max_length=80)] = ""
    on_close: Literal["stay", "leave"] = "stay"


class AgentSettings(msgspec.Struct, frozen=True, kw_only=True):
    """An agent: skills with levels 1 to 10 (0 is none), and the queues they are a member of."""

    id: str
    login: str
    name: str
    skills: dict[str, Level] = {}
    queue_ids: list[str] = []
    team: Annotated[str, msgspec.Meta(max_length=60)] = ""
    capacity: Annotated[int, msgspec.Meta(ge=1, le=10)] = 1


class RoutingSettings(msgspec.Struct, frozen=True, kw_only=True):
    """What holds for all queues.

    An agent who misses `misses_max` offers in a row becomes not ready; after each miss before that they get
    no offer for `missed_block_seconds`. `wrap_up_seconds` is for contacts that came through no queue.
    """

    misses_max: Annotated[int, msgspec.Meta(ge=1, le=20)] = 1
    missed_block_seconds: Annotated[int, msgspec.Meta(ge=1, le=3600)] = 10
    wrap_up_seconds: Seconds = 30
