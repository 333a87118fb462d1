"""The agent as a value, and what each event of their story makes of it.

An agent has a presence of their own choice (offline, ready, not ready) and pieces of work, one per contact
(ringing, talking, hold, wrap-up). What people see as the agent's state is the most pressing work, or the presence.
"""

from collections.abc import Callable
from typing import Any, Literal

import msgspec
from msgspec.structs import replace

from ringhall.contact.events import MISSED
from ringhall.engine.routing import events as e
from ringhall.engine.routing.rules import busy as of_late
from ringhall.engine.routing.rules import records
from ringhall.engine.routing.rules.busy import NEVER, Busy
from ringhall.engine.routing.rules.outcomes import Outcomes, handled
from ringhall.engine.routing.rules.phones import OFF, Phone
from ringhall.engine.routing.rules.phones import after as phone_after
from ringhall.engine.routing.rules.records import NONE, Record, Records
from ringhall.engine.routing.rules.virtual import Success
from ringhall.engine.routing.rules.virtual import after as success_after
from ringhall.engine.routing.wrap_up import WrapUpMode

WorkState = Literal["ringing", "talking", "hold", "wrap_up"]
State = e.Presence | WorkState
PRESSING: tuple[WorkState, ...] = ("talking", "hold", "ringing", "wrap_up")
HANDLING = frozenset({"talking", "hold", "wrap_up"})


class Work(msgspec.Struct, frozen=True):
    """What an agent does for one contact; `until` is the end of the ringing or of the wrap-up,
    or until when a message may be kept.

    A wrap-up ends by its `mode`, and may be made `extra_ms` longer; from `remind_at` on it is long.

    `answered_at` is the moment they answered it as its agent (not as a helper), while the talk goes on. It takes
    `weight` percent of a usual capacity; an `interruptible` one gives way to others. `handled_from` is that moment
    also in the wrap-up: how long a contact of its `kind` took is known at the end. While another contact is in hand
    one that gives way rests from `paused_at` on; its time goes on where it stopped.
    """

    contact_id: str
    state: WorkState
    since: int
    queue_id: str | None = None
    token: str | None = None
    until: int | None = None
    answered_at: int | None = None
    weight: int = 100
    interruptible: bool = False
    mode: WrapUpMode = "capped"
    extra_ms: int = 0
    remind_at: int | None = None
    kind: str = ""
    handled_from: int | None = None
    paused_at: int | None = None


class Wish(msgspec.Struct, frozen=True):
    """The presence wanted once the agent is free."""

    state: e.Presence
    reason: str | None = None


class Agent(msgspec.Struct, frozen=True):
    """An agent as their story tells. `idle_since` orders the idle; it survives an offer that was withdrawn.

    `misses` counts the offers missed in a row, by how. `busy` is what they did up to `busy_from`, and while that is
    known they are busy from then on. `phone` is the one that stays connected, for those who are reached so. `outcomes`
    are how long contacts took them, by kind. `seat` is the SIP account of the phone they sit at; empty: their own.
    `success` is that of a virtual agent.
    """

    id: str
    presence: e.Presence = "offline"
    reason: str | None = None
    since: int = 0
    idle_since: int = 0
    works: tuple[Work, ...] = ()
    wanted: Wish | None = None
    blocked_until: int | None = None
    misses: dict[str, int] = {}
    records: Records = {}
    busy: Busy = NEVER
    busy_from: int | None = None
    phone: Phone = OFF
    outcomes: Outcomes = {}
    seat: str = ""
    success: Success = Success()

    @property
    def work(self) -> Work | None:
        """The most pressing piece of work; what gives way to others comes after them."""
        if len(self.works) < 2:
            return self.works[0] if self.works else None
        return min(self.works, key=lambda work: (work.interruptible, PRESSING.index(work.state)))

    @property
    def state(self) -> State:
        work = self.work
        return work.state if work else self.presence

    def record(self, queue_id: str) -> Record:
        """What they have done in the queue."""
        return self.records.get(queue_id, NONE)

    def on(self, contact_id: str) -> Work | None:
        """The agent's work for this contact."""
        for work in self.works:
            if work.contact_id == contact_id:
                return work
        return None

    @property
    def is_at_work(self) -> bool:
        """Ready, and going nowhere after this contact."""
        return self.presence == "ready" and (self.wanted is None or self.wanted.state == "ready")

    @property
    def is_open(self) -> bool:
        """At work, and not kept from offers for a while."""
        return self.blocked_until is None and self.is_at_work

    def takes_offers(self, capacity: int = 100, weight: int = 100, *, interruptible: bool = False) -> bool:
        """Whether one more contact of this weight may be offered now.

        What is interruptible needs room beside everything; what is not needs it only beside its like.
        """
        if not self.is_open:
            return False
        beside = [work.weight for work in self.works if interruptible or not work.interruptible]
        return sum(beside) + weight <= capacity


