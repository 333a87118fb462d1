"""What routing needs of others."""

from typing import Any, Literal, Protocol

from ringhall.contact.events import OfferOutcome, Outcome
from ringhall.contact.settings import CallBackSettings
from ringhall.contact.state import Contact
from ringhall.foundation.steps import Step


class Contacts(Protocol):
    """The verbs of the contact that routing decides about. Each may raise a Refusal.

    By queue, in milliseconds: below which wait leaving is a short abandonment, and how long whoever missed a contact
    does not get it again; and how its customers are called back.
    """

    short_abandon_ms: dict[str, int]
    not_again_ms: dict[str, int]
    call_back_settings: dict[str, CallBackSettings]

    def get(self, contact_id: str) -> Contact:
        """The open contact; a Refusal when there is none."""
        ...

    def offer(
        self,
        step: Step,
        contact_id: str,
        *,
        agent_id: str,
        token: str,
        queue_id: str | None,
        ring_until: int,
        decision: dict[str, Any],
    ) -> None: ...

    def expect(self, step: Step, contact_id: str, p50_ms: int, p90_ms: int) -> None:
        """Keep what is expected of the wait that has just begun."""
        ...

    def end_offer(self, step: Step, contact_id: str, token: str, outcome: OfferOutcome) -> None: ...

    def stop_ringing(self, step: Step, contact_id: str, token: str) -> None:
        """Whoever is called into the talk with this token, or as this party, is rung no more."""
        ...

    def leave_queue(self, step: Step, contact_id: str, reason: Literal["timeout", "closed"]) -> None: ...

    def end(self, step: Step, contact_id: str, outcome: Outcome, by: str) -> None:
        """Nobody talks any more; whoever is there is let go."""
        ...

    def take_virtually(
        self, step: Step, contact_id: str, *, agent_id: str, token: str, until: int, decision: dict[str, Any]
    ) -> None:
        """A virtual agent takes the contact out of its queue."""
        ...

    def hand_over(self, step: Step, contact_id: str, wait_until: int) -> None:
        """A person is to have the contact that a virtual agent has."""
        ...

    def give_back(self, step: Step, contact_id: str) -> None:
        """The agent who has a message does not go on with it; it waits again."""
        ...

    def finish_wrap_up(self, step: Step, contact_id: str, agent_id: str) -> None: ...
