"""The story's table: one connection, one transaction per group of events, one writer at a time."""

import functools
import json
import re
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

import msgspec
import psycopg
from psycopg import errors

from ringhall.foundation.clock import as_datetime
from ringhall.foundation.db.engine import as_libpq
from ringhall.foundation.db.prepared import Prepared
from ringhall.foundation.errors import Unavailable
from ringhall.foundation.events import Recorded
from ringhall.foundation.logging import log
from ringhall.foundation.story_held import Held

Connection = psycopg.AsyncConnection[tuple[Any, ...]]
Write = tuple[str, str]
"""A statement that changes rows, with one place (%s) for JSON. Each row may be changed by one Write only."""
Projection = Callable[[Connection, list[Recorded]], Awaitable[list[Write]]]
"""What events make of a table; the connection is for reading what is not in memory."""
Row = tuple[str, int, datetime, str, str]

CONNECT_SECONDS_MAX = 3
LOCK_MS_MAX = 1_500
# Whoever holds this lock of the database writes its stories; it falls with the connection.
WRITER_LOCK = 7_464_256
# The server notices within seconds when our end is gone, so that the next writer need not wait.
OPTIONS = (
    "-c timezone=UTC -c synchronous_commit=on -c client_connection_check_interval=2s "
    "-c tcp_keepalives_idle=5 -c tcp_keepalives_interval=2 -c tcp_keepalives_count=3"
)
# An odd number of backslashes before u0000; two of them are one backslash that somebody typed.
NUL_ESCAPE = re.compile(r"(?<!\\)((?:\\\\)*)\\u0000")
INSERT = (
    "INSERT INTO story (stream, n, at, kind, data) SELECT stream, n, at, kind, data "
    "FROM jsonb_to_recordset(%s::jsonb) AS row (stream text, n int, at timestamptz, kind text, data jsonb)"
)


class Fenced(Unavailable):
    """Another writer has gone on with these stories; this one must stop."""

    text = "Another Ringhall writes this story ({where})"


class WriterTaken(psycopg.OperationalError):
    """Another connection holds the writer's lock right now."""


def row_of(recorded: Recorded) -> Row:
    """The event as a row of the table `story`."""
    return (
        recorded.stream,
        recorded.n,
        as_datetime(recorded.at),
        type(recorded.event).__name__,
        as_json(recorded.event),
    )


def as_json(value: object) -> str:
    """The value as JSON that PostgreSQL takes: letters that no text can hold are replaced."""
    try:
        text = msgspec.json.encode(value).decode()
    except UnicodeEncodeError:
        text = json.dumps(msgspec.to_builtins(value), ensure_ascii=False).encode("utf-8", "replace").decode()
    return NUL_ESCAPE.sub("\\1\ufffd", text) if "\\u0000" in text else text


