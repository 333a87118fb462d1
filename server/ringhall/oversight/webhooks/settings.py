"""A webhook as it is set up: an address of another program, and what it is told of."""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

Told = Literal[
    "contact.arrived",
    "contact.answered",
    "contact.disposition",
    "contact.closed",
    "alarm.raised",
    "alarm.cleared",
]
"""A contact came; an agent has it; it is said what it was about; its story ended; something is wrong; no more."""
TEST = "test"
"""What is told when somebody tries it out."""


class Webhook(msgspec.Struct, frozen=True, kw_only=True):
    """`url` is told of these events by POST, signed with the `secret` as Standard Webhooks has it.

    Of contacts only those of `queue_ids` (none: of all). Names, addresses, notes and answers go along only where
    `personal_data` is on. `private_addresses`: it may lie in a private network, or on this machine.
    """

    url: Annotated[str, Meta(min_length=1, max_length=1_000)]
    events: Annotated[list[Told], Meta(min_length=1, max_length=10)]
    queue_ids: Annotated[list[str], Meta(max_length=500)] = []
    personal_data: bool = False
    private_addresses: bool = False
    active: bool = True
    secret: str = ""
