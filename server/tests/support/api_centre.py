"""A centre behind the API: real database, real story, real routing; phones and the switch are doubles."""

import random
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal
from zoneinfo import ZoneInfo

import httpx
from fastapi import FastAPI

from ringhall.apps.api.app import build
from ringhall.apps.api.parts import ApiSettings, CentreParts, Setup, SipPhone
from ringhall.apps.api.setups import CustomerSetup
from ringhall.apps.centre.due import RetentionPreview
from ringhall.apps.centre.figures_proof import FiguresProof
from ringhall.apps.centre.first_run import FirstRun
from ringhall.apps.centre.floor_look import look
from ringhall.apps.centre.flow_setup import FlowSetup, keep_versions
from ringhall.apps.centre.kinds import AGENTS, QUEUES, AgentSetup
from ringhall.apps.centre.openings import Openings
from ringhall.apps.centre.settings import ConfigDocument, SettingsDesk, settings_book
from ringhall.apps.centre.settings.setups import SETUPS, BookSetup
from ringhall.business.call_backs.service import CallBacks
from ringhall.business.customers.importing import Importing
from ringhall.business.customers.merging import Merging
from ringhall.business.customers.service import Customers
from ringhall.company.access.hashing import Hasher
from ringhall.company.access.service import Access, SetupDoor, Users
from ringhall.company.access.types import UserSettings
from ringhall.company.audit.service import Audit
from ringhall.company.organisation.service import Organisation
from ringhall.contact import events as c
from ringhall.contact.handlers import handlers as contact_handlers
from ringhall.contact.live import LiveContacts
from ringhall.contact.projection import ContactTable
from ringhall.contact.rules import fold as contact_fold
from ringhall.contact.rules.lifecycle import require_agent
from ringhall.contact.service import Contacts
from ringhall.contact.state import Contact
from ringhall.engine.channels.voice.errors import NoMicrophone, NothingRings
from ringhall.engine.channels.voice.service import Target
from ringhall.engine.channels.voicemail.service import Mailboxes
from ringhall.engine.flows.versions import FlowVersions
from ringhall.engine.recordings.files import RecordingFiles
from ringhall.engine.recordings.live import LiveRecordings
from ringhall.engine.recordings.service import Recordings
from ringhall.engine.routing.handlers import handlers
from ringhall.engine.routing.live import KINDS
from ringhall.engine.routing.service import Routing
from ringhall.engine.routing.settings import QueueSettings
from ringhall.foundation.clock import RealClock
from ringhall.foundation.db.engine import Database, Transaction
from ringhall.foundation.errors import NotFound
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
from tests.support.doubles import DirectoryDouble, ForNowDouble
from tests.support.sound_doubles import PromptsDouble, SpeechDouble

PASSWORD = "seven green boats"
TERMS = Terms(20_000, 5_000)
SALES = [QueueSettings(id="sales", name="Sales")]
CREW = [AgentSetup(id=name, login=name, name=name.title(), queue_ids=["sales"]) for name in ("ann", "bob")]


class VoiceDouble:
    """Does with contacts what a voice channel does, without a switch."""

    def __init__(self, contacts: Contacts) -> None:
        self.contacts = contacts
        self.told: list[tuple[Any, ...]] = []
        self.phones: dict[str, Literal["browser", "sip"]] = {}
        self.picked_up: list[tuple[str, str]] = []

    def pick_up(self, step: Step, agent_id: str, at: Target | None) -> Contact:
        ringing = [c for c in self.contacts.live.by_id.values() if at is not None and c.offer_to(at.value)]
        if not ringing:
            raise NothingRings()
        self.picked_up.append((agent_id, ringing[0].id))
        return ringing[0]

    def dial(self, step: Step, agent_id: str, number: str, calls_back: str | None = None) -> Contact:
        if calls_back is not None:
            require_agent(self.contacts.get(calls_back), "complete", agent_id)
        call = self.contacts.open(
            step, channel="voice", direction="outbound", dialled="+4570000000", address=number, agent_id=agent_id
        )
        if calls_back is not None:
            self.contacts.link(step, self.contacts.get(calls_back), "called_back", call, "call_back_of")
        return call

    def hang_up_party(self, step: Step, contact_id: str, agent_id: str, party_id: str) -> None:
        self.contacts.drop_party(step, contact_id, agent_id, party_id)

    def swap(self, step: Step, contact_id: str, agent_id: str) -> None:
        self.contacts.swap(step, contact_id, agent_id)

    def decline(self, step: Step, contact_id: str, agent_id: str) -> None:
        offer = self.contacts.get(contact_id).offer
        self.contacts.end_offer(step, contact_id, offer.token if offer else "", "declined")

    def park(self, step: Step, contact_id: str, agent_id: str) -> str:
        self.contacts.park(step, contact_id, agent_id, "701", step.now + 120_000)
        return "701"

    def hold(self, step: Step, contact_id: str, agent_id: str) -> None:
        self.contacts.hold(step, contact_id, agent_id)

    def retrieve(self, step: Step, contact_id: str, agent_id: str) -> None:
        self.contacts.retrieve(step, contact_id, agent_id)

    def mute(self, step: Step, contact_id: str, agent_id: str) -> None:
        self.contacts.mute(step, contact_id, agent_id, True)

    def unmute(self, step: Step, contact_id: str, agent_id: str) -> None:
        self.contacts.mute(step, contact_id, agent_id, False)

    def keys(self, step: Step, contact_id: str, agent_id: str, keys: str) -> None:
        self.contacts.get(contact_id)
        self.told.append(("keys", contact_id, agent_id, keys))

    def hang_up(self, step: Step, contact_id: str, agent_id: str) -> None:
        self.contacts.end(step, contact_id, "answered", "agent")
        for party in self.contacts.get(contact_id).present():
            self.contacts.party_left(step, party.id, "removed")

    def transfer(self, step: Step, contact_id: str, agent_id: str, to: Target) -> None:
        self.told.append(("transfer", to))
        if to.kind == "queue":
            self.contacts.transfer_to_queue(step, contact_id, agent_id, to.value, 0)

    def consult(self, step: Step, contact_id: str, agent_id: str, to: Target) -> None:
        self.told.append(("consult", to))
        self.contacts.begin_consult(step, contact_id, agent_id)

    def complete_consult(self, step: Step, contact_id: str, agent_id: str) -> None:
        self.contacts.complete_consult(step, contact_id, agent_id)

    def conference(self, step: Step, contact_id: str, agent_id: str) -> None:
        self.contacts.conference(step, contact_id, agent_id)

    def cancel_consult(self, step: Step, contact_id: str, agent_id: str) -> None:
        self.contacts.cancel_consult(step, contact_id, agent_id)

    def phone_here(self, step: Step, agent_id: str, tab: str, in_call: bool) -> None:
        self.told.append(("phone_here", agent_id, tab, in_call))
        self.phones[agent_id] = "browser"

    def phone_gone(self, step: Step, agent_id: str, tab: str) -> None:
        self.told.append(("phone_gone", agent_id, tab))
        self.phones.pop(agent_id, None)


