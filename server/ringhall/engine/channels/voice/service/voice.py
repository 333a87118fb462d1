"""The phone channel: keeps the switch as each contact's story wants it."""

from collections.abc import Callable

from ringhall.contact import events as e
from ringhall.contact.rules.terms import terms_of
from ringhall.contact.service import Contacts
from ringhall.contact.state import Contact
from ringhall.engine.channels.voice.call_rules import CallRules
from ringhall.engine.channels.voice.extensions import Extensions
from ringhall.engine.channels.voice.lanes import Lanes
from ringhall.engine.channels.voice.ports import (
    Alarm,
    Dialogues,
    Ears,
    FindCustomer,
    FindLastAgent,
    MessageSeconds,
    Numbers,
    Prompts,
    SeesCallers,
)
from ringhall.engine.channels.voice.rules import media
from ringhall.engine.channels.voice.rules.media import Media, Sounding
from ringhall.engine.channels.voice.seats import Seats, is_browser
from ringhall.engine.channels.voice.service.calling import Calling
from ringhall.engine.channels.voice.service.calling_back import CallingBack
from ringhall.engine.channels.voice.service.draft_calls import DraftCalls
from ringhall.engine.channels.voice.service.flow_media import FlowMedia
from ringhall.engine.channels.voice.service.holding import Holding
from ringhall.engine.channels.voice.service.hot_desks import HotDesks
from ringhall.engine.channels.voice.service.identifying import Identifying
from ringhall.engine.channels.voice.service.listening import CallersInFlows, Listeners
from ringhall.engine.channels.voice.service.lost_pages import LostPages
from ringhall.engine.channels.voice.service.nailed_up import NailedUp
from ringhall.engine.channels.voice.service.parking import Parking
from ringhall.engine.channels.voice.service.phone_recording import PhoneRecording
from ringhall.engine.channels.voice.service.phone_sign_in import PhoneSignIn
from ringhall.engine.channels.voice.service.pick_up import PickUp
from ringhall.engine.channels.voice.service.pulling import Pulling
from ringhall.engine.channels.voice.service.unheard import keep_unheard
from ringhall.engine.channels.voice.service.watched import Watched
from ringhall.engine.flows import ports as flow
from ringhall.engine.flows.service import Flows
from ringhall.engine.telephony import events as heard
from ringhall.engine.telephony import ports as ask
from ringhall.engine.waiting.service import Waiting
from ringhall.foundation.clock import Clock
from ringhall.foundation.ids import NewId
from ringhall.foundation.steps import Step, Steps
from ringhall.foundation.wheel import Wheel

PAGE_SECONDS_MAX = 15
FLOW_WAKE, WAITING_WAKE, AWAY_WAKE, PAGE_WAKE = "flow", "waiting", "away", "page"
PARKED_WAKE, HOLD_WAKE = "parked", "hold"


