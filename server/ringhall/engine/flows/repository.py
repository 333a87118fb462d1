"""Versions and drafts of flows as they are stored."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from ringhall.engine.flows.models import flow_draft as draft
from ringhall.engine.flows.models import flow_version as version
from ringhall.engine.flows.types import FlowDraft, FlowVersion, FlowVersionLine
from ringhall.foundation.clock import as_datetime, as_milliseconds
from ringhall.foundation.db.engine import Transaction

NODES: sa.ColumnElement[int] = sa.literal_column(
    "CASE WHEN jsonb_typeof(document -> 'nodes') = 'object' "
    "THEN (SELECT count(*) FROM jsonb_object_keys(document -> 'nodes')) ELSE 0 END"
).label("nodes")


async def keep_version(transaction: Transaction, published: FlowVersion) -> None:
    """Add the version."""
    values = _row(published, "published_at")
    await transaction.execute(sa.insert(version).values(**values))


async def newest(transaction: Transaction, flow_id: str, up_to: int | None = None) -> FlowVersion | None:
    """The newest version of the flow; with `up_to` of those that are no newer than this."""
    query = _of(sa.select(version), flow_id, up_to).limit(1)
    row = (await transaction.execute(query)).mappings().one_or_none()
    return FlowVersion(**{**row, "published_at": as_milliseconds(row["published_at"])}) if row else None


async def newest_number(transaction: Transaction, flow_id: str) -> int | None:
    """The number of the newest version; None without any."""
    return (await transaction.execute(_of(sa.select(version.c.version), flow_id, None).limit(1))).scalar_one_or_none()


async def lines(transaction: Transaction, flow_id: str, up_to: int | None, limit: int) -> list[FlowVersionLine]:
    """Up to `limit` versions of the flow that are no newer than `up_to`, newest first; no document is read."""
    c = version.c
    rows = _of(sa.select(c.version, c.author, c.note, c.published_at, NODES), flow_id, up_to).limit(limit)
    return [
        FlowVersionLine(**{**row, "published_at": as_milliseconds(row["published_at"])})
        for row in (await transaction.execute(rows)).mappings()
    ]


async def annotate(transaction: Transaction, flow_id: str, number: int, note: str) -> None:
    """What the author says of the version."""
    this = (version.c.flow_id == flow_id) & (version.c.version == number)
    await transaction.execute(sa.update(version).where(this).values(note=note))


async def forget(transaction: Transaction, flow_id: str) -> None:
    """The flow is gone: its versions and its draft go with it."""
    await transaction.execute(sa.delete(version).where(version.c.flow_id == flow_id))
    await drop_draft(transaction, flow_id)


async def draft_revision(transaction: Transaction, flow_id: str) -> int:
    """The revision of the draft; 0 without one."""
    query = sa.select(draft.c.revision).where(draft.c.flow_id == flow_id)
    return (await transaction.execute(query)).scalar_one_or_none() or 0


async def find_draft(transaction: Transaction, flow_id: str) -> FlowDraft | None:
    """The draft of the flow. Nobody else changes it before the transaction ends."""
    query = sa.select(draft).where(draft.c.flow_id == flow_id).with_for_update()
    row = (await transaction.execute(query)).mappings().one_or_none()
    return FlowDraft(**{**row, "changed_at": as_milliseconds(row["changed_at"])}) if row else None


async def put_draft(transaction: Transaction, kept: FlowDraft) -> bool:
    """Store the draft in place of the revision before it. False if that is not the one that is stored."""
    values = _row(kept, "changed_at")
    if kept.revision == 1:
        change: sa.Executable = insert(draft).values(**values).on_conflict_do_nothing().returning(draft.c.revision)
    else:
        this = (draft.c.flow_id == kept.flow_id) & (draft.c.revision == kept.revision - 1)
        change = sa.update(draft).where(this).values(**values).returning(draft.c.revision)
    stored = await transaction.execute(change)
    return stored.one_or_none() is not None


async def drop_draft(transaction: Transaction, flow_id: str) -> None:
    """There is no draft any more."""
    await transaction.execute(sa.delete(draft).where(draft.c.flow_id == flow_id))


def _row(value: FlowVersion | FlowDraft, moment: str) -> dict[str, Any]:
    fields = {name: getattr(value, name) for name in value.__struct_fields__}
    return {**fields, moment: as_datetime(fields[moment])}


def _of(query: sa.Select[Any], flow_id: str, up_to: int | None) -> sa.Select[Any]:
    these = query.where(version.c.flow_id == flow_id)
    these = these if up_to is None else these.where(version.c.version <= up_to)
    return these.order_by(version.c.version.desc())
