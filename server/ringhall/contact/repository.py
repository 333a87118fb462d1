"""Contacts as they are stored: the list with its filters, one contact, and those still open."""

import base64
import binascii
from datetime import datetime, timedelta
from typing import Any

import msgspec
import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import TSQUERY

from ringhall.contact.errors import CursorUnreadable
from ringhall.contact.models import contact as table
from ringhall.contact.rules.search import Search, as_tsquery
from ringhall.contact.state import Contact
from ringhall.foundation.clock import as_datetime
from ringhall.foundation.db.engine import Transaction
from ringhall.foundation.errors import NotFound

LIMIT_MAX = 200
STREAM = "contact:"
_LOOKED_BACK = timedelta(hours=1)
_NEWEST_ARRIVAL = sa.text(
    "SELECT at FROM story WHERE n = 1 "
    "AND stream = (SELECT max(stream) FROM story WHERE stream >= 'contact:' AND stream < 'contact;')"
)
_WITHOUT_ROW = sa.text(
    "SELECT stream FROM story WHERE at >= :since AND n = 1 AND starts_with(stream, 'contact:') "
    "AND NOT EXISTS (SELECT FROM contact WHERE contact.id = substr(stream, length('contact:') + 1))"
)


class Filter(msgspec.Struct, frozen=True, kw_only=True):
    """What the list is narrowed to; None leaves a field open. Times are milliseconds UTC, `until` is excluded.

    `search` is looked for in everything; contacts that are open have no words in the table yet, so those of them
    that meet it come as `open_ids`. `had_part` is an agent who has or had
    to do with it. `number` is found in the dialled number, the address and the reference; `text`
    in names and notes.
    """

    search: Search = ()
    open_ids: list[str] = []
    direction: str | None = None
    dialled: str | None = None
    disposition: str | None = None
    wait_ms_min: int | None = None
    wait_ms_max: int | None = None
    length_ms_min: int | None = None
    length_ms_max: int | None = None

    channel: str | None = None
    mailboxes: list[str] | None = None
    queue_id: str | None = None
    agent_id: str | None = None
    had_part: str | None = None
    customer_ids: list[str] | None = None
    outcome: str | None = None
    state: str | None = None
    number: str | None = None
    text: str | None = None
    since: int | None = None
    until: int | None = None


class Page(msgspec.Struct, frozen=True):
    """A part of the list, newest first; `next` asks for the part after it, None at the end."""

    items: list[Contact]
    next: str | None


async def page(transaction: Transaction, wanted: Filter, cursor: str | None = None, limit: int = 50) -> Page:
    """Contacts that fit, newest first. Raises CursorUnreadable."""
    query = query_of(wanted)
    if cursor:
        arrived_at, contact_id = read_cursor(cursor)
        query = query.where(sa.tuple_(table.c.arrived_at, table.c.id) < sa.tuple_(arrived_at, contact_id))
    limit = max(1, min(limit, LIMIT_MAX))
    rows = (await transaction.execute(query.limit(limit + 1))).scalars().all()
    items = [msgspec.convert(row, Contact) for row in rows[:limit]]
    return Page(items, write_cursor(items[-1]) if len(rows) > limit else None)


def query_of(wanted: Filter) -> sa.Select[Any]:
    """The contacts that fit, newest first, as they are asked for."""
    query = sa.select(table.c.folded).where(*_conditions(wanted))
    return query.order_by(table.c.arrived_at.desc(), table.c.id.desc())


async def count(transaction: Transaction, wanted: Filter, most: int) -> int:
    """How many contacts fit; no further than `most`."""
    some_of_them = sa.select(sa.literal(1)).select_from(table).where(*_conditions(wanted)).limit(most).subquery()
    return int((await transaction.execute(sa.select(sa.func.count()).select_from(some_of_them))).scalar_one())


async def one(transaction: Transaction, contact_id: str) -> Contact:
    """The contact as it is stored. Raises NotFound."""
    found = await transaction.execute(sa.select(table.c.folded).where(table.c.id == contact_id))
    row = found.scalar_one_or_none()
    if row is None:
        raise NotFound(what="contact", which=contact_id)
    return msgspec.convert(row, Contact)


async def some(transaction: Transaction, contact_ids: list[str]) -> list[Contact]:
    """Those of the contacts that are stored, in no order."""
    rows = await transaction.execute(sa.select(table.c.folded).where(table.c.id.in_(contact_ids)))
    return [msgspec.convert(row, Contact) for row in rows.scalars()]


