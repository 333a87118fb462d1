"""The centre as the API sees it."""

from pathlib import Path
from typing import Protocol

from ringhall.apps.api.parts import ApiSettings, CentreParts, Setup
from ringhall.apps.api.setups import CustomerSetup
from ringhall.apps.centre.choices import Choices
from ringhall.apps.centre.directory import Directory, Phones
from ringhall.apps.centre.due import RetentionPreview
from ringhall.apps.centre.figures_proof import FiguresProof
from ringhall.apps.centre.first_run import FirstRun
from ringhall.apps.centre.flow_setup import FlowSetup
from ringhall.apps.centre.flow_tests import Around, FlowTests
from ringhall.apps.centre.for_now import ForNow
from ringhall.apps.centre.intent_models import IntentModels
from ringhall.apps.centre.openings import Openings
from ringhall.apps.centre.phone_takes import PhoneTakes
from ringhall.apps.centre.prompt_setup import PromptSetup
from ringhall.apps.centre.settings import ConfigDocument, SettingsBook, SettingsDesk
from ringhall.apps.centre.settings.defaults import DISPOSITIONS, REASONS
from ringhall.apps.centre.settings.setups import SETUPS, BookSetup
from ringhall.apps.centre.source_trials import SourceTrials
from ringhall.apps.centre.store import Store
from ringhall.business.call_backs.jobs import FollowUp
from ringhall.business.call_backs.slot_book import SlotBook
from ringhall.business.scripts.service import Scripts
from ringhall.engine.lookups.service import LookUps
from ringhall.engine.recordings.service import Recordings
from ringhall.engine.speech.service import Prompts
from ringhall.engine.telephony.service import AsteriskSwitch
from ringhall.engine.understanding.service import Understanding
from ringhall.foundation.clock import Clock
from ringhall.foundation.settings import Settings
from ringhall.oversight.analytics.live import DayFigures
from ringhall.oversight.operations.alarms import Alarms
from ringhall.oversight.operations.alerts import Alerts
from ringhall.oversight.operations.health import Health, PartHealth, disk_check
from ringhall.oversight.privacy.service import Privacy
from ringhall.oversight.webhooks.jobs import Sender
from ringhall.oversight.webhooks.service import Webhooks
from ringhall.wiring import Heart


class Assembled(Protocol):
    """What a centre has when its doors open."""

    settings: Settings
    clock: Clock
    store: Store
    heart: Heart
    switch: AsteriskSwitch
    recordings: Recordings
    privacy: Privacy
    figures: FiguresProof
    follow_up: FollowUp
    slots: SlotBook
    phones: Phones
    directory: Directory
    prompt_setup: PromptSetup
    phone_takes: PhoneTakes
    day: DayFigures
    alarms: Alarms
    alerts: Alerts
    for_now: ForNow
    openings: Openings
    speech: Prompts
    shown: ApiSettings
    choices: Choices
    scripts: Scripts
    webhooks: Webhooks
    sender: Sender
    book: SettingsBook
    document: ConfigDocument
    look_ups: LookUps
    understanding: Understanding


def page_folder() -> Path:
    """Where the page's build lies: inside an installed package, or beside the sources."""
    inside = Path(__file__).resolve().parents[2] / "page"
    return inside if inside.exists() else Path(__file__).resolve().parents[4] / "web" / "dist"


def api_parts(centre: Assembled) -> CentreParts:
    """Everything the API needs, from a centre that is assembled."""
    store, heart = centre.store, centre.heart
    setups: dict[str, Setup] = {
        **{name: BookSetup(centre.book, name) for name in SETUPS},
        "customers": CustomerSetup(store.customers),
    }
    flow_tests = FlowTests(centre.book, lambda: _around_flows(centre), centre.understanding.at_once)
    return CentreParts(
        settings=centre.shown,
        clock=centre.clock,
        steps=heart.steps,
        database=store.database,
        stories=store.stories,
        contacts=heart.contacts,
        routing=heart.routing,
        voice=heart.verbs,
        mailboxes=heart.mailboxes,
        phones=centre.phones,
        recordings=centre.recordings,
        access=store.access,
        sign_on=store.sign_on,
        users=store.users,
        pins=store.pins,
        audit=store.audit,
        setups=setups,
        scripts=centre.scripts,
        webhooks=centre.webhooks,
        webhooks_due=centre.sender.look,
        settings_desk=SettingsDesk(centre.book, centre.document, store.audit),
        intent_models=IntentModels(centre.book, centre.understanding, centre.clock),
        sources=SourceTrials(centre.book, centre.look_ups, store.audit),
        flows=FlowSetup(centre.book, store.flow_versions, store.audit, flow_tests),
        flow_tests=flow_tests,
        draft_calls=heart.voice.draft_calls,
        prompts=centre.prompt_setup,
        phone_takes=centre.phone_takes,
        call_backs=store.call_backs,
        slots=centre.slots,
        follow_up=centre.follow_up,
        customers=store.customers,
        proofs=store.proofs,
        merging=store.merging,
        importing=store.importing,
        privacy=centre.privacy,
        directory=centre.directory,
        day=centre.day,
        alarms=centre.alarms,
        alerts=centre.alerts,
        for_now=centre.for_now,
        openings=centre.openings,
        setup_door=store.setup_door,
        first_run=FirstRun(store.organisation, store.users),
        speech=centre.speech,
        figures=centre.figures,
        retention=RetentionPreview(store.database, centre.clock),
        health=_health(centre),
    )


def shown_settings(settings: Settings, switch: AsteriskSwitch, choices: Choices) -> ApiSettings:
    """What pages show of the settings."""
    return ApiSettings(
        centre_name=settings.centre_name,
        zone=settings.zone,
        demo=settings.role == "demo",
        page_folder=page_folder(),
        switch_websocket=switch.websocket_url,
        dispositions=choices.dispositions,
        disposition_queues=choices.disposition_queues,
        follow_ups=choices.follow_ups,
        reasons=choices.reasons,
        usual_names=DISPOSITIONS | REASONS,
    )


def _around_flows(centre: Assembled) -> Around:
    """What every flow has of the centre as it is now."""
    return Around(
        time_zone=centre.heart.contacts.time_zone,
        ivr_seconds_max=centre.heart.routing.settings.ivr_seconds_max,
        emergency=centre.openings.emergency(),
    )


def _health(centre: Assembled) -> Health:
    standing = centre.alarms.standing

    def no_alarm(code: str, fine: str) -> PartHealth:
        found = [alarm for alarm in standing() if alarm.code == code]
        return PartHealth(False, found[0].text, code) if found else PartHealth(True, fine)

    def page() -> PartHealth:
        there = (page_folder() / "index.html").exists()
        if there:
            return PartHealth(True, "built")
        return PartHealth(False, "The page is not built: run `make run` or `npm run build`.", "page-missing")

    return Health(
        {
            "database": lambda: no_alarm("database-away", "stores"),
            "switch": lambda: no_alarm("switch_down", "connected"),
            "page": page,
            "disk": disk_check(centre.settings.data),
        }
    )
