"""The facts of a contact's story. Times are milliseconds UTC; durations say their unit."""

from typing import Any, ClassVar, Literal

from ringhall.contact import words
from ringhall.contact.erasure import PersonErased as PersonErased
from ringhall.contact.outcomes import Outcome as Outcome
from ringhall.foundation.events import Event

Channel = words.Channel
Role = words.Role
Purpose = words.Purpose
LeftReason = words.LeftReason
OfferOutcome = words.OfferOutcome
Missed = words.Missed
MISSED = words.MISSED
Said = words.Said
HoldChoice = words.HoldChoice
LinkKind = words.LinkKind


class ContactEvent(Event, kw_only=True, frozen=True):
    """Base of everything in a contact's story."""

    contact_id: str

    @property
    def stream(self) -> str:
        return f"contact:{self.contact_id}"


class ContactArrived(ContactEvent, kw_only=True, frozen=True):
    """Somebody wants us, or (outbound) `agent_id` calls somebody: first line of every story."""

    opens: ClassVar[bool] = True

    number: int
    channel: Channel
    direction: Literal["inbound", "outbound", "internal"]
    dialled: str
    address: str
    customer_id: str | None = None
    customer_name: str | None = None
    agent_id: str | None = None
    line: str | None = None
    language: str = "en"
    waited_ms_before: int = 0


class LastAgentFound(ContactEvent, kw_only=True, frozen=True):
    """The agent who served this caller last, before this contact."""

    agent_id: str


class FlowEntered(ContactEvent, kw_only=True, frozen=True):
    """A flow has taken the contact."""

    flow_id: str
    version: int


class FlowMoved(ContactEvent, kw_only=True, frozen=True):
    """The flow stands at another place; `place` is what the stepper needs to go on after a restart."""

    node: str
    place: dict[str, Any]
    input: str | None = None


class FlowLeft(ContactEvent, kw_only=True, frozen=True):
    """The flow is done with the contact, or gave it to a queue."""

    node: str


class ContactQueued(ContactEvent, kw_only=True, frozen=True):
    """The contact waits in a queue. `waiting_since` is older than the event when it came back at its age.

    `skills` are needs. Until `not_agents_until` the `not_agents` do not get it, until `preferred_until` only the
    `preferred` do, before `not_before` nobody, with `people_only` no virtual agent. `head_start_ms` is in no figure.
    """

    queue_id: str
    channel: Channel = "voice"
    priority: int = 0
    skills: list[str] = []
    waiting_since: int
    wait_until: int | None = None
    not_agents: list[str] = []
    not_agents_until: int | None = None
    preferred: list[str] = []
    preferred_until: int = 0
    head_start_ms: int = 0
    not_before: int | None = None
    people_only: bool = False


class WaitExpected(ContactEvent, kw_only=True, frozen=True):
    """What was expected of the wait when it began: half wait no longer than P50 from now, nine of ten than P90."""

    queue_id: str
    p50_ms: int
    p90_ms: int


class QueueLeft(ContactEvent, kw_only=True, frozen=True):
    """The contact left the queue for a reason that is no offer. `call_back`: the promised one is over."""

    queue_id: str
    reason: Literal["timeout", "abandoned", "closed", "moved", "full", "call_back", "chosen", "rule", "virtual_agent"]


class CallBackPromised(ContactEvent, kw_only=True, frozen=True):
    """The customer is called at `number` when their turn comes: their leg may leave, the contact stays queued.

    One that is in a flow enters the queue `queue_id`, with these terms, once the customer is off the line. A booked one
    is called from `booked_for` on. `unasked`: nobody wished for it; so nobody is called in their night.
    """

    number: str
    queue_id: str | None = None
    priority: int = 0
    skills: list[str] = []
    booked_for: int | None = None
    unasked: bool = False


class CallBackTaken(ContactEvent, kw_only=True, frozen=True):
    """The agent has accepted the call-back and hears ringing; the customer is called now."""

    agent_id: str
    queue_id: str | None


class CallBackMissed(ContactEvent, kw_only=True, frozen=True):
    """The customer was called, but not reached (or gone before an agent was there); `attempt` counts from 1."""

    attempt: int
    reason: LeftReason


class TreatmentMoved(ContactEvent, kw_only=True, frozen=True):
    """What is done for the contact while it waits stands elsewhere; `place` ({}: none) is what is needed to go on."""

    place: dict[str, Any]


class TreatmentSaid(TreatmentMoved, kw_only=True, frozen=True):
    """Whoever waits hears something. `minutes` is the wait as said: [0, 4] up to four, [20, 0] more than twenty.

    `because`: a menu told of by patience, with what was known (`engine/routing/rules/patience.py`, and `expected_ms`).
    """

    what: Said
    name: str = ""
    position: int | None = None
    minutes: list[int] = []
    because: dict[str, Any] | None = None


class TreatmentHeard(TreatmentMoved, kw_only=True, frozen=True):
    """That is over: `whole` it was heard to its end, `stopped` by a key, or it `failed` (nobody knows who heard it)."""

    what: Said
    name: str = ""
    heard: Literal["whole", "stopped", "failed"]


class TreatmentChosen(TreatmentMoved, kw_only=True, frozen=True):
    """Whoever waits pressed a key of the hold menu; `name` is what the choice is called."""

    key: str
    choice: HoldChoice
    name: str = ""


class RuleTaken(ContactEvent, kw_only=True, frozen=True):
    """The queue's rule `key` sends the caller elsewhere, seeing `seen`; on `terms` (None: lost) they come back."""

    queue_id: str
    key: str
    rule: dict[str, Any]
    seen: dict[str, int | None]
    terms: dict[str, Any] | None = None