class Voice:
    """Owner of what the switch does for contacts. Verbs for people are in `Verbs`, the return in `Recovery`."""

    def __init__(
        self,
        *,
        steps: Steps,
        contacts: Contacts,
        switch: ask.Switch,
        seats: Seats,
        numbers: Numbers,
        prompts: Prompts,
        find_customer: FindCustomer,
        find_last_agent: FindLastAgent,
        sees_callers: SeesCallers,
        recording_path: Callable[[str], str],
        message_seconds: MessageSeconds,
        new_id: NewId,
        clock: Clock,
        alarm: Alarm,
        ears: Ears,
    ) -> None:
        self.steps, self.contacts, self.seats, self.numbers, self.alarm = steps, contacts, seats, numbers, alarm
        self.message_seconds = message_seconds
        self.flows: Flows
        self.waiting: Waiting
        self.nailed_up: NailedUp
        self.extensions = Extensions()
        self.parking: Parking
        self.pick_up: PickUp
        self.hot_desks: HotDesks
        self.phone_sign_in: PhoneSignIn
        self.draft_calls: DraftCalls
        self.phone_recording: PhoneRecording
        self.pulling: Pulling
        self.listener: Callable[[heard.SwitchEvent], None]
        self.on_switch_up: Callable[[], None] = lambda: None
        self.lanes = Lanes(switch, self.hear)
        self.holding = Holding(contacts, self.lanes)
        self.wheel = Wheel(clock)
        self.calling = Calling(contacts, self.lanes, seats, numbers, recording_path, sees_callers, new_id)
        self.calling_back = CallingBack(contacts, self.calling)
        self.flow_media = FlowMedia(self.lanes, prompts, self.calling, self.hear)
        self.flow_media.extensions = self.extensions
        self.lost_pages = LostPages(steps, contacts, seats, self.lanes, clock, switch.packets_from)
        self.identifying = Identifying(
            steps,
            contacts,
            find_customer,
            find_last_agent,
            lambda: self.flows.ask_last_agent,
            lambda step, contact, language: self.flows.language_known(step, contact, language),
        )
        self.media: dict[str, Media] = {}
        self.watched = Watched(contacts, self.extensions, self.lanes, lambda agent_id: self.hot_desks.at(agent_id))
        callers = CallersInFlows(contacts, lambda: self.flows)
        self.listeners = Listeners(steps, self.lanes, ears, callers.wanted, callers.tell)
        steps.before_commit(self.follow)
        steps.before_commit(self.watched.follow)

    def hear(self, event: heard.SwitchEvent) -> None:
        """One input from the switch."""
        self.listener(event)

    def follow(self, step: Step) -> None:
        """After the contacts touched by this step, let the switch do what their stories want now."""
        touched = {r.event.contact_id: None for r in step.recorded if isinstance(r.event, e.ContactEvent)}
        for contact_id in touched:
            contact = self.contacts.live.by_id.get(contact_id)
            if contact is not None and contact.channel == "voice":
                self.follow_contact(step, contact)
                self.listeners.follow(step, contact_id)

    def follow_contact(self, step: Step, contact: Contact) -> None:
        """Send the switch the way from what it does to what the contact's story wants."""
        want = media.wanted(contact)
        was = self.media.get(contact.id, media.NOTHING)
        arrived = contact.arrived_party
        asked = list(media.commands(contact.id, was, want, arrived.id if arrived else None)) if was != want else []
        work = [each for each in asked if not isinstance(each, Sounding)]
        if contact.state == "closed":
            self.media.pop(contact.id, None)
        else:
            self.media[contact.id] = want
        if work:
            step.after_commit(lambda: self.lanes.send(contact.id, *work), media.turn_of(contact, work))
        for said in [each for each in asked if isinstance(each, Sounding)]:
            step.after_commit(lambda one=said: self._say(contact.id, one))  # type: ignore[misc]
        if contact.state == "connected" and (contact.offers or contact.taken):
            # The switch has done all before it: the talk stands.
            step.after_commit(lambda: self.lanes.send(contact.id, lambda: self._talk_stands(contact.id)))
        self.wheel.set((contact.id, FLOW_WAKE), self.flows.deadline(contact), lambda: self._flow_due(contact.id))
        self.wheel.set(
            (contact.id, WAITING_WAKE), self.waiting.deadline(contact), lambda: self._waiting_due(contact.id)
        )
        parked_until = contact.parked.until if contact.parked else None
        self.wheel.set((contact.id, PARKED_WAKE), parked_until, lambda: self._parked_due(contact.id))
        self.wheel.set((contact.id, HOLD_WAKE), contact.reminder_at, lambda: self._hold_due(contact.id))
        self.wheel.set((contact.id, AWAY_WAKE), contact.away_until, lambda: self._away_due(contact.id))

    async def _say(self, contact_id: str, said: Sounding) -> None:
        """Beside the lane: a talk must not wait for a voice that is still at work, nor be interrupted by it later."""
        command = await self.flow_media.play(said)()
        if command is not None and self.media.get(contact_id, media.NOTHING).sounding == said:
            self.lanes.send(contact_id, command)

    async def _talk_stands(self, contact_id: str) -> None:
        self.steps.run(lambda step: self.contacts.stop_offering(step, contact_id))

    def keep_phones(self, nailed_up: NailedUp) -> None:
        """Let agents be reached at phones that stay connected."""
        self.nailed_up = self.calling.nailed_up = self.lost_pages.nailed_up = nailed_up

    def follow_rules(self, rules: CallRules) -> None:
        """These hold for all calls from now on."""
        self.parking.rules = self.pick_up.rules = self.holding.rules = rules
        self.phone_sign_in.rules = self.phone_recording.rules = rules

    @property
    def dialogues(self) -> tuple[Dialogues, ...]:
        """The talks with phones that are in no contact."""
        return self.phone_sign_in, self.phone_recording, self.draft_calls

    def knows_alone(self, leg_id: str) -> bool:
        """Whether the leg is in no contact, and somebody's all the same.

        A phone that stays connected, or signs in, or records a prompt, or calls the draft of a flow.
        """
        return self.nailed_up.knows(leg_id) or leg_id in self._on_their_own()

    def alone(self) -> set[str]:
        """All such legs."""
        return self.nailed_up.legs() | self._on_their_own()

    def _on_their_own(self) -> set[str]:
        return set().union(*(each.legs() for each in self.dialogues))

    def alone_ended(self, step: Step, leg_id: str, cause: int) -> None:
        """One of them is gone; a leg that is nobody's changes nothing."""
        if not any(each.ended(step, leg_id) for each in self.dialogues):
            self.nailed_up.ended(step, leg_id, cause)

    def alone_pressed(self, step: Step, event: heard.KeyPressed) -> None:
        """A key of one of them."""
        if not any(each.key_pressed(step, event) for each in self.dialogues):
            self.nailed_up.key_pressed(step, event.leg_id)

    def alone_heard(self, step: Step, event: heard.PlaybackEnded) -> None:
        """One of them has heard something to its end."""
        if not any(each.playback_ended(step, event) for each in self.dialogues):
            self.nailed_up.playback_ended(event.leg_id, event.playback_id)

    def alone_failed(self, step: Step, event: heard.CommandFailed, *, fatal: bool) -> None:
        """The switch refused something for one of them; what is `fatal` is the end of the leg."""
        if not any(each.failed(step, event, fatal=fatal) for each in self.dialogues) and fatal:
            self.nailed_up.failed(step, event.leg_id)

    def expect_page(self, contact: Contact, now: int) -> None:
        """After a restart pages come back within seconds; one that does not has left its caller in silence."""
        if self._page_missing(contact):
            due = now + PAGE_SECONDS_MAX * 1000
            self.wheel.set((contact.id, PAGE_WAKE), due, lambda: self._page_due(contact.id))

    def _page_missing(self, contact: Contact) -> bool:
        party = contact.agent_party
        return party is not None and is_browser(party) and self.seats.kind(party.agent_id or "") != "browser"

    def _page_due(self, contact_id: str) -> None:
        contact = self.contacts.live.by_id.get(contact_id)
        if contact is not None and self._page_missing(contact):
            self.lost_pages.gone(contact.agent_id or "")

    def _parked_due(self, contact_id: str) -> None:
        contact = self.contacts.live.by_id.get(contact_id)
        if contact is not None:
            self.steps.run(lambda step: self.parking.due(step, contact))

    def _hold_due(self, contact_id: str) -> None:
        contact = self.contacts.live.by_id.get(contact_id)
        if contact is not None:
            self.steps.run(lambda step: self.holding.due(step, contact))

    def _flow_due(self, contact_id: str) -> None:
        contact = self.contacts.live.by_id.get(contact_id)
        deadline = self.flows.deadline(contact) if contact else None
        if contact is not None and deadline is not None:
            self.steps.run(lambda step: self._time_up(step, contact, deadline))

    def _time_up(self, step: Step, contact: Contact, deadline: int) -> None:
        if not keep_unheard(self, step, contact):
            self.flows.tell(step, contact, flow.TimeUp(deadline))

    def follow_treatments(self) -> None:
        """Treatments were set: whoever waits in a queue that has another one now is in that from here on.

        An emergency message is heard by those who wait where it is on.
        """
        known = [self.contacts.live.by_id.get(contact_id) for contact_id in self.media]
        for contact in [each for each in known if each is not None]:
            if self.waiting.is_another(contact):
                self.steps.run(lambda step, one=contact: self.waiting.queued(step, one))  # type: ignore[misc]
            elif self.waiting.is_to_hear(contact):
                self.steps.run(lambda step, one=contact: self.waiting.hear_now(step, one))  # type: ignore[misc]

    def _waiting_due(self, contact_id: str) -> None:
        contact = self.contacts.live.by_id.get(contact_id)
        deadline = self.waiting.deadline(contact) if contact else None
        if contact is not None and deadline is not None:
            self.steps.run(lambda step: self.waiting.tell(step, contact, flow.TimeUp(deadline)))

    def _away_due(self, contact_id: str) -> None:
        contact = self.contacts.live.by_id.get(contact_id)
        if contact is not None and contact.away_until is not None:
            self.steps.run(lambda step: self._give_up_on_agent(step, contact))

    def _give_up_on_agent(self, step: Step, contact: Contact) -> None:
        # The customer has waited already: they go back to the queue at their old age.
        queue_id, since, terms = contact.queue_id, contact.waiting_since, terms_of(contact)
        self.contacts.agent_left(step, contact.id, "lost")
        if queue_id:
            self.contacts.enqueue(step, contact.id, queue_id, waiting_since=since, **terms)
        else:
            self.contacts.end(step, contact.id, "failed", "system")
