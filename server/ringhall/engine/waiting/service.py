"""Treatments at work: the place of everybody who waits is kept in their story, and the phone follows it."""

from collections.abc import Mapping
from datetime import UTC

import msgspec

from ringhall.company.organisation.rules.closures import Closure
from ringhall.company.organisation.rules.hours import zone
from ringhall.company.organisation.rules.open_times import offset_ms
from ringhall.contact import events as e
from ringhall.contact.service import Contacts
from ringhall.contact.state import Contact
from ringhall.engine.flows import ports as flow
from ringhall.engine.flows.service import Flows
from ringhall.engine.routing.rules.expected_wait import Range
from ringhall.engine.routing.rules.patience import By, Moment
from ringhall.engine.waiting import ports as do
from ringhall.engine.waiting.rules.step import Stepped, begin, step
from ringhall.engine.waiting.rules.turn import Begun, Chosen, Fact
from ringhall.engine.waiting.settings import Music, Treatment
from ringhall.engine.waiting.state import place_of, to_data
from ringhall.foundation.errors import Refusal
from ringhall.foundation.logging import log
from ringhall.foundation.steps import Step

NO_LINE = "no-outside-line"
NEVER = 0
"""No deadline: nothing happened but that it is looked at what is due."""


class Waiting:
    """Every treatment, and every contact that waits in one."""

    def __init__(self, contacts: Contacts, flows: Flows, queues: do.Queues) -> None:
        self._contacts, self._flows, self._queues = contacts, flows, queues
        self._treatments: dict[str, Treatment] = {}
        self._of_queue: dict[str, tuple[str, str]] = {}
        self._emergency: Closure | None = None

    def configure(
        self,
        treatments: Mapping[str, Treatment],
        queues: Mapping[str, tuple[str, str]],
        emergency: Closure | None = None,
    ) -> None:
        """What there is, of each queue the treatment it names (or none) and its music, and the message that is on.

        Whoever waits already goes on by what their treatment says from now on; `is_another` tells who has another one.
        """
        self._treatments, self._of_queue, self._emergency = dict(treatments), dict(queues), emergency

    def queued(self, step_: Step, contact: Contact) -> None:
        """The contact has come to a queue, or back into it: a treatment that runs there goes on undisturbed."""
        place = place_of(contact)
        if not _listens(contact):
            self._forget(step_, contact)
            return
        queue_id = contact.queue_id or ""
        found = self._plan(queue_id)
        if found is None:
            self._forget(step_, contact)
        elif place is None or (place.queue, place.treatment) != (queue_id, found[0]):
            name, plan = found
            language = place.language if place else _language(contact)
            heard = place.emergency_heard if place else 0
            known = self._known(contact, step_)
            self._keep(step_, contact, begin(plan, name, queue_id, language, known, step_.now, heard))

    def is_another(self, contact: Contact) -> bool:
        """Whether their queue has another treatment than the one they are in."""
        place, found = place_of(contact), self._plan(contact.queue_id or "")
        return _listens(contact) and (place.treatment if place else None) != (found[0] if found else None)

    def is_to_hear(self, contact: Contact) -> bool:
        """Whether an emergency message is on in their queue that they have not heard."""
        message, place = self._emergency_of(contact), place_of(contact)
        return (
            _listens(contact) and message is not None and place is not None and place.emergency_heard != message.since
        )

    def hear_now(self, step_: Step, contact: Contact) -> None:
        """What came up for them is said as soon as nobody talks."""
        self.tell(step_, contact, flow.TimeUp(NEVER))

    def tell(self, step_: Step, contact: Contact, given: flow.Input) -> None:
        """Something happened to somebody who waits: a key, the end of what was said, the time, a restart."""
        place = place_of(contact)
        if not _listens(contact):
            return
        found = self._plan(contact.queue_id or "")
        if place is None or found is None or found[0] != place.treatment:
            # The queue was given another treatment meanwhile.
            self.queued(step_, contact)
            return
        self._keep(step_, contact, step(found[1], place, given, self._known(contact, step_), step_.now))

    def deadline(self, contact: Contact) -> int | None:
        """When this contact is to be told something by itself."""
        place = place_of(contact)
        return place.deadline if place is not None and _listens(contact) else None

    def _plan(self, queue_id: str) -> tuple[str, Treatment] | None:
        treatment, music = self._of_queue.get(queue_id, ("", ""))
        plan = self._treatments.get(treatment)
        told = self._emergency is not None and queue_id in self._emergency.queues
        if plan is None and music in ("", "default") and not told:
            return None
        plan = plan or Treatment()
        return treatment, plan if plan.music else msgspec.structs.replace(plan, music=(Music(music=music),))

    def _known(self, contact: Contact, step_: Step) -> "Known":
        emergency = self._emergency_of(contact)
        return Known(contact, self._contacts, self._flows, self._queues, step_.now, emergency)

    def _emergency_of(self, contact: Contact) -> Closure | None:
        message = self._emergency
        if message is None or contact.queue_id not in message.queues:
            return None
        heard_before = contact.place.get("emergency_heard") if contact.place else None
        return None if heard_before == message.since else message

    def _keep(self, step_: Step, contact: Contact, stepped: Stepped) -> None:
        place = to_data(stepped.place)
        for fact in stepped.facts:
            self._contacts.treat(step_, _told(contact.id, fact, place))
        if not stepped.facts and place_of(contact) != stepped.place:
            self._contacts.treat(step_, e.TreatmentMoved(contact_id=contact.id, place=place))
        for command in stepped.commands:
            self._do(step_, contact, command)

    def _do(self, step_: Step, contact: Contact, command: do.Command) -> None:
        if isinstance(command, do.LeaveFor):
            self._contacts.leave_queue(step_, contact.id, "chosen")
            self._flows.take(step_, contact, command.flow_id)
        elif isinstance(command, do.PromiseCallBack):
            self._contacts.promise_call_back(step_, contact.id, number=command.number)
        elif isinstance(command, do.LetGo):
            self._let_go(step_, contact)

    def _let_go(self, step_: Step, contact: Contact) -> None:
        self._forget(step_, contact)
        if contact.customer_party is not None:
            self._contacts.party_left(step_, contact.customer_party.id, "removed")

    def _forget(self, step_: Step, contact: Contact) -> None:
        if contact.treatment is not None:
            self._contacts.treat(step_, e.TreatmentMoved(contact_id=contact.id, place={}))


