"""Parking: a customer waits at a numbered place, and whoever dials its number has them."""

from ringhall.contact.rules.terms import terms_of
from ringhall.contact.service import Contacts
from ringhall.contact.state import Contact
from ringhall.engine.channels.voice.call_rules import CallRules
from ringhall.engine.channels.voice.errors import NobodyParked, NoPlaceFree
from ringhall.engine.channels.voice.ports import Floor
from ringhall.engine.channels.voice.service.calling import OWN_SEAT_SECONDS, Calling
from ringhall.foundation.errors import Refusal
from ringhall.foundation.steps import Step

RETURNS_MAX = 5
BACK_RING_SECONDS = 25


class Parking:
    """The places, and who is at them: read from the contacts, so that nobody is at two."""

    def __init__(self, contacts: Contacts, calling: Calling, floor: Floor) -> None:
        self._contacts, self._calling, self._floor = contacts, calling, floor
        self.rules = CallRules()

    def park(self, step: Step, contact_id: str, agent_id: str) -> str:
        """Park the customer at the first free place; its number. NoPlaceFree when there is none."""
        taken = self.taken()
        place = next((each for each in self.rules.places if each not in taken), None)
        if place is None:
            raise NoPlaceFree()
        self._contacts.park(step, contact_id, agent_id, place, step.now + self.rules.park_seconds * 1000)
        return place

    def taken(self) -> dict[str, Contact]:
        """Who is parked where."""
        return {each.parked.place: each for each in self._contacts.live.by_id.values() if each.parked is not None}

    def is_place(self, dialled: str) -> bool:
        """Whether this is the number of a place, or of one where somebody still waits."""
        return dialled in self.rules.places or dialled in self.taken()

    def at(self, place: str) -> Contact:
        """Who is parked there. NobodyParked when nobody is."""
        contact = self.taken().get(place)
        if contact is None:
            raise NobodyParked(place=place)
        return contact

    def fetch(self, step: Step, place: str, agent_id: str) -> Contact:
        """From the desk: the agent's own seat is rung, then they talk."""
        contact = self.at(place)
        self._floor.require_idle(agent_id)
        self._calling.own_seat_in(step, contact, agent_id, OWN_SEAT_SECONDS)
        return contact

    def due(self, step: Step, contact: Contact) -> None:
        """Nobody came in time: back to whoever parked them, else to their queue, else they wait on; not for ever."""
        parked = contact.parked
        if parked is None or parked.until > step.now:
            return
        longer = step.now + self.rules.park_seconds * 1000
        if parked.returns < RETURNS_MAX and self._rings_back(step, contact, parked.by_agent_id):
            self._contacts.park_longer(step, contact.id, longer)
        elif contact.queue_id:
            self._contacts.enqueue(
                step, contact.id, contact.queue_id, waiting_since=contact.waiting_since, **terms_of(contact)
            )
        elif parked.returns < RETURNS_MAX:
            self._contacts.park_longer(step, contact.id, longer)
        else:
            self._contacts.end(step, contact.id, "answered", "system")

    def _rings_back(self, step: Step, contact: Contact, agent_id: str) -> bool:
        token = self._calling.new_token()
        try:
            self._floor.reserve(step, agent_id, contact.id, token, step.now + BACK_RING_SECONDS * 1000)
        except Refusal:
            return False
        self._calling.seat(step, contact, agent_id, "transfer", BACK_RING_SECONDS, token)
        return True
