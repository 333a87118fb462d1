"""Agents, queues, contacts and alarms as they are right now."""

from typing import Any, Literal

from ringhall.apps.api.schemas.common import Moment, Shape
from ringhall.contact.flow_events import ServedHow, Verdict, VerifiedBy
from ringhall.contact.state import State
from ringhall.contact.words import EndedBy, LinkKind, Purpose, Role
from ringhall.engine.routing.wrap_up import WrapUpMode

AgentState = Literal["offline", "ready", "ringing", "talking", "hold", "wrap_up", "not_ready"]


class Wanted(Shape):
    """What a busy agent will be when free."""

    state: Literal["ready", "not_ready", "offline"]
    reason: str | None


class AgentSeat(Shape):
    """A phone of the centre that an agent has signed in at."""

    extension: str
    name: str


class Agent(Shape):
    """An agent and what they do: with a contact of `contact_channel`, where they have one.

    After a missed offer they get none until `blocked_until`.

    `available`: one more contact would be offered to them now. From `late_at` on they are too long in their state.
    A wrap-up may be made `wrap_up_extra_seconds` longer; a manual one has no end,
    but from `wrap_up_remind_at` on it is long.
    Skills and queues are changed for now when `for_now_until` is set.
    `nailed_up` is their phone that stays connected (None: calls ring at it); with `auto_answer` callers are put through
    to it at once, without the agent accepts each.
    Their calls ring at `seat`, where that is not their own phone.
    """

    id: str
    login: str
    name: str
    state: AgentState
    reason: str | None
    since: Moment
    wanted: Wanted | None
    contact_id: str | None
    contact_channel: str | None
    queue_id: str | None
    wrap_up_until: Moment | None
    wrap_up_mode: WrapUpMode | None
    wrap_up_extra_seconds: int
    wrap_up_remind_at: Moment | None
    blocked_until: Moment | None
    skills: dict[str, int]
    queue_ids: list[str]
    team: str
    available: bool
    late_at: Moment | None
    for_now_until: Moment | None
    phone: Literal["browser", "sip"] | None
    nailed_up: Literal["off", "dialling", "connected"] | None
    nailed_up_since: Moment | None
    auto_answer: bool
    seat: AgentSeat | None


class VirtualAgent(Shape):
    """A flow that takes contacts from queues as an agent does: `contacts` of `contacts_max` at once, while on duty.

    Of its latest `counted` contacts `good` came to what the customer wanted.
    """

    id: str
    name: str
    on_duty: bool
    since: Moment
    contacts: int
    contacts_max: int
    queue_ids: list[str]
    counted: int
    good: int


class ServedVirtually(Shape):
    """A virtual agent's part in a contact; `how` and `until` are None while it has it."""

    agent_id: str
    name: str
    since: Moment
    until: Moment | None
    how: ServedHow | None


class Figures(Shape):
    """Figures of a queue, as the metric dictionary defines them. Shares are 0 to 1; None: nothing to divide by."""

    offered: int
    answered: int
    abandoned: int
    short_abandoned: int
    overflowed: int
    failed: int
    call_backs_promised: int
    call_backs_reached: int
    virtual_taken: int
    virtual_completed: int
    still_waiting: int
    in_target: int
    abandoned_in_target: int
    short_abandoned_in_target: int
    transfers: int
    longest_wait_ms: int
    wait_ms_answered: int
    wait_ms_abandoned: int
    ring_ms: int
    talk_ms: int
    hold_ms: int
    wrap_up_ms: int
    expected: int
    within_p50: int
    within_p90: int
    expected_error_ms: int
    virtual_success: float | None
    service_level: float | None
    service_level_ended: float | None
    service_level_answered: float | None
    service_level_abandoned_good: float | None
    service_level_late_abandons: float | None
    service_level_2: float | None
    service_level_all: float | None
    abandonment: float | None
    asa_seconds: float | None
    patience_seconds: float | None
    talk_seconds: float | None
    hold_seconds: float | None
    wrap_up_seconds: float | None
    aht_seconds: float | None
    expected_within_p50: float | None
    expected_within_p90: float | None
    expected_error_seconds: float | None


