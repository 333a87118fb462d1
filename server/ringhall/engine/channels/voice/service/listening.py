"""Callers who may speak are listened to, as long as they stand where it counts, and nobody else ever is."""

from collections.abc import Callable

from ringhall.contact.service import Contacts
from ringhall.contact.state import Contact
from ringhall.engine.channels.voice.lanes import Lanes
from ringhall.engine.channels.voice.ports import Ears, OpenEar
from ringhall.engine.flows import ports as flow
from ringhall.engine.flows.service import Flows, Listening
from ringhall.engine.recognition.ports import Heard
from ringhall.engine.telephony import ports as ask
from ringhall.foundation.steps import Step, Steps


class Listener:
    """One contact's ear. Implements recognition's Hears: what is heard becomes steps, where it was meant."""

    def __init__(self, all_of_them: "Listeners", contact_id: str, leg_id: str, first: Listening) -> None:
        self._all, self._contact_id, self.leg_id = all_of_them, contact_id, leg_id
        self.wanted = first
        self.ear: OpenEar | None = None
        self.closed = False
        self._spoken_at = first.here

    def speech_began(self) -> None:
        self._spoken_at = self.wanted.here
        self._tell(flow.Speaking())

    def said(self, heard: Heard) -> None:
        self._tell(flow.Said(heard.text, heard.confidence))

    def lost(self) -> None:
        self._all.lost(self._contact_id, self)

    def _tell(self, given: flow.Input) -> None:
        if not self.closed:
            self._all.tell(self._contact_id, self._spoken_at, given)


class Listeners:
    """All ears, kept from the contacts touched by each step."""

    def __init__(self, steps: Steps, contacts: Contacts, flows: Callable[[], Flows], lanes: Lanes, ears: Ears) -> None:
        self._steps, self._contacts, self._flows, self._lanes, self._ears = steps, contacts, flows, lanes, ears
        self._open: dict[str, Listener] = {}
        self._opened = 0

    def follow(self, step: Step, contact: Contact) -> None:
        """The step touched this contact: its ear opens or closes once that is stored."""
        if contact.id in self._open or self._wanted(contact) is not None:
            step.after_commit(lambda: self._look(contact.id))

    def _wanted(self, contact: Contact) -> Listening | None:
        customer = contact.customer_party
        if contact.channel != "voice" or customer is None or customer.state != "up":
            return None
        return self._flows().listens(contact)

    def _look(self, contact_id: str) -> None:
        """The ear as it should be by now; steps that came meanwhile count."""
        contact = self._contacts.live.by_id.get(contact_id)
        wanted = self._wanted(contact) if contact is not None else None
        there = self._open.get(contact_id)
        if contact is None or wanted is None or contact.customer_party is None:
            self._close(contact_id)
        elif there is None or there.leg_id != contact.customer_party.id:
            self._close(contact_id)
            self._begin(contact_id, contact.customer_party.id, wanted)
        elif there.wanted != wanted and there.ear is not None:
            there.wanted = wanted
            there.ear.expect(wanted.expecting)

    def _begin(self, contact_id: str, leg_id: str, wanted: Listening) -> None:
        listener = Listener(self, contact_id, leg_id, wanted)
        listener.ear = self._ears.open(wanted.expecting, listener)
        if listener.ear is None:
            return
        self._open[contact_id] = listener
        self._opened += 1
        ear_id = f"{leg_id}-{self._opened}"
        ear = ask.Listen(leg_id=leg_id, ear_id=ear_id, secret=listener.ear.secret, port=listener.ear.port)
        self._lanes.send(contact_id, ear)

    def _close(self, contact_id: str) -> None:
        listener = self._open.pop(contact_id, None)
        if listener is not None:
            listener.closed = True
            if listener.ear is not None:
                listener.ear.close()

    def lost(self, contact_id: str, listener: Listener) -> None:
        """An ear is gone by itself; with the next step of the contact it is another's turn."""
        if self._open.get(contact_id) is listener:
            self._close(contact_id)

    def tell(self, contact_id: str, here: str, given: flow.Input) -> None:
        """What a caller did by speaking, as long as they still stand where they did it."""
        self._steps.run(lambda step: self._told(step, contact_id, here, given))

    def _told(self, step: Step, contact_id: str, here: str, given: flow.Input) -> None:
        contact = self._contacts.live.by_id.get(contact_id)
        wanted = self._wanted(contact) if contact is not None else None
        if contact is not None and wanted is not None and wanted.here == here:
            self._flows().tell(step, contact, given)
