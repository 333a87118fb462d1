"""Whose number is it? Asked at every call, so it goes the short way: a connection of its own, one statement."""

import asyncio

import msgspec
import psycopg

from ringhall.business.customers.types import Customer
from ringhall.foundation.db.engine import as_libpq
from ringhall.foundation.db.prepared import Prepared

CONNECT_SECONDS_MAX = 3
BY_NUMBER = (
    "SELECT json_build_object('id', id, 'name', name, 'language', language, 'note', note, 'numbers', "
    "(SELECT json_agg(number ORDER BY place) FROM customer_number WHERE customer_id = customer.id), 'emails', "
    "coalesce((SELECT json_agg(address ORDER BY place) FROM customer_email WHERE customer_id = customer.id), '[]')) "
    "FROM customer WHERE id = (SELECT customer_id FROM customer_number WHERE number = $1)"
)


class CustomerFinder:
    """Reads customers by number. A connection that failed is replaced at the next question."""

    def __init__(self, url: str) -> None:
        self._address = as_libpq(url)
        self._line: Prepared | None = None
        self._turn = asyncio.Lock()

    async def find(self, number: str) -> Customer | None:
        """The customer with this number, normalised already. Raises psycopg.Error when the database is away."""
        async with self._turn:
            line = await self._open()
            try:
                rows = await line.run(BY_NUMBER, [number])
            except BaseException:
                await self.close()
                raise
        return msgspec.json.decode(rows[0][0] or b"", type=Customer) if rows else None

    async def close(self) -> None:
        """Let go of the connection."""
        line, self._line = self._line, None
        if line is not None:
            await line.close()

    async def _open(self) -> Prepared:
        if self._line is None:
            connection = await psycopg.AsyncConnection.connect(
                self._address,
                autocommit=True,
                connect_timeout=CONNECT_SECONDS_MAX,
                client_encoding="utf8",
                application_name="ringhall customers",
            )
            self._line = Prepared(connection)
        return self._line
