"""What may need a person: each queue and each agent against their limits. Times are milliseconds UTC."""

from collections.abc import Iterable, Iterator
from typing import Any, Literal

import msgspec

from ringhall.oversight.operations.rules.limits import AlertSettings, late_at

Grade = Literal["watch", "missed"]
AT_RISK = 0.75
"""So much of its time may have passed before somebody is told of a message that nobody has worked off."""
INSIDE_OF_WAIT = 0.9
"""A wait has no percentage points: it is well again below nine tenths of its limit."""


class QueueNow(msgspec.Struct, frozen=True, kw_only=True):
    """A queue as it stands: `counted` are the contacts its shares are made of."""

    id: str
    name: str
    waiting: int
    longest_since: int | None
    here: int
    target_seconds: int
    target_share: float
    longest_wait_seconds_max: int
    abandonment_max: float
    service_level: float | None
    abandonment: float | None
    counted: int


class AgentNow(msgspec.Struct, frozen=True, kw_only=True):
    """An agent as they are: since when in which state, for which queue."""

    id: str
    name: str
    state: str
    since: int
    remind_at: int | None = None
    contact_id: str | None
    queue_id: str | None
    queue: str | None


class MessagesNow(msgspec.Struct, frozen=True, kw_only=True):
    """The messages of a queue (empty: of none) that are still to be worked off; the first of them came at `since`."""

    queue_id: str
    queue: str
    count: int
    since: int
    due_at: int


class Cause(msgspec.Struct, frozen=True, kw_only=True):
    """Something that is looked at. `fields` hold all that a sentence about it needs, in any language."""

    code: str
    subject: str
    grade: Grade
    beyond: bool
    within: bool
    text: str
    action: str
    fields: dict[str, Any]


def causes(
    queues: Iterable[QueueNow],
    agents: Iterable[AgentNow],
    messages: Iterable[MessagesNow],
    now: int,
    settings: AlertSettings,
) -> Iterator[Cause]:
    """Every cause there can be just now. One that is not among them is over."""
    for queue in queues:
        yield from (_service_level(queue, settings), _abandonment(queue, settings), _wait(queue, now), _nobody(queue))
    for agent in agents:
        late = late_at(settings, agent.state, agent.since, agent.remind_at)
        if late is not None:
            yield _agent(agent, late, now)
    for each in messages:
        yield _message(each, now)


def _service_level(queue: QueueNow, settings: AlertSettings) -> Cause:
    share, target, points = queue.service_level, queue.target_share, settings.inside_points / 100
    known = share is not None and queue.counted >= settings.contacts_min
    value = share if share is not None else 1.0
    # A target near one leaves no room of two points above it.
    well = round(min(target + points, (1 + target) / 2), 6)
    return Cause(
        code="service_level",
        subject=queue.id,
        grade="missed" if value < round(target - points, 6) else "watch",
        beyond=known and value < target,
        within=not known or value >= well,
        text=f"{queue.name}: {value:.0%} in {queue.target_seconds} s, target {target:.0%}.",
        action="See who waits and who could help.",
        fields={
            "queue_id": queue.id,
            "queue": queue.name,
            "share": value,
            "target": target,
            "seconds": queue.target_seconds,
        },
    )


def _abandonment(queue: QueueNow, settings: AlertSettings) -> Cause:
    share, limit = queue.abandonment, queue.abandonment_max
    known = share is not None and queue.counted >= settings.contacts_min
    value = share if share is not None else 0.0
    well = round(max(limit - settings.inside_points / 100, limit / 2), 6)
    return Cause(
        code="abandonment",
        subject=queue.id,
        grade="missed",
        beyond=known and value > limit,
        within=not known or value <= well,
        text=f"{queue.name}: {value:.1%} gave up, norm {limit:.0%}.",
        action="See who gave up, and how long they had waited.",
        fields={"queue_id": queue.id, "queue": queue.name, "share": value, "norm": limit},
    )


def _wait(queue: QueueNow, now: int) -> Cause:
    limit_ms = queue.longest_wait_seconds_max * 1000
    waited_ms = now - queue.longest_since if queue.longest_since is not None else 0
    return Cause(
        code="longest_wait",
        subject=queue.id,
        grade="missed",
        beyond=waited_ms > limit_ms,
        within=waited_ms <= limit_ms * INSIDE_OF_WAIT,
        text=f"{queue.name}: somebody waits longer than {queue.longest_wait_seconds_max} s.",
        action="See who waits; move them, or ask agents back.",
        fields={
            "queue_id": queue.id,
            "queue": queue.name,
            "longest_since": queue.longest_since,
            "limit_seconds": queue.longest_wait_seconds_max,
        },
    )


def _nobody(queue: QueueNow) -> Cause:
    alone = queue.waiting > 0 and queue.here == 0
    return Cause(
        code="nobody_here",
        subject=queue.id,
        grade="missed",
        beyond=alone,
        within=not alone,
        text=f"{queue.name}: {queue.waiting} waiting, and no agent is signed in.",
        action="Move the callers to another queue, or ask agents to sign in.",
        fields={"queue_id": queue.id, "queue": queue.name, "waiting": queue.waiting},
    )


def _agent(agent: AgentNow, late: int, now: int) -> Cause:
    return Cause(
        code="agent_state",
        subject=f"{agent.id}.{agent.state}",
        grade="missed" if agent.state == "hold" else "watch",
        beyond=now > late,
        within=now <= late,
        text=f"{agent.name}: too long in the state {agent.state}.",
        action="Look at the contact, or speak with the agent.",
        fields={
            "agent_id": agent.id,
            "agent": agent.name,
            "state": agent.state,
            "state_since": agent.since,
            "limit_seconds": (late - agent.since) // 1000,
            "contact_id": agent.contact_id,
            "queue_id": agent.queue_id,
            "queue": agent.queue,
        },
    )


def _message(messages: MessagesNow, now: int) -> Cause:
    at_risk = messages.since + AT_RISK * (messages.due_at - messages.since)
    where = messages.queue or "No mailbox"
    return Cause(
        code="message_due",
        subject=messages.queue_id,
        grade="missed" if now > messages.due_at else "watch",
        beyond=now > at_risk,
        within=now <= at_risk,
        text=f"{where}: a message should be worked off soon, or should have been. {messages.count} are open.",
        action="Take it, or give it to others.",
        fields={
            "queue_id": messages.queue_id,
            "queue": messages.queue,
            "count": messages.count,
            "due_at": messages.due_at,
        },
    )
