"""Stored recordings: written along with their stories, read for people and after a restart."""

from datetime import datetime
from typing import Any, Literal

import msgspec
import sqlalchemy as sa

from ringhall.engine.recordings import events as e
from ringhall.engine.recordings.models import recording as table
from ringhall.foundation.clock import as_datetime, as_milliseconds
from ringhall.foundation.db.engine import Transaction
from ringhall.foundation.events import Recorded
from ringhall.foundation.story_store import Write, as_json

COLUMNS_OF_EVENTS = tuple(column.name for column in table.columns)
INSERT = (
    f"INSERT INTO recording ({', '.join(COLUMNS_OF_EVENTS)}) "  # noqa: S608 - made of the table's own names only
    f"SELECT {', '.join(COLUMNS_OF_EVENTS)} FROM jsonb_populate_recordset(NULL::recording, %s::jsonb) "
    "ON CONFLICT (contact_id, n) DO NOTHING"
)
LATER = ("ended_at", "state", "bytes", "seconds", "sha256", "deleted_by", "deleted_at")
UPDATE = (
    f"UPDATE recording SET {', '.join(f'{name} = COALESCE(news.{name}, recording.{name})' for name in LATER)} "  # noqa: S608
    "FROM jsonb_populate_recordset(NULL::recording, %s::jsonb) AS news "
    "WHERE (recording.contact_id, recording.n) = (news.contact_id, news.n)"
)


class StoredRecording(msgspec.Struct, frozen=True):
    """A line of the ledger, as the interface shows it."""

    contact_id: str
    n: int
    kind: e.Kind
    agent_id: str | None
    started_at: datetime
    ended_at: datetime | None
    state: Literal["recording", "complete", "short", "missing", "deleted"]
    bytes: int | None
    seconds: float | None
    sha256: str | None
    deleted_by: str | None = None

    @property
    def started_ms(self) -> int:
        """The start in milliseconds UTC."""
        return as_milliseconds(self.started_at)


COLUMNS = [table.c[name] for name in StoredRecording.__struct_fields__]


async def project(_: object, events: list[Recorded]) -> list[Write]:
    """The rows of the table `recording` these events change; the same events twice are once."""
    begun: dict[tuple[str, int], dict[str, Any]] = {}
    going_on: dict[tuple[str, int], dict[str, Any]] = {}
    for recorded in events:
        event = recorded.event
        if not isinstance(event, e.RecordingEvent):
            continue
        key = (event.contact_id, event.n)
        if isinstance(event, e.RecordingStarted):
            begun[key] = _key(event) | _started(event)
        else:
            row = begun[key] if key in begun else going_on.setdefault(key, _key(event))
            row |= _news(event)
    writes = ((INSERT, begun), (UPDATE, going_on))
    return [(statement, as_json(list(rows.values()))) for statement, rows in writes if rows]


def _key(event: e.RecordingEvent) -> dict[str, Any]:
    return {"contact_id": event.contact_id, "n": event.n}


def _started(event: e.RecordingStarted) -> dict[str, Any]:
    return {
        "kind": event.kind,
        "party_id": event.party_id,
        "agent_id": event.agent_id,
        "started_at": as_datetime(event.started_at),
        "state": "recording",
    }


def _news(event: e.RecordingEvent) -> dict[str, Any]:
    if isinstance(event, e.RecordingEnded):
        return {"ended_at": as_datetime(event.ended_at)}
    if isinstance(event, e.RecordingChecked):
        return {"state": event.state, "bytes": event.bytes, "seconds": event.seconds, "sha256": event.sha256}
    if isinstance(event, e.RecordingDeleted):
        return {"state": "deleted", "deleted_by": event.rule, "deleted_at": as_datetime(event.deleted_at)}
    return {}


async def of_contact(transaction: Transaction, contact_id: str) -> list[StoredRecording]:
    """The contact's recordings, oldest first."""
    found = await transaction.execute(sa.select(*COLUMNS).where(table.c.contact_id == contact_id).order_by(table.c.n))
    return [StoredRecording(**row) for row in found.mappings()]


async def of_contacts(transaction: Transaction, contact_ids: list[str]) -> list[StoredRecording]:
    """The recordings of these contacts, contact by contact."""
    wanted = sa.select(*COLUMNS).where(table.c.contact_id.in_(contact_ids)).order_by(table.c.contact_id, table.c.n)
    return [StoredRecording(**row) for row in (await transaction.execute(wanted)).mappings()]


async def find(transaction: Transaction, contact_id: str, n: int) -> StoredRecording | None:
    """One recording, or None."""
    found = await transaction.execute(sa.select(*COLUMNS).where(table.c.contact_id == contact_id, table.c.n == n))
    row = found.mappings().one_or_none()
    return StoredRecording(**row) if row is not None else None


async def open_streams(transaction: Transaction) -> list[str]:
    """The stories to read again after a restart: of all recordings that are not checked yet."""
    found = await transaction.execute(
        sa.select(table.c.contact_id, table.c.n).where(table.c.state == "recording").order_by(table.c.started_at)
    )
    return [f"recording:{row.contact_id}.{row.n}" for row in found]
