"""The facts of an agent's story. Times are milliseconds UTC."""

from typing import Literal

import msgspec

from ringhall.engine.routing.wrap_up import WrapUpMode
from ringhall.foundation.events import Event

PhoneGone = Literal["hung_up", "declined", "busy", "no_answer", "failed", "lost", "asked", "signed_out", "not_wanted"]
"""Why an agent's phone is not connected any more (or was not reached). `lost`: the switch or the line was gone;
`asked`: the agent wanted it so; `not_wanted`: calls ring at them from now on."""
Presence = Literal["offline", "ready", "not_ready"]
ReleaseReason = Literal["declined", "busy", "timed_out", "withdrawn", "failed", "taken", "finished", "lost"]


class TierOpened(Event, kw_only=True, frozen=True):
    """Agents up to `tier` may be asked for all of the queue's contacts from now on; 1: only as their steps say.

    `when` the expected wait (`figure` its P50 in ms, None where nobody could take a newcomer) or the service level (in
    percent) was beyond `limit` (seconds, or percent).
    """

    queue_id: str
    tier: int
    when: Literal["expected_wait", "service_level"] | None = None
    limit: int | None = None
    figure: int | None = None

    @property
    def stream(self) -> str:
        return f"queue:{self.queue_id}"


class AgentEvent(Event, kw_only=True, frozen=True):
    """Base of everything in an agent's story."""

    agent_id: str

    @property
    def stream(self) -> str:
        return f"agent:{self.agent_id}"


class Start(msgspec.Struct, frozen=True):
    """What an agent who signs in counts from: calls taken, and milliseconds talked."""

    calls: int
    talk_ms: int


class AgentPresenceSet(AgentEvent, kw_only=True, frozen=True):
    """The agent is ready, not ready (for a reason) or offline; `by` is a user's id, `system`, or `wish`.

    Whoever signs in starts, queue by queue, at what the colleagues there have on average; `busy` is how long those
    were busy of late, in weighed milliseconds.
    """

    state: Presence
    reason: str | None = None
    by: str
    starts: dict[str, Start] = {}
    busy: int | None = None


class AgentSeated(AgentEvent, kw_only=True, frozen=True):
    """The agent sits at the phone with this SIP account: their calls ring there until they are offline.

    Empty: at their own phone again. `by` is a user's id or `system`.
    """

    account: str
    by: str


class AgentWished(AgentEvent, kw_only=True, frozen=True):
    """What the busy agent wants to be when free; wishing for the state they would return to takes a wish back."""

    state: Presence
    reason: str | None = None
    by: str


class AgentReserved(AgentEvent, kw_only=True, frozen=True):
    """A contact rings at the agent, who keeps room for it until `until`, or until the caller gives up.

    `token` names the offer, or the party when the agent is called into a talk (consultation, transfer).
    `weight` is the percent of a usual capacity that it takes; `kind` is what predictions are learnt by
    (`rules/outcomes.py`); without one the contact teaches nothing.
    """

    contact_id: str
    token: str
    queue_id: str | None
    until: int | None
    weight: int = 100
    interruptible: bool = False
    kind: str = ""


class AgentReleased(AgentEvent, kw_only=True, frozen=True):
    """The agent has nothing more to do with the contact; `token` names the offer when one was running.

    `good`: of a virtual agent, whether the customer had what they wanted from it.
    """

    contact_id: str
    token: str | None
    reason: ReleaseReason
    good: bool | None = None


class AgentTalking(AgentEvent, kw_only=True, frozen=True):
    """The agent talks in the contact; `token` is their party's while they are only a helper in it.

    Or they work on a message, `until` this moment at most.
    """

    contact_id: str
    queue_id: str | None = None
    token: str | None = None
    until: int | None = None


class AgentHolding(AgentEvent, kw_only=True, frozen=True):
    """The agent has put the customer on hold."""

    contact_id: str


class AgentWrapUpStarted(AgentEvent, kw_only=True, frozen=True):
    """The talk is over; work after it lasts until `until` at most, and `extra_ms` longer for the asking.

    From `remind_at` on the agent and their supervisors are told that it is long.
    """

    contact_id: str
    queue_id: str | None
    until: int
    mode: WrapUpMode = "capped"
    extra_ms: int = 0
    remind_at: int | None = None


class AgentWrapUpExtended(AgentEvent, kw_only=True, frozen=True):
    """The agent took more time for the work after the talk."""

    contact_id: str
    until: int


WrapUpEndedBy = Literal["agent", "supervisor", "clock", "system"]


class AgentWrapUpEnded(AgentEvent, kw_only=True, frozen=True):
    """The work after the talk is done; whoever ended it by hand for the agent stands in the audit."""

    contact_id: str
    by: WrapUpEndedBy


class AgentBlocked(AgentEvent, kw_only=True, frozen=True):
    """The agent stays ready, but gets no offer until `until`, because they missed one."""

    until: int


class AgentUnblocked(AgentEvent, kw_only=True, frozen=True):
    """The agent gets offers again."""


class PhoneDialled(AgentEvent, kw_only=True, frozen=True):
    """The agent's phone at `address` is called, to stay connected between contacts; `leg_id` is its leg."""

    leg_id: str
    address: str


class PhoneConnected(AgentEvent, kw_only=True, frozen=True):
    """The phone was answered: contacts come to it without ringing from now on."""

    leg_id: str


class PhoneDisconnected(AgentEvent, kw_only=True, frozen=True):
    """The phone is not connected any more, or was not reached; it is called again at `retry_at`, or for the asking."""

    leg_id: str
    reason: PhoneGone
    retry_at: int | None = None
