"""Callers who may speak are listened to, as long as they stand where it counts, and nobody else ever is."""

from collections.abc import Callable

from ringhall.contact.service import Contacts
from ringhall.engine.channels.voice.lanes import Lanes
from ringhall.engine.channels.voice.ports import Ears, OpenEar
from ringhall.engine.flows import ports as flow
from ringhall.engine.flows.rules.listening import Listening
from ringhall.engine.flows.service import Flows
from ringhall.engine.recognition.ports import Heard
from ringhall.engine.telephony import ports as ask
from ringhall.foundation.steps import Step, Steps

Wanted = Callable[[str], tuple[str, Listening] | None]
"""The leg to be listened to in this call, and what may be said there now; None: nobody is."""
Tell = Callable[[Step, str, flow.Input], None]
"""What a caller has done by speaking."""


class CallersInFlows:
    """Who of the contacts may speak, and what becomes of it."""

    def __init__(self, contacts: Contacts, flows: Callable[[], Flows]) -> None:
        self._contacts, self._flows = contacts, flows

    def wanted(self, contact_id: str) -> tuple[str, Listening] | None:
        """See Wanted."""
        contact = self._contacts.live.by_id.get(contact_id)
        customer = contact.customer_party if contact is not None else None
        if contact is None or contact.channel != "voice" or customer is None or customer.state != "up":
            return None
        listening = self._flows().listens(contact)
        return (customer.id, listening) if listening else None

    def tell(self, step: Step, contact_id: str, given: flow.Input) -> None:
        """See Tell."""
        self._flows().tell(step, self._contacts.get(contact_id), given)


class Listener:
    """One call's ear. Implements recognition's Hears: what is heard becomes steps, where it was meant."""

    def __init__(self, all_of_them: "Listeners", call_id: str, leg_id: str, first: Listening) -> None:
        self._all, self._call_id, self.leg_id = all_of_them, call_id, leg_id
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
        self._all.lost(self._call_id, self)

    def _tell(self, given: flow.Input) -> None:
        if not self.closed:
            self._all.heard(self._call_id, self._spoken_at, given)


class Listeners:
    """All ears of calls of one kind, kept as each step leaves them. A call is known by its lane."""

    def __init__(self, steps: Steps, lanes: Lanes, ears: Ears, wanted: Wanted, tell: Tell) -> None:
        self._steps, self._lanes, self._ears = steps, lanes, ears
        self._wanted, self._tell = wanted, tell
        self._open: dict[str, Listener] = {}
        self._opened = 0

    def follow(self, step: Step, call_id: str) -> None:
        """The step touched this call: its ear opens or closes once that is stored."""
        if call_id in self._open or self._wanted(call_id) is not None:
            step.after_commit(lambda: self.look(call_id))

    def look(self, call_id: str) -> None:
        """The ear as it should be by now; steps that came meanwhile count."""
        wanted, there = self._wanted(call_id), self._open.get(call_id)
        if wanted is None:
            self._close(call_id)
            return
        leg_id, listening = wanted
        if there is None or there.leg_id != leg_id:
            self._close(call_id)
            self._begin(call_id, leg_id, listening)
        elif there.wanted != listening and there.ear is not None:
            there.wanted = listening
            there.ear.expect(listening.expecting)

    def _begin(self, call_id: str, leg_id: str, wanted: Listening) -> None:
        listener = Listener(self, call_id, leg_id, wanted)
        listener.ear = self._ears.open(wanted.expecting, listener)
        if listener.ear is None:
            return
        self._open[call_id] = listener
        self._opened += 1
        ear_id = f"{leg_id}-{self._opened}"
        ear = ask.Listen(leg_id=leg_id, ear_id=ear_id, secret=listener.ear.secret, port=listener.ear.port)
        self._lanes.send(call_id, ear)

    def _close(self, call_id: str) -> None:
        listener = self._open.pop(call_id, None)
        if listener is not None:
            listener.closed = True
            if listener.ear is not None:
                listener.ear.close()

    def lost(self, call_id: str, listener: Listener) -> None:
        """An ear is gone by itself; with the next step of the call it is another's turn."""
        if self._open.get(call_id) is listener:
            self._close(call_id)

    def heard(self, call_id: str, here: str, given: flow.Input) -> None:
        """What a caller did by speaking, as long as they still stand where they did it."""
        self._steps.run(lambda step: self._heard(step, call_id, here, given))

    def _heard(self, step: Step, call_id: str, here: str, given: flow.Input) -> None:
        wanted = self._wanted(call_id)
        if wanted is not None and wanted[1].here == here:
            self._tell(step, call_id, given)
