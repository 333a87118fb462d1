"""What webhooks need of the rest of the centre."""

from collections.abc import Awaitable, Callable
from typing import Any, Literal, NamedTuple, Protocol

from ringhall.contact.state import Contact
from ringhall.foundation.db.engine import Transaction

Trouble = Literal["", "no_address", "address_refused", "not_reached", "time_up", "bad_request"]
"""Why there was no answer: its name leads nowhere, or to an address that is not allowed; nobody answered, or hung up;
it took too long; it cannot be sent."""


class Letter(NamedTuple):
    """What goes out: to this address, with these headers; `private`: it may lie in a private network."""

    url: str
    headers: dict[str, str]
    body: bytes
    private: bool


class Answered(NamedTuple):
    """The status of the answer, or why there was none."""

    status: int | None
    trouble: Trouble = ""


Post = Callable[[Letter], Awaitable[Answered]]
ReadContact = Callable[[Transaction, str], Awaitable[Contact | None]]
"""The contact as it is stored; None where there is none."""


class Alarm(Protocol):
    """An alarm, as programs are told of it; snoozed ones are known already."""

    @property
    def id(self) -> str: ...
    @property
    def code(self) -> str: ...
    @property
    def fields(self) -> dict[str, Any]: ...
    @property
    def snoozed_until(self) -> int | None: ...


class Alarms(Protocol):
    """Where alarms are raised, and heard of."""

    def listen(self, hear: Callable[[Any, bool], None]) -> None:
        """Call `hear(alarm, standing)` whenever one begins, changes (True) or is over (False)."""
        ...

    def raise_(
        self,
        code: str,
        grade: Literal["watch", "missed"],
        text: str,
        *,
        subject: str = "",
        action: str | None = None,
        **fields: Any,
    ) -> None: ...

    def clear(self, code: str, subject: str = "") -> None: ...
