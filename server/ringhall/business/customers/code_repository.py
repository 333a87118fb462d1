"""Rows of one-time codes: one for each customer who was sent one."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from ringhall.business.customers.models import customer, customer_code, customer_email, customer_number
from ringhall.foundation.db.engine import Transaction


async def of(transaction: Transaction, customer_id: str) -> dict[str, Any] | None:
    """The row, which nobody else changes until the end of the transaction."""
    query = sa.select(customer_code).where(customer_code.c.customer_id == customer_id).with_for_update()
    found = (await transaction.execute(query)).mappings().first()
    return dict(found) if found else None


async def put(
    transaction: Transaction, customer_id: str, code: str, made_at: datetime, sent_at: list[datetime]
) -> None:
    """This is the code from now on; the one before is worthless."""
    fields = {"code": code, "made_at": made_at, "tries": 0, "sent_at": sent_at}
    row = insert(customer_code).values(customer_id=customer_id, **fields)
    await transaction.execute(row.on_conflict_do_update(index_elements=["customer_id"], set_=fields))


async def tried(transaction: Transaction, customer_id: str) -> None:
    """One more answer was given."""
    mine = customer_code.c.customer_id == customer_id
    await transaction.execute(sa.update(customer_code).where(mine).values(tries=customer_code.c.tries + 1))


async def spend(transaction: Transaction, customer_id: str, code: str) -> bool:
    """The code is worth nothing any more; False when it was not this one, or not any more."""
    same = (customer_code.c.customer_id == customer_id) & (customer_code.c.code == code)
    done = await transaction.execute(sa.update(customer_code).where(same).values(code=None))
    return bool(done.rowcount)


async def whereabouts(transaction: Transaction, customer_id: str) -> dict[str, Any]:
    """The customer's name and language, and their telephone numbers and e-mail addresses, those to use first first."""
    row = (await transaction.execute(sa.select(customer).where(customer.c.id == customer_id))).mappings().one()
    numbers, addresses = customer_number, customer_email
    telephones = sa.select(numbers.c.number).where(numbers.c.customer_id == customer_id).order_by(numbers.c.place)
    emails = sa.select(addresses.c.address).where(addresses.c.customer_id == customer_id).order_by(addresses.c.place)
    return {
        "name": row["name"],
        "language": row["language"],
        "numbers": list((await transaction.execute(telephones)).scalars()),
        "emails": list((await transaction.execute(emails)).scalars()),
    }
