"""Flows at work: the stepper's place is kept in the contact's story, its commands are carried out."""

from collections.abc import Callable, Iterator
from typing import Any, Protocol

from ringhall.contact.rules.terms import Terms
from ringhall.contact.rules.terms import terms_of as terms_kept
from ringhall.contact.service import Contacts
from ringhall.contact.state import Contact
from ringhall.engine.flows import place as places
from ringhall.engine.flows import ports as do
from ringhall.engine.flows.document import Flow, from_data
from ringhall.engine.flows.nodes.voicemail import Voicemail
from ringhall.engine.flows.place import NOTHING_UNWRITTEN, Frame, Place, Unwritten
from ringhall.engine.flows.published import Published
from ringhall.engine.flows.rules.listening import Listening, listening
from ringhall.engine.flows.rules.meanings import said_by
from ringhall.engine.flows.rules.step import Stepped, begin, enter
from ringhall.engine.flows.rules.step import step as advance
from ringhall.engine.flows.rules.subflows import back_from_queue, come_back, go_down
from ringhall.engine.flows.rules.wishes import terms_of
from ringhall.foundation.errors import Refusal
from ringhall.foundation.logging import log
from ringhall.foundation.steps import Step

CONCEALED = "•"
"""What the story has of a key that was typed in confidence."""


class Channel(Protocol):
    """What the channel that carries the contact does for a flow."""

    def flow_asks(self, step: Step, contact: Contact, command: do.Command) -> None:
        """Carry out a command about media: PlayPrompt, StopPrompt, RecordMessage, TransferOut."""
        ...


class Admission(Protocol):
    """Whether a queue takes one more contact."""

    def admits(self, queue_id: str) -> do.QueueReason | None: ...

    def closed_flow(self, queue_id: str) -> str:
        """The flow for callers who find the queue closed; empty where it names none."""
        ...


class Slots(Protocol):
    """The times for which calls can be booked."""

    def free(self, queue_id: str, since: int, now: int, most: int) -> list[int]: ...
    def book(self, step: Step, contact: Contact, wish: do.BookCallBack) -> do.CallBackAnswered: ...


class NoSlots:
    """Where no queue has any."""

    def free(self, queue_id: str, since: int, now: int, most: int) -> list[int]:
        """None."""
        return []

    def book(self, step: Step, contact: Contact, wish: do.BookCallBack) -> do.CallBackAnswered:
        """Not possible."""
        return do.CallBackAnswered(promised=False)