def fold(agent: Agent, event: e.AgentEvent, at: int) -> Agent:
    """The agent after one event of their story."""
    change = CHANGES.get(type(event))
    return _count_busy(agent, _rest(change(agent, event, at), at), at) if change else agent


def _rest(agent: Agent, at: int) -> Agent:
    """What gives way rests while anything else is in hand, so that no moment counts as work on two contacts."""
    if not any(work.interruptible and work.answered_at is not None for work in agent.works):
        return agent
    rests = any(work.state in HANDLING and not work.interruptible for work in agent.works)
    return replace(agent, works=tuple(_resting(work, at, rests=rests) for work in agent.works))


def _resting(work: Work, at: int, *, rests: bool) -> Work:
    if not work.interruptible or work.answered_at is None or rests == (work.paused_at is not None):
        return work
    if work.paused_at is None:
        return replace(work, paused_at=at)
    return replace(work, answered_at=work.answered_at + max(0, at - work.paused_at), paused_at=None)


def _count_busy(before: Agent, after: Agent, at: int) -> Agent:
    handling = any(work.state in HANDLING for work in after.works)
    if before.busy_from is not None:
        busy = of_late.add(after.busy, before.busy_from, at)
        return replace(after, busy=busy, busy_from=at if handling else None)
    return replace(after, busy_from=at) if handling else after


def _presence_set(agent: Agent, event: e.AgentPresenceSet, at: int) -> Agent:
    idle_since = at if agent.presence != "ready" else agent.idle_since
    signs_in = agent.presence == "offline" and event.state != "offline"
    busy = agent.busy
    if signs_in and event.busy is not None:
        busy = of_late.starting(event.busy, at)
    return replace(
        agent,
        presence=event.state,
        reason=event.reason,
        since=at,
        idle_since=idle_since,
        wanted=None,
        blocked_until=None,
        misses={},
        records=records.signed_in(agent.records, event.starts) if signs_in else agent.records,
        busy=busy,
        phone=phone_after(agent.phone, event, at),
        seat="" if event.state == "offline" else agent.seat,
    )


def _seated(agent: Agent, event: e.AgentSeated, at: int) -> Agent:
    return replace(agent, seat=event.account)


def _wished(agent: Agent, event: e.AgentWished, at: int) -> Agent:
    unchanged = (event.state, event.reason) == (agent.presence, agent.reason)
    return replace(agent, wanted=None if unchanged else Wish(event.state, event.reason))


def _reserved(agent: Agent, event: e.AgentReserved, at: int) -> Agent:
    work = Work(
        event.contact_id,
        "ringing",
        at,
        event.queue_id,
        event.token,
        event.until,
        weight=event.weight,
        interruptible=event.interruptible,
        kind=event.kind,
    )
    return replace(_with(agent, work), records=records.offered(agent.records, event.queue_id, at))


def _released(agent: Agent, event: e.AgentReleased, at: int) -> Agent:
    misses = agent.misses
    if event.reason in MISSED:
        misses = {**misses, event.reason: misses.get(event.reason, 0) + 1}
    idle_since = at if event.reason == "finished" else agent.idle_since
    done = _handled(_talked(agent, event, at), event, at) if event.reason == "finished" else _talked(agent, event, at)
    if event.good is not None:
        done = replace(done, success=success_after(done.success, good=event.good))
    return replace(_without(done, event.contact_id, at), misses=misses, idle_since=idle_since)


