"""Where story and switch say different things: found by comparing, never by trusting one of them."""

from collections.abc import Iterable, Mapping, Set
from typing import Literal

import msgspec

from ringhall.contact.state import Contact
from ringhall.engine.channels.voice.rules.bridges import bridge_id, is_left_over, kind_wanted, members_wanted
from ringhall.engine.channels.voice.rules.media import staying
from ringhall.engine.telephony.events import SwitchUp

NONE: Set[str] = frozenset()
Cause = Literal["leg_gone", "answer_missed", "not_joined", "stranger"]


class Difference(msgspec.Struct, frozen=True):
    """One thing that does not fit. `contact_id` is empty for a leg, or a bridge, that is nobody's."""

    cause: Cause
    contact_id: str
    leg_id: str


def differences(contacts: Mapping[str, Contact], snapshot: SwitchUp, phones: Set[str] = NONE) -> set[Difference]:
    """Everything that does not fit between the open phone contacts and what the switch holds.

    `phones` are the legs of phones that are in no contact, and are to be there.
    """
    up = {leg.leg_id: leg.state == "up" for leg in snapshot.legs}
    found: set[Difference] = set()
    known: set[str] = set(phones)
    found.update(Difference("leg_gone", "", leg) for leg in phones if leg not in up)
    for contact in contacts.values():
        known.update(party.id for party in contact.present())
        found.update(_of_contact(contact, up, snapshot.bridges))
    strangers = [leg.leg_id for leg in snapshot.legs if leg.ours and leg.leg_id not in known]
    strangers += [bridge for bridge in snapshot.bridges if is_left_over(bridge, contacts)]
    return found | {Difference("stranger", "", leg) for leg in strangers}


def _of_contact(contact: Contact, up: Mapping[str, bool], bridges: Mapping[str, Iterable[str]]) -> Iterable[Difference]:
    kind, together = kind_wanted(contact), members_wanted(contact, staying(contact))
    members = bridges.get(bridge_id(contact.id, kind), ()) if kind else ()
    for party in contact.present():
        if party.id not in up:
            yield Difference("leg_gone", contact.id, party.id)
        elif party.state == "dialling" and up[party.id]:
            yield Difference("answer_missed", contact.id, party.id)
        elif party.id in together and party.id not in members:
            yield Difference("not_joined", contact.id, party.id)
