"""What is compared: stories and rows as they stand at one moment, rows put in place of others, days that were done."""

from collections.abc import AsyncIterator, Iterable, Mapping
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY, insert

from ringhall.foundation.clock import as_datetime
from ringhall.foundation.db.engine import Transaction
from ringhall.foundation.events import Recorded
from ringhall.foundation.story_reader import recorded_of
from ringhall.foundation.story_store import as_json
from ringhall.oversight.analytics.models import day_checked
from ringhall.oversight.analytics.projection import COLUMNS
from ringhall.oversight.analytics.rules.reconciling import KEYS
from ringhall.oversight.analytics.rules.spans import Span
from ringhall.oversight.analytics.rules.sums import Terms
from ringhall.oversight.analytics.rules.tracks import Arrival, Turn

COLUMNS_OF: Mapping[str, tuple[str, ...]] = {
    "queue_visit": COLUMNS,
    "arrival": Arrival.__struct_fields__,
    "agent_turn": Turn.__struct_fields__,
    "agent_span": Span.__struct_fields__,
}
EVENTS_PER_READ = 1_000
ONE_MOMENT = sa.text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
CONTACTS = sa.text("""
    SELECT substr(stream, 9) AS id FROM story
        WHERE at >= :since AND at < :until AND starts_with(stream, 'contact:')
    UNION SELECT contact_id FROM queue_visit WHERE queued_at >= :since AND queued_at < :until
    UNION SELECT contact_id FROM arrival WHERE arrived_at >= :since AND arrived_at < :until
    UNION SELECT contact_id FROM agent_turn WHERE at >= :since AND at < :until
    ORDER BY id
""")
AGENTS = sa.text("""
    SELECT substr(stream, 7) AS id FROM story WHERE at >= :since AND at < :until AND starts_with(stream, 'agent:')
    UNION SELECT agent_id FROM agent_span WHERE tstzrange(since, until) && tstzrange(:since, :until)
    ORDER BY id
""")
STORIES = sa.text(
    "SELECT stream, n, at, kind, data FROM story WHERE stream = ANY(:streams) ORDER BY stream, n"
).bindparams(sa.bindparam("streams", type_=ARRAY(sa.Text)))
PAGE = sa.text("SELECT stream, n, at, kind, data FROM story WHERE stream = :stream AND n > :n ORDER BY n LIMIT :most")
OFFLINE = sa.text("""
    SELECT n FROM story WHERE stream = :stream AND at < :before AND kind = 'AgentPresenceSet'
        AND data->>'state' = 'offline' ORDER BY n DESC LIMIT 1
""")


async def at_one_moment(transaction: Transaction) -> None:
    """From here on the transaction sees everything as it stands now, and changes nothing that others changed since."""
    await transaction.execute(ONE_MOMENT)


async def ids(transaction: Transaction, wanted: sa.TextClause, since: int, until: int) -> list[str]:
    """The contacts or agents of whom something is told or stored in [since, until)."""
    found = await transaction.execute(wanted.bindparams(since=as_datetime(since), until=as_datetime(until)))
    return [row[0] for row in found]


async def stories(transaction: Transaction, streams: list[str]) -> list[Any]:
    """The events of these stories, as rows."""
    return list((await transaction.execute(STORIES.bindparams(streams=streams))).all())


async def pages(transaction: Transaction, stream: str, after: int) -> AsyncIterator[list[Any]]:
    """The events of one long story that come after the place `after`, a page at a time."""
    while rows := list(
        (await transaction.execute(PAGE.bindparams(stream=stream, n=after, most=EVENTS_PER_READ))).all()
    ):
        yield rows
        after = rows[-1].n


async def offline_before(transaction: Transaction, stream: str, moment: int) -> int:
    """Where the agent last went offline before this moment; 0 when they never did."""
    found = await transaction.execute(OFFLINE.bindparams(stream=stream, before=as_datetime(moment)))
    return found.scalar_one_or_none() or 0


