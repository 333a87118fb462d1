"""The short way to the database gives what a cursor gives, and fails as a cursor fails."""

import asyncio
from collections.abc import AsyncIterator

import psycopg
import pytest
from psycopg import errors

from ringhall.foundation.db.engine import as_libpq
from ringhall.foundation.db.prepared import PREPARED_MAX, Prepared

pytestmark = pytest.mark.real

BIG = "č" * 3_000_000


@pytest.fixture
async def line(database_url: str) -> AsyncIterator[Prepared]:
    """A connection of its own."""
    connection = await psycopg.AsyncConnection.connect(as_libpq(database_url), autocommit=True, client_encoding="utf8")
    line = Prepared(connection)
    yield line
    await line.close()


async def test_rows_come_as_postgresql_writes_them(line: Prepared) -> None:
    rows = await line.run("SELECT n, NULL, $1 || n FROM generate_series(1, 2) AS n", ["č"])
    assert rows == [(b"1", None, "č1".encode()), (b"2", None, "č2".encode())]


async def test_what_fills_every_buffer_goes_there_and_back(line: Prepared) -> None:
    assert await line.run("SELECT $1::text", [BIG]) == [(BIG.encode(),)]


async def test_a_refusal_is_the_error_that_a_cursor_raises_and_the_line_goes_on(line: Prepared) -> None:
    await line.run("CREATE TEMP TABLE seat (n int CONSTRAINT one_each PRIMARY KEY)", [])
    await line.run("INSERT INTO seat VALUES ($1::int)", ["7"])
    with pytest.raises(errors.UniqueViolation) as refused:
        await line.run("INSERT INTO seat VALUES ($1::int)", ["7"])
    assert refused.value.diag.constraint_name == "one_each"
    with pytest.raises(psycopg.DataError, match="NUL"):
        await line.run("SELECT $1::text", ["a\0b"])
    with pytest.raises(errors.SyntaxError):
        await line.run("SELEKT", [])
    assert await line.run("SELECT count(*) FROM seat", []) == [(b"1",)]


async def test_more_statements_than_a_line_keeps_still_run(line: Prepared) -> None:
    for n in [*range(PREPARED_MAX + 2), 0]:
        assert await line.run(f"SELECT {n}, $1::int", ["5"]) == [(str(n).encode(), b"5")]
    [(kept,)] = await line.run("SELECT count(*) FROM pg_prepared_statements", [])
    assert int(kept or 0) <= PREPARED_MAX


async def test_a_server_that_goes_away_is_an_operational_error(line: Prepared, database_url: str) -> None:
    [(pid,)] = await line.run("SELECT pg_backend_pid()", [])
    sleeper = asyncio.create_task(line.run("SELECT pg_sleep(60)", []))
    async with await psycopg.AsyncConnection.connect(as_libpq(database_url), autocommit=True) as other:
        await other.execute("SELECT pg_terminate_backend(%s)", [int(pid or 0)])
    with pytest.raises(psycopg.OperationalError):
        await asyncio.wait_for(sleeper, 10)
    with pytest.raises(psycopg.OperationalError):
        await line.run("SELECT 1", [])


async def test_a_cursor_on_the_same_connection_takes_its_turn(line: Prepared) -> None:
    for n in range(5):
        assert await line.run("SELECT $1::int", [str(n)]) == [(str(n).encode(),)]
        async with line.connection.transaction():
            assert await (await line.connection.execute("SELECT %s::int", [n])).fetchone() == (n,)
