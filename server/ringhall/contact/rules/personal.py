"""What in a contact's story is about a person, and what stands there once it is erased, or for whoever may not see it.

A story is never shortened: erasing overwrites personal fields with one marker, in place, and nothing else. Every fold
of an erased story is therefore the fold of the story with the same fields overwritten (tests prove it); times, states,
queues, agents and outcomes stay, and with them every figure. Masking puts something else in the same fields, for one
reader, and stores nothing.
"""

from collections.abc import Callable, Collection, Mapping
from typing import Any, NamedTuple

import msgspec

from ringhall.contact import events as e
from ringhall.contact.flow_events import CallerSaid
from ringhall.contact.script_events import ScriptFilled
from ringhall.contact.state import Contact, Party
from ringhall.foundation.events import Event

ERASED = "[erased]"
# One key chooses in a menu; more of them are typed in: a number, a code.
MENU_KEYS_MAX = 1
PLACE_TEXTS = ("keys_ahead", "typed")
TREATMENT_TEXTS = ("typed", "number")
Words = Callable[[str], str]


class Cover(NamedTuple):
    """What takes the place of a personal text, by what the text is. `key` is for identifiers of records."""

    name: Words
    address: Words
    words: Words
    key: Words


ERASE = Cover(*[lambda _: ERASED] * 4)


def erased(event: Event, party_ids: Collection[str] | None = None) -> Event:
    """The event without what is personal; with `party_ids` only what it says of these parties."""
    if party_ids is not None:
        hit = isinstance(event, e.PartyAdded) and event.party_id in party_ids
        return _party_added(event, ERASE) if hit and isinstance(event, e.PartyAdded) else event
    return covered(event, ERASE)


def covered(event: Event, cover: Cover) -> Event:
    """The event with its personal fields as `cover` has them."""
    change = COVERERS.get(type(event))
    return change(event, cover) if change is not None else event


def erase(contact: Contact, party_ids: Collection[str] | None = None) -> None:
    """The same for a contact as it is folded."""
    if party_ids is None:
        _cover(contact, ERASE)
        contact.erased = True
        return
    for party in contact.parties.values():
        if party.id in party_ids:
            party.address = _of_party(party.role, party.address, ERASE)


def covered_contact(contact: Contact, cover: Cover) -> Contact:
    """Another contact like this one, its personal fields as `cover` has them."""
    parties = {key: msgspec.structs.replace(party) for key, party in contact.parties.items()}
    copy = msgspec.structs.replace(contact, parties=parties)
    _cover(copy, cover)
    return copy


def is_mentioned(party: Party, numbers: Collection[str]) -> bool:
    """Whether this party is one of these numbers."""
    return party.role != "agent" and party.address in numbers


