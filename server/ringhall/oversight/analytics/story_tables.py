"""Keeps the tables of arrivals, of agents' turns and of their time, as the writer shows it the stories."""

from typing import Any

import msgspec
from psycopg import AsyncConnection

from ringhall.contact import events as c
from ringhall.engine.routing import events as r
from ringhall.engine.routing.rules.agents import Agent
from ringhall.foundation.clock import as_datetime, as_milliseconds
from ringhall.foundation.events import Recorded
from ringhall.foundation.story_reader import on_connection
from ringhall.foundation.story_store import Write, as_json
from ringhall.oversight.analytics.rules import spans, tracks
from ringhall.oversight.analytics.rules.spans import Day, Span
from ringhall.oversight.analytics.rules.tracks import Track

Connection = AsyncConnection[tuple[Any, ...]]


def _upsert(table: str, key: tuple[str, ...], columns: tuple[str, ...]) -> str:
    names = ", ".join((*key, *columns))
    change = ", ".join(f"{name} = EXCLUDED.{name}" for name in columns)
    return (
        f"INSERT INTO {table} ({names}) SELECT {names} FROM jsonb_populate_recordset(NULL::{table}, %s::jsonb) "  # noqa: S608 - made of the names below only
        f"ON CONFLICT ({', '.join(key)}) DO UPDATE SET {change}"
    )


ARRIVALS = _upsert(
    "arrival",
    ("contact_id",),
    (
        "number",
        "arrived_at",
        "outcome",
        "in_flow",
        "reached_queue",
        "ivr_ms",
        "flow_id",
        "flow_path",
        "offered",
    ),
)
TURNS = _upsert("agent_turn", ("contact_id", "n"), ("agent_id", "queue_id", "kind", "at", "outcome"))
SPANS = _upsert("agent_span", ("agent_id", "n"), ("state", "reason", "since", "until"))
STATES = _upsert("agent_span_state", ("agent_id",), ("n", "folded"))


class TrackTable:
    """Follows the stories of contacts."""

    def __init__(self) -> None:
        self._open: dict[str, Track] = {}

    async def project(self, connection: Connection, events: list[Recorded]) -> list[Write]:
        """The rows of these contacts. Events seen before change nothing."""
        mine = [(each, each.event.contact_id) for each in events if isinstance(each.event, c.ContactEvent)]
        touched = dict.fromkeys(contact_id for _, contact_id in mine)
        for recorded, contact_id in mine:
            if isinstance(recorded.event, c.ContactArrived):
                self._open.setdefault(contact_id, Track())
        await self._load(connection, [contact_id for contact_id in touched if contact_id not in self._open])
        for recorded, contact_id in mine:
            tracks.follow(self._open[contact_id], recorded)
        found = [self._open[contact_id] for contact_id in touched]
        arrivals = [row(track.arrival) for track in found if track.arrival is not None]
        turns = [row(turn) for track in found for turn in track.turns]
        for recorded, contact_id in mine:
            if isinstance(recorded.event, c.ContactClosed):
                self._open.pop(contact_id, None)
        return [(sql, as_json(rows)) for sql, rows in ((ARRIVALS, arrivals), (TURNS, turns)) if rows]

    async def _load(self, connection: Connection, contact_ids: list[str]) -> None:
        """Read stories again that were begun before this program was."""
        if not contact_ids:
            return
        self._open.update((contact_id, Track()) for contact_id in contact_ids)
        async for recorded in on_connection(connection, [f"contact:{contact_id}" for contact_id in contact_ids]):
            tracks.follow(self._open[recorded.stream.removeprefix("contact:")], recorded)


class SpanTable:
    """Follows the stories of agents; where each stands is stored beside, so that no story is read again."""

    def __init__(self) -> None:
        self._days: dict[str, Day] = {}

    async def project(self, connection: Connection, events: list[Recorded]) -> list[Write]:
        """The rows of these agents' latest spans. Events seen before change nothing."""
        mine = [(each, each.event.agent_id) for each in events if isinstance(each.event, r.AgentEvent)]
        if not mine:
            return []
        touched = dict.fromkeys(agent_id for _, agent_id in mine)
        await self._load(connection, [agent_id for agent_id in touched if agent_id not in self._days])
        # A transaction that failed is tried again with the same events: what they made is kept until newer ones come.
        for agent_id in touched:
            spans.forget(self._days[agent_id], min(each.at for each, whose in mine if whose == agent_id))
        for recorded, agent_id in mine:
            spans.follow(self._days[agent_id], recorded)
        days = [self._days[agent_id] for agent_id in touched]
        rows = [row(span) for day in days for span in day.spans]
        states = [{"agent_id": day.agent.id, "n": day.n, "folded": day.agent} for day in days]
        return [*([(SPANS, as_json(rows))] if rows else []), (STATES, as_json(states))]

    async def _load(self, connection: Connection, agent_ids: list[str]) -> None:
        if not agent_ids:
            return
        self._days.update((agent_id, Day(Agent(agent_id))) for agent_id in agent_ids)
        stored = await connection.execute(
            "SELECT agent_id, n, folded FROM agent_span_state WHERE agent_id = ANY(%s)", [agent_ids]
        )
        async for agent_id, n, folded in stored:
            self._days[agent_id] = Day(msgspec.convert(folded, Agent), n)
        going_on = await connection.execute(
            "SELECT agent_id, n, state, reason, since FROM agent_span WHERE agent_id = ANY(%s) AND until IS NULL",
            [agent_ids],
        )
        async for agent_id, n, state, reason, since in going_on:
            span = Span(agent_id=agent_id, n=n, state=state, reason=reason, since=as_milliseconds(since))
            self._days[agent_id].spans = [span]


MOMENTS = frozenset({"arrived_at", "at", "since", "until"})


def row(value: msgspec.Struct) -> dict[str, Any]:
    """The value as a row of its table."""
    return {
        name: as_datetime(found) if name in MOMENTS and found is not None else found
        for name, found in msgspec.structs.asdict(value).items()
    }
