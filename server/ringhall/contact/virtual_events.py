"""A contact that a virtual agent serves: a flow that takes contacts from queues as people do."""

from typing import Any, Literal

from ringhall.contact.events import ContactEvent

ServedHow = Literal["completed", "handed_over", "abandoned", "failed"]
"""The flow came to its end with what the caller wanted; a person goes on (now, by a call back, or from a message);
the caller hung up on the way; neither: it broke off."""


class VirtualAgentTook(ContactEvent, kw_only=True, frozen=True):
    """The virtual agent has the contact from now on; `decision` says who was considered and why passed over.

    `token` is that of the reservation. At `until` a person gets it, whatever the flow does.
    """

    agent_id: str
    queue_id: str
    token: str
    until: int
    decision: dict[str, Any]


class VirtualAgentLeft(ContactEvent, kw_only=True, frozen=True):
    """The virtual agent is out of the contact."""

    agent_id: str
    queue_id: str
    how: ServedHow
