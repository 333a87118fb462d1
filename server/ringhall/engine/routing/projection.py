"""Keeps each agent's folded state beside the stories, so that a restart need not read years of them."""

from collections.abc import AsyncIterator
from typing import Any

import msgspec
import sqlalchemy as sa
from psycopg import AsyncConnection

from ringhall.engine.routing import events as e
from ringhall.engine.routing.models import agent_state
from ringhall.engine.routing.rules.agents import Agent, fold
from ringhall.foundation.db.engine import Database
from ringhall.foundation.events import Recorded
from ringhall.foundation.story_store import Write, as_json

UPSERT = (
    "INSERT INTO agent_state (agent_id, n, folded) "
    "SELECT agent_id, n, folded FROM jsonb_populate_recordset(NULL::agent_state, %s::jsonb) "
    "ON CONFLICT (agent_id) DO UPDATE SET n = EXCLUDED.n, folded = EXCLUDED.folded"
)


class AgentTable:
    """Folds stored events once more, apart from live state, which may be ahead of what is stored."""

    def __init__(self) -> None:
        self._agents: dict[str, tuple[Agent, int]] = {}

    async def project(self, connection: AsyncConnection[tuple[Any, ...]], events: list[Recorded]) -> list[Write]:
        """The rows of all agents these events belong to. Events seen before change nothing."""
        touched = {r.event.agent_id: None for r in events if isinstance(r.event, e.AgentEvent)}
        if not touched:
            return []
        unknown = [agent_id for agent_id in touched if agent_id not in self._agents]
        if unknown:
            rows = await connection.execute(
                "SELECT agent_id, n, folded FROM agent_state WHERE agent_id = ANY(%s)", [unknown]
            )
            async for agent_id, n, folded in rows:
                self._agents[agent_id] = (msgspec.convert(folded, Agent), n)
        for recorded in events:
            self._fold(recorded)
        table = [{"agent_id": a, "n": self._agents[a][1], "folded": self._agents[a][0]} for a in touched]
        return [(UPSERT, as_json(table))]

    def _fold(self, recorded: Recorded) -> None:
        event = recorded.event
        if not isinstance(event, e.AgentEvent):
            return
        agent, n = self._agents.get(event.agent_id, (Agent(event.agent_id), 0))
        if recorded.n > n:
            self._agents[event.agent_id] = (fold(agent, event, recorded.at), recorded.n)


async def stored_agents(database: Database) -> AsyncIterator[tuple[Agent, int]]:
    """Every agent as last stored, with the number of the last event folded in."""
    async with database.transaction() as transaction:
        for row in await transaction.execute(sa.select(agent_state.c.folded, agent_state.c.n)):
            yield msgspec.convert(row.folded, Agent), row.n
