"""What the API needs of the centre. The wiring fills it; tests fill it with doubles."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Literal, Protocol
from zoneinfo import ZoneInfo

import msgspec

from ringhall.apps.api.intents_part import IntentModels
from ringhall.apps.api.phones import Phones
from ringhall.apps.api.prompts_part import PhoneTakes, Prompts
from ringhall.apps.api.voice_part import Voice
from ringhall.business.call_backs.jobs import FollowUp
from ringhall.business.call_backs.service import CallBacks
from ringhall.business.call_backs.slot_book import SlotBook
from ringhall.business.customers.importing import Importing
from ringhall.business.customers.merging import Merging
from ringhall.business.customers.proofs import Proofs
from ringhall.business.customers.service import Customers
from ringhall.business.scripts.service import Scripts
from ringhall.company.access.service import Access, Pins, SetupDoor, Users
from ringhall.company.access.types import User
from ringhall.company.audit.rules.chain import Content
from ringhall.company.audit.service import Audit
from ringhall.company.organisation.rules.closures import Closure, Standing
from ringhall.company.organisation.rules.hours import Calendar
from ringhall.company.sign_on.service import SignOn
from ringhall.contact.service import Contacts
from ringhall.contact.state import Contact
from ringhall.engine.flows.rules.course import Course
from ringhall.engine.flows.rules.difference import Difference
from ringhall.engine.flows.rules.draft_call import DraftCall
from ringhall.engine.flows.rules.verdict import Cover, Result
from ringhall.engine.flows.trials import Doing, Script
from ringhall.engine.flows.types import FlowDraft, FlowVersion, FlowVersionLine
from ringhall.engine.lookups.ports import Answer
from ringhall.engine.lookups.settings import Source
from ringhall.engine.recordings.service import Recordings
from ringhall.engine.routing.service import Routing
from ringhall.foundation.clock import Clock
from ringhall.foundation.db.engine import Database, Transaction
from ringhall.foundation.steps import Step, Steps
from ringhall.foundation.story_reader import StoryReader
from ringhall.oversight.analytics.live import DayFigures
from ringhall.oversight.analytics.reconciling import Checked
from ringhall.oversight.operations.alarms import Alarms
from ringhall.oversight.operations.alerts import Alerts
from ringhall.oversight.operations.health import Health
from ringhall.oversight.privacy.service import Privacy
from ringhall.oversight.webhooks.service import Webhooks

Json = dict[str, Any]


class Mailboxes(Protocol):
    """What agents do with messages. Verbs run inside a step and may raise a Refusal."""

    def take(self, step: Step, contact_id: str, agent_id: str) -> None: ...
    def hand_over(self, step: Step, contact_id: str, mailbox: str, by: str) -> None: ...


class Setup(Protocol):
    """One kind of thing that people set up, by identifier. Changes are audited and take effect once stored."""

    async def all(self, transaction: Transaction) -> list[Json]: ...
    async def one(self, transaction: Transaction, key: str) -> Json: ...
    async def create(self, transaction: Transaction, data: Json, by: User) -> Json: ...
    async def change(self, transaction: Transaction, key: str, data: Json, by: User) -> Json: ...
    async def remove(self, transaction: Transaction, key: str, by: User) -> None: ...


class SettingsDesk(Protocol):
    """Settings of every kind, with the rights of the person who asks checked for each."""

    async def overview(self, transaction: Transaction, user: User) -> Json: ...
    async def all(self, transaction: Transaction, kind: str, user: User) -> list[Json]: ...
    async def one(self, transaction: Transaction, kind: str, key: str, user: User) -> Json: ...
    async def uses(self, transaction: Transaction, kind: str, key: str, user: User) -> list[Json]: ...
    async def check(
        self, transaction: Transaction, kind: str, data: Json, key: str | None, user: User
    ) -> list[Json]: ...
    async def create(self, transaction: Transaction, kind: str, data: Json, user: User) -> Json: ...
    async def change(
        self, transaction: Transaction, kind: str, key: str, data: Json, version: int, user: User
    ) -> Json: ...
    async def remove(self, transaction: Transaction, kind: str, key: str, version: int | None, user: User) -> None: ...
    async def rights(self, transaction: Transaction) -> Json: ...
    async def renew_secret(self, transaction: Transaction, agent_id: str, user: User) -> None: ...

    def noun_of(self, kind: str) -> str:
        """What the kind is called in the audit log."""
        ...

    def about(self, content: Content) -> tuple[str | None, str | None, bool]:
        """Kind and key of the setting an audit entry is about, and whether it leaves a way back."""
        ...

    async def take_back(self, transaction: Transaction, n: int, user: User) -> tuple[Content, Json | None]: ...
    async def export(self, transaction: Transaction, user: User) -> Json: ...
    async def plan(self, transaction: Transaction, document: Json, user: User, *, remove: bool) -> Json: ...
    async def apply(self, transaction: Transaction, document: Json, user: User, *, remove: bool) -> list[Json]: ...
    async def plan_matrix(self, transaction: Transaction, changes: Json, user: User) -> Json: ...
    async def apply_matrix(self, transaction: Transaction, changes: Json, user: User) -> list[Json]: ...


class Flows(Protocol):
    """Flows are drawn as a draft, checked, published in versions, and gone back to."""

    async def check(self, transaction: Transaction, document: Json, by: User) -> list[Json]: ...
    async def publish(
        self, transaction: Transaction, key: str, document: Json, note: str, by: User, *, despite_tests: bool
    ) -> Json: ...
    async def versions(
        self, transaction: Transaction, key: str, before: int | None, limit: int
    ) -> list[FlowVersionLine]: ...
    async def version(self, transaction: Transaction, key: str, number: int) -> FlowVersion: ...
    async def live(self, transaction: Transaction, key: str) -> int: ...
    async def draft(self, transaction: Transaction, key: str) -> FlowDraft: ...
    async def drawn(self, transaction: Transaction, key: str) -> int: ...
    async def save_draft(
        self, transaction: Transaction, key: str, document: Json, revision: int, by: User
    ) -> FlowDraft: ...
    async def discard_draft(self, transaction: Transaction, key: str, revision: int, by: User) -> None: ...
    async def publish_draft(
        self, transaction: Transaction, key: str, revision: int, note: str, by: User, *, despite_tests: bool
    ) -> Json: ...
    async def difference(self, transaction: Transaction, key: str, before: str, after: str) -> Difference: ...


class FlowTests(Protocol):
    """Calls through a flow without a phone; `ready` is what they go through."""

    async def ready(self, transaction: Transaction, document: Json) -> Any: ...
    async def follow(self, ready: Any, script: Script) -> Course: ...
    async def run(self, ready: Any) -> tuple[list[Result], list[Cover]]: ...


class DraftCalls(Protocol):
    """Real calls through flows that are being drawn, each followed by the page of whoever draws."""

    def prepare(self, by: str, make: Callable[[int, str], DraftCall]) -> str: ...
    def dialled(self, call_id: str) -> str: ...
    def watch(self, call_id: str, by: str, changed: Callable[[], None]) -> None: ...
    def walk(self, call_id: str) -> DraftCall | None: ...
    def goes_on(self, call_id: str) -> bool: ...
    def let(self, call_id: str, doing: Doing) -> None: ...
    def close(self, call_id: str) -> None: ...


class Sources(Protocol):
    """Sources of look-ups, tried out as they are typed."""

    async def ready(self, transaction: Transaction, data: Json, key: str | None, by: User) -> Source:
        """The source with its secrets, those kept included. Raises FaultySetting. That it is tried is audited."""
        ...

    async def ask(self, source: Source, parameters: dict[str, str], seconds_max: int) -> Answer:
        """What it says; secrets in it are masked."""
        ...


@dataclass(frozen=True)
class Listed:
    """An extension, or an outside number of the directory; `target` is what an extension leads to."""

    kind: Literal["agent", "phone", "queue", "ring_group", "flow", "outside"]
    name: str
    number: str
    target: str = ""
    note: str = ""


class Directory(Protocol):
    """Names of numbers, and the way a caller took through a flow, for people to read."""

    def listed(self) -> list[Listed]:
        """All extensions and outside numbers of the directory."""
        ...

    def number_name(self, dialled: str) -> str | None: ...
    def number_names(self) -> dict[str, str]: ...
    def path_of(self, contact: Contact) -> list[str]: ...

    def extension_of(self, agent_id: str) -> str:
        """The agent's extension; empty where they have none."""
        ...

    def caller_id(self) -> str:
        """Our number that people we call are shown."""
        ...


