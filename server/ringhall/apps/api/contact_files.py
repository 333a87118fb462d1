"""Contacts as files: a table for spreadsheets, or lines of JSON with the whole story."""

import csv
import io
import re
from collections.abc import AsyncIterator

import msgspec

from ringhall.apps.api.parts import CentreParts
from ringhall.apps.api.sight import Sight
from ringhall.apps.api.views import listed_view
from ringhall.contact import repository
from ringhall.contact.state import Contact
from ringhall.foundation.clock import iso
from ringhall.foundation.events import to_data

EXPORTED_MAX = 50_000
BATCH = 200
# A spreadsheet takes a cell that begins so for a formula; a plain phone number is none.
_FORMULA = re.compile(r"^[=+\-@\t\r]")
_PHONE = re.compile(r"^\+\d{2,15}$")
COLUMNS = (
    "reference",
    "id",
    "channel",
    "direction",
    "arrived_at",
    "closed_at",
    "dialled",
    "address",
    "customer_id",
    "customer",
    "queue_id",
    "agent_id",
    "state",
    "outcome",
    "disposition",
    "flow_seconds",
    "virtual_agent_seconds",
    "wait_seconds",
    "ring_seconds",
    "talk_seconds",
    "hold_seconds",
    "wrap_up_seconds",
    "note",
)


async def csv_of(centre: CentreParts, wanted: repository.Filter, sight: Sight) -> AsyncIterator[str]:
    """One row a contact; times in UTC, lengths in seconds."""
    yield "\ufeff" + _row(COLUMNS)
    async for batch in _batches(centre, wanted):
        yield "".join(_row(_cells(centre, sight.contact(contact), sight)) for contact in batch)


async def lines_of(centre: CentreParts, wanted: repository.Filter, sight: Sight) -> AsyncIterator[str]:
    """One JSON object a line: the contact, with its story."""
    async for batch in _batches(centre, wanted):
        known = {contact.id: contact for contact in batch}
        stories: dict[str, list[object]] = {contact_id: [] for contact_id in known}
        async for recorded in centre.stories.read(f"contact:{contact_id}" for contact_id in stories):
            contact_id = recorded.stream.removeprefix("contact:")
            data = to_data(sight.event(known[contact_id], recorded.event))
            line = {"n": recorded.n, "at": iso(recorded.at), "kind": type(recorded.event).__name__, "data": data}
            stories[contact_id].append(line)
        for contact in batch:
            whole = {**listed_view(centre, contact, sight).model_dump(mode="json"), "story": stories[contact.id]}
            yield msgspec.json.encode(whole).decode() + "\n"


def harmless(cell: object) -> str:
    """The cell's text, so that no spreadsheet runs it as a formula."""
    text = "" if cell is None else str(cell)
    return f"'{text}" if _FORMULA.match(text) and not _PHONE.match(text) else text


async def _batches(centre: CentreParts, wanted: repository.Filter) -> AsyncIterator[list[Contact]]:
    cursor, left = None, EXPORTED_MAX
    while left:
        async with centre.database.transaction() as transaction:
            page = await repository.page(transaction, wanted, cursor, min(BATCH, left))
        yield page.items
        cursor, left = page.next, left - len(page.items)
        if cursor is None:
            return


def _row(cells: tuple[object, ...]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow([harmless(cell) for cell in cells])
    return line.getvalue()


def _cells(centre: CentreParts, contact: Contact, sight: Sight) -> tuple[object, ...]:
    shown = listed_view(centre, contact, sight)
    before = (shown.flow_ms, shown.virtual_ms, shown.wait_ms, shown.ring_ms)
    lengths = (*before, shown.talk_ms, shown.hold_ms, shown.wrap_up_ms)
    return (
        contact.reference,
        contact.id,
        contact.channel,
        contact.direction,
        iso(contact.arrived_at),
        iso(contact.closed_at) if contact.closed_at is not None else None,
        contact.dialled,
        contact.address,
        contact.customer_id,
        contact.customer_name,
        contact.queue_id,
        shown.agent_id,
        contact.state,
        contact.outcome,
        contact.disposition,
        *(f"{milliseconds / 1000:.3f}" for milliseconds in lengths),
        contact.note,
    )
