"""Keeps settings."""

from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from ringhall.company.organisation.models import setting
from ringhall.foundation.clock import as_datetime, as_milliseconds
from ringhall.foundation.db.engine import Transaction


@dataclass(frozen=True)
class Stored:
    """A setting as the table holds it."""

    id: str
    data: dict[str, Any]
    version: int
    changed_at: int


async def get(transaction: Transaction, kind: str, id_: str, *, to_change: bool = False) -> Stored | None:
    """One setting; `to_change` keeps others from changing it until the transaction ends."""
    wanted = sa.select(setting).where(setting.c.kind == kind, setting.c.id == id_)
    row = (await transaction.execute(wanted.with_for_update() if to_change else wanted)).first()
    return _stored(row) if row else None


async def all_of(transaction: Transaction, kind: str) -> list[Stored]:
    """All settings of the kind, by id."""
    rows = await transaction.execute(sa.select(setting).where(setting.c.kind == kind).order_by(setting.c.id))
    return [_stored(row) for row in rows]


async def count(transaction: Transaction, kind: str) -> int:
    counted = await transaction.execute(sa.select(sa.func.count()).where(setting.c.kind == kind))
    return int(counted.scalar_one())


async def put(transaction: Transaction, kind: str, stored: Stored) -> None:
    """Store the setting, new or changed."""
    values = {"data": stored.data, "version": stored.version, "changed_at": as_datetime(stored.changed_at)}
    await transaction.execute(
        insert(setting)
        .values(kind=kind, id=stored.id, **values)
        .on_conflict_do_update(index_elements=["kind", "id"], set_=values)
    )


async def delete(transaction: Transaction, kind: str, id_: str) -> None:
    await transaction.execute(setting.delete().where(setting.c.kind == kind, setting.c.id == id_))


def _stored(row: sa.Row[Any]) -> Stored:
    return Stored(row.id, row.data, row.version, as_milliseconds(row.changed_at))
