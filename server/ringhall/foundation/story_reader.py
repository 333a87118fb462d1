"""Reads stories back: one for a person to look at, or many to rebuild live state after a restart."""

from collections.abc import AsyncIterator, Iterable
from datetime import datetime
from itertools import islice
from typing import Any

import msgspec
import sqlalchemy as sa
from psycopg import AsyncConnection
from sqlalchemy.dialects.postgresql import ARRAY

from ringhall.foundation.clock import as_milliseconds
from ringhall.foundation.db.engine import Database
from ringhall.foundation.events import Recorded, from_data
from ringhall.foundation.logging import log

STREAMS_PER_QUERY = 500

_SELECT = "SELECT stream, n, at, kind, data FROM story WHERE stream = ANY({}) ORDER BY stream, n"
_MANY = sa.text(_SELECT.format(":streams")).bindparams(sa.bindparam("streams", type_=ARRAY(sa.Text)))
_LATEST = sa.text(
    "SELECT DISTINCT ON (stream) stream, n, at, kind, data FROM story WHERE stream >= :begin AND stream < :end "
    "ORDER BY stream, n DESC"
)
_MANY_ON_CONNECTION = _SELECT.format("%s")


async def on_connection(connection: AsyncConnection[tuple[Any, ...]], streams: list[str]) -> AsyncIterator[Recorded]:
    """The stories of these streams as a projection reads them, on the writer's own connection."""
    stored = await connection.execute(_MANY_ON_CONNECTION, [streams])
    async for row in stored:
        recorded = recorded_of(*row)
        if recorded is not None:
            yield recorded


class StoryReader:
    """Reads the table `story`; events of kinds this version does not know are passed over with a warning."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def events(self, stream: str) -> list[Recorded]:
        """The whole story, in order."""
        return [recorded async for recorded in self.read([stream])]

    async def read(self, streams: Iterable[str]) -> AsyncIterator[Recorded]:
        """The stories of all these streams, one after the other, each in order."""
        names = iter(streams)
        while some := list(islice(names, STREAMS_PER_QUERY)):
            async with self._database.transaction() as transaction:
                rows = await transaction.connection.stream(_MANY, {"streams": some})
                async for row in rows:
                    recorded = recorded_of(*row)
                    if recorded is not None:
                        yield recorded

    async def latest(self, prefix: str) -> list[Recorded]:
        """The last event of each story called like this."""
        async with self._database.transaction() as transaction:
            rows = await transaction.connection.execute(_LATEST, {"begin": prefix, "end": f"{prefix}\U0010ffff"})
            return [recorded for row in rows if (recorded := recorded_of(*tuple(row))) is not None]

    async def streams(self, prefix: str, since: datetime) -> list[str]:
        """The streams called like this that got an event at or after this moment."""
        found = sa.text("SELECT DISTINCT stream FROM story WHERE at >= :since AND starts_with(stream, :prefix)")
        async with self._database.transaction() as transaction:
            rows = await transaction.connection.execute(found, {"since": since, "prefix": prefix})
            return sorted(row[0] for row in rows)


def recorded_of(stream: str, n: int, at: datetime, kind: str, data: dict[str, Any]) -> Recorded | None:
    """The row of the table `story` as an event; None, with a warning, for a kind this version does not know."""
    try:
        event = from_data(kind, data)
    except (KeyError, msgspec.ValidationError) as problem:
        log.warning("story.event_not_understood", stream=stream, n=n, kind=kind, problem=str(problem))
        return None
    return Recorded(stream, n, as_milliseconds(at), event)