class PhonesDouble:
    """Accounts; who is registered is what the voice double was told."""

    def __init__(self, voice: VoiceDouble) -> None:
        self._voice = voice
        self._deaf: set[str] = set()

    def phone_of(self, agent_id: str) -> Literal["browser", "sip"] | None:
        return self._voice.phones.get(agent_id)

    def set_microphone(self, agent_id: str, works: bool) -> None:
        (self._deaf.discard if works else self._deaf.add)(agent_id)

    async def require_phone(self, agent_id: str) -> None:
        if agent_id in self._deaf:
            raise NoMicrophone

    def browser(self, agent_id: str) -> SipPhone:
        if agent_id not in {"guest1", *(agent.id for agent in CREW)}:
            raise NotFound(what="agent", which=agent_id)
        return SipPhone(agent_id, "s3cret-of-" + agent_id, "ringhall", "127.0.0.1", 5060)

    desk = browser

    def of_extension(self, number: str) -> SipPhone:
        if number != "300":
            raise NotFound(what="extension", which=number)
        return SipPhone("phone300", "s3cret-of-phone300", "ringhall", "127.0.0.1", 5060)

    def guest(self) -> tuple[SipPhone, str]:
        return self.browser("guest1"), "4008000001"


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


async def _settle_in(database: Database, organisation: Organisation, users: Users, openings: Openings) -> None:
    """Store the settings, and a user for each role."""
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


def _figures(database: Database, audit: Audit, clock: RealClock, zone: ZoneInfo, ids: Ids) -> FiguresProof:
    async def heed() -> None:
        pass

    reconciling = Reconciling(database, audit, clock, lambda _: TERMS)
    return FiguresProof(clock, database, audit, reconciling, lambda: zone, heed, ids.new)


def _recordings(folder: Path) -> Recordings:
    return Recordings(LiveRecordings(), RecordingFiles(folder / "t", folder / "m", folder / "k"))


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


@asynccontextmanager
async def an_api_centre(database: Database, url: str, folder: Path, **settings: Any) -> AsyncIterator[ApiCentre]:
    """A centre with the queue sales, the agents ann and bob, and a user for each role."""
    clock, writer = RealClock(), _writer(url, database)
    ids, audit, hasher = Ids(clock, random.Random(7)), Audit(clock), Hasher()
    organisation = Organisation(clock, audit, SecretBox(folder / "key"))
    keep_versions(organisation, flow_versions := FlowVersions(clock))
    users, customers = Users(hasher, audit, ids.new), Customers(audit, ids.new, "DK")
    steps, contacts, routing = _heart(clock, writer, ids)
    await writer.start()
    zone, page = ZoneInfo("Europe/Copenhagen"), folder / "page"
    voice, alarms, day = VoiceDouble(contacts), Alarms(clock), DayFigures(lambda _: TERMS, zone, clock.now())
    book = settings_book(organisation, users, audit, frozenset, lambda number: number == "112")
    setups: dict[str, Setup] = {name: BookSetup(book, name) for name in SETUPS}
    parts = CentreParts(
        settings=replace(_settings(zone, page), **settings),
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
        access=Access(clock, hasher, audit),
        users=users,
        audit=audit,
        setups=setups | {"customers": CustomerSetup(customers)},
        settings_desk=SettingsDesk(book, ConfigDocument(book, customers), audit),
        flows=FlowSetup(book, flow_versions, audit),
        prompts=PromptsDouble(folder),
        call_backs=CallBacks(audit, clock),
        customers=customers,
        merging=(merging := Merging(audit, ids.new, clock)),
        importing=Importing(audit, ids.new, clock, customers.region),
        privacy=Privacy(database, steps, merging, recordings, audit, ids.new, customers.region),
        directory=DirectoryDouble(),
        day=day,
        alarms=alarms,
        alerts=Alerts(clock, alarms, lambda: look(routing, contacts, day)),
        for_now=ForNowDouble(),
        openings=(openings := Openings(clock, organisation)),
        setup_door=SetupDoor(clock, users),
        first_run=FirstRun(organisation, users),
        speech=SpeechDouble(folder / "spoken.wav"),
        retention=RetentionPreview(database, clock),
        figures=_figures(database, audit, clock, zone, ids),
        health=Health({"database": lambda: PartHealth(True, "there")}),
    )
    await _settle_in(database, organisation, users, openings)
    yield ApiCentre(parts, build(parts), voice, writer, page, openings)
    await writer.close()
