"""A centre behind the API: real database, real story, real routing; phones and the switch are doubles."""

import random
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import httpx
from fastapi import FastAPI

from ringhall.apps.api.app import build
from ringhall.apps.api.parts import ApiSettings, CentreParts
from ringhall.apps.api.setups import CustomerSetup
from ringhall.apps.centre.due import RetentionPreview
from ringhall.apps.centre.figures_proof import FiguresProof
from ringhall.apps.centre.first_run import FirstRun
from ringhall.apps.centre.floor_look import look
from ringhall.apps.centre.flow_setup import FlowSetup, keep_versions
from ringhall.apps.centre.flow_tests import Around, FlowTests
from ringhall.apps.centre.identity_fetch import Fetcher
from ringhall.apps.centre.intent_models import IntentModels
from ringhall.apps.centre.kinds import AGENTS, QUEUES
from ringhall.apps.centre.openings import Openings
from ringhall.apps.centre.phone_takes import PhoneTakes
from ringhall.apps.centre.prompt_setup import PromptSetup
from ringhall.apps.centre.settings import ConfigDocument, SettingsDesk, settings_book
from ringhall.apps.centre.settings.setups import SETUPS, BookSetup
from ringhall.apps.centre.source_trials import SourceTrials
from ringhall.apps.centre.webhook_post import stored_contact
from ringhall.business.call_backs.jobs import FollowUp
from ringhall.business.call_backs.service import CallBacks
from ringhall.business.call_backs.slot_book import SlotBook
from ringhall.business.customers.asked import AskedCustomers
from ringhall.business.customers.importing import Importing
from ringhall.business.customers.merging import Merging
from ringhall.business.customers.proofs import Proofs
from ringhall.business.customers.service import Customers
from ringhall.business.scripts.service import Scripts
from ringhall.company.access.service import Access, Pins, SecondFactor, SetupDoor, Users
from ringhall.company.access.types import UserSettings
from ringhall.company.audit.service import Audit
from ringhall.company.organisation.service import Organisation
from ringhall.company.sign_on.service import SignOn
from ringhall.contact import events as c
from ringhall.contact.handlers import handlers as contact_handlers
from ringhall.contact.live import LiveContacts
from ringhall.contact.projection import ContactTable
from ringhall.contact.rules import fold as contact_fold
from ringhall.contact.service import Contacts
from ringhall.engine.channels.voice.lanes import Lanes
from ringhall.engine.channels.voice.ports import Deaf
from ringhall.engine.channels.voice.service.draft_calls import DraftCalls
from ringhall.engine.channels.voicemail.service import Mailboxes
from ringhall.engine.flows.versions import FlowVersions
from ringhall.engine.lookups.service import LookUps
from ringhall.engine.recordings.files import RecordingFiles
from ringhall.engine.recordings.live import LiveRecordings
from ringhall.engine.recordings.service import Recordings
from ringhall.engine.routing.handlers import handlers
from ringhall.engine.routing.live import KINDS
from ringhall.engine.routing.service import Routing
from ringhall.engine.speech.uploads import Uploads
from ringhall.engine.speech.versions import PromptVersions
from ringhall.engine.telephony.fake import FakeSwitch
from ringhall.engine.understanding.service import Understanding
from ringhall.foundation.clock import RealClock
from ringhall.foundation.db.engine import Database, Transaction
from ringhall.foundation.ids import Ids
from ringhall.foundation.secrets import SecretBox
from ringhall.foundation.steps import Step, Steps
from ringhall.foundation.story import StoryWriter
from ringhall.foundation.story_reader import StoryReader
from ringhall.oversight.analytics.live import DayFigures
from ringhall.oversight.analytics.projection import VisitTable
from ringhall.oversight.analytics.reconciling import Reconciling
from ringhall.oversight.analytics.rules.sums import Terms
from ringhall.oversight.analytics.story_tables import SpanTable, TrackTable
from ringhall.oversight.operations.alarms import Alarms
from ringhall.oversight.operations.alerts import Alerts
from ringhall.oversight.operations.health import Health, PartHealth
from ringhall.oversight.privacy.service import Privacy
from ringhall.oversight.webhooks.ports import Answered, Letter
from ringhall.oversight.webhooks.service import Webhooks
from tests.support.doubles import DirectoryDouble, ForNowDouble
from tests.support.hashing import quick_hasher
from tests.support.sound_doubles import SpeechDouble
from tests.support.voice_double import CREW, SALES, NoErrands, PhonesDouble, VoiceDouble, silence

