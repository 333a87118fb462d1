"""One centre from its settings: what it is made of, how it starts and how it stops."""

import asyncio
import random
from collections.abc import Callable
from typing import Any
from zoneinfo import ZoneInfo

from ringhall.apps.api.app import build
from ringhall.apps.api.metrics import Metrics
from ringhall.apps.centre.adapters import CallerRights, Outside, Post, Verifying
from ringhall.apps.centre.choices import Choices
from ringhall.apps.centre.configuration import Configuration
from ringhall.apps.centre.directory import Directory, Phones
from ringhall.apps.centre.door import Door
from ringhall.apps.centre.engines import Engines
from ringhall.apps.centre.figures_night import NightlyFigures
from ringhall.apps.centre.figures_proof import FiguresProof
from ringhall.apps.centre.floor_look import look
from ringhall.apps.centre.for_now import ForNow
from ringhall.apps.centre.nights import Nights
from ringhall.apps.centre.openings import Openings
from ringhall.apps.centre.parts import api_parts, shown_settings
from ringhall.apps.centre.phone_takes import PhoneTakes
from ringhall.apps.centre.place import OrganisationSettings, stored_place, with_place
from ringhall.apps.centre.promises import DEFAULT_TERMS, terms_of
from ringhall.apps.centre.prompt_setup import PromptSetup
from ringhall.apps.centre.restore import restore
from ringhall.apps.centre.retention import NIGHT, Retention
from ringhall.apps.centre.settings import ConfigDocument, settings_book
from ringhall.apps.centre.settings.defaults import fill_in
from ringhall.apps.centre.store import open_store
from ringhall.apps.centre.told_alarms import recording_alarm, voice_alarm
from ringhall.apps.centre.webhook_post import told_programs
from ringhall.business.call_backs.jobs import FollowUp
from ringhall.business.call_backs.slot_book import SlotBook
from ringhall.business.customers.asked import AskedCustomers
from ringhall.business.scripts.service import Scripts
from ringhall.company.access.types import LANGUAGES
from ringhall.company.audit.service import Audit
from ringhall.company.organisation.service import Organisation
from ringhall.contact import repository as contacts
from ringhall.contact.last_agent import LastAgents
from ringhall.engine.channels.voice import jobs as audit
from ringhall.engine.channels.voice.prompt_files import PromptFiles
from ringhall.engine.channels.voice.service.read_back import ReadBack
from ringhall.engine.lookups.service import LookUps
from ringhall.engine.recognition.service import Recognition
from ringhall.engine.recordings.files import RecordingFiles
from ringhall.engine.recordings.handlers import handlers as recording_handlers
from ringhall.engine.recordings.jobs import Checker
from ringhall.engine.recordings.live import LiveRecordings
from ringhall.engine.recordings.service import Recordings
from ringhall.engine.speech.engines import installed
from ringhall.engine.speech.service import Prompts
from ringhall.engine.speech.uploads import Uploads
from ringhall.engine.speech.versions import PromptVersions
from ringhall.engine.understanding.service import Understanding
from ringhall.engine.understanding.vectors import sentence_vectors
from ringhall.foundation import tasks
from ringhall.foundation.clock import Clock, RealClock
from ringhall.foundation.data_folder import DataFolder
from ringhall.foundation.db.engine import Database
from ringhall.foundation.db.migrate import migrate
from ringhall.foundation.ids import Ids, NewId
from ringhall.foundation.logging import log
from ringhall.foundation.secrets import SecretBox
from ringhall.foundation.settings import Settings
from ringhall.oversight.analytics.live import DayFigures
from ringhall.oversight.analytics.reconciling import Reconciling
from ringhall.oversight.analytics.rules.sums import Terms
from ringhall.oversight.analytics.service import totals
from ringhall.oversight.operations.alarms import Alarms
from ringhall.oversight.operations.alerts import Alerts
from ringhall.oversight.privacy.service import Privacy
from ringhall.wiring import Heart, Surroundings, build_heart

PROMPT_RECORDED = "prompt_recorded"
PROMPT_RECORDED_TEXT = "“{name}” is recorded, and callers hear it."


