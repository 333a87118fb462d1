"""Rows of deliveries."""

from collections.abc import Collection
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from ringhall.foundation.clock import as_datetime, as_milliseconds
from ringhall.foundation.db.engine import Transaction
from ringhall.oversight.webhooks.models import webhook_delivery as table
from ringhall.oversight.webhooks.types import Delivery

DUE_MAX = 200
MOMENTS = frozenset({"at", "next_at", "done_at"})


async def add(transaction: Transaction, delivery: Delivery) -> None:
    """One more; the same once more changes nothing."""
    row = insert(table).values(**_row(delivery))
    await transaction.execute(row.on_conflict_do_nothing())


async def due(transaction: Transaction, webhook_ids: Collection[str], now: int) -> list[Delivery]:
    """What is to be sent by now to these, the oldest first."""
    waits = (table.c.state == "waiting") & table.c.webhook_id.in_(webhook_ids) & (table.c.next_at <= as_datetime(now))
    query = sa.select(table).where(waits).order_by(table.c.next_at, table.c.at, table.c.id).limit(DUE_MAX)
    return [_delivery(row) for row in (await transaction.execute(query)).mappings()]


async def next_due(transaction: Transaction, webhook_ids: Collection[str]) -> int | None:
    """When something is to be sent to any of these; None: nothing waits."""
    waits = (table.c.state == "waiting") & table.c.webhook_id.in_(webhook_ids)
    found = (await transaction.execute(sa.select(sa.func.min(table.c.next_at)).where(waits))).scalar()
    return as_milliseconds(found) if found else None


async def keep(transaction: Transaction, delivery: Delivery) -> None:
    """How it stands now."""
    await transaction.execute(sa.update(table).where(table.c.id == delivery.id).values(**_row(delivery)))


async def postpone(transaction: Transaction, webhook_id: str, until: int) -> None:
    """Nothing is sent to it before then."""
    early = (table.c.state == "waiting") & (table.c.webhook_id == webhook_id) & (table.c.next_at < as_datetime(until))
    await transaction.execute(sa.update(table).where(early).values(next_at=as_datetime(until)))


async def drop(transaction: Transaction, delivery_id: str) -> None:
    """It is told to nobody."""
    await transaction.execute(sa.delete(table).where(table.c.id == delivery_id))


async def recent(transaction: Transaction, webhook_id: str, limit: int) -> list[Delivery]:
    """The latest of a webhook, newest first."""
    query = sa.select(table).where(table.c.webhook_id == webhook_id).order_by(table.c.at.desc(), table.c.id.desc())
    return [_delivery(row) for row in (await transaction.execute(query.limit(limit))).mappings()]


async def one(transaction: Transaction, webhook_id: str, delivery_id: str) -> Delivery | None:
    """This one of the webhook."""
    mine = (table.c.id == delivery_id) & (table.c.webhook_id == webhook_id)
    row = (await transaction.execute(sa.select(table).where(mine))).mappings().first()
    return _delivery(row) if row else None


async def tidy(transaction: Transaction, webhook_ids: Collection[str], before: int) -> None:
    """What was done before then goes, and whatever is of webhooks that are no more."""
    old = (table.c.state != "waiting") & (table.c.done_at < as_datetime(before))
    await transaction.execute(sa.delete(table).where(old | table.c.webhook_id.not_in(webhook_ids)))


def _row(delivery: Delivery) -> dict[str, Any]:
    fields = {name: getattr(delivery, name) for name in Delivery.__struct_fields__}
    return {name: as_datetime(v) if name in MOMENTS and v is not None else v for name, v in fields.items()}


def _delivery(row: Any) -> Delivery:
    fields: dict[str, Any] = dict(row)
    for name in MOMENTS:
        fields[name] = as_milliseconds(fields[name]) if fields[name] else fields[name]
    return Delivery(**fields)
