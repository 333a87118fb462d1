"""Keeps second factors."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from ringhall.company.access.models import user_second_factor as table
from ringhall.foundation.db.engine import Transaction


async def of(transaction: Transaction, user_id: str, *, to_change: bool = False) -> sa.Row[Any] | None:
    """The user's row; `to_change` keeps it from all others until the transaction ends."""
    wanted = sa.select(table).where(table.c.user_id == user_id)
    return (await transaction.execute(wanted.with_for_update() if to_change else wanted)).first()


async def begin(transaction: Transaction, user_id: str, secret: str) -> None:
    """A secret that is still to be confirmed, in the place of one that never was."""
    fresh: dict[str, Any] = {"secret": secret, "recovery": "", "confirmed": False, "used_step": 0}
    statement = insert(table).values(user_id=user_id, **fresh)
    await transaction.execute(statement.on_conflict_do_update(index_elements=["user_id"], set_=fresh))


async def change(transaction: Transaction, user_id: str, **fields: Any) -> None:
    await transaction.execute(table.update().where(table.c.user_id == user_id).values(**fields))


async def remove(transaction: Transaction, user_id: str) -> None:
    await transaction.execute(table.delete().where(table.c.user_id == user_id))
