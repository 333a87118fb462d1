"""The shapes of this slice. Times are milliseconds UTC."""

from typing import Literal

import msgspec

LostState = Literal["open", "taken", "planned", "missed", "done", "dismissed"]
"""`planned`: the centre calls them by itself; `missed`: it did, and did not reach them, so people may."""
WAITING: tuple[LostState, ...] = ("open", "taken", "planned", "missed")


class LostCaller(msgspec.Struct, frozen=True):
    """A number that gave up in a queue: `id` is its latest contact there, `contact_ids` are all, newest first.

    `by` (a login), `reason` and `call_id` (the contact of our call) are of the latest deed.
    """

    id: str
    queue_id: str
    number: str
    customer_id: str | None
    customer_name: str | None
    contact_ids: list[str]
    first_at: int
    last_at: int
    wait_ms: int
    state: LostState
    by: str = ""
    reason: str = ""
    call_id: str | None = None


class Wanted(msgspec.Struct, frozen=True):
    """Which lost callers: of these queues (none: all), in these states, since when."""

    since: int
    queue_ids: tuple[str, ...] = ()
    states: tuple[LostState, ...] = WAITING
