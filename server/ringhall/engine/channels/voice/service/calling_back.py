"""Calling customers back: they first and then the agent, or the agent first, as their queue has it."""

from ringhall.contact.service import Contacts
from ringhall.contact.state import Contact, Offer
from ringhall.engine.channels.voice.service.calling import Calling
from ringhall.foundation.steps import Step

RING_SLACK_SECONDS = 2


class CallingBack:
    """Decides which phone rings when a contact is offered. Nothing is kept here: the story says how far it is."""

    def __init__(self, contacts: Contacts, calling: Calling) -> None:
        self._contacts, self._calling = contacts, calling

    def offered(self, step: Step, contact: Contact, offer: Offer) -> None:
        """An agent is kept for the contact: ring their seat, unless the customer is to be called before."""
        if not contact.waits_for_call:
            self._ring(step, contact, offer)
        elif self._contacts.put_off_call_back(step, contact.id):
            return
        elif self._contacts.call_back_settings_of(contact).first == "agent":
            self._ring(step, contact, offer)
        elif contact.customer_party is None:
            self.call(step, contact)

    def customer_is_here(self, step: Step, contact: Contact) -> None:
        """The customer has answered: now the seats of those who are kept for them ring."""
        rung = {party.token for party in contact.present("agent")}
        for offer in [each for each in contact.offers if each.token not in rung]:
            self._ring(step, contact, offer)

    def call(self, step: Step, contact: Contact) -> None:
        """Call the customer."""
        self._calling.call_back(step, contact, self._contacts.call_back_settings_of(contact).ring_seconds)

    def _ring(self, step: Step, contact: Contact, offer: Offer) -> None:
        """Until the offer is over; of the time that was kept for the customer's phone nothing is left for the seat."""
        until = offer.ring_until
        customer = contact.customer_party
        if customer is not None and customer.purpose == "call" and customer.answered_at == step.now:
            spare = self._contacts.call_back_settings_of(contact).ring_seconds * 1000
            until -= max(0, customer.added_at + spare - step.now)
        seconds = max(1, round((until - step.now) / 1000) + RING_SLACK_SECONDS)
        self._calling.seat(step, contact, offer.agent_id, "offer", seconds, offer.token)