def unknown_erased(data: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of an event that this version does not know: every text goes but identifiers."""
    return {name: value if name.endswith("_id") else _texts_over(value, ERASE) for name, value in data.items()}


def _cover(contact: Contact, cover: Cover) -> None:
    for party in contact.parties.values():
        party.address = _of_party(party.role, party.address, cover)
    contact.address = _over(contact.address, cover.address) or ""
    contact.customer_id = _over(contact.customer_id, cover.key)
    contact.customer_name = _over(contact.customer_name, cover.name)
    if contact.call_back is not None:
        number = _over(contact.call_back.number, cover.address) or ""
        contact.call_back = msgspec.structs.replace(contact.call_back, number=number)
    contact.note = _over(contact.note, cover.words) or ""
    contact.said = [msgspec.structs.replace(each, text=_over(each.text, cover.words) or "") for each in contact.said]
    contact.scripts = {
        key: msgspec.structs.replace(each, answers=_texts_over(each.answers, cover))
        for key, each in contact.scripts.items()
    }
    contact.place = _place(contact.place, cover) if contact.place is not None else None
    contact.treatment = _treatment(contact.treatment, cover) if contact.treatment is not None else None


def _over(text: str | None, words: Words) -> str | None:
    return words(text) if text and text != ERASED else text


def _texts_over(value: Any, cover: Cover) -> Any:
    if isinstance(value, str):
        return _over(value, cover.words)
    if isinstance(value, list):
        return [_texts_over(each, cover) for each in value]
    if isinstance(value, dict):
        return {name: _texts_over(each, cover) for name, each in value.items()}
    return value


def _of_party(role: e.Role, address: str | None, cover: Cover) -> str | None:
    """An agent's address is the phone on their desk; everybody else's is a number of their own."""
    return address if role == "agent" else _over(address, cover.address)


def _place(place: Mapping[str, Any], cover: Cover) -> dict[str, Any]:
    texts = {name: _over(place[name], cover.words) for name in PLACE_TEXTS if name in place}
    variables = {"variables": _texts_over(place["variables"], cover)} if "variables" in place else {}
    return {**place, **texts, **variables}


def _treatment(place: Mapping[str, Any], cover: Cover) -> dict[str, Any]:
    """A number that was typed is said again in what is heard next."""
    texts = {name: _over(place[name], cover.words) for name in TREATMENT_TEXTS if name in place}
    saying = place.get("saying")
    sounds = [{**sound, "text": _over(sound.get("text"), cover.words)} for sound in saying["sounds"]] if saying else []
    return {**place, **texts, **({"saying": {**saying, "sounds": sounds}} if saying else {})}


def _arrived(event: e.ContactArrived, cover: Cover) -> Event:
    key, name = _over(event.customer_id, cover.key), _over(event.customer_name, cover.name)
    address = _over(event.address, cover.address)
    return msgspec.structs.replace(event, address=address, customer_id=key, customer_name=name)


def _moved(event: e.FlowMoved, cover: Cover) -> Event:
    keys = event.input if len(event.input or "") <= MENU_KEYS_MAX else _over(event.input, cover.words)
    return msgspec.structs.replace(event, place=_place(event.place, cover), input=keys)


def _treated(event: e.TreatmentMoved, cover: Cover) -> Event:
    return msgspec.structs.replace(event, place=_treatment(event.place, cover))


def _party_added(event: e.PartyAdded, cover: Cover) -> Event:
    return msgspec.structs.replace(event, address=_of_party(event.role, event.address, cover))


def _promised(event: e.CallBackPromised, cover: Cover) -> Event:
    return msgspec.structs.replace(event, number=_over(event.number, cover.address))


def _note(event: e.NoteSaved, cover: Cover) -> Event:
    return msgspec.structs.replace(event, text=_over(event.text, cover.words))


def _script(event: ScriptFilled, cover: Cover) -> Event:
    return msgspec.structs.replace(event, answers=_texts_over(event.answers, cover))


def _said(event: CallerSaid, cover: Cover) -> Event:
    return msgspec.structs.replace(event, text=_over(event.text, cover.words))


def _identified(event: e.CustomerIdentified, cover: Cover) -> Event:
    name = _over(event.customer_name, cover.name)
    return msgspec.structs.replace(event, customer_id=cover.key(event.customer_id), customer_name=name)


COVERERS: dict[type[Event], Callable[[Any, Cover], Event]] = {
    e.ContactArrived: _arrived,
    e.FlowMoved: _moved,
    e.TreatmentMoved: _treated,
    e.TreatmentSaid: _treated,
    e.TreatmentHeard: _treated,
    e.TreatmentChosen: _treated,
    e.PartyAdded: _party_added,
    e.CallBackPromised: _promised,
    e.NoteSaved: _note,
    ScriptFilled: _script,
    CallerSaid: _said,
    e.CustomerIdentified: _identified,
}
PERSONAL_FIELDS: dict[type[Event], frozenset[str]] = {
    e.ContactArrived: frozenset({"address", "customer_id", "customer_name"}),
    e.FlowMoved: frozenset({"place", "input"}),
    e.TreatmentMoved: frozenset({"place"}),
    e.TreatmentSaid: frozenset({"place"}),
    e.TreatmentHeard: frozenset({"place"}),
    e.TreatmentChosen: frozenset({"place"}),
    e.PartyAdded: frozenset({"address"}),
    e.CallBackPromised: frozenset({"number"}),
    e.NoteSaved: frozenset({"text"}),
    ScriptFilled: frozenset({"answers"}),
    CallerSaid: frozenset({"text"}),
    e.CustomerIdentified: frozenset({"customer_id", "customer_name"}),
}
