"""What in a contact's story is about a person, and what stands there once it is erased.

A story is never shortened: erasing overwrites personal fields with one marker, in place, and nothing else. Every fold
of an erased story is therefore the fold of the story with the same fields overwritten (tests prove it); times, states,
queues, agents and outcomes stay, and with them every figure.
"""

from collections.abc import Callable, Collection, Mapping
from typing import Any

import msgspec

from ringhall.contact import events as e
from ringhall.contact.state import Contact, Party
from ringhall.foundation.events import Event

ERASED = "[erased]"
# One key chooses in a menu; more of them are typed in: a number, a code.
MENU_KEYS_MAX = 1
PLACE_TEXTS = ("keys_ahead", "typed")


def erased(event: Event, party_ids: Collection[str] | None = None) -> Event:
    """The event without what is personal; with `party_ids` only what it says of these parties."""
    if party_ids is not None:
        hit = isinstance(event, e.PartyAdded) and event.party_id in party_ids
        return _party_added(event) if hit and isinstance(event, e.PartyAdded) else event
    change = ERASERS.get(type(event))
    return change(event) if change is not None else event


def erase(contact: Contact, party_ids: Collection[str] | None = None) -> None:
    """The same for a contact as it is folded."""
    for party in contact.parties.values():
        if party_ids is None or party.id in party_ids:
            party.address = _of_party(party.role, party.address)
    if party_ids is not None:
        return
    contact.address = _over(contact.address) or ""
    contact.customer_id, contact.customer_name = _over(contact.customer_id), _over(contact.customer_name)
    contact.note = _over(contact.note) or ""
    contact.place = _place(contact.place) if contact.place is not None else None
    contact.erased = True


def is_mentioned(party: Party, numbers: Collection[str]) -> bool:
    """Whether this party is one of these numbers."""
    return party.role != "agent" and party.address in numbers


def unknown_erased(data: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of an event that this version does not know: every text goes but identifiers."""
    return {name: value if name.endswith("_id") else _texts_over(value) for name, value in data.items()}


def _over(text: str | None) -> str | None:
    return ERASED if text else text


def _texts_over(value: Any) -> Any:
    if isinstance(value, str):
        return _over(value)
    if isinstance(value, list):
        return [_texts_over(each) for each in value]
    if isinstance(value, dict):
        return {name: _texts_over(each) for name, each in value.items()}
    return value


def _of_party(role: e.Role, address: str | None) -> str | None:
    """An agent's address is the phone on their desk; everybody else's is a number of their own."""
    return address if role == "agent" else _over(address)


def _place(place: Mapping[str, Any]) -> dict[str, Any]:
    texts = {name: _over(place[name]) for name in PLACE_TEXTS if name in place}
    variables = {"variables": _texts_over(place["variables"])} if "variables" in place else {}
    return {**place, **texts, **variables}


def _arrived(event: e.ContactArrived) -> Event:
    return msgspec.structs.replace(
        event,
        address=_over(event.address),
        customer_id=_over(event.customer_id),
        customer_name=_over(event.customer_name),
    )


def _moved(event: e.FlowMoved) -> Event:
    keys = event.input if len(event.input or "") <= MENU_KEYS_MAX else ERASED
    return msgspec.structs.replace(event, place=_place(event.place), input=keys)


def _party_added(event: e.PartyAdded) -> Event:
    return msgspec.structs.replace(event, address=_of_party(event.role, event.address))


def _note(event: e.NoteSaved) -> Event:
    return msgspec.structs.replace(event, text=_over(event.text))


def _identified(event: e.CustomerIdentified) -> Event:
    return msgspec.structs.replace(event, customer_id=ERASED, customer_name=_over(event.customer_name))


ERASERS: dict[type[Event], Callable[[Any], Event]] = {
    e.ContactArrived: _arrived,
    e.FlowMoved: _moved,
    e.PartyAdded: _party_added,
    e.NoteSaved: _note,
    e.CustomerIdentified: _identified,
}
PERSONAL_FIELDS: dict[type[Event], frozenset[str]] = {
    e.ContactArrived: frozenset({"address", "customer_id", "customer_name"}),
    e.FlowMoved: frozenset({"place", "input"}),
    e.PartyAdded: frozenset({"address"}),
    e.NoteSaved: frozenset({"text"}),
    e.CustomerIdentified: frozenset({"customer_id", "customer_name"}),
}
