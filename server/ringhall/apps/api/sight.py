"""Whose names, numbers and notes a person sees in full; everybody else's are masked here, at the edge."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Annotated

from fastapi import Depends

from ringhall.apps.api.guard import Centre, SignedInUser
from ringhall.apps.api.parts import CentreParts
from ringhall.business.customers.types import Customer
from ringhall.company.access.rules import masking
from ringhall.company.access.rules.rights import SEE_PERSONAL, SEE_PERSONAL_OWN
from ringhall.company.access.types import User
from ringhall.contact.rules.personal import Cover, covered, covered_contact
from ringhall.contact.state import Contact
from ringhall.foundation.errors import NotAllowed
from ringhall.foundation.events import Event

# Identifiers of records name nobody.
MASK = Cover(name=masking.name, address=masking.address, words=masking.words, key=str)


@dataclass(frozen=True)
class Sight:
    """Everybody's (`everybody`), or those of these contacts and customers."""

    everybody: bool = False
    contact_ids: frozenset[str] = frozenset()
    customer_ids: frozenset[str] = frozenset()

    def of_contact(self, contact: Contact) -> bool:
        """Whether the contact is shown in full: it is one of these, or of one of these customers."""
        return self.everybody or contact.id in self.contact_ids or contact.customer_id in self.customer_ids

    def of_customer(self, customer_id: str) -> bool:
        """Whether the record is shown in full."""
        return self.everybody or customer_id in self.customer_ids

    def contact(self, contact: Contact) -> Contact:
        """The contact as it may be shown."""
        return contact if self.of_contact(contact) else covered_contact(contact, MASK)

    def event(self, contact: Contact, event: Event) -> Event:
        """A line of the contact's story as it may be shown."""
        return event if self.of_contact(contact) else covered(event, MASK)

    def customer(self, customer: Customer) -> Customer:
        """The record as it may be shown."""
        if self.of_customer(customer.id):
            return customer
        numbers = tuple(masking.number(each) for each in customer.numbers)
        emails = tuple(masking.mail(each) for each in customer.emails)
        name, note = masking.name(customer.name), masking.words(customer.note)
        return replace(customer, name=name, numbers=numbers, emails=emails, note=note)

    def over(self, customer_ids: Iterable[str]) -> "Sight":
        """Records that became one: whoever sees one of them sees all."""
        family = frozenset(customer_ids)
        return replace(self, customer_ids=self.customer_ids | family) if family & self.customer_ids else self

    def require(self, customer_id: str) -> None:
        """Refuse to change a record that is not seen: what is masked would be written over what is there."""
        if not self.of_customer(customer_id):
            raise NotAllowed(right=SEE_PERSONAL)

    def require_everybody(self) -> None:
        """Refuse what is about anybody's data, whole."""
        if not self.everybody:
            raise NotAllowed(right=SEE_PERSONAL)


EVERYBODY = Sight(everybody=True)
NOBODY = Sight()


def sight_of(centre: CentreParts, user: User) -> Sight:
    """What this person sees in full at this moment."""
    if user.may(SEE_PERSONAL):
        return EVERYBODY
    if user.agent_id is None or not user.may(SEE_PERSONAL_OWN):
        return NOBODY
    ids = frozenset(work.contact_id for work in centre.routing.live.agent(user.agent_id).works)
    served = (centre.contacts.live.by_id.get(contact_id) for contact_id in ids)
    customers = frozenset(each.customer_id for each in served if each is not None and each.customer_id)
    return Sight(contact_ids=ids, customer_ids=customers)


def _sight(centre: Centre, user: SignedInUser) -> Sight:
    return sight_of(centre, user)


Seen = Annotated[Sight, Depends(_sight)]
