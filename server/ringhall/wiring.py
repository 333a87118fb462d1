"""Puts the slices together: one table of events and who acts on them, the same for the live centre and for tests."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field

from ringhall.contact import events as contact_events
from ringhall.contact import flow_events, script_events
from ringhall.contact.handlers import handlers as contact_handlers
from ringhall.contact.live import LiveContacts
from ringhall.contact.service import Contacts
from ringhall.engine.channels.voice.handlers import desk_handlers, phone_handlers
from ringhall.engine.channels.voice.handlers import handlers as voice_handlers
from ringhall.engine.channels.voice.ports import (
    NO_TAKES,
    Alarm,
    CheckPin,
    Deaf,
    Ears,
    FindCustomer,
    FindLastAgent,
    LanguageOf,
    MayDial,
    MayPickUp,
    MessageSeconds,
    Numbers,
    Prompts,
    SeesCallers,
    Takes,
    english,
    nobody_before,
    nobody_has_a_pin,
)
from ringhall.engine.channels.voice.seats import Seats
from ringhall.engine.channels.voice.service import Hearing, Recovery, Verbs, Voice
from ringhall.engine.channels.voice.service.draft_calls import DraftCalls
from ringhall.engine.channels.voice.service.hot_desks import HotDesks
from ringhall.engine.channels.voice.service.internal import Internal
from ringhall.engine.channels.voice.service.nailed_up import NailedUp
from ringhall.engine.channels.voice.service.parking import Parking
from ringhall.engine.channels.voice.service.phone_calls import PhoneCalls
from ringhall.engine.channels.voice.service.phone_recording import PhoneRecording
from ringhall.engine.channels.voice.service.phone_sign_in import PhoneSignIn
from ringhall.engine.channels.voice.service.pick_up import PickUp
from ringhall.engine.channels.voice.service.pulling import Pulling
from ringhall.engine.channels.voicemail.handlers import handlers as voicemail_handlers
from ringhall.engine.channels.voicemail.service import Mailboxes
from ringhall.engine.flows.errands import Errands
from ringhall.engine.flows.handlers import handlers as flow_handlers
from ringhall.engine.flows.ports import CodeSender, Verifier, nobody_to_send_to, nobody_verified
from ringhall.engine.flows.service import Flows
from ringhall.engine.lookups.ports import LookUp, nothing_to_ask
from ringhall.engine.routing.handlers import handlers as routing_handlers
from ringhall.engine.routing.live import KINDS as ROUTING_KINDS
from ringhall.engine.routing.live import LEARNT_FROM
from ringhall.engine.routing.service import Routing
from ringhall.engine.telephony.ports import Switch
from ringhall.engine.understanding.ports import Understand, understands_nothing
from ringhall.engine.virtual_agents.handlers import handlers as virtual_agent_handlers
from ringhall.engine.virtual_agents.service import VirtualAgents
from ringhall.engine.waiting.handlers import handlers as waiting_handlers
from ringhall.engine.waiting.handlers import overflow_handlers
from ringhall.engine.waiting.overflow import Overflow
from ringhall.engine.waiting.service import Waiting
from ringhall.foundation.clock import Clock
from ringhall.foundation.events import Event
from ringhall.foundation.ids import Ids, NewId
from ringhall.foundation.steps import Steps, Writer
from ringhall.oversight.simulation.ports import Floor

CONTACT_KINDS = [
    kind
    for kind in (vars(contact_events) | vars(flow_events) | vars(script_events)).values()
    if isinstance(kind, type) and issubclass(kind, Event)
]


@dataclass
class Heart:
    """What decides: contacts, routing, flows and the phone, over one line of steps."""

    steps: Steps
    contacts: Contacts
    routing: Routing
    flows: Flows
    waiting: Waiting
    voice: Voice
    verbs: Verbs
    recovery: Recovery
    seats: Seats
    mailboxes: Mailboxes
    virtual_agents: VirtualAgents


@dataclass(frozen=True, kw_only=True)
class Surroundings:
    """What the heart needs of the world; a test gives doubles, the centre the real things."""

    clock: Clock
    chance: random.Random
    writer: Writer
    switch: Switch
    numbers: Numbers
    prompts: Prompts
    find_customer: FindCustomer
    find_last_agent: FindLastAgent = nobody_before
    sees_callers: SeesCallers
    may_dial: MayDial
    may_pick_up: MayPickUp
    recording_path: Callable[[str], str]
    message_seconds: MessageSeconds
    language_of: LanguageOf = english
    check_pin: CheckPin = nobody_has_a_pin
    takes: Takes = NO_TAKES
    verify: Verifier = nobody_verified
    send_code: CodeSender = nobody_to_send_to
    look_up: LookUp = nothing_to_ask
    understand: Understand = understands_nothing
    alarm: Alarm
    ears: Ears = field(default_factory=Deaf)


def _fold(steps: Steps, live: LiveContacts, routing: Routing) -> None:
    """Stories make what is live."""
    steps.fold_with(CONTACT_KINDS, live.apply)
    steps.fold_with(ROUTING_KINDS, routing.live.apply)
    steps.fold_with(LEARNT_FROM, routing.live.learn)


def build_floor(clock: Clock, writer: Writer, seed: int) -> Floor:
    """Contacts and routing without phones and flows, for replays and planning."""
    new_id = Ids(clock, random.Random(seed)).new
    steps, live = Steps(clock, writer), LiveContacts()
    contacts = Contacts(live, new_id)
    routing = Routing(steps, clock, contacts, new_id)
    _fold(steps, live, routing)
    steps.handle(contact_handlers(contacts))
    steps.handle(routing_handlers(routing))
    return Floor(steps, contacts, routing)


def build_heart(given: Surroundings) -> Heart:
    """Make the slices and join them. Nothing runs yet; folding stories may begin."""
    new_id = Ids(given.clock, given.chance).new
    steps = Steps(given.clock, given.writer)
    live = LiveContacts()
    contacts = Contacts(live, new_id)
    routing = Routing(steps, given.clock, contacts, new_id)
    seats = Seats(routing.login_of, routing.seat_of)
    voice = Voice(
        steps=steps,
        contacts=contacts,
        switch=given.switch,
        seats=seats,
        numbers=given.numbers,
        prompts=given.prompts,
        find_customer=given.find_customer,
        find_last_agent=given.find_last_agent,
        sees_callers=given.sees_callers,
        recording_path=given.recording_path,
        message_seconds=given.message_seconds,
        new_id=new_id,
        clock=given.clock,
        alarm=given.alarm,
        ears=given.ears,
    )
    contacts.diallable = voice.calling.number_to_call_back
    flows = Flows(contacts, routing, voice.flow_media)
    _run_errands(given, steps, voice, flows, new_id)
    mailboxes = Mailboxes(contacts, routing, new_id)
    waiting = Waiting(contacts, flows, routing)
    overflow = Overflow(steps, given.clock, contacts, flows, routing)
    virtual_agents = VirtualAgents(contacts, flows, routing)
    voice.flows, voice.waiting = flows, waiting
    recovery = Recovery(voice)
    _keep_phones(given, steps, voice, routing, new_id)
    voice.parking = Parking(contacts, voice.calling, routing)
    _let_sign_in(given, steps, voice, routing)
    _let_record(given, steps, voice, new_id)
    voice.pulling = Pulling(contacts, voice.calling, routing)
    voice.pick_up = PickUp(contacts, voice.calling, voice.extensions, routing)
    internal = Internal(contacts, voice.calling, voice.extensions, routing, lambda: voice.flows, steps.run)
    voice.flow_media.lead_inside = internal.put_through
    hearing = Hearing(voice, recovery, PhoneCalls(voice, internal, routing, given.may_dial, given.may_pick_up))
    voice.listener = hearing.hear
    given.switch.listen(hearing.hear)
    _fold(steps, live, routing)
    for table in (
        contact_handlers(contacts),
        voice_handlers(voice, internal),
        phone_handlers(voice),
        desk_handlers(voice),
        routing_handlers(routing),
        flow_handlers(flows, contacts),
        waiting_handlers(waiting, contacts),
        overflow_handlers(overflow, contacts),
        virtual_agent_handlers(virtual_agents, contacts),
        voicemail_handlers(mailboxes),
    ):
        steps.handle(table)
    verbs = Verbs(voice, routing, internal, overflow)
    return Heart(steps, contacts, routing, flows, waiting, voice, verbs, recovery, seats, mailboxes, virtual_agents)


def _run_errands(given: Surroundings, steps: Steps, voice: Voice, flows: Flows, new_id: NewId) -> None:
    """What flows have found out, those of callers and those that are being drawn."""
    errands = Errands(steps, voice.contacts, flows, given.verify, given.send_code, given.look_up, given.understand)
    flows.find_out = errands.find_out
    voice.draft_calls = DraftCalls(
        steps=steps,
        lanes=voice.lanes,
        ears=given.ears,
        play=voice.flow_media.play,
        errands=errands,
        new_id=new_id,
        clock=given.clock,
    )


def _let_sign_in(given: Surroundings, steps: Steps, voice: Voice, routing: Routing) -> None:
    """Agents sit at any phone, and sign in at it."""
    voice.hot_desks = HotDesks(routing, voice.seats, voice.extensions)
    voice.phone_sign_in = PhoneSignIn(
        steps=steps,
        staff=routing,
        hot_desks=voice.hot_desks,
        extensions=voice.extensions,
        lanes=voice.lanes,
        prompts=given.prompts,
        language_of=given.language_of,
        check_pin=given.check_pin,
        clock=given.clock,
    )


def _let_record(given: Surroundings, steps: Steps, voice: Voice, new_id: NewId) -> None:
    """Prompts are recorded by phone."""
    voice.phone_recording = PhoneRecording(
        steps=steps,
        lanes=voice.lanes,
        prompts=given.prompts,
        numbers=given.numbers,
        takes=given.takes,
        language_of=given.language_of,
        new_id=new_id,
        clock=given.clock,
    )


def _keep_phones(given: Surroundings, steps: Steps, voice: Voice, routing: Routing, new_id: NewId) -> None:
    """Phones of agents that stay connected."""
    nailed_up = NailedUp(
        steps=steps,
        contacts=voice.contacts,
        staff=routing,
        calling=voice.calling,
        seats=voice.seats,
        lanes=voice.lanes,
        prompts=given.prompts,
        language_of=given.language_of,
        new_id=new_id,
        clock=given.clock,
    )
    voice.keep_phones(nailed_up)
    routing.on_settings.append(nailed_up.look_at_all)
