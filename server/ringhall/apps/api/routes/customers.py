"""Customers: search, one with their contacts, two that are one person."""

from typing import Annotated, Literal

from fastapi import Query
from pydantic import Field

from ringhall.apps.api.guard import Centre, Routes, SignedInUser
from ringhall.apps.api.parts import CentreParts
from ringhall.apps.api.schemas.common import Body, Email, Identifier, Line, LongText, Moment, Number, Shape, Word
from ringhall.apps.api.schemas.contacts import ContactPage, ListedContact
from ringhall.apps.api.schemas.session import Language
from ringhall.apps.api.schemas.setup import CustomerRecord
from ringhall.apps.api.setups import customer_fields
from ringhall.apps.api.sight import Seen, Sight
from ringhall.apps.api.steps import perform
from ringhall.apps.api.views import listed_view
from ringhall.business.customers.types import Customer as Known
from ringhall.business.customers.types import CustomerSettings as Said
from ringhall.business.customers.types import Merge
from ringhall.contact import repository
from ringhall.contact.rules import lifecycle
from ringhall.contact.state import Contact
from ringhall.foundation.steps import Step

CONTACTS_SHOWN = 20
routes = Routes("customers")


class MergedRecord(Shape):
    """A record that was put into this one."""

    id: str
    at: Moment
    who: str
    record: CustomerRecord


class Customer(CustomerRecord):
    """A customer's record, their latest contacts, and what was put into it. `version` changes with the record."""

    version: str
    contacts: list[ListedContact]
    merged: list[MergedRecord]


class CustomerChange(Body):
    """The record as it should be, and the version that it was changed from."""

    version: Word
    name: Word
    numbers: Annotated[list[Number], Field(max_length=50)] = []
    emails: Annotated[list[Email], Field(max_length=50)] = []
    language: Language = "en"
    note: LongText = ""


class DuplicatePair(Shape):
    """Two records that may be of one person, and why."""

    one: CustomerRecord
    other: CustomerRecord
    why: Literal["number", "name"]


class TwoRecords(Body):
    """The record to keep, and the one that goes into it."""

    keep: Identifier
    gone: Identifier


class MergePreview(Shape):
    """Both records, what they become, and how many contacts follow (counted to 1,000)."""

    kept: CustomerRecord
    gone: CustomerRecord
    whole: CustomerRecord
    contacts: int


CONTACTS_COUNTED_MAX = 1_000
MERGE = "customers.merge"


