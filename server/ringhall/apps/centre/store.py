"""Everything of the centre that lives in the database: stories, settings, people."""

from collections.abc import Callable
from dataclasses import dataclass
from secrets import randbelow

from ringhall.apps.centre.flow_setup import keep_versions
from ringhall.apps.centre.identity_fetch import Fetcher
from ringhall.business.call_backs.service import CallBacks
from ringhall.business.customers.codes import Codes
from ringhall.business.customers.finder import CustomerFinder
from ringhall.business.customers.importing import Importing
from ringhall.business.customers.merging import Merging
from ringhall.business.customers.proofs import Proofs
from ringhall.business.customers.service import Customers
from ringhall.company.access.agent_rights import AgentRights
from ringhall.company.access.hashing import Hasher
from ringhall.company.access.service import Access, Pins, SecondFactor, SetupDoor, Users
from ringhall.company.audit.service import Audit
from ringhall.company.organisation.service import Organisation
from ringhall.company.sign_on.service import SignOn
from ringhall.contact.projection import ContactTable
from ringhall.engine.flows.versions import FlowVersions
from ringhall.engine.recordings import repository as recordings
from ringhall.engine.routing.projection import AgentTable
from ringhall.foundation.clock import Clock
from ringhall.foundation.data_folder import DataFolder
from ringhall.foundation.db.engine import Database
from ringhall.foundation.db.short_way import ShortWay
from ringhall.foundation.ids import NewId
from ringhall.foundation.secrets import SecretBox
from ringhall.foundation.story import StoryWriter
from ringhall.foundation.story_reader import StoryReader
from ringhall.oversight.analytics.projection import VisitTable
from ringhall.oversight.analytics.rules.visits import TermsOf
from ringhall.oversight.analytics.story_tables import SpanTable, TrackTable
from ringhall.oversight.operations.alarms import Alarms
from ringhall.oversight.webhooks.projection import WebhookTable

DATABASE_ALARM = "database-away"


@dataclass
class Store:
    """The parts that read and write the database."""

    database: Database
    writer: StoryWriter
    stories: StoryReader
    audit: Audit
    access: Access
    users: Users
    pins: Pins
    setup_door: SetupDoor
    organisation: Organisation
    flow_versions: FlowVersions
    call_backs: CallBacks
    customers: Customers
    proofs: Proofs
    codes: Codes
    merging: Merging
    importing: Importing
    short_way: ShortWay
    finder: CustomerFinder
    agent_rights: AgentRights
    secrets: SecretBox
    webhooks: WebhookTable
    sign_on: SignOn


def open_store(
    url: str,
    folder: DataFolder,
    region: str,
    clock: Clock,
    new_id: NewId,
    alarms: Alarms,
    terms_of: TermsOf,
    extension_of: Callable[[str], str],
    on_fenced: Callable[[], None],
) -> Store:
    """Make the parts; nothing is connected before the writer starts."""
    database = Database(url)
    audit, hasher, secrets, webhooks = Audit(clock), Hasher(), SecretBox(folder.key_file), WebhookTable()
    writer = StoryWriter(
        url,
        on_trouble=lambda text: alarms.raise_(
            DATABASE_ALARM, "missed", text, action="Talking goes on. Start the database or mend the line to it."
        ),
        on_recovered=lambda: alarms.clear(DATABASE_ALARM),
        on_fenced=on_fenced,
    )
    for projection in (
        ContactTable().project,
        VisitTable(terms_of).project,
        AgentTable().project,
        recordings.project,
        TrackTable().project,
        SpanTable().project,
        webhooks.project,
    ):
        writer.project(projection)
    database.settle_first(writer.settle)
    short_way, users = ShortWay(url), Users(hasher, audit, new_id)
    organisation, flow_versions = Organisation(clock, audit, secrets), FlowVersions(clock)
    keep_versions(organisation, flow_versions)
    return Store(
        database=database,
        writer=writer,
        stories=StoryReader(database),
        audit=audit,
        access=Access(clock, hasher, audit, SecondFactor(clock, secrets, audit)),
        users=users,
        # Other hashers than for log-ins: callers and phones that try PINs keep nobody from signing in.
        pins=Pins(clock, Hasher(), secrets, audit, database, extension_of),
        setup_door=SetupDoor(clock, users),
        organisation=organisation,
        flow_versions=flow_versions,
        call_backs=CallBacks(audit, clock),
        customers=Customers(audit, new_id, region),
        proofs=Proofs(audit, Hasher(), secrets, database, clock),
        codes=Codes(Hasher(), secrets, database, clock, randbelow),
        merging=Merging(audit, new_id, clock),
        importing=Importing(audit, new_id, clock, region),
        short_way=short_way,
        finder=CustomerFinder(short_way),
        agent_rights=AgentRights(short_way),
        secrets=secrets,
        webhooks=webhooks,
        sign_on=SignOn(clock, Fetcher().fetch),
    )
