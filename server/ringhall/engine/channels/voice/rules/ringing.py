"""Which calls ring, and at whom: what somebody else may pick up."""

from collections.abc import Callable, Iterable
from typing import Literal

from ringhall.contact.state import Contact, Party

PhoneState = Literal["ringing", "talking"]

PICKED_UP = frozenset({"offer", "group", "call", "transfer", "consult"})
Ringing = tuple[Contact, Party]
"""A contact, and the party of it whose phone rings."""


def ringing(contacts: Iterable[Contact]) -> list[Ringing]:
    """Every phone that rings for somebody else, the longest ringing first.

    An agent's own phone that rings first because they call, fetch or pick up somebody is none of these.
    """
    found = [(c, p) for c in contacts if c.channel == "voice" and c.parked is None for p in c.present() if _rings(c, p)]
    return sorted(found, key=lambda each: (each[1].added_at, each[0].number))


def _rings(contact: Contact, party: Party) -> bool:
    if party.state != "dialling" or party.purpose not in PICKED_UP or party.picks_up is not None:
        return False
    # Rung together with others, a phone goes on ringing for a moment after one of them has the contact.
    if party.purpose == "offer" and contact.state != "offered":
        return False
    if any(other.state == "up" for other in contact.rings_also(party)):
        return False
    calls = party.agent_id == contact.agent_id if party.role == "agent" else contact.agent_id is None
    return not (party.purpose == "call" and calls)


def at_agent(found: Iterable[Ringing], agent_id: str) -> list[Ringing]:
    """Those that ring at this agent."""
    return [each for each in found if each[1].agent_id == agent_id]


def at_phone(found: Iterable[Ringing], number: str) -> list[Ringing]:
    """Those that ring at a phone that is no agent's."""
    return [each for each in found if each[1].agent_id is None and each[1].address == number]


def phones_of(contact: Contact, numbers_at: Callable[[str, str | None], Iterable[str]]) -> dict[str, PhoneState]:
    """By extension, as `numbers_at` an address knows them: which phones ring or are in a call for the contact."""
    found: dict[str, PhoneState] = {}
    for party in contact.present() if contact.outcome is None else ():
        for number in numbers_at(party.address or "", party.agent_id):
            if party.state == "up" or number not in found:
                found[number] = "talking" if party.state == "up" else "ringing"
    return found