@routes.on("GET", "/customers", may="customers.read")
async def search_customers(
    centre: Centre,
    sight: Seen,
    text: Line = "",
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> list[CustomerRecord]:
    """Customers with this in name, number or e-mail address; who may not see them finds whole ones only."""
    async with centre.database.transaction() as transaction:
        found = await centre.customers.search(transaction, text, limit, whole=not sight.everybody)
    return [_shown(each, sight) for each in found]


@routes.on("GET", "/customers/duplicates", may=MERGE)
async def duplicate_customers(centre: Centre, sight: Seen) -> list[DuplicatePair]:
    """Records that may be of one person: the same end of a number, or names one letter apart. At most 200 pairs."""
    async with centre.database.transaction() as transaction:
        found = await centre.merging.duplicates(transaction)
    return [DuplicatePair(one=_shown(each.one, sight), other=_shown(each.other, sight), why=each.why) for each in found]


@routes.on("GET", "/customers/merge", may=MERGE)
async def preview_merge(centre: Centre, sight: Seen, keep: Identifier, gone: Identifier) -> MergePreview:
    """What the two records would become; nothing is changed."""
    async with centre.database.transaction() as transaction:
        whole = await centre.merging.preview(transaction, keep, gone)
        kept, other = [await centre.customers.get(transaction, each) for each in (keep, gone)]
        ids = [gone, *(merge.gone.id for merge in await centre.merging.into(transaction, gone))]
        count = await repository.count(transaction, repository.Filter(customer_ids=ids), CONTACTS_COUNTED_MAX)
    shown = {"kept": _shown(kept, sight), "gone": _shown(other, sight), "whole": _shown(whole, sight)}
    return MergePreview(**shown, contacts=count)


@routes.on("POST", "/customers/merge", may=MERGE, status_code=201)
async def merge_customers(centre: Centre, user: SignedInUser, sight: Seen, body: TwoRecords) -> MergedRecord:
    """Make one record of two; contacts follow, and it can be undone."""
    async with centre.database.transaction() as transaction:
        merge = await centre.merging.merge(transaction, user.login, body.keep, body.gone)
    return _merged(merge, sight)


@routes.on("POST", "/customers/merges/{merge_id}/undo", may=MERGE)
async def undo_merge(centre: Centre, user: SignedInUser, sight: Seen, merge_id: Identifier) -> CustomerRecord:
    """Two records again; what was changed since the merge stays with the one that was kept."""
    async with centre.database.transaction() as transaction:
        return _shown(await centre.merging.undo(transaction, user.login, merge_id), sight)


@routes.on("GET", "/customers/{customer_id}", may="customers.read")
async def one_customer(
    centre: Centre,
    user: SignedInUser,
    sight: Seen,
    customer_id: Identifier,
    contacts: Annotated[int, Query(ge=0, le=repository.LIMIT_MAX)] = CONTACTS_SHOWN,
) -> Customer:
    """The record, also under the id of one that was put into it, with the latest contacts that this person may see."""
    async with centre.database.transaction() as transaction:
        kept_id = await centre.merging.kept(transaction, customer_id)
        known = await centre.customers.get(transaction, kept_id)
        merges = await centre.merging.into(transaction, kept_id)
        wanted = repository.Filter(
            customer_ids=[kept_id, *(merge.gone.id for merge in merges)],
            agent_id=None if user.may("contacts.read") else user.agent_id or "",
        )
        page = await repository.page(transaction, wanted, None, max(1, contacts))
    sight = sight.over([kept_id, *(merge.gone.id for merge in merges)])
    return Customer(
        **customer_fields(sight.customer(known)),
        version=known.version,
        contacts=[listed_view(centre, each, sight) for each in page.items[:contacts]],
        merged=[_merged(each, sight) for each in merges],
    )


@routes.on("GET", "/customers/{customer_id}/contacts", may="customers.read")
async def customer_contacts(
    centre: Centre,
    user: SignedInUser,
    sight: Seen,
    customer_id: Identifier,
    cursor: Line | None = None,
    limit: Annotated[int, Query(ge=1, le=repository.LIMIT_MAX)] = 50,
) -> ContactPage:
    """All their contacts that this person may see, page by page, newest first; also of records put into this one."""
    async with centre.database.transaction() as transaction:
        kept_id = await centre.merging.kept(transaction, customer_id)
        # Nobody's contacts are not an empty list: there is no such customer.
        await centre.customers.get(transaction, kept_id)
        merges = await centre.merging.into(transaction, kept_id)
        wanted = repository.Filter(
            customer_ids=[kept_id, *(merge.gone.id for merge in merges)],
            agent_id=None if user.may("contacts.read") else user.agent_id or "",
        )
        page = await repository.page(transaction, wanted, cursor, limit)
    sight = sight.over([kept_id, *(merge.gone.id for merge in merges)])
    return ContactPage(items=[listed_view(centre, each, sight) for each in page.items], next=page.next)


@routes.on("PUT", "/customers/{customer_id}/record", may="customers.edit")
async def change_record(
    centre: Centre,
    user: SignedInUser,
    sight: Seen,
    customer_id: Identifier,
    body: CustomerChange,
) -> CustomerRecord:
    """Change the record; refused with the `current` one where somebody changed it since `version` was read."""
    said = Said(body.name, tuple(body.numbers), body.language, body.note, tuple(body.emails))
    async with centre.database.transaction() as transaction:
        merges = await centre.merging.into(transaction, customer_id)
        sight = sight.over([customer_id, *(merge.gone.id for merge in merges)])
        sight.require(customer_id)
        known = await centre.customers.change(transaction, user.login, customer_id, said, body.version)
    await _rename_in_hand(centre, known)
    return _shown(known, sight)


async def _rename_in_hand(centre: CentreParts, known: Known) -> None:
    """Contacts that somebody has in hand show what their customer is called now."""

    def rename(step: Step) -> None:
        for contact in _in_hand(centre, known):
            centre.contacts.identify(step, contact.id, known.id, known.name)

    if _in_hand(centre, known):
        await perform(centre, rename)


def _in_hand(centre: CentreParts, known: Known) -> list[Contact]:
    states = lifecycle.POSSIBLE["identify"]
    return [
        each for each in centre.contacts.live.by_id.values() if each.customer_id == known.id and each.state in states
    ]


def _shown(customer: Known, sight: Sight) -> CustomerRecord:
    return CustomerRecord.model_validate(customer_fields(sight.customer(customer)))


def _merged(merge: Merge, sight: Sight) -> MergedRecord:
    return MergedRecord(id=merge.id, at=merge.at, who=merge.who, record=_shown(merge.gone, sight))
