"""A mailbox is a queue's, named as the queue is, or an agent's: `agent:` and the agent's identifier."""

from collections.abc import Collection, Mapping

import msgspec

from ringhall.contact.state import Contact
from ringhall.engine.routing.settings import AgentSettings

AGENT = "agent:"
HOUR_MS = 3_600_000


class Box(msgspec.Struct, frozen=True):
    """Where a message waits: the queue, and the agents who alone get it until it is due (none: any)."""

    mailbox: str
    queue_id: str
    preferred: tuple[str, ...] = ()


def of_agent(agent_id: str) -> str:
    """The name of an agent's mailbox."""
    return f"{AGENT}{agent_id}"


def agent_in(mailbox: str) -> str | None:
    """The agent whose mailbox this is; None for a queue's."""
    return mailbox.removeprefix(AGENT) if mailbox.startswith(AGENT) else None


def find(
    mailbox: str, came_by: str | None, queues: Collection[str], agents: Mapping[str, Collection[str]]
) -> Box | None:
    """The box of this name among the queues, and the agents with theirs.

    A message for nobody there is goes to the queue that the caller waited in, `came_by`. None: nobody has a box for it.
    """
    if mailbox in queues:
        return Box(mailbox, mailbox)
    agent_id = agent_in(mailbox)
    serves = [queue_id for queue_id in agents.get(agent_id or "", ()) if queue_id in queues]
    if agent_id is not None and serves:
        return Box(mailbox, serves[0], (agent_id,))
    return Box(came_by, came_by) if came_by in queues and came_by is not None else None


def boxes_of(agent: AgentSettings) -> list[str]:
    """The mailboxes an agent looks into: their own, and those of the queues they serve."""
    return [of_agent(agent.id), *agent.queue_ids]


def is_in_box_of(contact: Contact, agent: AgentSettings) -> bool:
    """Whether the contact is a message in one of these."""
    return contact.channel == "voicemail" and contact.mailbox in boxes_of(agent)


def due_at(arrived_at: int, target_hours: int) -> int:
    """By when a message should be worked off (milliseconds UTC)."""
    return arrived_at + target_hours * HOUR_MS
