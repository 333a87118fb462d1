"""Statements that run at every call: prepared once, then sent to and read from libpq with no cursor between.

A statement every few milliseconds finds cold caches, and then the cursor is what costs most of it. Everything else of
the program goes through SQLAlchemy or psycopg's cursors (ADR 3).
"""

import asyncio
import os
from collections.abc import Sequence
from typing import Any

import psycopg
from psycopg import errors
from psycopg.pq import ConnStatus, ExecStatus
from psycopg.pq.abc import PGresult

PREPARED_MAX = 200
_GOOD = (ExecStatus.COMMAND_OK, ExecStatus.TUPLES_OK)

Line = tuple[bytes | None, ...]


class Prepared:
    """The prepared statements of one connection, run one after the other. Whoever breaks off one closes it.

    `run` raises psycopg.Error as cursors do.
    """

    def __init__(self, connection: psycopg.AsyncConnection[tuple[Any, ...]]) -> None:
        self.connection = connection
        # psycopg keeps no prepared statements of its own here: they would be let go with ours, behind its back.
        connection.prepare_threshold = None
        self._pg = connection.pgconn
        self._names: dict[str, bytes] = {}
        # The socket under a number of our own, watched all the time; psycopg watches its own only while it waits.
        self._ear = os.dup(self._pg.socket)
        self._loop = asyncio.get_running_loop()
        self._listening = False
        self._news: asyncio.Future[None] | None = None

    async def close(self) -> None:
        """Let go of the connection."""
        self._loop.remove_reader(self._ear)
        os.close(self._ear)
        await self.connection.close()

    async def run(self, statement: str, values: Sequence[str]) -> list[Line]:
        """Run a statement with its values at `$1`, `$2`…; the rows, each field as PostgreSQL writes it."""
        if any("\0" in value for value in values):
            raise psycopg.DataError("PostgreSQL text holds no NUL; leave it out")
        name = self._names.get(statement) or await self._prepare(statement)
        self._pg.send_query_prepared(name, [value.encode() for value in values])
        result = await self._answer()
        return [
            tuple(result.get_value(row, column) for column in range(result.nfields)) for row in range(result.ntuples)
        ]

    async def _prepare(self, statement: str) -> bytes:
        if len(self._names) >= PREPARED_MAX:
            self._names.clear()
            self._pg.send_query(b"DEALLOCATE ALL")
            await self._answer()
        name = f"ringhall_{len(self._names)}".encode()
        self._pg.send_prepare(name, statement.encode())
        await self._answer()
        self._names[statement] = name
        return name

    async def _answer(self) -> PGresult:
        """The one result of what was sent, once all of it is there."""
        while self._pg.flush():
            await self._until_writable()
        result: PGresult | None = None
        while True:
            while self._pg.is_busy():
                await self._until_readable()
            more = self._pg.get_result()
            if more is None:
                break
            result = more
        if result is None or self._pg.status == ConnStatus.BAD:
            raise psycopg.OperationalError(self._pg.error_message.decode(errors="replace") or "the connection is lost")
        if result.status not in _GOOD:
            raise errors.error_from_result(result, encoding="utf-8")
        return result

    async def _until_readable(self) -> None:
        self._news = self._loop.create_future()
        if not self._listening:
            self._loop.add_reader(self._ear, self._heard)
            self._listening = True
        await self._news
        self._pg.consume_input()

    async def _until_writable(self) -> None:
        """The server may want to be read before it takes more."""
        self._loop.add_writer(self._ear, self._heard)
        try:
            await self._until_readable()
        finally:
            self._loop.remove_writer(self._ear)

    def _heard(self) -> None:
        if self._news is not None and not self._news.done():
            self._news.set_result(None)
        elif self._listening:
            # Nobody waits: it is for a cursor of psycopg, or the server is gone, which would be told without end.
            self._loop.remove_reader(self._ear)
            self._listening = False
