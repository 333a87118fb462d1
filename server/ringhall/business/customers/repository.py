"""Keeps customers and their numbers."""

from collections.abc import Sequence
from typing import Any

import msgspec
import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY, aggregate_order_by

from ringhall.business.customers.models import customer, customer_email, customer_merge, customer_number
from ringhall.business.customers.types import Customer, Merge
from ringhall.foundation.clock import as_datetime, as_milliseconds
from ringhall.foundation.db.engine import Transaction


def _in_order(column: sa.Column[str], name: str) -> sa.Label[Any]:
    """All that a customer has of it, in its order."""
    of = column.table.c
    listed = sa.func.array_agg(aggregate_order_by(column, of.place), type_=ARRAY(sa.Text))
    return sa.select(listed).where(of.customer_id == customer.c.id).scalar_subquery().label(name)


_customers = sa.select(
    customer, _in_order(customer_number.c.number, "numbers"), _in_order(customer_email.c.address, "emails")
)
_FORGET_IN_IMPORTS = sa.text(
    "UPDATE customer_import SET changes = "
    "(SELECT coalesce(jsonb_agg(change), '[]') FROM jsonb_array_elements(changes) AS change "
    "WHERE change #>> '{after,id}' <> ALL (:ids)) "
    "WHERE jsonb_path_exists(changes, '$[*].after.id ? (@ == $ids[*])', jsonb_build_object('ids', to_jsonb(:ids)))"
).bindparams(sa.bindparam("ids", type_=ARRAY(sa.Text)))


async def by_id(transaction: Transaction, customer_id: str) -> Customer | None:
    row = (await transaction.execute(_customers.where(customer.c.id == customer_id))).first()
    return _customer(row) if row else None


async def by_ids(transaction: Transaction, ids: Sequence[str]) -> list[Customer]:
    """Those of the customers that there are."""
    return [_customer(row) for row in await transaction.execute(_customers.where(customer.c.id.in_(ids)))]


async def search(transaction: Transaction, text: str, limit: int) -> list[Customer]:
    """Customers whose name holds the text, or one of whose numbers or e-mail addresses does, by name."""
    like = f"%{text.replace('!', '!!').replace('%', '!%').replace('_', '!_')}%"
    with_number = sa.select(customer_number.c.customer_id).where(customer_number.c.number.like(like, escape="!"))
    with_email = sa.select(customer_email.c.customer_id).where(customer_email.c.address.ilike(like, escape="!"))
    wanted = sa.or_(
        customer.c.name.ilike(like, escape="!"), customer.c.id.in_(with_number), customer.c.id.in_(with_email)
    )
    rows = await transaction.execute(_customers.where(wanted).order_by(customer.c.name, customer.c.id).limit(limit))
    return [_customer(row) for row in rows]


async def owner_of_any(transaction: Transaction, numbers: Sequence[str], other_than: str) -> tuple[str, str] | None:
    """(number, customer id) of the first of the numbers that belongs to somebody else."""
    taken = sa.select(customer_number.c.number, customer_number.c.customer_id).where(
        customer_number.c.number.in_(numbers), customer_number.c.customer_id != other_than
    )
    row = (await transaction.execute(taken.limit(1))).first()
    return (row.number, row.customer_id) if row else None


async def owner_of_email(transaction: Transaction, emails: Sequence[str], other_than: str) -> tuple[str, str] | None:
    """(address, customer id) of the first of the addresses that belongs to somebody else."""
    taken = sa.select(customer_email.c.address, customer_email.c.customer_id).where(
        customer_email.c.address.in_(emails), customer_email.c.customer_id != other_than
    )
    row = (await transaction.execute(taken.limit(1))).first()
    return (row.address, row.customer_id) if row else None


