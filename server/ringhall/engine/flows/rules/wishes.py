"""On what terms a flow gives a caller to a queue."""

from ringhall.contact.rules.terms import Terms
from ringhall.contact.state import Contact
from ringhall.engine.flows.ports import Enqueue


def terms_of(command: Enqueue, contact: Contact, now: int) -> Terms:
    """The command's, and for whom the caller is held at first: the agent who served them last, then those it names.

    Whoever served them last is known a moment after the call came; where that is too late, nobody waits for it.
    """
    last = [contact.served_before_by] if command.last_agent and contact.served_before_by else []
    preferred = list(dict.fromkeys([*last, *command.agents]))
    return {
        "priority": command.priority,
        "skills": list(command.skills),
        "wait_until": now + command.wait_seconds_max * 1000,
        "preferred": preferred,
        "preferred_until": now + command.hold_seconds * 1000 if preferred else 0,
    }