class Queue(Shape):
    """A queue right now and today. `here` counts agents signed in, `ready` those who would take a contact.

    While somebody waits, half of those who came like the last one to do so were expected to wait no longer than
    `expected_p50_ms`, nine of ten no longer than `expected_p90_ms`. Agents up to `open_tier` may be asked at once.

    It is open or closed `until` then (null: no end in sight) `because` of its calendar's week, an exception or a
    holiday called `closed_name`, or because somebody closed it by hand.
    """

    id: str
    name: str
    waiting: int
    longest_since: Moment | None
    expected_p50_ms: int | None
    expected_p90_ms: int | None
    open_tier: int
    ready: int
    here: int
    open: bool
    until: Moment | None
    because: Literal["always", "week", "exception", "holiday", "closure"]
    closed_name: str
    target_seconds: int
    target_share: float
    longest_wait_seconds_max: int
    abandonment_max: float
    today: Figures


class Closure(Shape):
    """Closed by hand: `scope` is `centre`, `queue:` with an id or `number:` with a number.

    `message` closes nothing: it is the emergency message, and `queues` are those in which who waits hears it.
    """

    scope: str
    name: str
    since: Moment
    until: Moment
    by: str
    message: str
    leave: bool
    goes_on: bool
    queues: list[str]


class ContactCustomer(Shape):
    """The customer's record, or only what the line says."""

    id: str
    name: str
    known: bool


class Party(Shape):
    """Somebody in the contact. Their phone answers by itself `answers_after` seconds (None: they answer)."""

    id: str
    role: Role
    purpose: Purpose
    state: Literal["dialling", "ringing", "up", "left"]
    agent_id: str | None
    address: str | None
    muted: bool
    held: bool
    joined: bool
    left_reason: str | None
    answers_after: int | None


class ContactLink(Shape):
    """Another contact that has to do with this one: the call a message was left in, the message, the call back."""

    kind: LinkKind
    contact_id: str
    reference: str


class CallBack(Shape):
    """A promised call: whom to call, the attempt that is next or running, and not before when. `reached_at`: kept."""

    number: str
    promised_at: Moment
    attempt: int
    not_before: Moment | None
    reached_at: Moment | None


class Utterance(Shape):
    """What the caller said to a flow, and what it was taken for, by its name; empty: nothing."""

    text: str
    intent: str
    confidence: float
    decision: Literal["sure", "confirm", "unsure"]
    at: Moment


class Verification(Shape):
    """How the last check of who the caller is came out: by a PIN or a date of birth, `with_number` of the customer."""

    by: VerifiedBy
    with_number: bool
    verdict: Verdict
    at: Moment


class Contact(Shape):
    """A contact as it stands. `hold_reminders`: how often the agent was reminded of this hold; None where they are not.

    A message has a mailbox, a length, and a moment by which it should be worked off."""

    id: str
    number: int
    reference: str
    channel: str
    direction: Literal["inbound", "outbound", "internal"]
    state: State
    state_since: Moment
    dialled: str
    dialled_name: str | None
    address: str
    customer: ContactCustomer | None
    verification: Verification | None
    virtual: list[ServedVirtually]
    said: list[Utterance]
    queue_id: str | None
    priority: int
    agent_id: str | None
    token: str | None
    offered_to: list[str]
    offered_until: Moment | None
    arrived_at: Moment
    waiting_since: Moment | None
    expected_p50_ms: int | None
    expected_p90_ms: int | None
    waited_ms: int
    path: list[str]
    call_back: CallBack | None
    language: str
    held: bool
    hold_reminders: int | None
    recording: bool
    agent_away_until: Moment | None
    parties: list[Party]
    note: str
    disposition: str | None
    outcome: str | None
    ended_by: EndedBy | None
    wrap_up_until: Moment | None
    mailbox: str | None
    message_seconds: float | None
    due_at: Moment | None
    links: list[ContactLink]


class Alarm(Shape):
    """Something to look at. `missed`: something promised does not happen; `watch`: it works, but look.

    `code` and `fields` say the same as `text`, for other languages.
    """

    id: str
    grade: Literal["watch", "missed"]
    code: str
    text: str
    since: Moment
    action: str | None
    fields: dict[str, Any]
    snoozed_until: Moment | None
    snoozed_by: str | None


class Choice(Shape):
    """A code and what people read; a `usual` name is the one every new centre has: pages say it in their language."""

    code: str
    name: str
    usual: bool = False


class Disposition(Choice):
    """What a contact can be filed as; `queue_ids`: only in contacts of these queues (none: in every queue's).

    `follow_up` is what comes after it.
    """

    queue_ids: list[str] = []
    follow_up: Literal["nothing", "call_back"] = "nothing"


class CentreSettings(Shape):
    """What every page needs to know of the centre."""

    centre_name: str
    demo: bool
    time_zone: str