class StoryStore:
    """Writes groups of rows, all or nothing, and finds out after a broken commit whether it had happened."""

    def __init__(self, url: str) -> None:
        self._address = as_libpq(url)
        self._line: Prepared | None = None
        self._in_doubt = False
        self.projections: list[Projection] = []
        self.held = Held()

    async def open(self) -> Prepared:
        """The writer's connection, made if need be."""
        if self._line is None:
            connection = await psycopg.AsyncConnection.connect(
                self._address,
                autocommit=True,
                connect_timeout=CONNECT_SECONDS_MAX,
                client_encoding="utf8",
                options=OPTIONS,
                application_name="ringhall story",
            )
            self._line = Prepared(connection)
            await self._lock(connection)
        return self._line

    async def drop(self) -> None:
        """Let go of a connection that failed; the next `open` makes a new one."""
        line, self._line = self._line, None
        if line is not None:
            await line.close()

    close = drop

    async def write(self, rows: list[Row], events: list[Recorded]) -> None:
        """Store the rows, and in the tables what is due of them. Raises Fenced, or psycopg.Error to try again."""
        line = await self.open()
        try:
            await self._write_all(line, rows, self.held.due(events))
        except BaseException as problem:
            if not _place_taken(problem):
                # The connection may have broken after the server had committed: the next try will tell.
                self._in_doubt = True
                raise
            if not (self._in_doubt and await self._stored(line.connection, rows)):
                raise Fenced(where=str(problem).replace("\n", " ")) from problem
        self._in_doubt = False
        self.held.stored(events)

    async def write_held(self) -> None:
        """Bring the tables up to date with the stories. Raises psycopg.Error to try again."""
        line = await self.open()
        await self._write_all(line, [], self.held.waiting())
        self.held.written()

    async def _write_all(self, line: Prepared, rows: list[Row], events: list[Recorded]) -> None:
        try:
            writes = [_story_of(rows)] if rows else []
            for project in self.projections if events else ():
                writes += await project(line.connection, events)
            await _change(line, writes)
        except (psycopg.OperationalError, OSError):
            raise
        except Exception as problem:
            if _place_taken(problem):
                raise
            log.exception("story.projection_suspected", events=len(events))
            await self._write_carefully(line, rows, events)

    async def _write_carefully(self, line: Prepared, rows: list[Row], events: list[Recorded]) -> None:
        """Store the stories in any case, and of the projections those that work, story by story."""
        by_stream: dict[str, list[Recorded]] = {}
        for each in events:
            by_stream.setdefault(each.stream, []).append(each)
        async with line.connection.transaction():
            await _change(line, [_story_of(rows)] if rows else [])
            for project in self.projections:
                for story in by_stream.values():
                    await self._project_alone(line, project, story)

    async def _project_alone(self, line: Prepared, project: Projection, story: list[Recorded]) -> None:
        try:
            async with line.connection.transaction():
                await _change(line, await project(line.connection, story))
        except (psycopg.OperationalError, OSError):
            raise
        except Exception:
            name = getattr(project, "__qualname__", repr(project))
            log.exception("story.projection_failed", projection=name, stream=story[0].stream, events=len(story))

    async def _lock(self, connection: Connection) -> None:
        # One that has just ended is given a moment to be noticed.
        try:
            async with connection.transaction():
                await connection.execute(f"SET LOCAL lock_timeout = {LOCK_MS_MAX}")
                await connection.execute("SELECT pg_advisory_lock(%s)", [WRITER_LOCK])
        except errors.LockNotAvailable:
            await self.drop()
            taken = "another Ringhall works on this database; stop it or give this one its own --database"
            raise WriterTaken(taken) from None

    async def _stored(self, connection: Connection, rows: list[Row]) -> bool:
        """Whether exactly these rows are in the table already."""
        streams, numbers = [row[0] for row in rows], [row[1] for row in rows]
        found = await connection.execute(
            "SELECT stream, n, at, kind, data FROM story JOIN unnest(%s::text[], %s::int[]) AS wanted (s, i) "
            "ON stream = s AND n = i",
            [streams, numbers],
        )
        there = {(stream, n): (at, kind, data) for stream, n, at, kind, data in await found.fetchall()}
        return all(there.get((stream, n)) == (at, kind, json.loads(data)) for stream, n, at, kind, data in rows)


def _place_taken(problem: BaseException) -> bool:
    return isinstance(problem, errors.UniqueViolation) and problem.diag.constraint_name == "story_pkey"


def _story_of(rows: list[Row]) -> Write:
    lines = [
        {"stream": stream, "n": n, "at": at, "kind": kind, "data": msgspec.Raw(data.encode())}
        for stream, n, at, kind, data in rows
    ]
    return INSERT, msgspec.json.encode(lines).decode()


async def _change(line: Prepared, writes: list[Write]) -> None:
    if writes:
        await line.run(_together(tuple(statement for statement, _ in writes)), [rows for _, rows in writes])


@functools.cache
def _together(statements: tuple[str, ...]) -> str:
    """All of them in one statement: all or nothing, and one way there and back. There are few combinations."""
    parts = (f"write_{n} AS ({each.replace('%s', f'${n}')})" for n, each in enumerate(statements, 1))
    return f"WITH {', '.join(parts)} SELECT"
