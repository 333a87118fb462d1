"""Rows of proofs: one for each customer who has any."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from ringhall.business.customers.models import customer, customer_number, customer_proof
from ringhall.foundation.db.engine import Transaction


async def of(transaction: Transaction, customer_id: str, *, to_change: bool = False) -> dict[str, Any] | None:
    """The row; with `to_change` nobody else changes it until the end of the transaction."""
    query = sa.select(customer_proof).where(customer_proof.c.customer_id == customer_id)
    found = (await transaction.execute(query.with_for_update() if to_change else query)).mappings().first()
    return dict(found) if found else None


async def put(transaction: Transaction, customer_id: str, fields: dict[str, Any]) -> None:
    """Set these columns."""
    row = insert(customer_proof).values(customer_id=customer_id, **fields)
    await transaction.execute(row.on_conflict_do_update(index_elements=["customer_id"], set_=fields))


async def failed(transaction: Transaction, customer_id: str, at: list[datetime]) -> None:
    """When the wrong answers were that count."""
    mine = customer_proof.c.customer_id == customer_id
    await transaction.execute(sa.update(customer_proof).where(mine).values(failed_at=at))


async def owner_of(transaction: Transaction, number: str) -> str | None:
    """Whose customer number it is."""
    query = sa.select(customer_proof.c.customer_id).where(customer_proof.c.number == number)
    found: str | None = await transaction.connection.scalar(query)
    return found


async def by_telephone(transaction: Transaction, address: str) -> str | None:
    """Whose telephone it is, normalised already."""
    found: str | None = await transaction.connection.scalar(
        sa.select(customer_number.c.customer_id).where(customer_number.c.number == address)
    )
    return found


async def whose(transaction: Transaction, number: str, customer_id: str | None, address: str) -> str | None:
    """The customer with this number; without one the one that is known, or whose telephone it is."""
    if number:
        return await owner_of(transaction, number)
    return customer_id or await by_telephone(transaction, address)


async def name_of(transaction: Transaction, customer_id: str) -> str | None:
    """The customer's name; None where there is no such customer."""
    found: str | None = await transaction.connection.scalar(
        sa.select(customer.c.name).where(customer.c.id == customer_id)
    )
    return found