PASSWORD = "seven green boats"
TERMS = Terms(20_000, 5_000)


@dataclass
class ApiCentre:
    """Everything a test reaches for."""

    parts: CentreParts
    app: FastAPI
    voice: VoiceDouble
    writer: StoryWriter
    page_folder: Path
    openings: Openings

    async def read_openings(self, transaction: Transaction) -> None:
        """Let what is closed by hand take effect, as applying the settings does."""
        await self.openings.read(transaction, {}, SALES, ())

    def client(self, token: str | None = None, **options: Any) -> httpx.AsyncClient:
        """A program that speaks HTTP to the centre."""
        headers = {"authorization": f"Bearer {token}"} if token else {}
        transport = httpx.ASGITransport(self.app)
        return httpx.AsyncClient(transport=transport, base_url="http://centre.test", headers=headers, **options)

    async def token_of(self, login: str) -> str:
        """A fresh session's token."""
        async with self.client() as client:
            answer = await client.post("/api/v1/session", json={"login": login, "password": PASSWORD})
        assert answer.status_code == 200, answer.text
        return str(answer.json()["token"])

    @asynccontextmanager
    async def signed_in(self, login: str) -> AsyncIterator[httpx.AsyncClient]:
        """A program that acts for this user."""
        async with self.client(await self.token_of(login)) as client:
            yield client

    async def do(self, decide: Callable[[Step], Any]) -> Any:
        """One step, stored."""
        result, committed = self.parts.steps.run(decide)
        await committed
        return result

    async def caller(self, queue_id: str = "sales", **arrival: Any) -> str:
        """Somebody calls and waits; the contact's id."""

        def arrive(step: Step) -> str:
            fields = {"channel": "voice", "direction": "inbound", "dialled": "4008000001", "address": "+4512345678"}
            contact = self.parts.contacts.open(step, **(fields | arrival))
            self.parts.contacts.add_party(
                step,
                contact.id,
                party_id=f"{contact.id}.0",
                role="customer",
                purpose="arrival",
            )
            self.parts.contacts.enqueue(step, contact.id, queue_id)
            return contact.id

        return str(await self.do(arrive))

    async def answers(self, agent_id: str, contact_id: str) -> None:
        """The agent takes the contact that is offered."""
        offer = self.parts.contacts.get(contact_id).offer
        assert offer is not None
        assert offer.agent_id == agent_id
        party = f"{contact_id}.{self.parts.contacts.get(contact_id).parties_ever}"
        contacts = self.parts.contacts
        await self.do(
            lambda step: contacts.add_party(
                step,
                contact_id,
                party_id=party,
                role="agent",
                purpose="offer",
                agent_id=agent_id,
                token=offer.token,
            )
        )
        await self.do(lambda step: contacts.party_answered(step, party))

    async def talk(self, agent_id: str = "ann") -> str:
        """A caller and the agent talk; the contact's id."""
        await self.do(lambda step: self.parts.routing.set_state(step, agent_id, "ready", None, "test"))
        contact_id = await self.caller()
        await self.answers(agent_id, contact_id)
        return contact_id


def _heart(clock: RealClock, writer: StoryWriter, ids: Ids) -> tuple[Steps, Contacts, Routing]:
    """Contacts and routing over one line of steps."""
    steps = Steps(clock, writer)
    contacts = Contacts(LiveContacts(), ids.new)
    routing = Routing(steps, clock, contacts, ids.new)
    steps.fold_with([c.ContactArrived, *contact_fold.CHANGES], contacts.live.apply)
    steps.fold_with(KINDS, routing.live.apply)
    steps.handle(handlers(routing))
    steps.handle(contact_handlers(contacts))
    routing.configure(SALES, CREW)
    routing.restore()
    return steps, contacts, routing


