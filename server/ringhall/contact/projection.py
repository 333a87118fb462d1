"""Keeps the table of contacts: while one is open, at the latest a second after its story; closed, together with it."""

from typing import Any

from psycopg import AsyncConnection

from ringhall.contact import events as e
from ringhall.contact.rules.agents import agents_of
from ringhall.contact.rules.fold import arrive, fold
from ringhall.contact.rules.search import as_tsvector, words_of
from ringhall.contact.state import Contact
from ringhall.foundation.clock import as_datetime
from ringhall.foundation.events import Recorded
from ringhall.foundation.story_reader import on_connection
from ringhall.foundation.story_store import Write, as_json

Connection = AsyncConnection[tuple[Any, ...]]

COLUMNS = (
    "id",
    "n",
    "number",
    "channel",
    "direction",
    "dialled",
    "address",
    "customer_id",
    "customer_name",
    "state",
    "outcome",
    "queue_id",
    "agent_id",
    "agent_ids",
    "disposition",
    "note",
    "arrived_at",
    "closed_at",
    "wait_ms",
    "length_ms",
    "words",
    "folded",
    "erased",
)
OF_A_CONTACT = (e.ContactEvent, e.PersonErased)
UPSERT = (
    f"INSERT INTO contact ({', '.join(COLUMNS)}) "  # noqa: S608 - made of the names above only
    f"SELECT {', '.join(COLUMNS)} FROM jsonb_populate_recordset(NULL::contact, %s::jsonb) "
    f"ON CONFLICT (id) DO UPDATE SET {', '.join(f'{name} = EXCLUDED.{name}' for name in COLUMNS[1:])}"
)


class ContactTable:
    """Folds stored events once more, apart from live state, which may be ahead of what is stored."""

    def __init__(self) -> None:
        self._open: dict[str, tuple[Contact, int]] = {}

    async def project(self, connection: Connection, events: list[Recorded]) -> list[Write]:
        """The rows of all contacts these events belong to. Events seen before change nothing."""
        touched = {r.event.contact_id: None for r in events if isinstance(r.event, OF_A_CONTACT)}
        if not touched:
            return []
        begun = {r.event.contact_id for r in events if isinstance(r.event, e.ContactArrived)}
        await self._load(connection, [each for each in touched if each not in self._open and each not in begun])
        for recorded in events:
            self._fold(recorded)
        rows = [row_of(*self._open[contact_id]) for contact_id in touched if contact_id in self._open]
        write = (UPSERT, as_json(rows))
        for contact_id in touched:
            if contact_id in self._open and self._open[contact_id][0].state == "closed":
                del self._open[contact_id]
        return [write]

    async def _load(self, connection: Connection, contact_ids: list[str]) -> None:
        """Read stories again that were begun before this program was: the row may be behind its story."""
        if not contact_ids:
            return
        async for recorded in on_connection(connection, [f"contact:{contact_id}" for contact_id in contact_ids]):
            self._fold(recorded)

    def _fold(self, recorded: Recorded) -> None:
        event = recorded.event
        if not isinstance(event, OF_A_CONTACT):
            return
        known = self._open.get(event.contact_id)
        if known is None:
            if isinstance(event, e.ContactArrived):
                self._open[event.contact_id] = (arrive(recorded), recorded.n)
        elif recorded.n > known[1]:
            fold(known[0], recorded)
            self._open[event.contact_id] = (known[0], recorded.n)


def row_of(contact: Contact, n: int) -> dict[str, Any]:
    """The contact as a row of the table. Its words are written once, when it is closed."""
    closed_at, spent = contact.closed_at, contact.spent_ms
    return {
        "id": contact.id,
        "n": n,
        "number": contact.number,
        "channel": contact.channel,
        "direction": contact.direction,
        "dialled": contact.dialled,
        "address": contact.address,
        "customer_id": contact.customer_id,
        "customer_name": contact.customer_name,
        "state": contact.state,
        "outcome": contact.outcome,
        "queue_id": contact.queue_id,
        "agent_id": contact.agent_id or contact.last_agent_id,
        "agent_ids": sorted(agents_of(contact)),
        "disposition": contact.disposition,
        "note": contact.note,
        "arrived_at": as_datetime(contact.arrived_at),
        "closed_at": as_datetime(closed_at) if closed_at is not None else None,
        "wait_ms": contact.waited_ms_before + spent.get("wait", 0) + spent.get("ring", 0),
        "length_ms": closed_at - contact.arrived_at if closed_at is not None else None,
        "words": as_tsvector(words_of(contact)) if closed_at is not None else None,
        "folded": contact,
        "erased": contact.erased,
    }