class ForNow(Protocol):
    """Skills and queues of agents as they are changed for a while; afterwards the settings hold again."""

    def until_of(self, agent_id: str) -> int | None:
        """Until when the agent's skills and queues are other than set up (milliseconds UTC)."""
        ...

    async def change(
        self,
        transaction: Transaction,
        agent_id: str,
        skills: dict[str, int],
        queue_ids: list[str],
        until: int,
        by: User,
    ) -> None: ...

    async def end(self, transaction: Transaction, agent_id: str, by: User) -> None: ...


class Openings(Protocol):
    """What is open now by calendars, and what is closed by hand: `centre`, `queue:…` or `number:…`."""

    def closures(self) -> Mapping[str, Closure]: ...

    def calendar(self, name: str) -> Calendar | None:
        """The calendar of this name."""
        ...

    def queue(self, queue_id: str) -> Standing:
        """How the queue stands."""
        ...

    def numbers(self) -> Mapping[str, Standing]:
        """How each number stands."""
        ...

    def name_of(self, scope: str) -> str | None:
        """What a queue or number that can be closed is called; None when there is none. The centre has no name."""
        ...

    async def close(self, transaction: Transaction, scope: str, closure: Closure, by: User) -> None: ...
    async def reopen(self, transaction: Transaction, scope: str, by: User) -> None: ...


