"""Settings at work: what is stored takes effect, at the start and after every change."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from msgspec.structs import replace

from ringhall.apps.centre import kinds
from ringhall.apps.centre.choices import Choices, known_scripts, known_webhooks
from ringhall.apps.centre.directory import Directory, Phones
from ringhall.apps.centre.for_now import ForNow
from ringhall.apps.centre.identity_fetch import known_providers
from ringhall.apps.centre.openings import Openings
from ringhall.apps.centre.place import OrganisationSettings, stored_place
from ringhall.apps.centre.settings import ConfigDocument
from ringhall.apps.centre.settings.values import By
from ringhall.apps.centre.store import Store
from ringhall.business.scripts.service import Scripts
from ringhall.company.organisation.rules.hours import Calendar
from ringhall.engine.channels.voice.call_rules import CallRules
from ringhall.engine.channels.voice.extensions import account_of
from ringhall.engine.flows.document import from_data
from ringhall.engine.flows.rules.spoken import spoken_texts
from ringhall.engine.lookups.service import LookUps
from ringhall.engine.recognition.service import Recognition
from ringhall.engine.routing.settings import RoutingSettings, VirtualMember
from ringhall.engine.speech.service import Prompts
from ringhall.engine.telephony.ports import Seat, Switch, Trunk
from ringhall.engine.understanding.service import Understanding
from ringhall.engine.virtual_agents.service import Known
from ringhall.engine.waiting.rules.message_flow import message_flow, message_flow_id
from ringhall.engine.waiting.rules.spoken import spoken_by
from ringhall.engine.waiting.rules.ways import version_of
from ringhall.foundation import tasks
from ringhall.foundation.clock import Clock
from ringhall.foundation.db.engine import Transaction
from ringhall.foundation.errors import Refusal
from ringhall.foundation.logging import log
from ringhall.foundation.wheel import Wheel
from ringhall.oversight.operations.alerts import Alerts
from ringhall.oversight.operations.rules.limits import AlertSettings
from ringhall.oversight.webhooks.jobs import Sender
from ringhall.wiring import Heart

RETRY_MS = 5_000
EFFECT_SECONDS_MAX = 5
"""Whoever changed a setting is answered then at the latest: it is stored, and takes effect as soon as it can."""


class Configuration:
    """Reads stored settings into the heart, the switch and the directory."""

    def __init__(
        self,
        store: Store,
        heart: Heart,
        switch: Switch,
        directory: Directory,
        phones: Phones,
        speech: Prompts,
        alerts: Alerts,
        for_now: ForNow,
        openings: Openings,
        choices: Choices,
        scripts: Scripts,
        sender: Sender,
        document: ConfigDocument,
        look_ups: LookUps,
        recognition: Recognition,
        understanding: Understanding,
        clock: Clock,
    ) -> None:
        self._store, self._heart, self._switch = store, heart, switch
        self._directory, self._phones, self._speech = directory, phones, speech
        self._alerts, self._for_now, self._wheel = alerts, for_now, Wheel(clock)
        self._openings, self._clock = openings, clock
        self.on_place: Callable[[OrganisationSettings], Awaitable[None]] | None = None
        self._choices, self._scripts, self._sender = choices, scripts, sender
        self._document, self._look_ups = document, look_ups
        self._recognition, self._understanding = recognition, understanding
        self.on_applied: Callable[[], None] = lambda: None
        self._changed = asyncio.Event()
        self._stored, self._tried = 0, 0
        self._was_tried = asyncio.Condition()
        self._follower: asyncio.Task[None] | None = None
        self._seats: list[Seat] = []
        self._trunks: list[Trunk] = []
        store.organisation.on_changed(lambda change: self._was_stored())
        store.organisation.wait_with(self.in_effect)

    def _was_stored(self) -> None:
        self._stored += 1
        self._changed.set()

    async def follow(self) -> None:
        """Apply every change as it is stored, and again after a while where that fails; never returns."""
        self._follower = asyncio.current_task()
        while True:
            await self._changed.wait()
            self._changed.clear()
            tried = self._stored
            try:
                await self.apply()
                self.on_applied()
            except Exception:
                log.exception("settings.not_applied")
                # What opens or closes at this moment must not wait for the next change.
                self._wheel.set("again", self._clock.now() + RETRY_MS, self._changed.set)
            async with self._was_tried:
                self._tried = tried
                self._was_tried.notify_all()

    async def in_effect(self) -> None:
        """Wait until what is stored by now holds, or was tried, or for `EFFECT_SECONDS_MAX`.

        Nobody waits before the centre follows changes, and applying does not wait for itself.
        """
        if self._follower is None or self._follower is asyncio.current_task():
            return
        stored = self._stored
        try:
            async with asyncio.timeout(EFFECT_SECONDS_MAX), self._was_tried:
                await self._was_tried.wait_for(lambda: self._tried >= stored)
        except TimeoutError:
            log.warning("settings.take_long", seconds=EFFECT_SECONDS_MAX)

    async def apply(self) -> None:
        """Let everything that is stored take effect. Callers keep their place, calls go on."""
        organisation = self._store.organisation
        async with self._store.database.transaction() as transaction:
            queues = [s.value for s in await organisation.all(transaction, kinds.QUEUES)]
            agents = [s.value for s in await organisation.all(transaction, kinds.AGENTS)]
            numbers = [s.value for s in await organisation.all(transaction, kinds.NUMBERS)]
            flows = await organisation.all(transaction, kinds.FLOWS)
            extensions = [s.value for s in await organisation.all(transaction, kinds.EXTENSIONS)]
            groups = [s.value for s in await organisation.all(transaction, kinds.RING_GROUPS)]
            virtual = [s.value for s in await organisation.all(transaction, kinds.VIRTUAL_AGENTS)]
            call_rules = await organisation.find(transaction, kinds.CALL_RULES, "all")
            outside = [s.value for s in await organisation.all(transaction, kinds.OUTSIDE)]
            trunks = [s.value for s in await organisation.all(transaction, kinds.TRUNKS)]
            routing = await organisation.find(transaction, kinds.ROUTING, RoutingSettings().id)
            alerts = await organisation.find(transaction, kinds.ALERTS, AlertSettings().id)
            treatments = {s.id: s.value for s in await organisation.all(transaction, kinds.TREATMENTS)}
            intent_models = await self._read_services(transaction)
            calendars = {s.id: s.value for s in await organisation.all(transaction, kinds.CALENDARS)}
            await self._openings.read(transaction, calendars, queues, numbers, virtual)
            await self._read_for_people(transaction)
            await self._for_now.read(transaction)
            place = await stored_place(organisation, transaction)
        if place and self.on_place:
            await self.on_place(place)
        await self._understanding.know(intent_models)
        self._heart.routing.settings = routing.value if routing else RoutingSettings()
        for each in queues:
            own_mailbox = message_flow(each.id)
            self._heart.flows.publish_document(message_flow_id(each.id), version_of(own_mailbox), own_mailbox)
        for flow in flows:
            self._publish(flow.id, flow.version, flow.value.document, calendars)
        drawn = {flow.id: flow.value for flow in flows}
        for flow_id, version, document in self._openings.flows(drawn, queues, numbers):
            self._publish(flow_id, version, document, calendars)
        self._recognition.want(self._heart.flows.hears_speech)
        self._alerts.settings = alerts.value if alerts else AlertSettings()
        self._directory.know(self._openings.now_numbers(numbers), extensions, outside)
        members = [*self._for_now.over(agents), *self._virtual_members(virtual)]
        self._heart.routing.configure(self._openings.now_queues(queues), members, self._openings.closed_queues())
        self._heart.waiting.configure(
            treatments, {each.id: (each.treatment, each.music) for each in queues}, self._openings.emergency()
        )
        self._heart.voice.follow_treatments()
        tasks.start(self._warm("treatments", spoken_by(treatments.values())), "treatments.warm")
        self._openings.follow(self._changed.set)
        self._wheel.set("for_now", self._for_now.next_end, self._changed.set)
        self._phones.know(agents, extensions)
        voice = self._heart.voice
        voice.follow_rules(call_rules.value if call_rules else CallRules())
        people = {a.id: (a.login, a.name) for a in agents}
        self._heart.voice.extensions.know(
            [kinds.extension_of(each) for each in extensions], people, [kinds.group_of(each) for each in groups]
        )
        self._heart.voice.calling.outside_trunk = next((trunk.name for trunk in trunks if trunk.host), None)
        await self._tell_switch(agents, extensions, trunks)
        voice.watched.tell_all()

    def _virtual_members(self, virtual: list[kinds.VirtualAgentSettings]) -> list[VirtualMember]:
        """Virtual agents as the floor knows them, and who of them is on duty."""
        virtual_agents = self._heart.virtual_agents
        virtual_agents.know({v.id: Known(v.name, v, self._openings.is_on_duty(v.id)) for v in virtual})
        return virtual_agents.members()

    async def _read_services(self, transaction: Transaction) -> dict[str, kinds.IntentModelSettings]:
        """Who is asked outside, by flows and by what callers say; and what intents there are."""
        organisation = self._store.organisation
        self._look_ups.know({s.id: s.value for s in await organisation.all(transaction, kinds.SOURCES)})
        self._recognition.know({s.id: s.value for s in await organisation.all(transaction, kinds.RECOGNISERS)})
        return {s.id: s.value for s in await organisation.all(transaction, kinds.INTENT_MODELS)}

    async def _read_for_people(self, transaction: Transaction) -> None:
        """What agents choose from and are led by, and programs that are told of it."""
        organisation = self._store.organisation
        self._choices.know(
            [s.value for s in await organisation.all(transaction, kinds.DISPOSITIONS)],
            [s.value for s in await organisation.all(transaction, kinds.REASONS)],
        )
        self._scripts.know(known_scripts(await organisation.all(transaction, kinds.SCRIPTS)))
        self._store.sign_on.know(known_providers(await organisation.all(transaction, kinds.IDENTITY_PROVIDERS)))
        self._sender.know(known_webhooks(await organisation.all(transaction, kinds.WEBHOOKS)))

    def _publish(self, flow_id: str, version: int, document: dict[str, Any], calendars: Mapping[str, Calendar]) -> None:
        try:
            flow = replace(
                from_data(document),
                calendars=dict(calendars),
                time_zone=self._heart.contacts.time_zone,
                ivr_seconds_max=self._heart.routing.settings.ivr_seconds_max,
                emergency=self._openings.emergency(),
            )
        except Refusal as refusal:
            log.error("flow.unusable", flow=flow_id, reason=str(refusal))
            return
        if self._heart.flows.publish(flow_id, version, flow):
            tasks.start(self._warm(flow_id, spoken_texts(flow)), "flow.warm")

    async def _warm(self, flow_id: str, texts: list[tuple[str, str]]) -> None:
        for fault in await self._speech.warm(texts):
            log.warning("flow.not_spoken", flow=flow_id, reason=fault)

    async def _tell_switch(
        self, agents: list[kinds.AgentSetup], extensions: list[kinds.ExtensionSettings], trunks: list[Trunk]
    ) -> None:
        numbers = {each.target: each.number for each in extensions if each.leads_to == "agent"}
        seats = [
            Seat(name=a.login, secret=a.sip_secret, display=a.name, extension=numbers.get(a.id, ""))
            for a in agents
            if a.sip_secret
        ]
        fallback = [seat.name for seat in seats]
        phones = [each for each in extensions if each.leads_to == "phone"]
        seats += [
            Seat(name=account_of(each.number), secret=each.sip_secret, display=each.name, extension=each.number)
            for each in phones
        ]
        if seats != self._seats:
            await self._switch.set_seats(seats, fallback)
            self._seats = seats
        if trunks != self._trunks:
            await self._switch.set_trunks(trunks)
            self._trunks = trunks

    async def take(self, document: dict[str, Any], who: str) -> None:
        """Store what a configuration document names; what it does not name stays.

        Raises a Refusal and changes nothing when something in it cannot be.
        """
        async with self._store.database.transaction() as transaction:
            await self._document.apply(transaction, document, By(who))

    async def is_new(self) -> bool:
        """Whether nothing was ever set in this centre."""
        async with self._store.database.transaction() as transaction:
            return not await self._store.organisation.all(transaction, kinds.QUEUES)