async def open_contacts(transaction: Transaction) -> dict[str, int]:
    """Every contact that is not closed, oldest first, with the last event the table knows (0: it has no row yet).

    Their stories are read again at the start. A row may be missing for a second after the arrival; an hour before
    the newest arrival is looked at, found by the index on the moment.
    """
    query = sa.select(table.c.id, table.c.n).where(table.c.state != "closed")
    found: dict[str, int] = {row.id: row.n for row in await transaction.execute(query)}
    newest = (await transaction.execute(_NEWEST_ARRIVAL)).scalar_one_or_none()
    if newest is not None:
        recent = await transaction.execute(_WITHOUT_ROW.bindparams(since=newest - _LOOKED_BACK))
        found |= {stream.removeprefix(STREAM): 0 for stream in recent.scalars()}
    return dict(sorted(found.items()))


async def legs_known(transaction: Transaction, leg_ids: list[str], since: int) -> set[str]:
    """Those of these parties that belong to a contact which arrived at `since` (milliseconds UTC) or later."""
    parties = sa.func.jsonb_object_keys(table.c.folded["parties"]).label("party")
    query = sa.select(parties).where(table.c.arrived_at >= as_datetime(since)).subquery()
    rows = await transaction.execute(sa.select(query.c.party).where(query.c.party.in_(leg_ids)))
    return set(rows.scalars())


async def closed_lately(transaction: Transaction, most: int) -> list[str]:
    """Up to so many contacts that are closed, of those that arrived last."""
    query = sa.select(table.c.id).where(table.c.state == "closed").order_by(table.c.arrived_at.desc()).limit(most)
    return list((await transaction.execute(query)).scalars())


async def last_number(transaction: Transaction) -> int:
    """The highest running number the table knows."""
    return (await transaction.execute(sa.select(sa.func.max(table.c.number)))).scalar_one() or 0


def write_cursor(contact: Contact) -> str:
    """A place in the list, behind this contact."""
    return base64.urlsafe_b64encode(f"{contact.arrived_at}.{contact.id}".encode()).decode().rstrip("=")


def read_cursor(cursor: str) -> tuple[datetime, str]:
    """The place that `write_cursor` wrote. Raises CursorUnreadable."""
    try:
        text = base64.urlsafe_b64decode(cursor.encode("ascii") + b"=" * (-len(cursor) % 4)).decode("ascii")
        arrived_at, contact_id = text.split(".", 1)
        return as_datetime(int(arrived_at)), contact_id.replace("\0", "")
    except (ValueError, binascii.Error, OverflowError, OSError):
        raise CursorUnreadable() from None


def _conditions(wanted: Filter) -> list[sa.ColumnElement[bool]]:
    c = table.c
    same = {
        c.channel: wanted.channel,
        c.queue_id: wanted.queue_id,
        c.agent_id: wanted.agent_id,
        c.direction: wanted.direction,
        c.dialled: wanted.dialled,
        c.disposition: wanted.disposition,
        c.outcome: wanted.outcome,
        c.state: wanted.state,
    }
    conditions: list[sa.ColumnElement[bool]] = [column == value for column, value in same.items() if value is not None]
    if wanted.mailboxes is not None:
        conditions.append(c.folded["mailbox"].astext.in_(wanted.mailboxes))
    if wanted.had_part is not None:
        conditions += [c.agent_ids.contains([wanted.had_part]), sa.literal_column("contact.agent_ids <> '{}'")]
    if wanted.since is not None:
        conditions.append(c.arrived_at >= as_datetime(wanted.since))
    if wanted.until is not None:
        conditions.append(c.arrived_at < as_datetime(wanted.until))
    ranges = (
        (c.wait_ms, wanted.wait_ms_min, wanted.wait_ms_max),
        (c.length_ms, wanted.length_ms_min, wanted.length_ms_max),
    )
    for column, least, most in ranges:
        conditions += [column >= least] if least is not None else []
        conditions += [column <= most] if most is not None else []
    if wanted.customer_ids is not None:
        conditions.append(c.customer_id.in_(wanted.customer_ids))
    if wanted.search:
        in_words = c.words.bool_op("@@")(sa.cast(sa.literal(as_tsquery(wanted.search), sa.Text), TSQUERY))
        conditions.append(in_words | c.id.in_(wanted.open_ids) if wanted.open_ids else in_words)
    if wanted.number:
        conditions.append(_by_number(wanted.number.strip()))
    if wanted.text:
        conditions.append(
            c.customer_name.icontains(wanted.text, autoescape=True)
            | c.note.icontains(wanted.text, autoescape=True)
            | c.address.icontains(wanted.text, autoescape=True)
        )
    return conditions


def _by_number(number: str) -> sa.ColumnElement[bool]:
    running = number.upper().removeprefix("C-")
    if running != number.upper() and running.isascii() and running.isdigit() and len(running) < 18:
        return table.c.number == int(running)
    return table.c.address.contains(number, autoescape=True) | table.c.dialled.contains(number, autoescape=True)
