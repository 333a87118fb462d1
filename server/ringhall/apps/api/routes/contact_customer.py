"""Whose call it is: a new record for an unknown number, or one that is there already."""

from ringhall.apps.api.acting import agent_on
from ringhall.apps.api.guard import Centre, Routes, SignedInUser
from ringhall.apps.api.parts import CentreParts
from ringhall.apps.api.schemas.common import Body, Identifier, LongText, Word
from ringhall.apps.api.schemas.live import Contact
from ringhall.apps.api.schemas.session import Language
from ringhall.apps.api.sight import sight_of
from ringhall.apps.api.steps import perform
from ringhall.apps.api.views import contact_view
from ringhall.business.customers.types import Customer, CustomerSettings
from ringhall.company.access.types import User
from ringhall.contact.rules import lifecycle

routes = Routes("contacts")


class NewCustomer(Body):
    """Who it is that calls; their number is the contact's own."""

    name: Word
    language: Language = "en"
    note: LongText = ""


class KnownCustomer(Body):
    """The record the contact belongs to."""

    customer_id: Identifier


@routes.on("POST", "/contacts/{contact_id}/customer", may="customers.edit", status_code=201)
async def new_customer(centre: Centre, user: SignedInUser, contact_id: Identifier, body: NewCustomer) -> Contact:
    """A record for whoever calls, with their number, and the contact tied to it."""
    _require(centre, user, contact_id)
    said = CustomerSettings(body.name, (centre.contacts.get(contact_id).address,), body.language, body.note)
    async with centre.database.transaction() as transaction:
        known = await centre.customers.add(transaction, user.login, said)
    return await _tie(centre, user, contact_id, known)


@routes.on("PUT", "/contacts/{contact_id}/customer", may="customers.edit")
async def tie_customer(centre: Centre, user: SignedInUser, contact_id: Identifier, body: KnownCustomer) -> Contact:
    """The contact belongs to this record; the number does not become theirs by that."""
    _require(centre, user, contact_id)
    async with centre.database.transaction() as transaction:
        kept = await centre.merging.kept(transaction, body.customer_id)
        known = await centre.customers.get(transaction, kept)
    return await _tie(centre, user, contact_id, known)


def _require(centre: CentreParts, user: User, contact_id: str) -> None:
    """Before anything is kept: the contact is in hand, and this person may act on it."""
    contact = centre.contacts.get(contact_id)
    agent_on(user, contact)
    lifecycle.require(contact, "identify")


async def _tie(centre: CentreParts, user: User, contact_id: str, known: Customer) -> Contact:
    before = centre.contacts.get(contact_id).customer_id
    await perform(centre, lambda step: centre.contacts.identify(step, contact_id, known.id, known.name))
    async with centre.database.transaction() as transaction:
        subject, after = f"contact:{contact_id}", {"customer_id": known.id}
        await centre.audit.write(transaction, user.login, "contact.identified", subject, {"customer_id": before}, after)
    return contact_view(centre, centre.contacts.get(contact_id), sight_of(centre, user))