async def put(transaction: Transaction, known: Customer, *, new: bool) -> None:
    """Store the customer with exactly these numbers and e-mail addresses."""
    values = {"name": known.name, "language": known.language, "note": known.note}
    if new:
        await transaction.execute(customer.insert().values(id=known.id, **values))
    else:
        news = customer.update().where(customer.c.id == known.id)
        await transaction.execute(news.values(**values, touched_at=sa.func.now()))
        await transaction.execute(customer_number.delete().where(customer_number.c.customer_id == known.id))
        await transaction.execute(customer_email.delete().where(customer_email.c.customer_id == known.id))
    for column, values_of in ((customer_number.c.number, known.numbers), (customer_email.c.address, known.emails)):
        rows = [{column.name: each, "customer_id": known.id, "place": n} for n, each in enumerate(values_of)]
        if rows:
            await transaction.execute(column.table.insert().values(rows))


async def remove(transaction: Transaction, customer_id: str) -> None:
    await transaction.execute(customer.delete().where(customer.c.id == customer_id))


async def some(transaction: Transaction, limit: int) -> list[Customer]:
    """Customers in the order of their ids, up to the limit."""
    return [_customer(row) for row in await transaction.execute(_customers.order_by(customer.c.id).limit(limit))]


async def add_merge(transaction: Transaction, merge: Merge) -> None:
    """Keep what was put together."""
    pictures = {name: msgspec.to_builtins(getattr(merge, name)) for name in ("kept_before", "kept_after", "gone")}
    values = {"id": merge.id, "at": as_datetime(merge.at), "who": merge.who, "kept_id": merge.kept_id}
    await transaction.execute(customer_merge.insert().values(**values, gone_id=merge.gone.id, **pictures))


async def merges_into(transaction: Transaction, kept_id: str) -> list[Merge]:
    """What was put into this record, newest first."""
    wanted = sa.select(customer_merge).where(customer_merge.c.kept_id == kept_id)
    return [_merge(row) for row in await transaction.execute(wanted.order_by(customer_merge.c.at.desc()))]


async def merge_of(transaction: Transaction, gone_id: str) -> Merge | None:
    """The merge in which this record went into another."""
    row = (await transaction.execute(sa.select(customer_merge).where(customer_merge.c.gone_id == gone_id))).first()
    return _merge(row) if row else None


async def merge_by_id(transaction: Transaction, merge_id: str) -> Merge | None:
    row = (await transaction.execute(sa.select(customer_merge).where(customer_merge.c.id == merge_id))).first()
    return _merge(row) if row else None


async def forget_merge(transaction: Transaction, merge_id: str) -> None:
    await transaction.execute(customer_merge.delete().where(customer_merge.c.id == merge_id))


async def owners_of(transaction: Transaction, numbers: Sequence[str], emails: Sequence[str] = ()) -> list[str]:
    """Customers to whom one of the numbers or e-mail addresses leads."""
    by_number = sa.select(customer_number.c.customer_id).where(customer_number.c.number.in_(numbers))
    by_email = sa.select(customer_email.c.customer_id).where(customer_email.c.address.in_(emails))
    return list((await transaction.execute(sa.union(by_number, by_email))).scalars())


async def forget(transaction: Transaction, customer_ids: Sequence[str]) -> None:
    """Take these records away, with all that was put into them."""
    of_them = customer_merge.c.kept_id.in_(customer_ids) | customer_merge.c.gone_id.in_(customer_ids)
    await transaction.execute(customer_merge.delete().where(of_them))
    await transaction.execute(_FORGET_IN_IMPORTS.bindparams(ids=list(customer_ids)))
    await transaction.execute(customer.delete().where(customer.c.id.in_(customer_ids)))


def _merge(row: sa.Row[Any]) -> Merge:
    before, after, gone = (msgspec.convert(each, Customer) for each in (row.kept_before, row.kept_after, row.gone))
    return Merge(row.id, as_milliseconds(row.at), row.who, row.kept_id, before, after, gone)


def _customer(row: sa.Row[Any]) -> Customer:
    return Customer(row.id, row.name, tuple(row.numbers or ()), row.language, row.note, tuple(row.emails or ()))