class Centre:
    """Start it, let it run, stop it. `door` is its HTTP application from the first moment."""

    def __init__(
        self,
        settings: Settings,
        engines: Engines,
        door: Door,
        guest_numbers: tuple[str, ...],
        on_fenced: Callable[[], None],
    ) -> None:
        self.settings = settings
        self.folder = DataFolder(settings.data)
        # Where the switch writes talks; one that is not ours may be unable to write into our folder.
        self.talks = settings.ari_recordings if settings.ari else self.folder.recordings / "raw"
        self.engines, self.door = engines, door
        self.clock: Clock = RealClock()
        self.alarms = Alarms(self.clock)
        self.uploads = Uploads(self.folder.prompts / "uploaded")
        self.prompt_versions = PromptVersions(self.clock, self.uploads)
        self.speech = Prompts(self.folder.prompts, installed())
        self._on_fenced = on_fenced
        self._guest_numbers = guest_numbers
        self.switch = engines.switch
        self.alerts = Alerts(self.clock, self.alarms, lambda: look(self.heart.routing, self.heart.contacts, self.day))
        self._watching: list[asyncio.Task[Any]] = []
        self._nights: list[Nights | NightlyFigures] = []
        self.heart: Heart
        self.directory: Directory
        self.day: DayFigures

    async def start(self, document: dict[str, Any] | None) -> None:
        """Wait for the engines, read the stories, then open the doors.

        A configuration `document` is taken at each start; the demo's only into a centre that is new.
        """
        (self.folder.recordings / "raw").mkdir(mode=0o700, parents=True, exist_ok=True)
        await self.engines.booted()
        await asyncio.to_thread(migrate, self.engines.url)
        self.settings = await self._in_place()
        self._assemble()
        await self.store.writer.start()
        if document and (self.settings.role == "serve" or await self.configuration.is_new()):
            await self.configuration.take(document, "configuration file")
        async with self.store.database.transaction() as transaction:
            await self.prompt_versions.settle(transaction)
            await fill_in(transaction, self.book, self.store.audit)
        await self.recognition.start()
        await self.configuration.apply()
        await restore(self.store, self.heart, self.day)
        self.phone_takes.tidy(self.switch.host.recordings)
        await self.switch.start()
        self.heart.routing.restore()
        self.checker.restore(self.recordings.end_orphans)
        self.open_doors()

    async def _in_place(self) -> Settings:
        """The settings as people have set them since: name, time zone, country."""
        organisation = Organisation(self.clock, Audit(self.clock), SecretBox(self.folder.key_file))
        database = Database(self.engines.url)
        try:
            async with database.transaction() as transaction:
                place = await stored_place(organisation, transaction)
        finally:
            await database.close()
        self._language = place.language if place else LANGUAGES[0]
        return with_place(self.settings, place) if place else self.settings

    async def _move_to(self, place: OrganisationSettings) -> None:
        """The organisation was changed: from now on its name, days and numbers are these."""
        self._language, moved = place.language, with_place(self.settings, place)
        if moved == self.settings:
            return
        self.directory.region = self.store.customers.region = moved.region
        self.shown.centre_name, self.shown.zone = moved.centre_name, moved.zone
        if moved.zone != self.settings.zone:
            self.day.move_to(moved.zone, self.clock.now())
            async with self.store.database.transaction() as transaction:
                self.day.restore(await totals(transaction, self.day.since, self.day.until), ())
        self.heart.contacts.time_zone = moved.time_zone
        self.settings = moved
        for each in self._nights:
            each.move()

    def _assemble(self) -> None:
        self.directory = Directory(self.settings.region)
        self.day = DayFigures(self._terms, self.settings.zone, self.clock.now())
        chance = random.SystemRandom()
        new_id = Ids(self.clock, chance).new
        self.store = open_store(
            self.engines.url,
            self.folder,
            self.settings.region,
            self.clock,
            new_id,
            self.alarms,
            self._terms,
            self.directory.extension_of,
            self._on_fenced,
        )
        self.look_ups = LookUps(AskedCustomers(self.store.database, self.store.customers).find)
        self.store.codes.deliver = Post(self.look_ups).deliver
        self.recognition = Recognition(self.settings.cache, Outside)
        self.phone_takes = PhoneTakes(self.clock, self.store.database, self.store.users, lambda: self.prompt_setup)
        self.understanding = Understanding(self.store.database, self.clock, sentence_vectors(self.settings.cache))
        rights = CallerRights(self.store.agent_rights, self.store.pins, lambda: self._language)
        self.heart = build_heart(
            Surroundings(
                clock=self.clock,
                chance=chance,
                writer=self.store.writer,
                switch=self.switch,
                numbers=self.directory,
                prompts=PromptFiles(self.speech, self.uploads),
                find_customer=self.store.finder.find,
                find_last_agent=LastAgents(self.store.short_way).find,
                sees_callers=rights.sees_callers,
                may_dial=rights.may_dial,
                may_pick_up=rights.may_pick_up,
                language_of=rights.language_of,
                check_pin=rights.check_pin,
                verify=Verifying(self.store.proofs, self.store.codes).verify,
                send_code=self.store.codes.send,
                takes=self.phone_takes,
                look_up=self.look_ups.ask,
                understand=self.understanding.understand,
                recording_path=lambda name: str(self.talks / f"{name}.raw"),
                message_seconds=lambda name: self.recordings.message_seconds(name),
                alarm=voice_alarm(self.alarms),
                ears=self.recognition,
            )
        )
        self.heart.contacts.time_zone = self.settings.time_zone
        self._read_back_later(new_id)
        self._keep_recordings(new_id)
        self._keep_phones()
        self._prove_figures(new_id)
        self._call_lost_callers()
        self._keep_settings()

    def _keep_phones(self) -> None:
        """Where agents are rung."""
        self.phones = Phones(
            self.heart.seats,
            self.heart.voice.hot_desks,
            self.switch.is_registered,
            self.settings.listen,
            self.settings.sip,
            self.switch.host.guest_secret,
            self._guest_numbers[0] if self._guest_numbers else "",
        )

    def _read_back_later(self, new_id: NewId) -> None:
        """What the switch served alone gets its stories afterwards."""
        self.read_back = ReadBack(
            self.switch,
            self.heart.contacts,
            self.directory,
            self.heart.routing.agent_of_login,
            self._legs_known,
            self.heart.steps.keep,
            new_id,
            self.clock,
        )

    def _keep_settings(self) -> None:
        """What people set up, and how it takes effect."""
        self.for_now = ForNow(self.clock, self.store.organisation)
        self.openings = Openings(self.clock, self.store.organisation)
        heart = self.heart
        heart.flows.slots = self.slots = SlotBook(
            heart.contacts, lambda: heart.routing.live.floor.queues, self.openings.calendar, self.directory.caller_id
        )
        self.choices = Choices()
        self.scripts = Scripts(heart.contacts)
        self.webhooks, self.sender = told_programs(self.store.database, self.store.webhooks, self.clock, self.alarms)
        self.book = settings_book(
            self.store.organisation,
            self.store.users,
            self.store.pins,
            self.store.audit,
            self._prompt_names,
            self.directory.is_emergency,
        )
        self.prompt_setup = PromptSetup(self.uploads, self.prompt_versions, self.book, self.store.audit)
        self.document = ConfigDocument(self.book, self.store.customers)
        self.configuration = Configuration(
            self.store,
            self.heart,
            self.switch,
            self.directory,
            self.phones,
            self.speech,
            self.alerts,
            self.for_now,
            self.openings,
            self.choices,
            self.scripts,
            self.sender,
            self.document,
            self.look_ups,
            self.recognition,
            self.understanding,
            self.clock,
        )

    def _call_lost_callers(self) -> None:
        """Who gave up is called by the centre itself, where their queue has it so."""
        store = self.store
        self.follow_up = FollowUp(
            self.clock,
            store.database,
            self.heart.steps,
            self.heart.contacts,
            store.call_backs,
            self.heart.routing.all_queues,
            self.directory.caller_id,
        )

    def _prove_figures(self, new_id: NewId) -> None:
        """Figures are compared with the stories every night, and whenever somebody asks for it."""
        store = self.store
        reconciling = Reconciling(store.database, store.audit, self.clock, self._terms)
        self.night = NightlyFigures(self.clock, store.database, reconciling, self.alarms, self._zone)
        heed = self.night.heed
        self.figures = FiguresProof(self.clock, store.database, store.audit, reconciling, self._zone, heed, new_id)

    def _keep_recordings(self, new_id: NewId) -> None:
        """The ledger of recordings, and what lets them and a person's data go."""
        live, files = LiveRecordings(), RecordingFiles(self.talks, self.switch.host.recordings, self.folder.recordings)
        self.recordings = Recordings(live, files)
        self.privacy = Privacy(
            self.store.database,
            self.heart.steps,
            self.store.merging,
            self.recordings,
            self.store.audit,
            new_id,
            self.settings.region,
        )
        self.checker = Checker(self.heart.steps, live, files, recording_alarm(self.alarms))
        self.heart.steps.fold_with(LiveRecordings.FOLDED, live.apply)
        self.heart.steps.handle(recording_handlers(self.recordings, self.checker.check))

    async def _legs_known(self, leg_ids: list[str], since: int) -> set[str]:
        async with self.store.database.transaction() as transaction:
            return await contacts.legs_known(transaction, leg_ids, since)

    def open_doors(self) -> None:
        """From here on people and programs are served."""
        metrics = Metrics()
        self.shown = shown_settings(self.settings, self.switch, self.choices)
        self.configuration.on_place = self._move_to
        app = build(api_parts(self), metrics)
        metrics.watch_switch(lambda: self.switch.traffic)
        metrics.start()
        self.phone_takes.on_kept = lambda ticket: app.state.gateway.tell_user(
            ticket.user_id,
            PROMPT_RECORDED,
            f"“{ticket.prompt}” is recorded, and callers hear it.",
            {"name": ticket.prompt},
        )
        self.understanding.on_changed = app.state.gateway.settings_changed
        self.configuration.on_applied = lambda: self._applied(app.state.gateway.settings_changed)
        self._watching.append(tasks.start(self.configuration.follow(), "settings.follow"))
        watch = audit.Audit(self.heart.voice, self.heart.recovery, self.switch.look)
        self._watching.append(tasks.start(watch.run(), "voice.audit"))
        store = self.store
        retention = Retention(
            self.clock,
            self.heart.steps,
            store.database,
            store.organisation,
            self.recordings,
            store.merging,
            store.audit,
            self.prompt_versions,
        )
        retention_nights = Nights(self.clock, self._zone, NIGHT, retention.look, "retention")
        self._nights += [retention_nights, self.night]
        for each in self._nights:
            each.start()
        self.alerts.start()
        self.follow_up.start()
        self._watching.append(self.sender.start(self.heart.steps, self.alarms))
        self.heart.voice.on_switch_up = self.read_back.look
        self.read_back.look()
        self.door.app = app
        log.info("centre.ready", http=self.settings.http, sip=self.settings.sip)

    async def stop(self) -> None:
        """End everything, the engines too, in good order."""
        for task in self._watching:
            await tasks.stop(task)
        for each in self._nights:
            await each.stop()
        await self.switch.stop()
        if hasattr(self, "store"):
            await self.recognition.stop()
            self.openings.stop()
            await self.understanding.stop()
            await self.store.writer.close()
            await self.store.short_way.close()
            await self.store.database.close()
        await self.engines.stop()

    def _applied(self, tell_pages: Callable[[], None]) -> None:
        tell_pages()
        self.follow_up.look_again()

    def _zone(self) -> ZoneInfo:
        return self.settings.zone

    def _prompt_names(self) -> frozenset[str]:
        return self.uploads.names

    def _terms(self, queue_id: str) -> Terms:
        queue = self.heart.routing.live.floor.queues.get(queue_id)
        return DEFAULT_TERMS if queue is None else terms_of(queue.settings)
