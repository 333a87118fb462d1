"""A PostgreSQL is asked: it can only read, whatever the statement says."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import psycopg

from ringhall.engine.lookups.ports import Answer, Failed
from ringhall.engine.lookups.rules.answers import text_of
from ringhall.engine.lookups.rules.filling import parameters_of, prepared
from ringhall.engine.lookups.settings import Source


async def ask(source: Source, parameters: dict[str, str], seconds_max: int) -> Answer:
    """The first row, each column a value; no row is not found. Raises Failed."""
    given = {name: parameters.get(name, "") for name in parameters_of(source)}
    try:
        async with _reading(source.database, seconds_max) as connection:
            row, columns = await _first_row(connection, prepared(source.statement), given)
    except psycopg.errors.QueryCanceled:
        raise Failed("time_up") from None
    except psycopg.Error as trouble:
        raise _failed(trouble) from None
    if row is None:
        return Answer("not_found")
    return Answer("found", {name: text_of(value) for name, value in zip(columns, row, strict=True)})


@asynccontextmanager
async def _reading(url: str, seconds_max: int) -> AsyncIterator[psycopg.AsyncConnection]:
    connection = await psycopg.AsyncConnection.connect(
        url,
        connect_timeout=seconds_max,
        application_name="ringhall look-up",
        # Nobody else's password is sent along.
        passfile="/dev/null",
        options=f"-c default_transaction_read_only=on -c statement_timeout={seconds_max * 1000}",
    )
    await connection.set_read_only(True)
    async with connection:
        yield connection


async def _first_row(
    connection: psycopg.AsyncConnection, statement: str, given: dict[str, str]
) -> tuple[tuple[Any, ...] | None, list[str]]:
    # A cursor of the server's: it takes one statement that reads, and hands out one row however many there are.
    async with connection.cursor(name="look_up") as cursor:
        await cursor.execute(statement.encode(), given)
        row = await cursor.fetchone()
        return row, [column.name for column in cursor.description or ()]


def _failed(trouble: psycopg.Error) -> Failed:
    if trouble.sqlstate is None or isinstance(trouble, psycopg.OperationalError):
        return Failed("not_reached", trouble.sqlstate or "")
    return Failed("statement_refused", trouble.diag.message_primary or trouble.sqlstate)
