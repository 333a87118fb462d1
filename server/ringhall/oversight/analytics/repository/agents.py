"""Sums of agents' turns and time, read from their tables."""

from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY

from ringhall.foundation.clock import as_datetime
from ringhall.foundation.db.engine import Transaction
from ringhall.oversight.analytics.models import agent_turn as t
from ringhall.oversight.analytics.rules.agent_metrics import AgentSums
from ringhall.oversight.analytics.rules.spans import FIELD_OF

Moments = ARRAY(sa.DateTime(timezone=True))
OFFER, TALK = t.c.kind == "offer", t.c.kind == "talk"
TURNS: dict[str, sa.ColumnElement[int]] = {
    # Another agent answered first where it rang at several: that is no offer to be judged by.
    "offers": sa.func.count().filter(OFFER, t.c.outcome.is_distinct_from("taken")),
    "accepted": sa.func.count().filter(OFFER, t.c.outcome == "accepted"),
    "declined": sa.func.count().filter(OFFER, t.c.outcome.in_(("declined", "busy"))),
    "missed": sa.func.count().filter(OFFER, t.c.outcome == "timed_out"),
    # A message that somebody did not go on with waits for whoever will.
    "handled": sa.func.count().filter(TALK, t.c.outcome.is_distinct_from("given_back")),
    "passed_on": sa.func.count().filter(TALK, t.c.outcome == "transferred"),
}
SPANS = sa.text("""
    SELECT s.agent_id, place, s.state, coalesce(s.reason, ''), sum(greatest(0, round(1000 * extract(epoch FROM
        least(coalesce(s.until, :now), (:edges)[place + 1]) - greatest(s.since, (:edges)[place])))))::bigint AS ms
    FROM agent_span s
    CROSS JOIN LATERAL generate_series(
        width_bucket(greatest(s.since, :since), :begins),
        width_bucket(least(coalesce(s.until, :now), :until - interval '1 millisecond'), :begins)
    ) AS place
    WHERE tstzrange(s.since, s.until) && tstzrange(:since, :until)
      AND (CAST(:agents AS text[]) IS NULL OR s.agent_id = ANY(:agents))
    GROUP BY s.agent_id, place, s.state, coalesce(s.reason, '')
""").bindparams(
    sa.bindparam("edges", type_=Moments),
    sa.bindparam("begins", type_=Moments),
    sa.bindparam("agents", type_=ARRAY(sa.Text)),
    sa.bindparam("now", type_=sa.DateTime(timezone=True)),
    sa.bindparam("since", type_=sa.DateTime(timezone=True)),
    sa.bindparam("until", type_=sa.DateTime(timezone=True)),
)


@dataclass
class AgentPeriod:
    """Sums by agent and interval, and the time not ready by agent, interval and reason ('' for none)."""

    sums: dict[tuple[str, int], AgentSums] = field(default_factory=dict)
    reasons: dict[tuple[str, int], dict[str, int]] = field(default_factory=dict)

    def add(self, key: tuple[str, int], **fields: int) -> None:
        """Add these amounts to the sums of the agent in the interval."""
        self.sums[key] = self.sums.get(key, AgentSums()) + AgentSums(**fields)


async def sums(
    transaction: Transaction, begins: list[int], until: int, now: int, agent_ids: list[str] | None = None
) -> AgentPeriod:
    """Everything in [begins[0], until), states that go on up to `now`; of these agents, or of all."""
    found = AgentPeriod()
    moments = [as_datetime(moment) for moment in begins]
    bucket = sa.func.width_bucket(t.c.at, sa.cast(moments, Moments)).label("bucket")
    query: sa.Select[Any] = (
        sa.select(t.c.agent_id, bucket, *(column.label(name) for name, column in TURNS.items()))
        .where(t.c.at >= moments[0], t.c.at < as_datetime(until))
        .group_by(t.c.agent_id, bucket)
    )
    if agent_ids is not None:
        query = query.where(t.c.agent_id.in_(agent_ids))
    rows = [tuple(row) for row in await transaction.execute(query)]
    for agent_id, place, *counts in rows:
        found.add((agent_id, place - 1), **dict(zip(TURNS, counts, strict=True)))
    end = as_datetime(until)
    wanted = {"edges": [*moments, end], "begins": moments, "since": moments[0], "until": end}
    spans = await transaction.connection.execute(SPANS, {**wanted, "now": as_datetime(now), "agents": agent_ids})
    for agent_id, place, state, reason, ms in spans:
        found.add((agent_id, place - 1), **{FIELD_OF[state]: ms})
        if state == "not_ready":
            mine = found.reasons.setdefault((agent_id, place - 1), {})
            mine[reason] = mine.get(reason, 0) + ms
    return found
