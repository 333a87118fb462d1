"""What the treatment of those who wait needs to know of others, and what it asks of them."""

from typing import Protocol

import msgspec

from ringhall.company.organisation.rules.closures import Closure
from ringhall.engine.routing.rules.expected_wait import Range
from ringhall.engine.routing.rules.patience import By, Moment


class Outlook(Protocol):
    """What can be known just now of somebody who waits; asked only when something of it is to be said."""

    @property
    def caller(self) -> str:
        """The number they call from; empty or no number where it is withheld."""
        ...

    @property
    def variables(self) -> dict[str, str]:
        """What prompts may say of them."""
        ...

    def emergency(self) -> Closure | None:
        """The emergency message that is to be heard in their queue; None while there is none, or once they heard it."""
        ...

    def position(self) -> int | None:
        """Their place in the queue, from 1; None when it is not known."""
        ...

    def expected_wait(self) -> Range | None:
        """How long it will take from now on; None when nobody can tell."""
        ...

    def patience(self, by: By, share: float) -> Moment | None:
        """When callers like them give up; None when too little is known of it."""
        ...

    def can_leave_for(self, flow_id: str) -> bool:
        """Whether this flow takes callers."""
        ...

    def can_call_back(self, number: str) -> bool:
        """Whether a call-back can be promised at this number (empty: whether any can)."""
        ...


class Queues(Protocol):
    """What routing tells of somebody who waits."""

    def position(self, contact_id: str, now: int) -> int | None:
        """The contact's place in its queue, from 1."""
        ...

    def expected_wait(self, contact_id: str, now: int) -> Range | None:
        """How much longer it will wait."""
        ...

    def patience(self, queue_id: str, by: By, share: float, now: int, ahead_ms: int) -> Moment | None:
        """When callers who come to the queue now give up, on a clock `ahead_ms` before UTC."""
        ...


class Command(msgspec.Struct, frozen=True):
    """Base of everything a treatment can ask for."""


class LeaveFor(Command, frozen=True):
    """The caller leaves the queue for a flow."""

    flow_id: str


class PromiseCallBack(Command, frozen=True):
    """The caller wants to be called back at this number."""

    number: str


class LetGo(Command, frozen=True):
    """All is agreed and said: the caller may hang up."""
