"""What is asked, and what comes back."""

from collections.abc import Awaitable, Callable
from typing import Literal

import msgspec

Outcome = Literal["found", "not_found", "failed"]
Reason = Literal[
    "",
    "no_source",
    "time_up",
    "no_address",
    "address_refused",
    "not_reached",
    "status",
    "too_big",
    "not_json",
    "bad_request",
    "statement_refused",
    "not_for_this",
]
"""Why nothing came back: there is no such source; it took too long; its name leads nowhere, or to an address not
allowed; nobody answered, or hung up; another status than 2xx, 404 or 410 (`detail`); more than 64 KiB; no JSON; the
request cannot be sent; the database refused the statement (`detail`); the source changes something and was only to be
asked, or the other way about."""


class Question(msgspec.Struct, frozen=True):
    """What a source is asked. `seconds_max` is its limit, all in all.

    A `key` is given where it is to change something; only sources that may are asked so, and never without.
    """

    source: str
    parameters: dict[str, str]
    seconds_max: int
    key: str = ""

    def __repr__(self) -> str:
        return f"Question({self.source!r})"


class Answer(msgspec.Struct, frozen=True):
    """What became of it: `values` by name as texts (empty: there is none of this name), or the `reason` it failed.

    `said` is the beginning of what came back, for whoever tries a source out.
    """

    outcome: Outcome
    values: dict[str, str] = {}
    reason: Reason = ""
    detail: str = ""
    said: str = ""

    def __repr__(self) -> str:
        return f"Answer({self.outcome!r}, {self.reason!r})"


FindCustomer = Callable[[str], Awaitable[dict[str, str] | None]]
"""What is known of the customer with this customer number or telephone number; None of whom nothing is."""


async def nobody(number: str) -> None:
    """Where there are no customers."""


LookUp = Callable[[Question], Awaitable[Answer]]


async def nothing_to_ask(question: Question) -> Answer:
    """Where there are no sources."""
    return Answer("failed", reason="no_source")


class Failed(Exception):
    """Nothing came back."""

    def __init__(self, reason: Reason, detail: str = "", said: str = "") -> None:
        super().__init__(reason)
        self.reason, self.detail, self.said = reason, detail, said
