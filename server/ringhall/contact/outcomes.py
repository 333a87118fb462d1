"""How a contact ends."""

from typing import Literal

Outcome = Literal[
    "answered",
    "abandoned",
    "short_abandoned",
    "overflowed",
    "self_served",
    "voicemail",
    "call_back",
    "transferred",
    "rejected",
    "not_reached",
    "failed",
    "lost",
    "handled",
    "discarded",
]
