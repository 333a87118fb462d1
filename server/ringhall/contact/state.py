"""One contact as it stands: what its story folds into."""

from typing import Any, Literal

import msgspec

from ringhall.contact.events import Channel, LeftReason, LinkKind, Outcome, Purpose, Role
from ringhall.contact.flow_events import Decision, ServedHow, Verdict, VerifiedBy
from ringhall.contact.script_events import ScriptFilled
from ringhall.contact.words import EndedBy

State = Literal["arrived", "in_flow", "queued", "offered", "connected", "wrap_up", "closed"]
Phase = Literal["flow", "virtual", "wait", "ring", "talk", "hold", "wrap_up"]


class Party(msgspec.Struct):
    """Somebody in the contact. On the phone `id` is the leg's channel id."""

    id: str
    role: Role
    purpose: Purpose
    agent_id: str | None
    address: str | None
    recording: str | None
    token: str | None
    added_at: int
    state: Literal["dialling", "up", "left"] = "dialling"
    muted: bool = False
    held: bool = False
    joined: bool = False
    left_reason: LeftReason | None = None
    answered_at: int | None = None
    left_at: int | None = None
    picks_up: str | None = None
    answers_after: int | None = None

    @property
    def call_id(self) -> str:
        """The party at which the call rings, for those as well who pick it up from there."""
        return self.picks_up or self.id


class Offer(msgspec.Struct, frozen=True):
    """The contact is shown to one agent until `ring_until`; several agents have an offer each."""

    token: str
    agent_id: str
    queue_id: str | None
    ring_until: int


class CallBack(msgspec.Struct, frozen=True):
    """The customer is to be called at `number`. `missed` says how each attempt ended that did not reach them."""

    number: str
    promised_at: int
    missed: tuple[LeftReason, ...] = ()
    missed_at: int | None = None
    booked_for: int | None = None
    reached_at: int | None = None
    unasked: bool = False


class Link(msgspec.Struct, frozen=True):
    """Another contact that has to do with this one; `number` is its running number."""

    kind: LinkKind
    contact_id: str
    number: int


class Verification(msgspec.Struct, frozen=True):
    """How the last look at who the caller is came out, and by what they were to prove it."""

    by: VerifiedBy
    with_number: bool
    verdict: Verdict
    at: int


class Utterance(msgspec.Struct, frozen=True):
    """What the caller said to a flow, and what it was taken for."""

    text: str
    model: str
    intent: str
    confidence: float
    decision: Decision
    at: int


class Parked(msgspec.Struct, frozen=True):
    """Where a customer is parked, by whom, until when, and how often nobody came so far."""

    place: str
    by_agent_id: str
    until: int
    returns: int = 0


class FilledScript(msgspec.Struct, frozen=True):
    """A script as an agent has filled it in: the steps gone, what was answered, which texts were said word for word."""

    version: int
    agent_id: str
    path: list[str]
    answers: dict[str, str]
    said: list[str]
    done: bool

    @classmethod
    def of(cls, event: ScriptFilled) -> "FilledScript":
        """As the event says it."""
        return cls(event.version, event.agent_id, event.path, event.answers, event.said, event.done)


class VirtualService(msgspec.Struct, frozen=True):
    """A virtual agent serves the contact since `since`, or has done so; its wait counts from `counts_from`."""

    agent_id: str
    queue_id: str
    since: int
    counts_from: int
    until: int | None = None
    how: ServedHow | None = None


