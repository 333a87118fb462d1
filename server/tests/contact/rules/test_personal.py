"""A story without personal data folds to the same states; no field of an event is forgotten."""

from typing import get_type_hints

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ringhall.contact import events as e
from ringhall.contact import flow_events
from ringhall.contact.rules.fold import arrive, fold
from ringhall.contact.rules.personal import ERASED, PERSONAL_FIELDS, erase, erased
from ringhall.contact.state import Contact
from ringhall.foundation.events import Event, Recorded

pytestmark = pytest.mark.property

# Fields with words that name nobody: identifiers of ours, codes, and what a machine wrote.
OURS = {
    "contact_id", "channel", "direction", "dialled", "agent_id", "by_agent_id", "line", "language", "flow_id", "node",
    "queue_id", "skills", "not_agents", "preferred", "reason", "token", "decision", "outcome", "party_id", "party_ids",
    "role", "purpose", "recording", "by", "disposition", "cause", "data", "rule", "what", "name", "key", "choice",
    "heard", "detail", "mailbox", "link", "other_id", "group_id", "members", "place", "seen", "because", "picks_up",
    "verdict", "terms", "model", "version", "intent", "how",
}  # fmt: skip


def kinds() -> list[type[Event]]:
    ours = (e.ContactEvent.__module__, e.PersonErased.__module__, flow_events.__name__)
    return [kind for kind in Event.kinds.values() if kind.__module__ in ours and kind is not e.ContactEvent]


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.__name__)
def test_every_field_is_personal_or_ours(kind: type[Event]) -> None:
    worded = {name for name, hint in get_type_hints(kind).items() if name != "kinds" and _holds_text(hint)}
    assert worded - OURS == PERSONAL_FIELDS.get(kind, frozenset()) - OURS


def _holds_text(hint: object) -> bool:
    return any(word in str(hint) for word in ("str", "Literal", "dict", "Any"))


names = st.sampled_from([None, "Ana Novak", "李明", "<b>X</b>"])
numbers = st.sampled_from(["", "+38640123456", "+4512345678"])
parties = st.sampled_from(["p1", "p2", "p3"])
agents = st.sampled_from(["a1", "a2"])


def happening() -> st.SearchStrategy[e.ContactEvent]:
    """Anything that may stand in a story and changes what it folds to."""
    place = st.fixed_dictionaries(
        {"node": st.just("ask"), "typed": st.text("0123456789", max_size=6), "variables": st.dictionaries(
            st.sampled_from(["caller", "name"]), st.text(max_size=5), max_size=2,
        )},
    )  # fmt: skip
    treatment = st.fixed_dictionaries(
        {
            "typed": st.text("0123456789", max_size=6),
            "number": numbers,
            "saying": st.none()
            | st.fixed_dictionaries(
                {"sounds": st.lists(st.fixed_dictionaries({"text": st.text(max_size=5)}), max_size=2)}
            ),
        }
    )
    same = {"contact_id": st.just("c1")}
    return st.one_of(
        st.builds(e.NoteSaved, **same, agent_id=agents, text=st.text(max_size=20)),
        st.builds(e.CustomerIdentified, **same, customer_id=st.just("k1"), customer_name=st.just("Ana Novak")),
        st.builds(e.FlowEntered, **same, flow_id=st.just("main"), version=st.just(1)),
        st.builds(e.FlowMoved, **same, node=st.just("ask"), place=place, input=st.sampled_from([None, "2", "123456"])),
        st.builds(e.ContactQueued, **same, queue_id=st.just("sales"), waiting_since=st.just(5)),
        st.builds(e.TreatmentMoved, **same, place=treatment),
        st.builds(e.TreatmentSaid, **same, what=st.just("call_back"), place=treatment),
        st.builds(e.ContactConnected, **same, agent_id=agents, queue_id=st.just("sales")),
        st.builds(e.ContactHeld, **same, by_agent_id=agents),
        st.builds(e.ContactRetrieved, **same, by_agent_id=agents),
        st.builds(e.AgentLeft, **same, agent_id=agents, reason=st.just("ended")),
        st.builds(e.ContactEnded, **same, outcome=st.just("answered"), by=st.just("customer")),
        st.builds(e.ContactClosed, **same, outcome=st.just("answered")),
        st.builds(
            e.PartyAdded, **same, party_id=parties, role=st.sampled_from(["customer", "agent", "outside"]),
            purpose=st.sampled_from(["arrival", "offer", "consult", "rejoin"]), agent_id=agents, address=numbers,
        ),
    )  # fmt: skip


arrival = st.builds(
    e.ContactArrived, contact_id=st.just("c1"), number=st.just(1), channel=st.just("voice"),
    direction=st.just("inbound"), dialled=st.just("4008000001"), address=numbers, customer_id=names,
    customer_name=names,
)  # fmt: skip


def folded(events: list[Event]) -> Contact:
    line = [Recorded("contact:c1", n, 1000 * n, event) for n, event in enumerate(events, 1)]
    contact = arrive(line[0])
    for recorded in line[1:]:
        fold(contact, recorded)
    return contact


@given(arrival, st.lists(happening(), max_size=30))
def test_an_erased_story_folds_to_the_same_states(first: e.ContactArrived, rest: list[e.ContactEvent]) -> None:
    whole: list[Event] = [first, *rest]
    told = e.PersonErased(contact_id="c1")
    left = folded([*(erased(event) for event in whole), told])
    expected = folded(whole)
    erase(expected)
    assert left == expected
    plain = msgspec.json.encode(left).decode()
    assert not [
        text for text in ("Ana Novak", "李明", "+38640123456", "+4512345678", "123456") if text in _outside(left, plain)
    ]


def _outside(contact: Contact, plain: str) -> str:
    """The contact's text without the numbers of agents' phones, which stay."""
    for party in contact.parties.values():
        if party.role == "agent" and party.address:
            plain = plain.replace(party.address, "")
    return plain


@given(arrival, st.lists(happening(), max_size=20))
def test_erasing_twice_is_erasing_once(first: e.ContactArrived, rest: list[e.ContactEvent]) -> None:
    once = [erased(event) for event in (first, *rest)]
    assert [erased(event) for event in once] == once


def test_of_a_contact_of_others_only_the_party_goes() -> None:
    added = e.PartyAdded(contact_id="c1", party_id="p2", role="outside", purpose="consult", address="+4512345678")
    other = msgspec.structs.replace(added, party_id="p3", address="+4587654321")
    note = e.NoteSaved(contact_id="c1", agent_id="a1", text="hers")
    assert [erased(each, ["p2"]) for each in (added, other, note)] == [
        msgspec.structs.replace(added, address=ERASED),
        other,
        note,
    ]