class ContactOffered(ContactEvent, kw_only=True, frozen=True):
    """An agent is asked to take the contact; `decision` says who was considered and why passed over."""

    token: str
    agent_id: str
    queue_id: str | None
    ring_until: int
    decision: dict[str, Any]


class OfferEnded(ContactEvent, kw_only=True, frozen=True):
    """The offer is over; at most one offer of a token ends accepted. `taken`: another agent answered before."""

    token: str
    agent_id: str
    outcome: OfferOutcome


class ContactConnected(ContactEvent, kw_only=True, frozen=True):
    """An agent and the customer are together."""

    agent_id: str
    queue_id: str | None


class PartyAdded(ContactEvent, kw_only=True, frozen=True):
    """Somebody is called in, or came with it: on the phone a leg. `picks_up` is the party they take the call from.
    Their phone answers by itself `answers_after` seconds (0: at once; None: they answer).
    """

    party_id: str
    role: Role
    purpose: Purpose
    agent_id: str | None = None
    address: str | None = None
    recording: str | None = None
    token: str | None = None
    picks_up: str | None = None
    answers_after: int | None = None


class PartyAnswered(ContactEvent, kw_only=True, frozen=True):
    """The party is there and can be heard."""

    party_id: str


class PartyLeft(ContactEvent, kw_only=True, frozen=True):
    """The party is gone."""

    party_id: str
    reason: LeftReason
    cause: int | None = None


class OutsideConnected(ContactEvent, kw_only=True, frozen=True):
    """The caller is connected with an outside number, or a phone that is no agent's; no agent has a part in it."""

    party_id: str


class GroupRung(ContactEvent, kw_only=True, frozen=True):
    """A ring group is asked: these of its extensions ring now (none: nobody of it is left who could)."""

    group_id: str
    members: list[str]


class PartyMuted(ContactEvent, kw_only=True, frozen=True):
    """The party can (not) be heard by the others."""

    party_id: str
    muted: bool


class PartyHeld(ContactEvent, kw_only=True, frozen=True):
    """A third party waits with music while the agent talks with the customer, or is back."""

    party_id: str
    held: bool


class PartyJoined(ContactEvent, kw_only=True, frozen=True):
    """A third party that was asked talks with everybody from now on."""

    party_id: str


class ContactHeld(ContactEvent, kw_only=True, frozen=True):
    """The customer hears music; the agent may talk to others.

    They are reminded of it at `remind_at`. Told again, once they were, `reminders` says how often.
    """

    by_agent_id: str
    remind_at: int | None = None
    reminders: int = 0


class ContactRetrieved(ContactEvent, kw_only=True, frozen=True):
    """The customer is back in the conversation."""

    by_agent_id: str


class ContactParked(ContactEvent, kw_only=True, frozen=True):
    """The customer waits at a place until fetched, or rung back at `until`; so often nobody came before."""

    place: str
    by_agent_id: str
    until: int
    returns: int = 0


class AgentAway(ContactEvent, kw_only=True, frozen=True):
    """The agent's seat is gone in mid-call (page reloaded, line cut); the customer hears music until `until`."""

    agent_id: str
    until: int


class AgentBack(ContactEvent, kw_only=True, frozen=True):
    """The agent's seat is there again."""

    agent_id: str


class AgentLeft(ContactEvent, kw_only=True, frozen=True):
    """The agent has no more part in the talking; their wrap-up begins. The contact may go on with others."""

    agent_id: str
    reason: Literal["ended", "transferred", "lost", "hung_up", "not_reached", "parked"]


class ContactEnded(ContactEvent, kw_only=True, frozen=True):
    """The customer is gone (or was let go); what follows is wrap-up only."""

    outcome: Outcome
    by: words.EndedBy


class MessageLeft(ContactEvent, kw_only=True, frozen=True):
    """The caller left a voicemail in `mailbox`, as the flow names it. None: of times when it was no own contact."""

    recording: str
    seconds: float
    mailbox: str | None = None


class MessageReceived(ContactEvent, kw_only=True, frozen=True):
    """This contact is a message of `seconds` in `mailbox`, to be worked off by `due_at`; the switch's file holds it."""

    mailbox: str
    recording: str
    seconds: float
    due_at: int


class MailboxChosen(ContactEvent, kw_only=True, frozen=True):
    """Somebody (an agent's or a user's id) gave the message to another mailbox."""

    mailbox: str
    by: str


class ContactLinked(ContactEvent, kw_only=True, frozen=True):
    """Another contact has to do with this one: the call it was left in, the message left in it, the call back."""

    link: LinkKind
    other_id: str
    other_number: int


class DispositionSet(ContactEvent, kw_only=True, frozen=True):
    """The agent said what the contact was about."""

    agent_id: str
    disposition: str


class NoteSaved(ContactEvent, kw_only=True, frozen=True):
    """The agent's note as it stands now."""

    agent_id: str
    text: str


class CustomerIdentified(ContactEvent, kw_only=True, frozen=True):
    """The contact is tied to a customer's record."""

    customer_id: str
    customer_name: str


class WrapUpFinished(ContactEvent, kw_only=True, frozen=True):
    """The agent's work after the talk is done."""

    agent_id: str


class ContactClosed(ContactEvent, kw_only=True, frozen=True):
    """Last line of every story."""

    closes: ClassVar[bool] = True

    outcome: Outcome


class Difference(ContactEvent, kw_only=True, frozen=True):
    """The audit found switch and story apart, and says what it did about it."""

    cause: str
    data: dict[str, Any] = {}