class Flows:
    """Every flow in use, and every contact that is in one."""

    def __init__(self, contacts: Contacts, admission: Admission, channel: Channel) -> None:
        self._contacts = contacts
        self._admission = admission
        self._channel = channel
        self._unwritten: dict[str, Unwritten] = {}
        self.published = Published(self._under_way)
        self.slots: Slots = NoSlots()
        self.find_out: Callable[[Step, Contact, do.Errand], None] = lambda step, contact, command: None
        self.kept: Callable[[Contact], Terms] = lambda contact: {}
        self.join: Callable[[Step, Contact, str, Terms], bool] = lambda step, contact, queue_id, terms: False
        self.divert: Callable[[Step, Contact, do.Enqueue, Terms], bool] = lambda step, contact, command, terms: False

    def publish(self, flow_id: str, version: int, flow: Flow) -> bool:
        """New callers get this version; those inside another one stay in theirs. Says whether it is news."""
        return self.published.publish(flow_id, version, flow)

    @property
    def ask_last_agent(self) -> bool:
        """Whether any flow asks who served a caller last."""
        return self.published.ask_last_agent

    @property
    def hears_speech(self) -> bool:
        """Whether callers may speak in any flow."""
        return self.published.hears_speech

    def listens(self, contact: Contact) -> Listening | None:
        """What the caller may say where they stand; None: nothing of it counts there."""
        if contact.state != "in_flow" or contact.place is None or contact.flow_id is None:
            return None
        flow = self.published.find(contact.flow_id, contact.flow_version or 0)
        if flow is None or not flow.hears_speech:
            return None
        return listening(flow, places.from_data(contact.place), f"{contact.flow_id}.{contact.flow_version}")

    def publish_document(self, flow_id: str, version: int, document: dict[str, Any]) -> None:
        """The same for a flow that nobody has drawn, as JSON data."""
        self.publish(flow_id, version, from_data(document))

    def has(self, flow_id: str) -> bool:
        """Whether there is such a flow."""
        return self.published.has(flow_id)

    def begin(self, step: Step, contact: Contact, flow_id: str) -> None:
        """The contact enters the flow."""
        version, flow = self.published.current(flow_id)
        self._contacts.enter_flow(step, contact.id, flow_id, version)
        variables = {"caller": contact.address, "called": contact.dialled, "name": contact.customer_name or ""}
        stepped = begin(flow, variables, step.now, contact.language, contact.id)
        self._carry_out(step, contact, stepped, None)

    def queue_closed(self, step: Step, contact: Contact, queue_id: str) -> None:
        """Who finds the queue closed goes where it says, once on their way; else on in the flow they are in."""
        flow_id = self._admission.closed_flow(queue_id)
        place = self._place(contact) if contact.place else None
        if place is None or not self.has(flow_id) or queue_id in place.closed_queues:
            self.tell(step, contact, do.QueueReturned("closed"))
            return
        self._enter(step, contact, flow_id, place, queue_id)

    def take(self, step: Step, contact: Contact, flow_id: str, *, lent: bool = False) -> None:
        """Who was in a queue goes on in this flow, with all that is known of them.

        Who is `lent` stays with the flow that gave them to the queue: if they come back into one and wait in vain,
        it goes on there.
        """
        if contact.place is None:
            self.begin(step, contact, flow_id)
            return
        place = self._place(contact)
        origin = place.origin or self._frame(contact, place) if lent else None
        self._enter(step, contact, flow_id, place, "", origin)

    def _enter(
        self,
        step: Step,
        contact: Contact,
        flow_id: str,
        place: Place,
        closed_queue: str,
        origin: Frame | None = None,
    ) -> None:
        version, flow = self.published.current(flow_id)
        self._contacts.enter_flow(step, contact.id, flow_id, version)
        stepped = enter(flow, place, closed_queue, step.now, origin)
        self._carry_out(step, contact, stepped, None)

    @staticmethod
    def _frame(contact: Contact, place: Place) -> Frame | None:
        if contact.flow_id is None or contact.flow_version is None:
            return None
        return Frame(contact.flow_id, contact.flow_version, place.node)

    def tell(self, step: Step, contact: Contact, given: do.Input) -> None:
        """Something happened to a contact that is in a flow (or comes back to it)."""
        if contact.flow_id is None or contact.place is None or contact.flow_version is None:
            return
        flow = self.published.find(contact.flow_id, contact.flow_version)
        if flow is None:
            self._contacts.end(step, contact.id, "failed", "system")
            return
        place = self._place(contact)
        if (
            isinstance(given, do.QueueReturned)
            and place.origin
            and self._back(step, contact, place, place.origin, given)
        ):
            return
        self._carry_out(step, contact, advance(flow, place, given, step.now), given)

    def _back(self, step: Step, contact: Contact, place: Place, origin: Frame, given: do.QueueReturned) -> bool:
        """Whether the flow that gave the caller to the queue is still there to go on."""
        flow = self.published.find(origin.flow, origin.version)
        if flow is None:
            return False
        self._contacts.virtual_agent_left(step, contact)
        self._contacts.enter_flow(step, contact.id, origin.flow, origin.version)
        self._carry_out(step, contact, back_from_queue(flow, place, given, step.now), None)
        return True

    def language_known(self, step: Step, contact: Contact, language: str) -> None:
        """Their record says which language the caller speaks."""
        if contact.state == "in_flow":
            self.tell(step, contact, do.LanguageKnown(language))

    def waits_for(self, contact: Contact, ask_id: int) -> bool:
        """Whether the caller still waits for this answer."""
        if contact.state != "in_flow" or contact.place is None:
            return False
        place = places.from_data(contact.place)
        return place.waiting == "answer" and place.prompt_id == ask_id

    def prompt_failed(self, step: Step, contact: Contact) -> None:
        """What is being said cannot be heard: the caller gets on without it."""
        if contact.state == "in_flow" and contact.place is not None:
            prompt_id = places.from_data(contact.place).prompt_id
            self.tell(step, contact, do.PromptEnded(prompt_id, failed=True))

    def records_message(self, contact: Contact) -> bool:
        """Whether the caller is leaving a message now."""
        if contact.state != "in_flow" or contact.place is None:
            return False
        return places.from_data(contact.place).waiting == "message"

    def mailbox_of(self, contact: Contact) -> str:
        """The mailbox for which the caller leaves a message; empty when the flow is no longer there to say so."""
        if contact.flow_id is None or contact.flow_version is None or contact.place is None:
            return ""
        flow = self.published.find(contact.flow_id, contact.flow_version)
        node = flow.nodes.get(places.from_data(contact.place).node) if flow else None
        return node.mailbox if isinstance(node, Voicemail) else ""

    def _under_way(self) -> Iterator[tuple[str, int]]:
        for contact in self._contacts.live.by_id.values():
            if contact.place is not None and contact.flow_id is not None and contact.flow_version is not None:
                yield contact.flow_id, contact.flow_version
                place = places.from_data(contact.place)
                yield from ((frame.flow, frame.version) for frame in (*place.stack, place.origin) if frame is not None)

    def deadline(self, contact: Contact) -> int | None:
        """When the flow wants to be woken for this contact."""
        if contact.state != "in_flow" or contact.place is None:
            return None
        return places.alarm(places.from_data(contact.place))

    def forget(self, contact_id: str) -> None:
        """The contact is over, and with it what its caller typed in confidence."""
        self._unwritten.pop(contact_id, None)

    def _remember(self, contact_id: str, unwritten: Unwritten) -> None:
        if unwritten == NOTHING_UNWRITTEN:
            self.forget(contact_id)
        else:
            self._unwritten[contact_id] = unwritten

    def _place(self, contact: Contact) -> Place:
        """Where the contact stands, with what no story has."""
        assert contact.place is not None
        return places.from_data(contact.place, self._unwritten.get(contact.id, NOTHING_UNWRITTEN))

    def _carry_out(self, step: Step, contact: Contact, stepped: Stepped, given: do.Input | None) -> None:
        if contact.state == "in_flow" and (stepped.moved or stepped.commands):
            told = None if not isinstance(given, do.Key) else CONCEALED if stepped.concealed else given.key
            self._contacts.move_flow(step, contact.id, stepped.place.node, places.to_data(stepped.place), told)
            self._remember(contact.id, places.unwritten_of(stepped.place))
        for command in stepped.commands:
            self._do(step, contact, command)

    def _do(self, step: Step, contact: Contact, command: do.Command) -> None:
        if isinstance(command, do.Enqueue):
            self._enqueue(step, contact, command)
        elif isinstance(command, do.HandOver):
            self._hand_over(step, contact, command)
        elif isinstance(command, do.PromiseCallBack):
            self._promise(step, contact, command)
        elif isinstance(command, do.FindSlots):
            found = self.slots.free(command.queue, command.since, step.now, command.most)
            self.tell(step, contact, do.SlotsFound(tuple(found)))
        elif isinstance(command, do.BookCallBack):
            self.tell(step, contact, self.slots.book(step, contact, command))
        elif isinstance(command, do.LetGo):
            self._let_go(step, contact)
        elif isinstance(command, do.EnterFlow | do.LeaveFlow):
            self._change_flow(step, contact, command)
        elif isinstance(command, do.Errand):
            self.find_out(step, contact, command)
        elif isinstance(command, do.Note):
            self._contacts.note_flow(step, contact.id, command.node, command.what, command.detail)
        elif isinstance(command, do.KeepSaid):
            self._contacts.caller_said(step, contact.id, **said_by(command))
        elif isinstance(command, do.SpeakLanguage):
            self._contacts.choose_language(step, contact.id, command.language)
        elif isinstance(command, do.HangUp):
            self._contacts.end(step, contact.id, command.outcome, "flow")
        else:
            self._channel.flow_asks(step, contact, command)

    def _change_flow(self, step: Step, contact: Contact, command: do.EnterFlow | do.LeaveFlow) -> None:
        """Into another flow as it is now, or back into the version that was left."""
        if contact.place is None or contact.flow_id is None or contact.flow_version is None:
            return
        place = self._place(contact)
        if isinstance(command, do.LeaveFlow):
            frame = place.stack[-1]
            flow_id, version = frame.flow, frame.version
        elif self.has(command.flow):
            frame = Frame(contact.flow_id, contact.flow_version, place.node)
            flow_id, version = command.flow, self.published.current(command.flow)[0]
        else:
            self.tell(step, contact, do.FlowReturned(entered=False))
            return
        flow = self.published.find(flow_id, version)
        if flow is None:
            self._contacts.end(step, contact.id, "failed", "system")
            return
        self._contacts.enter_flow(step, contact.id, flow_id, version)
        if isinstance(command, do.LeaveFlow):
            stepped = come_back(flow, place, step.now)
        else:
            stepped = go_down(flow, place, frame if command.returns else None, step.now)
        self._carry_out(step, contact, stepped, None)

    def _enqueue(self, step: Step, contact: Contact, command: do.Enqueue) -> None:
        terms: Terms = {**terms_of(command, contact, step.now), **self.kept(contact)}
        if self.divert(step, contact, command, terms):
            return
        refused = self._admission.admits(command.queue)
        if refused == "closed":
            self.queue_closed(step, contact, command.queue)
            return
        if refused:
            self.tell(step, contact, do.QueueReturned(refused))
            return
        # Whoever went back into a menu and comes again has not lost their place.
        waited_there = contact.queue_id == command.queue and contact.connected_at is None
        self._contacts.enqueue(
            step,
            contact.id,
            command.queue,
            waiting_since=contact.waiting_since if waited_there else None,
            **terms,
        )

    def _hand_over(self, step: Step, contact: Contact, command: do.HandOver) -> None:
        """A person goes on, in the queue the virtual agent had the caller from, unless that takes nobody (more)."""
        served = contact.virtual_agent
        if served is not None:
            self._contacts.virtual_agent_left(step, contact)
        if served is None or self._admission.admits(served.queue_id) == "closed":
            self.tell(step, contact, do.QueueReturned("closed"))
            return
        skills = list(dict.fromkeys([*contact.skills, *command.skills]))
        wait_until = step.now + command.wait_seconds_max * 1000
        kept: Terms = {**terms_kept(contact), "skills": skills, "wait_until": wait_until}
        if not self.join(step, contact, served.queue_id, kept):
            self._contacts.enqueue(step, contact.id, served.queue_id, waiting_since=contact.waiting_since, **kept)

    def _promise(self, step: Step, contact: Contact, command: do.PromiseCallBack) -> None:
        promised, kept = self._admission.admits(command.queue) is None, self.kept(contact)
        try:
            if promised:
                self._contacts.promise_call_back(
                    step,
                    contact.id,
                    number=command.number,
                    queue_id=command.queue,
                    priority=kept.get("priority", command.priority),
                    skills=kept.get("skills", list(command.skills)),
                )
        except Refusal as refusal:
            log.info("flow.call_back_refused", reason=refusal.code)
            promised = False
        self.tell(step, contact, do.CallBackAnswered(promised))

    def _let_go(self, step: Step, contact: Contact) -> None:
        """Nobody says more to the caller; what was promised stands."""
        if contact.customer_party is not None:
            self._contacts.party_left(step, contact.customer_party.id, "removed")
