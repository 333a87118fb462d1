"""What people set up. A write-only secret never comes back."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from ringhall.apps.api.schemas.common import (
    Body,
    Email,
    Identifier,
    Json,
    Line,
    LongText,
    Moment,
    Number,
    Shape,
    Word,
    storable,
)
from ringhall.apps.api.schemas.session import Language
from ringhall.contact.settings import CallsFirst
from ringhall.engine.routing.settings import At, AutoAnswer, Strategy, Then, When
from ringhall.engine.routing.wrap_up import WrapUpMode
from ringhall.engine.speech.service import TEXT_LETTERS_MAX
from ringhall.engine.speech.types import Origin

OwnIdentifier = Identifier | Literal[""]
Skill = Annotated[str, Field(min_length=1, max_length=60), AfterValidator(storable)]
Ids = Annotated[list[Identifier], Field(max_length=500)]
Seconds = Annotated[int, Field(ge=0, le=3600)]
StateSeconds = Annotated[int, Field(ge=0, le=86_400)]
InARow = Annotated[int, Field(ge=0, le=20)]
Need = Annotated[str, Field(min_length=1, max_length=200), AfterValidator(storable)]
Needs = Annotated[list[Need], Field(max_length=50)]
Tier = Annotated[int, Field(ge=1, le=10)]
Weight = Annotated[int, Field(ge=1, le=100)]
ClockTime = Annotated[str, Field(pattern=r"^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$")]
Country = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
HeadStart = Annotated[int, Field(ge=1, le=14_400)]
Secret = Annotated[str, Field(min_length=8, max_length=200), AfterValidator(storable)]


class Relaxation(Body):
    """What a contact asks for once it has waited `after_seconds`: `skills` instead of the queue's own.

    Without `own_skills` the contact's own wishes fall, too; agents up to `tier` may get it.
    """

    after_seconds: Annotated[int, Field(ge=1, le=14_400)]
    skills: Needs = []
    own_skills: bool = True
    tier: Tier = 1


class Opening(Body):
    """Agents up to `tier` may be asked, whatever the step, while callers wait too long.

    That is while the expected wait is above `limit` seconds (or nobody at work could take who waits), or the service
    level of late below `limit` percent.
    """

    when: Literal["expected_wait", "service_level"]
    limit: Annotated[int, Field(ge=1, le=14_400)]
    tier: Annotated[int, Field(ge=2, le=10)]


class QueueRule(Body):
    """`when` this holds for a caller who comes (`join`) or waits, they go where `then` says, once on their way.

    The first rule that holds is taken. `seconds` is the limit of an expected wait. `to` is the mailbox (empty: the
    queue's own), the queue, the number or the flow; `text` is what is said first.
    """

    when: When
    then: Then
    at: At = "join"
    seconds: Annotated[int, Field(ge=0, le=14_400)] = 0
    to: Annotated[str, Field(max_length=90), AfterValidator(storable)] = ""
    text: Annotated[str, Field(max_length=500), AfterValidator(storable)] = ""


class MissedOffers(Body):
    """What a missed offer costs its agent: seconds without an offer; not ready after so many in a row (0: never).

    Apart for what the agent declined, a busy phone, no answer, and a phone that cannot be reached.
    """

    declined_delay_seconds: Seconds = 10
    declined_break_after: InARow = 1
    busy_delay_seconds: Seconds = 10
    busy_break_after: InARow = 1
    no_answer_delay_seconds: Seconds = 10
    no_answer_break_after: InARow = 1
    failed_delay_seconds: Seconds = 10
    failed_break_after: InARow = 1


class QueueSettings(MissedOffers):
    """A queue. `target_share` of contacts should wait at most `target_seconds`.

    `skills` are needs, all of which must be met: `german`, `german>=3`, `german>=3 | english`. `strategy` says who of
    those who can take a contact is asked first. `auto_answer`: whether their phone answers by itself, after a tone: as
    the `agent`'s own setting says, `preferred` (unless they accept each), `always` or `never`.
    A contact's score is its wait in minutes times `acceleration` percent,
    and a point more for each of `priority`. Wrap-up is `fixed`, or `capped` by its seconds, or `manual`.
    Each takes `weight` percent of an agent's capacity. Messages left for it take `message_weight`, give way to calls,
    and should be worked off within `message_target_hours`.
    Each takes `weight` percent of an agent's capacity. Whoever was promised a call is called `call_back_attempts` times
    at most, between `call_back_opens` and `call_back_closes` by the centre's clock; one who calls again before has
    their place where `call_back_taken_over`. With `call_back_lost` whoever gave up and has not come again
    after `call_back_lost_minutes` is called, too. Nobody is called outside `call_back_countries` (none: that of the
    centre and those of its numbers).
    """

    id: Identifier
    name: Word
    skills: Needs = []
    relaxations: Annotated[list[Relaxation], Field(max_length=10)] = []
    openings: Annotated[list[Opening], Field(max_length=5)] = []
    next_tier_if_nobody_there: bool = True
    not_again_seconds: Annotated[int, Field(ge=1, le=3600)] = 120
    priority: Annotated[int, Field(ge=-1000, le=1000)] = 0
    acceleration: Annotated[int, Field(ge=10, le=1000)] = 100
    weight: Weight = 100
    interruptible: bool = False
    strategy: Strategy = "longest_idle"
    ring_seconds: Annotated[int, Field(ge=1, le=3600)] = 20
    ring_agents_max: Annotated[int, Field(ge=1, le=50)] = 10
    ring_more_seconds: Annotated[int, Field(ge=1, le=60)] = 10
    auto_answer: AutoAnswer = "agent"
    predicted_busy_max_percent: Annotated[int, Field(ge=100, le=1000)] = 125
    predicted_block_minutes: Annotated[int, Field(ge=0, le=1440)] = 15
    wrap_up_mode: WrapUpMode = "capped"
    wrap_up_seconds: Seconds = 30
    wrap_up_extra_seconds: Seconds = 900
    wrap_up_reminder_seconds: Seconds = 0
    disposition_required: bool = False
    short_abandon_seconds: Seconds = 5
    target_seconds: Seconds = 20
    target_share: Annotated[float, Field(ge=0, le=1)] = 0.8
    longest_wait_seconds_max: Annotated[int, Field(ge=1, le=100_000)] = 120
    abandonment_max: Annotated[float, Field(ge=0, le=1)] = 0.04
    waiting_max: Annotated[int, Field(ge=1, le=100_000)] = 500
    music: Identifier = "default"
    treatment: OwnIdentifier = ""
    calendar: OwnIdentifier = ""
    closed_flow_id: OwnIdentifier = ""
    on_close: Literal["stay", "leave"] = "stay"
    call_back_first: CallsFirst = "customer"
    call_back_attempts: Annotated[int, Field(ge=1, le=10)] = 3
    call_back_gap_minutes: Annotated[int, Field(ge=1, le=1440)] = 15
    call_back_opens: ClockTime = "08:00"
    call_back_closes: ClockTime = "20:00"
    call_back_ring_seconds: Annotated[int, Field(ge=5, le=120)] = 40
    call_back_hours_max: Annotated[int, Field(ge=1, le=720)] = 48
    call_back_taken_over: bool = True
    call_back_lost: bool = False
    call_back_lost_minutes: Annotated[int, Field(ge=1, le=1440)] = 10
    call_back_countries: Annotated[list[Country], Field(max_length=60)] = []
    message_weight: Weight = 34
    message_target_hours: Annotated[int, Field(ge=1, le=720)] = 24
    rules: Annotated[list[QueueRule], Field(max_length=20)] = []
    wait_seconds_max: Annotated[int, Field(ge=1, le=14_400)] = 3600
    call_back_slot_minutes: Annotated[int, Field(ge=5, le=240)] = 30
    call_back_slot_capacity: Annotated[int, Field(ge=0, le=1000)] = 0
    call_back_head_start_minutes: Annotated[int, Field(ge=0, le=120)] = 10


class AgentSettings(Body):
    """An agent: skills with levels 1 to 10, and queues; in each the tier, the weight, the head start (seconds)."""

    id: Identifier
    login: Word
    name: Word
    skills: dict[Skill, Annotated[int, Field(ge=1, le=10)]] = {}
    queue_ids: Ids = []
    tiers: dict[Identifier, Tier] = {}
    weights: dict[Identifier, Weight] = {}
    head_starts: dict[Identifier, HeadStart] = {}
    capacity: Annotated[int, Field(ge=1, le=1000)] = 100
    reached_by: Literal["ring", "nailed_up"] = "ring"
    auto_answer: bool = True
    team: Annotated[str, Field(max_length=60), AfterValidator(storable)] = ""


class AgentChange(AgentSettings):
    """An agent, and a new SIP secret if it is to change."""

    sip_secret: Secret | None = None


class AlertSettings(Body):
    """When somebody is told. A state whose limit is 0 seconds is not looked at."""

    raise_after_seconds: Seconds = 60
    clear_after_seconds: Seconds = 60
    inside_points: Annotated[int, Field(ge=0, le=50)] = 2
    contacts_min: Annotated[int, Field(ge=1, le=10_000)] = 10
    snooze_minutes: Annotated[int, Field(ge=1, le=480)] = 15
    hold_seconds_max: StateSeconds = 180
    wrap_up_seconds_max: StateSeconds = 300
    talking_seconds_max: StateSeconds = 1_800
    not_ready_seconds_max: StateSeconds = 3_600


class WallSettings(Body):
    """A wall to hang up: which queues it shows (none: all), in this order, and whose agents it counts."""

    id: Identifier
    name: Word
    queue_ids: Annotated[list[Identifier], Field(max_length=50)] = []
    team: Annotated[str, Field(max_length=60), AfterValidator(storable)] = ""


class NumberSettings(Body):
    """A number callers dial, and the flow that answers; outside the hours of `calendar` the closed flow does."""

    number: Number
    name: Word
    flow_id: Identifier
    calendar: OwnIdentifier = ""
    closed_flow_id: OwnIdentifier = ""


class FlowSettings(Body):
    """A flow: its document is data, see the handbook."""

    id: Identifier
    name: Word
    document: Json


class UserSettings(Body):
    """Somebody who may sign in. We make the identifier of a new user."""

    id: OwnIdentifier = ""
    login: Word
    name: Word
    roles: Annotated[list[Identifier], Field(max_length=20)]
    agent_id: Identifier | None = None
    language: Language = "en"


class UserChange(UserSettings):
    """A user, and a new password or PIN if it is to change."""

    password: Annotated[str, Field(min_length=1, max_length=1_000), AfterValidator(storable)] | None = None
    pin: Line | None = None


class CustomerSettings(Body):
    """A customer's record; numbers and addresses in any usual writing. A new one may leave out its identifier."""

    id: OwnIdentifier = ""
    name: Word
    numbers: Annotated[list[Number], Field(max_length=50)] = []
    emails: Annotated[list[Email], Field(max_length=50)] = []
    language: Language = "en"
    note: LongText = ""


class CustomerRecord(Shape):
    """A customer's record as it is shown; what the reader may not see is masked (•••)."""

    id: str
    name: str
    numbers: list[str]
    emails: list[str]
    language: str
    note: str


class Prompt(Shape):
    """An announcement as callers hear it, or as they heard it: the `version` that was `made_at` then by `author`.

    `detail` says from what: the file's name, the text that is spoken (in `language`), or the version gone back to.
    `lufs` is the loudness (EBU R 128); null for silence, and where it was never measured.
    """

    name: str
    version: int
    author: str
    origin: Origin
    detail: str
    language: str
    seconds: float
    bytes: int
    lufs: float | None
    made_at: Moment


class MissingLanguages(Shape):
    """What callers would hear in another language than theirs: a recording (`prompt`) or a text (its `words`).

    It stands in a flow or a waiting treatment, at `where`, in a flow at the step `node`. Of an intent (`words` is its
    name) it is the answer that callers at the step `node` may ask for.
    """

    kind: Literal["flows", "treatments", "intent_models"]
    key: str
    name: str
    node: str
    where: str
    prompt: str
    words: str
    languages: list[str]


class Fragment(Shape):
    """A piece of values (`words`) that a voice records once, as the announcement `name`."""

    name: str
    words: str
    recorded: bool


class PhoneCode(Shape):
    """What to dial at a phone of the centre (`inside`) or elsewhere (`outside`), and then to type, to record by phone.

    One of both may be empty: from there nobody records.
    """

    digits: str
    until: Moment
    inside: str
    outside: str


class PromptToSpeak(Body):
    """A text that a voice speaks."""

    text: Annotated[str, Field(min_length=1, max_length=TEXT_LETTERS_MAX), AfterValidator(storable)]
    language: Language


class AuditEntry(Shape):
    """Who did what to what, and how it was before.

    `usual` says on which sides the `name` is the one every new centre has: pages say it in their language.
    """

    n: int
    at: Moment
    who: Line
    what: Line
    subject: Line
    before: Json | None
    after: Json | None
    kind: str | None
    key: str | None
    usual: list[Literal["before", "after"]]
    can_take_back: bool
