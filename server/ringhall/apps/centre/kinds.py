"""The kinds of settings a centre has, and the shapes people may set."""

from typing import Annotated, Any, Literal

import msgspec

from ringhall.business.scripts.settings import Script
from ringhall.company.organisation.errors import BadSetting
from ringhall.company.organisation.rules.closures import Closure
from ringhall.company.organisation.rules.hours import Calendar
from ringhall.company.organisation.types import Kind
from ringhall.company.sign_on.settings import IdentityProvider
from ringhall.engine.channels.voice.call_rules import CallRules
from ringhall.engine.channels.voice.extensions import Extension, GroupMode, LeadsTo, Otherwise, RingGroup
from ringhall.engine.flows.rules.check import accept
from ringhall.engine.lookups.settings import Source
from ringhall.engine.recognition.settings import Recogniser
from ringhall.engine.routing.settings import AgentSettings, Level, QueueSettings, RoutingSettings
from ringhall.engine.telephony.ports import Trunk
from ringhall.engine.understanding.settings import IntentModel
from ringhall.engine.virtual_agents.settings import VirtualAgent
from ringhall.engine.waiting.settings import Treatment
from ringhall.foundation.errors import Phrase
from ringhall.foundation.numbers import countries
from ringhall.oversight.operations.rules.limits import AlertSettings
from ringhall.oversight.webhooks.settings import Webhook

Id = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9_.:+-]{1,80}\Z")]
Name = Annotated[str, msgspec.Meta(min_length=1, max_length=80)]
LanguageCode = Literal["en", "zh", "da", "ro", "sl"]
Position = Annotated[int, msgspec.Meta(ge=0, le=10_000)]
FollowUp = Literal["nothing", "call_back"]
QueueIds = Annotated[list[str], msgspec.Meta(max_length=500)]


class AgentSetup(AgentSettings, frozen=True, kw_only=True):
    """An agent with the secret of their SIP account."""

    sip_secret: str = ""


class NumberSettings(msgspec.Struct, frozen=True, kw_only=True):
    """A number people dial, and the flow that answers it; outside the hours of `calendar` the closed flow does."""

    number: Annotated[str, msgspec.Meta(pattern=r"^\+?[0-9*#]{2,20}$")]
    name: Name
    flow_id: str
    calendar: str = ""
    closed_flow_id: str = ""


class ExtensionSettings(msgspec.Struct, frozen=True, kw_only=True):
    """A short number of ours: of an agent, of a phone that is nobody's (with a SIP account), of a queue, or of a flow.

    `outside_calls`: such a phone may call outside numbers.
    """

    number: Annotated[str, msgspec.Meta(pattern=r"^[0-9]{2,6}\Z")]
    name: Name
    leads_to: LeadsTo
    target: Annotated[str, msgspec.Meta(max_length=80)] = ""
    outside_calls: bool = False
    sip_secret: str = ""


class OutsideSettings(msgspec.Struct, frozen=True, kw_only=True):
    """An outside number that stands in the directory, for everybody to call and to transfer to."""

    id: Id
    name: Name
    number: Annotated[str, msgspec.Meta(pattern=r"^\+?[0-9]{2,20}\Z")]
    note: Annotated[str, msgspec.Meta(max_length=200)] = ""


class RingGroupSettings(msgspec.Struct, frozen=True, kw_only=True):
    """Phones that ring for one call, by their extensions; where nobody answers the caller goes on to the target."""

    id: Id
    name: Name
    members: Annotated[list[str], msgspec.Meta(min_length=1, max_length=50)]
    mode: GroupMode = "all"
    ring_seconds: Annotated[int, msgspec.Meta(ge=5, le=120)] = 20
    otherwise: Otherwise = "nobody"
    target: Annotated[str, msgspec.Meta(max_length=80)] = ""


class VirtualAgentSettings(VirtualAgent, frozen=True, kw_only=True):
    """A flow that takes contacts from queues as an agent does."""

    id: Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9_.+-]{1,60}\Z")]
    name: Name


class AgentForNow(msgspec.Struct, frozen=True, kw_only=True):
    """An agent's skills and queues until `until` (milliseconds UTC), instead of those set up."""

    skills: dict[str, Level]
    queue_ids: list[str]
    until: int


class WallSettings(msgspec.Struct, frozen=True, kw_only=True):
    """A wall: the queues it shows in this order (none: all), and the team whose agents it counts."""

    id: str
    name: Name
    queue_ids: list[str] = []
    team: str = ""


class FlowSettings(msgspec.Struct, frozen=True, kw_only=True):
    """A flow as it was drawn."""

    id: str
    name: Name
    document: dict[str, Any]


class SkillSettings(msgspec.Struct, frozen=True, kw_only=True):
    """A skill agents have and queues ask for; `levels` says in words what some of the levels 1 to 10 mean."""

    id: Id
    name: Name
    levels: dict[Annotated[str, msgspec.Meta(pattern=r"^([1-9]|10)\Z")], Name] = {}


class CalendarSettings(Calendar, frozen=True, kw_only=True):
    """Opening hours that numbers, queues and flows name."""

    id: Id
    name: Name


class SourceSettings(Source, frozen=True, kw_only=True):
    """What flows look things up in."""

    id: Id
    name: Name


