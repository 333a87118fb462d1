"""Whose number is it? Asked at every call, so it goes the short way."""

import msgspec

from ringhall.business.customers.types import Customer
from ringhall.foundation.db.short_way import ShortWay

BY_NUMBER = (
    "SELECT json_build_object('id', id, 'name', name, 'language', language, 'note', note, 'numbers', "
    "(SELECT json_agg(number ORDER BY place) FROM customer_number WHERE customer_id = customer.id), 'emails', "
    "coalesce((SELECT json_agg(address ORDER BY place) FROM customer_email WHERE customer_id = customer.id), '[]')) "
    "FROM customer WHERE id = (SELECT customer_id FROM customer_number WHERE number = $1)"
)


class CustomerFinder:
    """Reads customers by number."""

    def __init__(self, way: ShortWay) -> None:
        self._way = way

    async def find(self, number: str) -> Customer | None:
        """The customer with this number, normalised already. Raises psycopg.Error when the database is away."""
        rows = await self._way.ask(BY_NUMBER, [number])
        return msgspec.json.decode(rows[0][0] or b"", type=Customer) if rows else None
