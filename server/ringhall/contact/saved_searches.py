"""The searches a person keeps under a name."""

import msgspec
import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from ringhall.contact.errors import TooManySearches
from ringhall.contact.models import saved_search as table
from ringhall.foundation.db.engine import Transaction

SEARCHES_MAX = 50


class SavedSearch(msgspec.Struct, frozen=True):
    """A name, and the filters as they stand in the address."""

    name: str
    query: str


async def of_user(transaction: Transaction, user_id: str) -> list[SavedSearch]:
    """The person's searches, by name."""
    rows = await transaction.execute(sa.select(table).where(table.c.user_id == user_id).order_by(table.c.name))
    return [SavedSearch(row.name, row.query) for row in rows]


async def keep(transaction: Transaction, user_id: str, search: SavedSearch) -> None:
    """Keep it; one of the same name is replaced. Raises TooManySearches."""
    others = sa.select(sa.func.count()).where(table.c.user_id == user_id, table.c.name != search.name)
    if (await transaction.execute(others)).scalar_one() >= SEARCHES_MAX:
        raise TooManySearches(max=SEARCHES_MAX)
    values = {"user_id": user_id, "name": search.name, "query": search.query}
    await transaction.execute(
        insert(table).values(values).on_conflict_do_update(index_elements=["user_id", "name"], set_=values)
    )


async def forget(transaction: Transaction, user_id: str, name: str) -> None:
    """Forget it; one that is not there is forgotten already."""
    await transaction.execute(sa.delete(table).where(table.c.user_id == user_id, table.c.name == name))
