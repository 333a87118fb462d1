"""Stories of calls that were served while nobody told them."""

import pytest

from ringhall.contact import events as e
from ringhall.contact.rules.fold import arrive, fold
from ringhall.contact.rules.served_alone import Served, story
from ringhall.contact.state import Contact

pytestmark = pytest.mark.unit


def served(**change: object) -> Served:
    """Ann answers after 25 s and talks a minute."""
    fields: dict[str, object] = {
        "contact_id": "c1",
        "number": 7,
        "leg_id": "a.1",
        "dialled": "4008000001",
        "address": "+38640123456",
        "arrived_at": 1_000_000,
        "agent_id": "ann",
        "answered_at": 1_025_000,
        "ended_at": 1_085_000,
        "ended_by": "agent",
        "outcome": "answered",
    }
    return Served(**{**fields, **change})  # type: ignore[arg-type]


def folded(one: Served) -> Contact:
    """What the story makes of the contact."""
    told = story(one)
    assert [each.n for each in told] == list(range(1, len(told) + 1))
    assert {each.stream for each in told} == {"contact:c1"}
    assert isinstance(told[-1].event, e.ContactClosed)
    contact = arrive(told[0])
    for each in told[1:]:
        fold(contact, each)
    return contact


def test_an_answered_call_folds_to_what_it_was() -> None:
    contact = folded(served())
    assert (contact.state, contact.outcome, contact.ended_by) == ("closed", "answered", "agent")
    assert contact.last_agent_id == "ann"
    assert (contact.spent_ms["wait"], contact.spent_ms["talk"]) == (25_000, 60_000)
    assert contact.present() == []
    assert contact.wrapping == []


def test_one_that_gave_up_has_only_waited() -> None:
    contact = folded(served(agent_id=None, answered_at=None, ended_by="customer", outcome="abandoned"))
    assert (contact.outcome, contact.last_agent_id) == ("abandoned", None)
    assert contact.spent_ms["wait"] == 85_000
    assert contact.present() == []
