"""On what terms a contact waits: what it asks for, how it is ranked, and who is (not) to have it."""

from typing import TypedDict

from ringhall.contact.state import Contact


class Terms(TypedDict, total=False):
    """On what terms a contact waits: the fields of ContactQueued of these names."""

    priority: int
    skills: list[str]
    wait_until: int | None
    not_agents: list[str]
    not_agents_until: int | None
    preferred: list[str]
    preferred_until: int
    head_start_ms: int
    not_before: int | None


def waits_for_people(contact: Contact) -> bool:
    """Whether no virtual agent gets it: it is no call, we have to call, or somebody served the customer before."""
    served = bool(contact.virtual) or contact.connected_at is not None
    return served or contact.channel != "voice" or contact.is_promised


def terms_of(contact: Contact) -> Terms:
    """Those it waits on, or waited on last; how long at most is asked anew."""
    return {
        "priority": contact.priority,
        "skills": contact.skills,
        "not_agents": contact.not_agents,
        "not_agents_until": contact.not_agents_until,
        "preferred": contact.preferred,
        "preferred_until": contact.preferred_until,
        "head_start_ms": contact.head_start_ms,
        "not_before": contact.not_before,
    }