class Contact(msgspec.Struct):
    """A contact in progress. Only `rules.fold` writes it.

    A message has a `mailbox`, a length and a moment by which it should be worked off.
    """

    id: str
    number: int
    channel: Channel
    direction: Literal["inbound", "outbound", "internal"]
    dialled: str
    address: str
    customer_id: str | None
    customer_name: str | None
    line: str | None
    language: str
    arrived_at: int
    waited_ms_before: int
    served_before_by: str | None = None
    state: State = "arrived"
    state_since: int = 0
    flow_id: str | None = None
    flow_version: int | None = None
    place: dict[str, Any] | None = None
    treatment: dict[str, Any] | None = None
    queue_id: str | None = None
    priority: int = 0
    skills: list[str] = []
    queued_at: int | None = None
    waiting_since: int | None = None
    wait_until: int | None = None
    not_agents: list[str] = []
    not_agents_until: int | None = None
    preferred: list[str] = []
    preferred_until: int = 0
    head_start_ms: int = 0
    not_before: int | None = None
    call_back: CallBack | None = None
    expected_p50_ms: int | None = None
    expected_p90_ms: int | None = None
    offers: list[Offer] = []
    parties: dict[str, Party] = {}
    parties_ever: int = 0
    parked: Parked | None = None
    group_id: str | None = None
    group_tried: list[str] = []
    agent_id: str | None = None
    last_agent_id: str | None = None
    connected_at: int | None = None
    held: bool = False
    hold_remind_at: int | None = None
    hold_reminders: int = 0
    away_until: int | None = None
    wrapping: list[str] = []
    outcome: Outcome | None = None
    ended_by: EndedBy | None = None
    ended_at: int | None = None
    closed_at: int | None = None
    disposition: str | None = None
    note: str = ""
    spent_ms: dict[str, int] = {}
    recordings: int = 0
    message_left: bool = False
    messages: int = 0
    mailbox: str | None = None
    message_seconds: float | None = None
    due_at: int | None = None
    links: list[Link] = []
    rules_taken: list[str] = []
    virtual: list[VirtualService] = []
    verification: Verification | None = None
    said: list[Utterance] = []
    scripts: dict[str, FilledScript] = {}
    erased: bool = False

    def present(self, role: Role | None = None) -> list[Party]:
        """Parties that have not left, oldest first."""
        return [p for p in self.parties.values() if p.state != "left" and (role is None or p.role == role)]

    @property
    def offer(self) -> Offer | None:
        """The first of the running offers."""
        return self.offers[0] if self.offers else None

    def offer_of(self, token: str | None) -> Offer | None:
        """The running offer of this token."""
        return next((offer for offer in self.offers if offer.token == token), None)

    def offer_to(self, agent_id: str) -> Offer | None:
        """The running offer to this agent."""
        return next((offer for offer in self.offers if offer.agent_id == agent_id), None)

    @property
    def customer_party(self) -> Party | None:
        """The customer's own party while they are there; of several who could be it whoever has answered."""
        here = self.present("customer")
        return next((party for party in here if party.state == "up"), here[0] if here else None)

    def rings_also(self, party: Party) -> list[Party]:
        """Where the call of this party rings besides: whoever answers first has it."""
        return [p for p in self.present() if p.call_id == party.call_id and p.id != party.id]

    @property
    def taken(self) -> list[Party]:
        """Those at whom a call still rings, no offer, that somebody has answered elsewhere."""
        ringing = [p for p in self.present() if p.state == "dialling" and p.purpose != "offer"]
        return [p for p in ringing if any(other.state == "up" for other in self.rings_also(p))]

    @property
    def reminder_at(self) -> int | None:
        """When the agent is reminded of the customer on hold."""
        return self.hold_remind_at if self.held and self.state == "connected" else None

    @property
    def virtual_agent(self) -> VirtualService | None:
        """The virtual agent that has the contact now."""
        return self.virtual[-1] if self.virtual and self.virtual[-1].how is None else None

    @property
    def is_promised(self) -> bool:
        """Whether a call-back is still owed to the customer."""
        return self.call_back is not None and self.call_back.reached_at is None and self.outcome is None

    @property
    def waits_for_call(self) -> bool:
        """Whether it is we who have to call: a call-back is owed, and the customer is not on the line."""
        if not self.is_promised:
            return False
        customer = self.customer_party
        return customer is None or customer.state != "up"

    @property
    def arrived_party(self) -> Party | None:
        """Whoever called us and is there: their phone is to be answered, not rung."""
        for party in self.parties.values():
            if party.purpose == "arrival" and party.state != "left":
                return party
        return None

    @property
    def agent_party(self) -> Party | None:
        """The party of the agent who has the contact, while their seat is there."""
        if self.agent_id is None:
            return None
        for party in reversed(self.parties.values()):
            if party.agent_id == self.agent_id and party.role == "agent" and party.state == "up":
                return party
        return None

    @property
    def asked(self) -> list[Party]:
        """Third parties that are called or asked, but do not talk with the customer yet."""
        return [p for p in self.present() if p.purpose == "consult" and not p.joined]

    @property
    def phase(self) -> Phase | None:
        """What the moment counts as in the figures."""
        if self.state == "queued" and self.waits_for_call:
            # Nobody waits on the line.
            return None
        if self.state == "connected":
            return "hold" if self.held or self.parked or self.away_until is not None else "talk"
        if self.state == "in_flow" and self.virtual_agent is not None:
            return "virtual"
        return PHASES.get(self.state)

    @property
    def reference(self) -> str:
        """The short name people use."""
        return f"C-{self.number}"


PHASES: dict[str, Phase] = {
    "arrived": "flow",
    "in_flow": "flow",
    "queued": "wait",
    "offered": "ring",
    "wrap_up": "wrap_up",
}