async def rows_of(transaction: Transaction, table: str, contact_ids: list[str]) -> list[dict[str, Any]]:
    """The stored rows of these contacts."""
    wanted = sa.text(f"SELECT {', '.join(COLUMNS_OF[table])} FROM {table} WHERE contact_id = ANY(:ids)")  # noqa: S608 - names above
    typed = wanted.bindparams(sa.bindparam("ids", contact_ids, type_=ARRAY(sa.Text)))
    return [dict(row) for row in (await transaction.execute(typed)).mappings()]


async def spans_of(transaction: Transaction, agent_id: str, since: int, until: int) -> list[dict[str, Any]]:
    """The stored spans of the agent that have a part in [since, until)."""
    wanted = sa.text(
        f"SELECT {', '.join(COLUMNS_OF['agent_span'])} FROM agent_span WHERE agent_id = :agent_id "  # noqa: S608
        "AND since < :end AND (until IS NULL OR until > :begin)"
    ).bindparams(agent_id=agent_id, begin=as_datetime(since), end=as_datetime(until))
    return [dict(row) for row in (await transaction.execute(wanted)).mappings()]


async def spans_at(transaction: Transaction, agent_id: str, places: list[int]) -> list[dict[str, Any]]:
    """The stored spans of the agent that began with these events of their story."""
    wanted = sa.text(
        f"SELECT {', '.join(COLUMNS_OF['agent_span'])} FROM agent_span WHERE agent_id = :agent_id AND n = ANY(:places)"  # noqa: S608
    ).bindparams(sa.bindparam("places", places, type_=ARRAY(sa.Integer)), agent_id=agent_id)
    return [dict(row) for row in (await transaction.execute(wanted)).mappings()]


async def put(transaction: Transaction, table: str, gone: list[Mapping[str, Any]], rows: list[Any]) -> None:
    """Take away the rows with the keys of `gone`, and put `rows` there."""
    names, keys = ", ".join(COLUMNS_OF[table]), KEYS[table]
    given = f"jsonb_populate_recordset(CAST(NULL AS {table}), CAST(:rows AS jsonb)) AS given"
    same = " AND ".join(f"{table}.{key} = given.{key}" for key in keys)
    taken = [{key: row[key] for key in keys} for row in gone]
    await transaction.execute(
        sa.text(f"DELETE FROM {table} USING {given} WHERE {same}").bindparams(rows=as_json(taken))  # noqa: S608
    )
    await transaction.execute(
        sa.text(f"INSERT INTO {table} ({names}) SELECT {names} FROM {given}").bindparams(rows=as_json(rows))  # noqa: S608
    )


def terms_in(rows: Iterable[Mapping[str, Any]]) -> dict[tuple[str, int], Terms]:
    """What queues promised, as it is stored with the visits."""
    return {(row["contact_id"], row["n"]): Terms(row["target_ms"], row["short_abandon_ms"]) for row in rows}


def events_in(rows: Iterable[Any]) -> list[Recorded]:
    """The events that this version knows."""
    return [recorded for row in rows if (recorded := recorded_of(*row)) is not None]


async def remember(transaction: Transaction, day: date, now: int, rows: int, differing: Mapping[str, int]) -> None:
    """The day was compared."""
    said = {"checked_at": as_datetime(now), "rows": rows, "differing": dict(differing)}
    done = insert(day_checked).values(day=day, **said)
    await transaction.execute(done.on_conflict_do_update(index_elements=[day_checked.c.day], set_=said))


async def last_day(transaction: Transaction) -> date | None:
    """The newest day that was compared."""
    newest: date | None = (await transaction.execute(sa.select(sa.func.max(day_checked.c.day)))).scalar_one()
    return newest


async def standing(transaction: Transaction, most: int) -> dict[date, dict[str, int]]:
    """The newest days whose rows still differ: how many rows of which table."""
    wanted = (
        sa.select(day_checked.c.day, day_checked.c.differing)
        .where(day_checked.c.differing != {})
        .order_by(day_checked.c.day.desc())
        .limit(most)
    )
    return {row.day: row.differing for row in await transaction.execute(wanted)}