def _talking(agent: Agent, event: e.AgentTalking, at: int) -> Agent:
    before = agent.on(event.contact_id)
    queue_id = event.queue_id if event.queue_id or not before else before.queue_id
    answered_at = before.answered_at if before else None
    # A token says that they only help in it.
    takes = answered_at is None and queue_id is not None and event.token is None
    ringing = before or Work(event.contact_id, "ringing", at)
    work = replace(
        ringing,
        state="talking",
        since=at,
        queue_id=queue_id,
        token=event.token,
        until=event.until,
        answered_at=at if takes else answered_at,
        handled_from=at if takes else ringing.handled_from,
    )
    kept = records.taken(agent.records, queue_id) if takes else agent.records
    return replace(_with(agent, work), misses={}, records=kept)


def _holding(agent: Agent, event: e.AgentHolding, at: int) -> Agent:
    before = agent.on(event.contact_id)
    return _with(agent, replace(before, state="hold", since=at)) if before else agent


def _wrap_up_started(agent: Agent, event: e.AgentWrapUpStarted, at: int) -> Agent:
    before = agent.on(event.contact_id) or Work(event.contact_id, "talking", at)
    work = replace(
        before,
        state="wrap_up",
        since=at,
        queue_id=event.queue_id,
        token=None,
        until=event.until,
        answered_at=None,
        mode=event.mode,
        extra_ms=event.extra_ms,
        remind_at=event.remind_at,
    )
    return _with(_talked(agent, event, at), work)


def _wrap_up_extended(agent: Agent, event: e.AgentWrapUpExtended, at: int) -> Agent:
    before = agent.on(event.contact_id)
    if before is None or before.until is None:
        return agent
    return _with(agent, replace(before, until=event.until, extra_ms=before.extra_ms - (event.until - before.until)))


def _wrap_up_ended(agent: Agent, event: e.AgentWrapUpEnded, at: int) -> Agent:
    return replace(_without(_handled(agent, event, at), event.contact_id, at), idle_since=at)


def _blocked(agent: Agent, event: e.AgentBlocked, at: int) -> Agent:
    return replace(agent, blocked_until=event.until)


def _unblocked(agent: Agent, event: e.AgentUnblocked, at: int) -> Agent:
    return replace(agent, blocked_until=None)


def _phone(agent: Agent, event: e.AgentEvent, at: int) -> Agent:
    return replace(agent, phone=phone_after(agent.phone, event, at))


def _talked(agent: Agent, event: e.AgentReleased | e.AgentWrapUpStarted, at: int) -> Agent:
    """A talk with this contact, if there was one, counts in its queue."""
    work = agent.on(event.contact_id)
    if work is None or work.answered_at is None:
        return agent
    rested_ms = 0 if work.paused_at is None else at - work.paused_at
    talked = records.ended(agent.records, work.queue_id, work.answered_at + rested_ms, at)
    return replace(agent, records=talked)


def _handled(agent: Agent, event: e.AgentReleased | e.AgentWrapUpEnded, at: int) -> Agent:
    """The agent is done with the contact: how long it took them teaches what its like will take."""
    work = agent.on(event.contact_id)
    if work is None or work.handled_from is None or work.queue_id is None or not work.kind:
        return agent
    return replace(agent, outcomes=handled(agent.outcomes, work.queue_id, work.kind, at - work.handled_from, at))


def _with(agent: Agent, work: Work) -> Agent:
    others = tuple(other for other in agent.works if other.contact_id != work.contact_id)
    return replace(agent, works=(*others, work))


def _without(agent: Agent, contact_id: str, at: int) -> Agent:
    left = tuple(work for work in agent.works if work.contact_id != contact_id)
    return replace(agent, works=left, since=agent.since if left else at)


CHANGES: dict[type[e.AgentEvent], Callable[[Agent, Any, int], Agent]] = {
    e.AgentPresenceSet: _presence_set,
    e.AgentSeated: _seated,
    e.AgentWished: _wished,
    e.AgentReserved: _reserved,
    e.AgentReleased: _released,
    e.AgentTalking: _talking,
    e.AgentHolding: _holding,
    e.AgentWrapUpStarted: _wrap_up_started,
    e.AgentWrapUpExtended: _wrap_up_extended,
    e.AgentWrapUpEnded: _wrap_up_ended,
    e.AgentBlocked: _blocked,
    e.AgentUnblocked: _unblocked,
    e.PhoneDialled: _phone,
    e.PhoneConnected: _phone,
    e.PhoneDisconnected: _phone,
}
