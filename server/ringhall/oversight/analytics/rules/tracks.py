"""What each event of a contact's story says of its arrival by a number, and of the agents it was offered to."""

from collections.abc import Callable
from typing import Any, Literal

import msgspec
from msgspec.structs import replace

from ringhall.contact import events as e
from ringhall.contact.flow_events import FlowNoted
from ringhall.foundation.events import Recorded

BETWEEN = " › "


class Arrival(msgspec.Struct, frozen=True, kw_only=True):
    """A contact that came in by a number. `outcome` is None while it goes on; `left_in_menu` is one of ours.

    `flow_id` is the flow that answered, `flow_path` the labels of what the caller chose, `offered` why they were
    offered a person.
    """

    contact_id: str
    number: str
    arrived_at: int
    outcome: str | None = None
    in_flow: bool = False
    reached_queue: bool = False
    ivr_ms: int = 0
    flow_id: str | None = None
    flow_path: str | None = None
    offered: str | None = None


class Turn(msgspec.Struct, frozen=True, kw_only=True):
    """An offer to an agent, or their talk with the customer (work on a message) that began at `at`; `outcome` says how
    it ended, `given_back` that the message waits again.
    """

    contact_id: str
    n: int
    agent_id: str
    queue_id: str | None
    kind: Literal["offer", "talk"]
    at: int
    outcome: str | None = None


class Track(msgspec.Struct):
    """One contact so far; `arrival` is None for contacts that we began."""

    arrival: Arrival | None = None
    turns: list[Turn] = []
    is_message: bool = False
    n: int = 0
    flow_since: int | None = None
    gave_up_at: int | None = None


def follow(track: Track, recorded: Recorded) -> None:
    """Change `track` by one event; an event it has seen changes nothing."""
    if recorded.n <= track.n:
        return
    track.n = recorded.n
    change = CHANGES.get(type(recorded.event))
    if change is not None:
        change(track, recorded.event, recorded)


def _arrived(t: Track, event: e.ContactArrived, recorded: Recorded) -> None:
    t.is_message = event.channel == "voicemail"
    if event.direction == "inbound" and event.channel != "voicemail":
        t.arrival = Arrival(contact_id=event.contact_id, number=event.dialled, arrived_at=recorded.at)


def _in_flow(t: Track, event: e.ContactEvent, recorded: Recorded) -> None:
    if t.flow_since is None:
        t.flow_since = recorded.at
    _say(t, in_flow=True)


def _flow_entered(t: Track, event: e.FlowEntered, recorded: Recorded) -> None:
    _in_flow(t, event, recorded)
    if t.arrival is not None and t.arrival.flow_id is None:
        _say(t, flow_id=event.flow_id, flow_path="")


def _flow_moved(t: Track, event: e.FlowMoved, recorded: Recorded) -> None:
    _in_flow(t, event, recorded)
    _say(t, flow_path=BETWEEN.join(str(label) for label in event.place.get("path", ())))


def _noted(t: Track, event: FlowNoted, recorded: Recorded) -> None:
    if event.what == "person_offered":
        _say(t, offered=event.detail)


def _out_of_flow(t: Track, event: e.ContactEvent, recorded: Recorded) -> None:
    if t.flow_since is not None and t.arrival is not None:
        _say(t, ivr_ms=t.arrival.ivr_ms + recorded.at - t.flow_since)
    t.flow_since = None


def _queued(t: Track, event: e.ContactQueued, recorded: Recorded) -> None:
    _out_of_flow(t, event, recorded)
    _say(t, reached_queue=True)


def _queue_left(t: Track, event: e.QueueLeft, recorded: Recorded) -> None:
    if event.reason == "abandoned":
        t.gave_up_at = recorded.at
    elif event.reason != "moved" and t.arrival is not None and t.arrival.in_flow:
        t.flow_since = recorded.at


def _offered(t: Track, event: e.ContactOffered, recorded: Recorded) -> None:
    _begin(t, "offer", event.agent_id, event.queue_id, recorded)


def _offer_ended(t: Track, event: e.OfferEnded, recorded: Recorded) -> None:
    _finish(t, "offer", event.agent_id, event.outcome)


def _connected(t: Track, event: e.ContactConnected, recorded: Recorded) -> None:
    _out_of_flow(t, event, recorded)
    if not any(turn.kind == "talk" and turn.agent_id == event.agent_id and not turn.outcome for turn in t.turns):
        _begin(t, "talk", event.agent_id, event.queue_id, recorded)


def _agent_left(t: Track, event: e.AgentLeft, recorded: Recorded) -> None:
    """Nobody is lost in a message: whoever does not go on with it has given it back."""
    given_back = t.is_message and event.reason == "lost"
    _finish(t, "talk", event.agent_id, "given_back" if given_back else event.reason)


def _ended(t: Track, event: e.ContactEnded, recorded: Recorded) -> None:
    _out_of_flow(t, event, recorded)
    in_menu = event.outcome == "abandoned" and t.gave_up_at != recorded.at
    _say(t, outcome="left_in_menu" if in_menu else event.outcome)


def _say(t: Track, **fields: Any) -> None:
    if t.arrival is not None:
        t.arrival = replace(t.arrival, **fields)


def _begin(t: Track, kind: Literal["offer", "talk"], agent_id: str, queue_id: str | None, recorded: Recorded) -> None:
    event = recorded.event
    assert isinstance(event, e.ContactEvent)
    turn = Turn(
        contact_id=event.contact_id, n=recorded.n, agent_id=agent_id, queue_id=queue_id, kind=kind, at=recorded.at
    )
    t.turns = [*t.turns, turn]


def _finish(t: Track, kind: str, agent_id: str, outcome: str) -> None:
    t.turns = [
        replace(turn, outcome=outcome)
        if turn.kind == kind and turn.agent_id == agent_id and turn.outcome is None
        else turn
        for turn in t.turns
    ]


CHANGES: dict[type, Callable[[Track, Any, Recorded], None]] = {
    e.ContactArrived: _arrived,
    e.FlowEntered: _flow_entered,
    e.FlowMoved: _flow_moved,
    FlowNoted: _noted,
    e.FlowLeft: _out_of_flow,
    e.OutsideConnected: _out_of_flow,
    e.ContactQueued: _queued,
    e.QueueLeft: _queue_left,
    e.ContactOffered: _offered,
    e.OfferEnded: _offer_ended,
    e.ContactConnected: _connected,
    e.AgentLeft: _agent_left,
    e.ContactEnded: _ended,
}
