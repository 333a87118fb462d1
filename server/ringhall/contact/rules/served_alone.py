"""The story of a call that was served while nobody told it: made afterwards, from what the switch wrote down."""

from collections.abc import Iterator

import msgspec

from ringhall.contact import events as e
from ringhall.contact.words import EndedBy
from ringhall.foundation.events import Event, Recorded

FALLBACK_QUEUE = "fallback"
CAUSE = "served_without_us"
Told = tuple[int, Event]


class Served(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of it; moments are milliseconds UTC. `agent_id` answered, None where nobody did."""

    contact_id: str
    number: int
    leg_id: str
    dialled: str
    address: str
    arrived_at: int
    agent_id: str | None
    answered_at: int | None
    ended_at: int
    ended_by: EndedBy
    outcome: e.Outcome


def story(served: Served) -> list[Recorded]:
    """Its events, numbered, from the first to the last."""
    told = [*_came(served), *(_talked(served) if served.answered_at is not None else _gave_up(served)), *_ended(served)]
    return [Recorded(f"contact:{served.contact_id}", n, at, event) for n, (at, event) in enumerate(told, 1)]


def _came(s: Served) -> Iterator[Told]:
    arrived = e.ContactArrived(
        contact_id=s.contact_id,
        number=s.number,
        channel="voice",
        direction="inbound",
        dialled=s.dialled,
        address=s.address,
    )
    yield s.arrived_at, arrived
    yield s.arrived_at, e.Difference(contact_id=s.contact_id, cause=CAUSE)
    yield (
        s.arrived_at,
        e.PartyAdded(contact_id=s.contact_id, party_id=s.leg_id, role="customer", purpose="arrival", address=s.address),
    )
    yield (
        s.arrived_at,
        e.ContactQueued(contact_id=s.contact_id, queue_id=FALLBACK_QUEUE, waiting_since=s.arrived_at),
    )


def _talked(s: Served) -> Iterator[Told]:
    at, agent_id, seat = s.answered_at or s.arrived_at, s.agent_id or "", f"{s.contact_id}.2"
    yield (
        at,
        e.PartyAdded(contact_id=s.contact_id, party_id=seat, role="agent", purpose="offer", agent_id=s.agent_id),
    )
    yield at, e.PartyAnswered(contact_id=s.contact_id, party_id=seat)
    yield at, e.ContactConnected(contact_id=s.contact_id, agent_id=agent_id, queue_id=FALLBACK_QUEUE)
    yield s.ended_at, e.PartyLeft(contact_id=s.contact_id, party_id=seat, reason="hung_up")
    yield s.ended_at, e.AgentLeft(contact_id=s.contact_id, agent_id=agent_id, reason="ended")
    yield s.ended_at, e.WrapUpFinished(contact_id=s.contact_id, agent_id=agent_id)


def _gave_up(s: Served) -> Iterator[Told]:
    yield s.ended_at, e.QueueLeft(contact_id=s.contact_id, queue_id=FALLBACK_QUEUE, reason="abandoned")


def _ended(s: Served) -> Iterator[Told]:
    reason: e.LeftReason = "lost" if s.outcome == "lost" else "hung_up"
    yield s.ended_at, e.PartyLeft(contact_id=s.contact_id, party_id=s.leg_id, reason=reason)
    yield s.ended_at, e.ContactEnded(contact_id=s.contact_id, outcome=s.outcome, by=s.ended_by)
    yield s.ended_at, e.ContactClosed(contact_id=s.contact_id, outcome=s.outcome)
