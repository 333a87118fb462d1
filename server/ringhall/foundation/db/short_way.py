"""The short way to the database for what is asked at every call: a connection of its own, prepared statements.

It begins no transaction, so it waits for nothing that is still to be written (`engine.Database.settle_first`).
"""

import asyncio
from collections.abc import Sequence

import psycopg

from ringhall.foundation.db.engine import as_libpq
from ringhall.foundation.db.prepared import Line, Prepared

CONNECT_SECONDS_MAX = 3


class ShortWay:
    """Asks one question after the other. A connection that failed is replaced at the next one."""

    def __init__(self, url: str) -> None:
        self._address = as_libpq(url)
        self._line: Prepared | None = None
        self._turn = asyncio.Lock()

    async def ask(self, statement: str, values: Sequence[str]) -> list[Line]:
        """The rows of a statement, as `Prepared.run` gives them. Raises psycopg.Error when the database is away."""
        async with self._turn:
            line = await self._open()
            try:
                return await line.run(statement, values)
            except BaseException:
                await self.close()
                raise

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
                application_name="ringhall calls",
            )
            self._line = Prepared(connection)
        return self._line
