"""Versions and drafts of flows as they are stored."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from ringhall.engine.flows.models import flow_draft as draft
from ringhall.engine.flows.models import flow_version as version
from ringhall.engine.flows.types import FlowDraft, FlowVersion
from ringhall.foundation.clock import as_datetime, as_milliseconds
from ringhall.foundation.db.engine import Transaction


async def keep_version(transaction: Transaction, published: FlowVersion) -> None:
    """Add the version."""
    values = _row(published, "published_at")
    await transaction.execute(sa.insert(version).values(**values))


async def page(transaction: Transaction, flow_id: str, before: int | None, limit: int) -> list[FlowVersion]:
    """Up to `limit` versions of the flow older than `before`, newest first."""
    query = sa.select(version).where(version.c.flow_id == flow_id)
    if before is not None:
        query = query.where(version.c.version < before)
    rows = await transaction.execute(query.order_by(version.c.version.desc()).limit(limit))
    return [_version(row) for row in rows.mappings()]


async def annotate(transaction: Transaction, flow_id: str, number: int, note: str) -> None:
    """What the author says of the version."""
    this = (version.c.flow_id == flow_id) & (version.c.version == number)
    await transaction.execute(sa.update(version).where(this).values(note=note))


async def forget(transaction: Transaction, flow_id: str) -> None:
    """The flow is gone: its versions and its draft go with it."""
    await transaction.execute(sa.delete(version).where(version.c.flow_id == flow_id))
    await drop_draft(transaction, flow_id)


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


def _version(row: Any) -> FlowVersion:
    return FlowVersion(**{**row, "published_at": as_milliseconds(row["published_at"])})