@asynccontextmanager
async def _settled_in(
    writer: StoryWriter, database: Database, organisation: Organisation, users: Users, openings: Openings
) -> AsyncIterator[None]:
    """Stories are written from now on, until it ends; store the settings, and a user for each role."""
    await writer.start()
    async with database.transaction() as transaction:
        for queue in SALES:
            await organisation.put(transaction, "test", QUEUES, queue.id, queue)
        for agent in CREW:
            await organisation.put(transaction, "test", AGENTS, agent.id, agent)
        for login, roles in (("ann", "agent"), ("bob", "agent"), ("sue", "supervisor"), ("root", "admin")):
            agent_id = login if roles == "agent" else None
            said = UserSettings(login=login, name=login.title(), roles=(roles,), agent_id=agent_id)
            await users.add(transaction, "test", said, PASSWORD)
        await openings.read(transaction, {}, SALES, ())
    yield
    await writer.close()


def _around(contacts: Contacts, routing: Routing, openings: Openings) -> Around:
    """What every flow has of the centre."""
    return Around(
        time_zone=contacts.time_zone,
        ivr_seconds_max=routing.settings.ivr_seconds_max,
        emergency=openings.emergency(),
    )


def _draft_calls(steps: Steps, ids: Ids, clock: RealClock) -> DraftCalls:
    """Calls of drafts, at a switch in memory."""
    lanes = Lanes(FakeSwitch(), lambda failed: None)
    return DraftCalls(
        steps=steps, lanes=lanes, ears=Deaf(), play=silence, errands=NoErrands(), new_id=ids.new, clock=clock
    )


def _figures(database: Database, audit: Audit, clock: RealClock, zone: ZoneInfo, ids: Ids) -> FiguresProof:
    async def heed() -> None:
        pass

    reconciling = Reconciling(database, audit, clock, lambda _: TERMS)
    return FiguresProof(clock, database, audit, reconciling, lambda: zone, heed, ids.new)


def _recordings(folder: Path) -> Recordings:
    return Recordings(LiveRecordings(), RecordingFiles(folder / "t", folder / "m", folder / "k"))


def _outside(clock: RealClock, database: Database, alarms: Alarms, ids: Ids) -> dict[str, Any]:
    """What has to do with programs and services of others."""
    webhooks = Webhooks(clock, database, alarms, posted, stored_contact, ids.new)
    sign_on = SignOn(clock, Fetcher().fetch)
    return {"webhooks": webhooks, "webhooks_due": lambda: None, "sign_on": sign_on}


async def posted(letter: Letter) -> Answered:
    """Every program takes what it is told."""
    return Answered(204)


def _writer(url: str, database: Database) -> StoryWriter:
    writer = StoryWriter(url)
    for table in (ContactTable(), VisitTable(lambda _: TERMS), TrackTable(), SpanTable()):
        writer.project(table.project)
    database.settle_first(writer.settle)
    return writer


def _settings(zone: ZoneInfo, page: Path) -> ApiSettings:
    return ApiSettings(
        centre_name="Test centre",
        zone=zone,
        demo=True,
        page_folder=page,
        switch_websocket="ws://127.0.0.1:9/ws",
        dispositions={"order": "Order", "call_back": "Call back promised"},
        reasons={"break": "Break"},
        usual_names={"break": "Break", "order": "Order taken", "call_back": "Call back promised"},
    )


ZONE = ZoneInfo("Europe/Copenhagen")


def _organised(clock: RealClock, audit: Audit, folder: Path) -> tuple[Organisation, FlowVersions]:
    organisation, flow_versions = Organisation(clock, audit, SecretBox(folder / "key")), FlowVersions(clock)
    keep_versions(organisation, flow_versions)
    return organisation, flow_versions