class Known:
    """Implements the stepper's Outlook for one contact, now."""

    def __init__(
        self,
        contact: Contact,
        contacts: Contacts,
        flows: Flows,
        queues: do.Queues,
        now: int,
        emergency: Closure | None,
    ) -> None:
        self._emergency = emergency
        self._contact, self._contacts, self._flows, self._queues = contact, contacts, flows, queues
        self._now = now

    @property
    def caller(self) -> str:
        return self._contact.address

    @property
    def variables(self) -> dict[str, str]:
        contact = self._contact
        return {"caller": contact.address, "called": contact.dialled, "name": contact.customer_name or ""}

    def emergency(self) -> Closure | None:
        return self._emergency

    def position(self) -> int | None:
        return self._queues.position(self._contact.id, self._now)

    def expected_wait(self) -> Range | None:
        return self._queues.expected_wait(self._contact.id, self._now)

    def patience(self, by: By, share: float) -> Moment | None:
        ahead_ms = offset_ms(zone(self._contacts.time_zone) or UTC, self._now)
        return self._queues.patience(self._contact.queue_id or "", by, share, self._now, ahead_ms)

    def can_leave_for(self, flow_id: str) -> bool:
        there = self._flows.has(flow_id)
        if not there:
            log.error("waiting.no_flow", flow=flow_id, contact_id=self._contact.id)
        return there

    def can_call_back(self, number: str) -> bool:
        try:
            self._contacts.number_to_call_back(number, self._contact.queue_id or "")
        except Refusal as refusal:
            # Without a number it can only be said whether there is a line to call on.
            return not number and refusal.code != NO_LINE
        return True


def _listens(contact: Contact) -> bool:
    """Whether somebody is on the line who waits."""
    customer = contact.customer_party
    waits = contact.state in ("queued", "offered")
    return waits and contact.channel == "voice" and customer is not None and customer.state == "up"


def _language(contact: Contact) -> str:
    """The one they were spoken to in, where they come from a flow."""
    language = contact.place.get("language") if contact.place else None
    return str(language or contact.language)


def _told(contact_id: str, fact: Fact, place: dict[str, object]) -> e.TreatmentMoved:
    if isinstance(fact, Begun):
        said = fact.saying
        return e.TreatmentSaid(
            contact_id=contact_id,
            what=said.what,
            name=said.name,
            position=said.position,
            minutes=list(said.minutes),
            because=said.because,
            place=place,
        )
    if isinstance(fact, Chosen):
        choice = fact.choice
        return e.TreatmentChosen(contact_id=contact_id, key=fact.key, choice=choice.kind, name=choice.name, place=place)
    return e.TreatmentHeard(
        contact_id=contact_id, what=fact.saying.what, name=fact.saying.name, heard=fact.heard, place=place
    )
