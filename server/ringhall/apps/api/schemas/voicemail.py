"""Messages in their mailboxes, and what may be asked of them."""

from typing import Literal

from pydantic import model_validator

from ringhall.apps.api.schemas.common import Body, Identifier, Shape
from ringhall.apps.api.schemas.contacts import ListedContact

MessageState = Literal["new", "taken", "done"]
MailboxKind = Literal["queue", "agent", "none"]


class Mailbox(Shape):
    """A mailbox: of a queue, or of an agent. `new` wait, `taken` are in hand, `late` of both are overdue."""

    mailbox: str
    kind: MailboxKind
    name: str
    new: int
    taken: int
    late: int


class Messages(Shape):
    """Messages of one state, those first that are due first (done: newest first), and the mailboxes one looks into."""

    items: list[ListedContact]
    next: str | None
    mailboxes: list[Mailbox]


class HandOver(Body):
    """To which mailbox: exactly one of a queue and an agent."""

    queue: Identifier | None = None
    agent: Identifier | None = None

    @model_validator(mode="after")
    def exactly_one(self) -> "HandOver":
        """Refuse none and both."""
        if (self.queue is None) == (self.agent is None):
            raise ValueError("name exactly one of queue and agent")
        return self