@asynccontextmanager
async def an_api_centre(database: Database, url: str, folder: Path, **settings: Any) -> AsyncIterator[ApiCentre]:
    """A centre with the queue sales, the agents ann and bob, and a user for each role."""
    clock, writer, zone, hasher = RealClock(), _writer(url, database), ZONE, quick_hasher()
    ids, audit, understanding = Ids(clock, random.Random(7)), Audit(clock), Understanding(database, clock)
    customers, (organisation, flow_versions) = Customers(audit, ids.new, "DK"), _organised(clock, audit, folder)
    (steps, contacts, routing), users = _heart(clock, writer, ids), Users(hasher, audit, ids.new)
    voice, alarms, day = VoiceDouble(contacts), Alarms(clock), DayFigures(lambda _: TERMS, zone, clock.now())
    directory, uploads, openings = DirectoryDouble(), Uploads(folder / "prompts"), Openings(clock, organisation)
    pins = Pins(clock, hasher, SecretBox(folder / "key"), audit, database, directory.extension_of)
    book = settings_book(organisation, users, pins, audit, lambda: uploads.names, lambda number: number == "112")
    flow_tests = FlowTests(book, lambda: _around(contacts, routing, openings), understanding.at_once)
    parts = CentreParts(
        settings=replace(_settings(zone, folder / "page"), **settings),
        clock=clock,
        steps=steps,
        database=database,
        stories=StoryReader(database),
        contacts=contacts,
        routing=routing,
        voice=voice,
        mailboxes=Mailboxes(contacts, routing, ids.new),
        phones=PhonesDouble(voice),
        recordings=(recordings := _recordings(folder)),
        access=Access(clock, hasher, audit, SecondFactor(clock, SecretBox(folder / "key"), audit)),
        users=users,
        pins=pins,
        audit=audit,
        setups={**{name: BookSetup(book, name) for name in SETUPS}, "customers": CustomerSetup(customers)},
        scripts=Scripts(contacts),
        **_outside(clock, database, alarms, ids),
        settings_desk=SettingsDesk(book, ConfigDocument(book, customers), audit),
        intent_models=IntentModels(book, understanding, clock),
        sources=SourceTrials(book, LookUps(AskedCustomers(database, customers).find), audit),
        flows=FlowSetup(book, flow_versions, audit, flow_tests),
        flow_tests=flow_tests,
        draft_calls=_draft_calls(steps, ids, clock),
        prompts=(prompts := PromptSetup(uploads, PromptVersions(clock, uploads), book, audit)),
        phone_takes=PhoneTakes(clock, database, users, lambda: prompts),
        call_backs=(lost := CallBacks(audit, clock)),
        slots=SlotBook(contacts, lambda: routing.live.floor.queues, openings.calendar, directory.caller_id),
        follow_up=FollowUp(clock, database, steps, contacts, lost, routing.all_queues, lambda: ""),
        customers=customers,
        proofs=Proofs(audit, quick_hasher(), SecretBox(folder / "key"), database, clock),
        merging=(merging := Merging(audit, ids.new, clock)),
        importing=Importing(audit, ids.new, clock, customers.region),
        privacy=Privacy(database, steps, merging, recordings, audit, ids.new, customers.region),
        directory=directory,
        day=day,
        alarms=alarms,
        alerts=Alerts(clock, alarms, lambda: look(routing, contacts, day)),
        for_now=ForNowDouble(),
        openings=openings,
        setup_door=SetupDoor(clock, users),
        first_run=FirstRun(organisation, users),
        speech=SpeechDouble(folder / "spoken.wav"),
        retention=RetentionPreview(database, clock),
        figures=_figures(database, audit, clock, zone, ids),
        health=Health({"database": lambda: PartHealth(True, "there")}),
    )
    async with _settled_in(writer, database, organisation, users, openings):
        yield ApiCentre(parts, build(parts), voice, writer, folder / "page", openings)
