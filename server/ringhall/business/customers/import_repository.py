"""Keeps imports as long as they can be taken back, and stores many customers at once."""

from collections.abc import Sequence
from dataclasses import dataclass

import msgspec
import sqlalchemy as sa

from ringhall.business.customers import repository
from ringhall.business.customers.models import customer, customer_email, customer_import, customer_number
from ringhall.business.customers.rules.importing import Change
from ringhall.business.customers.types import Customer
from ringhall.foundation.clock import as_datetime, as_milliseconds
from ringhall.foundation.db.engine import Transaction

ROWS_PER_STATEMENT = 1_000
SHOWN_MAX = 20


@dataclass(frozen=True)
class Import:
    """An import that was done; `at` is milliseconds UTC."""

    id: str
    at: int
    who: str
    changes: list[Change]

    @property
    def added(self) -> int:
        """How many records are new."""
        return sum(each.before is None for each in self.changes)

    @property
    def changed(self) -> int:
        """How many records there were before."""
        return len(self.changes) - self.added


async def known(
    transaction: Transaction, ids: Sequence[str], numbers: Sequence[str] = (), emails: Sequence[str] = ()
) -> list[Customer]:
    """The customers with one of these identifiers, numbers or e-mail addresses."""
    found: dict[str, Customer] = {}
    for start in range(0, max(len(numbers), len(emails)), ROWS_PER_STATEMENT):
        some = slice(start, start + ROWS_PER_STATEMENT)
        ids = [*ids, *await repository.owners_of(transaction, numbers[some], emails[some])]
    ids = list(dict.fromkeys(ids))
    for start in range(0, len(ids), ROWS_PER_STATEMENT):
        found |= {
            each.id: each for each in await repository.by_ids(transaction, ids[start : start + ROWS_PER_STATEMENT])
        }
    return list(found.values())


async def add_all(transaction: Transaction, customers: Sequence[Customer]) -> None:
    """Store new customers."""
    for start in range(0, len(customers), ROWS_PER_STATEMENT):
        some = customers[start : start + ROWS_PER_STATEMENT]
        rows = [{"id": each.id, "name": each.name, "language": each.language, "note": each.note} for each in some]
        await transaction.execute(customer.insert().values(rows))
        numbers = [("number", each.id, each.numbers) for each in some]
        await _add_reach(transaction, customer_number, numbers)
        await _add_reach(transaction, customer_email, [("address", each.id, each.emails) for each in some])


async def _add_reach(
    transaction: Transaction, table: sa.Table, reach: Sequence[tuple[str, str, Sequence[str]]]
) -> None:
    """Numbers or addresses of many customers: column, customer, what they have."""
    rows = [
        {column: value, "customer_id": customer_id, "place": place}
        for column, customer_id, values in reach
        for place, value in enumerate(values)
    ]
    for begin in range(0, len(rows), ROWS_PER_STATEMENT):
        await transaction.execute(table.insert().values(rows[begin : begin + ROWS_PER_STATEMENT]))


async def remove_all(transaction: Transaction, ids: Sequence[str]) -> None:
    """Remove customers."""
    if ids:
        await transaction.execute(customer.delete().where(customer.c.id.in_(ids)))


async def add(transaction: Transaction, done: Import) -> None:
    """Keep what an import did."""
    rows = msgspec.to_builtins(done.changes)
    await transaction.execute(
        customer_import.insert().values(id=done.id, at=as_datetime(done.at), who=done.who, changes=rows)
    )


async def since(transaction: Transaction, moment: int) -> list[Import]:
    """Imports since this moment, newest first."""
    wanted = sa.select(customer_import).where(customer_import.c.at >= as_datetime(moment))
    rows = await transaction.execute(wanted.order_by(customer_import.c.at.desc()).limit(SHOWN_MAX))
    return [
        Import(row.id, as_milliseconds(row.at), row.who, msgspec.convert(row.changes, list[Change])) for row in rows
    ]


async def forget(transaction: Transaction, import_id: str) -> None:
    """This import can be taken back no more."""
    await transaction.execute(customer_import.delete().where(customer_import.c.id == import_id))


async def forget_before(transaction: Transaction, moment: int) -> None:
    """Imports of before this moment can be taken back no more."""
    await transaction.execute(customer_import.delete().where(customer_import.c.at < as_datetime(moment)))
