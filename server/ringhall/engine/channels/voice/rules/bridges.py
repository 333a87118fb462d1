"""Which bridge a contact needs, and who belongs into it, as its story stands."""

from collections.abc import Container
from typing import Literal, get_args

from ringhall.contact.state import Contact, Party

# Named as the end of the bridge's id. A `bridge` passes sound on between two; `mixing` mixes two as well.
BridgeKind = Literal["bridge", "mixing"]
KINDS: tuple[BridgeKind, ...] = get_args(BridgeKind)


def bridge_id(contact_id: str, kind: BridgeKind) -> str:
    """The contact's bridge of this kind."""
    return f"{contact_id}.{kind}"


def contact_of(bridge: str) -> str | None:
    """Whose bridge this is, None when it is no contact's."""
    contact_id, _, kind = bridge.rpartition(".")
    return contact_id if kind in KINDS else None


def is_left_over(bridge: str, contacts: Container[str]) -> bool:
    """Whether it is the bridge of a contact that is over."""
    contact_id = contact_of(bridge)
    return contact_id is not None and contact_id not in contacts


def kind_wanted(contact: Contact) -> BridgeKind | None:
    """None before anybody is asked to talk, and after the talk.

    The switch counts the packets that a leg is sent, and drops those that seem to be of the past: after another
    partner with higher numbers the new one would not be heard for minutes, or be missing in the recording. Mixed
    sound has no numbers. Passing on is quicker, so whoever stays with one partner is spared the mixing.
    """
    if contact.state not in ("offered", "connected"):
        return None
    if len(contact.parties) <= 2:
        return "bridge"
    # A customer's own leg starts anew after music or leaving, and is not recorded.
    ours = [p for p in contact.present() if (p.purpose != "arrival" or p.role != "customer") and p.state == "up"]
    return "mixing" if any(_met(contact, party) > 1 for party in ours) else "bridge"


def _met(contact: Contact, party: Party) -> int:
    """How many have been there while this party was."""
    since = party.answered_at or party.added_at
    others = [p for p in contact.parties.values() if p.id != party.id]
    came = [p for p in others if p.purpose == "arrival" or p.answered_at is not None]
    return sum(p.left_at is None or p.left_at > since for p in came)


def bridges_found(contact: Contact, bridges: Container[str]) -> list[BridgeKind]:
    """The kinds of bridges the contact has; after a cut in the middle of a change both, the wanted one first."""
    found = [kind for kind in KINDS if bridge_id(contact.id, kind) in bridges]
    return sorted(found, key=lambda kind: kind != kind_wanted(contact))


def members_wanted(contact: Contact, staying: list[Party]) -> tuple[str, ...]:
    """Who talks with one another now."""
    if contact.state != "connected" or contact.away_until is not None:
        return ()
    talking = [p.id for p in staying if p.state == "up" and not p.held and not (contact.held and p.role == "customer")]
    return tuple(talking) if len(talking) > 1 or contact.held else ()
