"""Transactions on the database: opened by the edge (HTTP, command line), used by services."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine

from ringhall.foundation.db.errors import DatabaseUnusable

POOL_SIZE = 4
POOL_OVERFLOW_MAX = 6
POOL_WAIT_SECONDS_MAX = 10
CONNECT_SECONDS_MAX = 5
STATEMENT_MS_MAX = 30_000

metadata = sa.MetaData()
"""Every table of every slice; the migrations are checked against it."""


class Transaction:
    """All or nothing: what is done through `connection` counts when the block ends without an exception."""

    def __init__(self, connection: AsyncConnection) -> None:
        self.connection = connection
        self._afterwards: list[Callable[[], None]] = []
        self._finishing: list[Callable[[], Awaitable[None]]] = []

    async def execute(self, statement: sa.Executable) -> sa.CursorResult[Any]:
        """Run one statement."""
        return await self.connection.execute(statement)

    def after_commit(self, call: Callable[[], None]) -> None:
        """Call this once everything is stored; never when the transaction fails."""
        self._afterwards.append(call)

    def finish_with(self, finish: Callable[[], Awaitable[None]]) -> None:
        """Let whoever opened the transaction wait for this too, once after the commit; never when it fails."""
        if finish not in self._finishing:
            self._finishing.append(finish)

    async def committed(self) -> None:
        """Make the calls that waited for the commit, then wait for what has to be finished."""
        for call in self._afterwards:
            call()
        for finish in self._finishing:
            await finish()


class Database:
    """The pool of connections to one PostgreSQL database."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._first: list[Callable[[], Awaitable[None]]] = []
        self._engine = create_async_engine(
            as_sqlalchemy(url),
            pool_size=POOL_SIZE,
            max_overflow=POOL_OVERFLOW_MAX,
            pool_timeout=POOL_WAIT_SECONDS_MAX,
            pool_pre_ping=True,
            connect_args={
                "connect_timeout": CONNECT_SECONDS_MAX,
                "options": f"-c statement_timeout={STATEMENT_MS_MAX} -c timezone=UTC",
                "application_name": "ringhall",
            },
        )

    def settle_first(self, settle: Callable[[], Awaitable[None]]) -> None:
        """Let every transaction see what `settle` still has to write: it is awaited before each begins."""
        self._first.append(settle)

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Transaction]:
        """One transaction: committed at the end of the block, undone when the block raises."""
        for settle in self._first:
            await settle()
        async with self._engine.begin() as connection:
            transaction = Transaction(connection)
            yield transaction
        await transaction.committed()

    async def clean(self, tables: Iterable[str]) -> None:
        """Let go of rows as they were before they were changed, and of what the planner remembers of them."""
        async with self._engine.connect() as connection:
            outside = await connection.execution_options(isolation_level="AUTOCOMMIT")
            await outside.execute(sa.text("SET statement_timeout = 0"))
            for table in tables:
                await outside.execute(sa.text(f'VACUUM (ANALYZE) "{table}"'))
            await outside.execute(sa.text("RESET statement_timeout"))

    async def close(self) -> None:
        """Give all connections back."""
        await self._engine.dispose()


def as_sqlalchemy(url: str) -> sa.URL:
    """The URL with the driver we use; raises DatabaseUnusable for what is no PostgreSQL URL."""
    try:
        parsed = sa.make_url(url)
    except (sa.exc.ArgumentError, ValueError):
        raise DatabaseUnusable(
            "The database URL cannot be read; write it as postgresql://user:password@host:5432/name."
        ) from None
    if parsed.get_backend_name() not in ("postgresql", "postgres"):
        raise DatabaseUnusable(
            f"Ringhall keeps its data in PostgreSQL, not in “{parsed.get_backend_name()}”; "
            "write the URL as postgresql://user:password@host:5432/name."
        )
    return parsed.set(drivername="postgresql+psycopg")


def as_libpq(url: str) -> str:
    """The URL as PostgreSQL's own programs and psycopg read it."""
    return as_sqlalchemy(url).set(drivername="postgresql").render_as_string(hide_password=False)


def without_password(url: str) -> str:
    """The URL for logs and messages."""
    return as_sqlalchemy(url).set(drivername="postgresql").render_as_string(hide_password=True)