class FirstRun(Protocol):
    """The steps from nothing to a real call. All changes are audited."""

    async def place(self, transaction: Transaction) -> dict[str, str] | None: ...
    async def settle(self, transaction: Transaction, who: str, place: Json) -> None: ...

    async def progress(self, transaction: Transaction) -> tuple[Mapping[Any, Any], Any, bool]:
        """Each step's state, what is stored, and whether administrators are still to be led."""
        ...

    async def mark(self, transaction: Transaction, who: str, step: Any, state: Any) -> None: ...
    async def dismiss(self, transaction: Transaction, who: str, dismissed: bool) -> None: ...
    async def add_number(self, transaction: Transaction, by: User, wish: Json) -> None: ...
    async def add_agent(
        self, transaction: Transaction, by: User, name: str, login: str, password: str | None
    ) -> None: ...
    async def called(self, transaction: Transaction, by: User, contact: Contact) -> None: ...


class WhatIsDue(msgspec.Struct, frozen=True):
    """How many are due now (counted to 100,000), since when the oldest is, and of records the ids of the oldest."""

    count: int
    oldest: int | None
    record_ids: list[str]


class Retention(Protocol):
    """What a rule of retention would take, before it is made."""

    async def due(self, what: str, days: int, queue_ids: list[str]) -> WhatIsDue:
        """What a rule with this in it would take now."""
        ...


class ProofWork(msgspec.Struct):
    """A comparison of figures with stories that runs or has ended: those of `all` days that are done."""

    id: str
    state: Literal["running", "done", "failed"]
    repair: bool
    all: int
    days: list[Checked]


class FiguresStanding(msgspec.Struct, frozen=True):
    """The last day that was compared, of the newest days those that differ (rows by table), the work that runs."""

    last_day: date | None
    differing: dict[date, dict[str, int]]
    running: str | None


class FiguresProof(Protocol):
    """Figures proved when somebody asks for it."""

    async def standing(self) -> FiguresStanding: ...

    async def begin(self, first: date, last: date, who: str, *, repair: bool) -> ProofWork: ...

    def work(self, work_id: str) -> ProofWork:
        """How far a work is. Raises NotFound."""


class Speech(Protocol):
    """The voice that speaks prompts."""

    async def audio(self, text: str, language: str) -> Path: ...


@dataclass
class ApiSettings:
    """What pages show and where things are; name and zone change with the organisation.

    `switch_websocket` is the switch's own SIP-over-WebSocket address.
    """

    centre_name: str
    zone: ZoneInfo
    demo: bool
    page_folder: Path
    switch_websocket: str
    dispositions: Mapping[str, str] = field(default_factory=dict)
    disposition_queues: Mapping[str, list[str]] = field(default_factory=dict)
    follow_ups: Mapping[str, str] = field(default_factory=dict)
    reasons: Mapping[str, str] = field(default_factory=dict)
    usual_names: Mapping[str, str] = field(default_factory=dict)
    origins: frozenset[str] = frozenset()
    secure_cookie: bool = False


@dataclass(frozen=True)
class CentreParts:
    """The centre as the API sees it."""

    settings: ApiSettings
    clock: Clock
    steps: Steps
    database: Database
    stories: StoryReader
    contacts: Contacts
    routing: Routing
    voice: Voice
    mailboxes: Mailboxes
    phones: Phones
    recordings: Recordings
    access: Access
    sign_on: SignOn
    users: Users
    pins: Pins
    audit: Audit
    setups: Mapping[str, Setup]
    scripts: Scripts
    webhooks: Webhooks
    webhooks_due: Callable[[], None]
    settings_desk: SettingsDesk
    intent_models: IntentModels
    sources: Sources
    flows: Flows
    flow_tests: FlowTests
    draft_calls: DraftCalls
    prompts: Prompts
    phone_takes: PhoneTakes
    customers: Customers
    call_backs: CallBacks
    slots: SlotBook
    follow_up: FollowUp
    proofs: Proofs
    merging: Merging
    importing: Importing
    privacy: Privacy
    directory: Directory
    day: DayFigures
    alarms: Alarms
    alerts: Alerts
    for_now: ForNow
    openings: Openings
    setup_door: SetupDoor
    first_run: FirstRun
    speech: Speech
    retention: Retention
    figures: FiguresProof
    health: Health