class RecogniserSettings(Recogniser, frozen=True, kw_only=True):
    """How what callers say in a language becomes words."""

    language: LanguageCode


class IntentModelSettings(IntentModel, frozen=True, kw_only=True):
    """Intents that open questions in flows, and texts of other channels, are understood by."""

    id: Id
    name: Name


class TreatmentSettings(Treatment, frozen=True, kw_only=True):
    """What queues do for those who wait in them."""

    id: Id
    name: Name


class DispositionSettings(msgspec.Struct, frozen=True, kw_only=True):
    """What a contact was about, for agents to choose in contacts of these queues (none: of every queue).

    `follow_up`: what comes after it: nothing, or a call back, whose time the desk asks for at once.
    """

    id: Id
    name: Name
    position: Position = 0
    queue_ids: QueueIds = []
    follow_up: FollowUp = "nothing"


class ScriptSettings(Script, frozen=True, kw_only=True):
    """What agents say and write down in contacts of these queues; a queue has one script at most."""

    id: Id
    name: Name
    queue_ids: QueueIds = []


class ReasonSettings(msgspec.Struct, frozen=True, kw_only=True):
    """Why an agent is not ready, for agents to choose."""

    id: Id
    name: Name
    position: Position = 0


class RetentionSettings(msgspec.Struct, frozen=True, kw_only=True):
    """A rule: `what` goes `days` after the contact closed, in contacts of these queues (none: of every queue).

    Records of customers, which are of no queue, go that many days after they were last written and had a contact;
    former versions of prompts, which are of none either, that many days after another took their place.
    """

    id: Id
    name: Name
    what: Literal["recordings", "personal_data", "records", "prompts"]
    days: Annotated[int, msgspec.Meta(ge=1, le=36_500)]
    queue_ids: QueueIds = []


class WebhookSettings(Webhook, frozen=True, kw_only=True):
    """A program of others that is told of contacts and alarms."""

    id: Id
    name: Name


class IdentityProviderSettings(IdentityProvider, frozen=True, kw_only=True):
    """A service by which people of the company sign in."""

    id: Id
    name: Name


def extension_of(setting: ExtensionSettings) -> Extension:
    """The extension as the phone channel knows it."""
    return Extension(
        number=setting.number,
        name=setting.name,
        leads_to=setting.leads_to,
        target=setting.target,
        outside_calls=setting.outside_calls,
    )


def group_of(setting: RingGroupSettings) -> RingGroup:
    """The ring group as the phone channel knows it."""
    return RingGroup(
        id=setting.id,
        name=setting.name,
        members=tuple(setting.members),
        mode=setting.mode,
        ring_seconds=setting.ring_seconds,
        otherwise=setting.otherwise,
        target=setting.target,
    )


def _check_flow(flow: FlowSettings) -> None:
    accept(flow.document)


def _check_queue(queue: QueueSettings) -> None:
    unknown = set(queue.call_back_countries) - countries() if queue.call_back_countries else set[str]()
    if unknown:
        reason = Phrase("the country {code} has no telephone numbers of its own (DK, SI)", code=min(unknown))
        raise BadSetting(kind="queue", reason=reason)


QUEUES = Kind("queue", QueueSettings, check=_check_queue)
AGENTS = Kind("agent", AgentSetup, secret_fields=frozenset({"sip_secret"}))
NUMBERS = Kind("number", NumberSettings)
FLOWS = Kind("flow", FlowSettings, check=_check_flow)
EXTENSIONS = Kind("extension", ExtensionSettings, secret_fields=frozenset({"sip_secret"}))
OUTSIDE = Kind("outside_number", OutsideSettings)
CALL_RULES = Kind("call_rules", CallRules)
RING_GROUPS = Kind("ring_group", RingGroupSettings)
TRUNKS = Kind("trunk", Trunk)
ROUTING = Kind("routing", RoutingSettings)
VIRTUAL_AGENTS = Kind("virtual_agent", VirtualAgentSettings)
AGENTS_FOR_NOW = Kind("agent_for_now", AgentForNow)
WALLS = Kind("wall", WallSettings)
ALERTS = Kind("alerts", AlertSettings)
SKILLS = Kind("skill", SkillSettings)
CALENDARS = Kind("calendar", CalendarSettings)
SOURCES = Kind("source", SourceSettings, secret_fields=frozenset({"secret", "database"}), secret_letters_max=2_000)
RECOGNISERS = Kind("recogniser", RecogniserSettings, secret_fields=frozenset({"secret"}))
INTENT_MODELS = Kind("intent_model", IntentModelSettings)
TREATMENTS = Kind("treatment", TreatmentSettings)
CLOSURES = Kind("closure", Closure)
DISPOSITIONS = Kind("disposition", DispositionSettings)
SCRIPTS = Kind("script", ScriptSettings)
REASONS = Kind("reason", ReasonSettings)
WEBHOOKS = Kind("webhook", WebhookSettings, secret_fields=frozenset({"secret"}))
IDENTITY_PROVIDERS = Kind("identity_provider", IdentityProviderSettings, secret_fields=frozenset({"secret"}))
RETENTION = Kind("retention", RetentionSettings)
