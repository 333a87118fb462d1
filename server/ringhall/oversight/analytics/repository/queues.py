"""Sums of queue visits, read from their table: the same arithmetic as `rules.sums.sums_of`, in SQL."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY

from ringhall.engine.routing.rules.patience import Wait
from ringhall.engine.routing.rules.waits_learnt import WAITS_MAX
from ringhall.foundation.clock import as_datetime, as_milliseconds
from ringhall.foundation.db.engine import Transaction
from ringhall.oversight.analytics.models import queue_visit as v
from ringhall.oversight.analytics.rules.sums import Sums

ANSWERED = v.c.outcome == "answered"
ABANDONED = v.c.outcome == "abandoned"
PROMISED = v.c.outcome == "call_back"
VIRTUAL = v.c.outcome == "virtual"
WITHIN = v.c.wait_ms <= v.c.target_ms
WAITED = sa.cast(sa.func.round(sa.extract("epoch", v.c.left_at - v.c.queued_at) * 1000), sa.BigInteger)
COMPARED = v.c.expected_p50_ms.is_not(None) & (ANSWERED | (ABANDONED & (v.c.expected_p90_ms < WAITED)))


def _count(*conditions: sa.ColumnElement[bool]) -> sa.ColumnElement[int]:
    return sa.func.count().filter(*conditions)


def _sum(column: sa.ColumnElement[int], *conditions: sa.ColumnElement[bool]) -> sa.ColumnElement[int]:
    total = sa.func.sum(column)
    return sa.func.coalesce(total.filter(*conditions) if conditions else total, 0).cast(sa.BigInteger)


SUMS: dict[str, sa.ColumnElement[int]] = {
    "offered": sa.func.count(),
    "answered": _count(ANSWERED),
    "abandoned": _count(ABANDONED),
    "short_abandoned": _count(v.c.outcome == "short_abandoned"),
    "overflowed": _count(v.c.outcome == "overflowed"),
    "failed": _count(v.c.outcome == "failed"),
    "call_backs_promised": _count(PROMISED),
    "call_backs_reached": _count(PROMISED, v.c.agent_id.is_not(None)),
    "virtual_taken": _count(VIRTUAL),
    "virtual_completed": _count(v.c.virtual_how == "completed"),
    "in_target": _count(ANSWERED, WITHIN),
    "abandoned_in_target": _count(ABANDONED, WITHIN),
    "short_abandoned_in_target": _count(v.c.outcome == "short_abandoned", WITHIN),
    "transfers": _sum(v.c.transfers),
    "longest_wait_ms": sa.func.coalesce(sa.func.max(v.c.wait_ms), 0),
    "wait_ms_answered": _sum(v.c.wait_ms, ANSWERED),
    "wait_ms_abandoned": _sum(v.c.wait_ms, ABANDONED),
    "ring_ms": _sum(v.c.ring_ms),
    "talk_ms": _sum(v.c.talk_ms),
    "hold_ms": _sum(v.c.hold_ms),
    "wrap_up_ms": _sum(v.c.wrap_up_ms),
    "expected": _count(COMPARED),
    "within_p50": _count(COMPARED, v.c.expected_p50_ms >= WAITED),
    "within_p90": _count(COMPARED, v.c.expected_p90_ms >= WAITED),
    "expected_error_ms": _sum(sa.func.abs(WAITED - v.c.expected_p50_ms), COMPARED),
}


async def sums(transaction: Transaction, edges: list[int], until: int) -> dict[tuple[str, int], Sums]:
    """Sums by queue and by the place of their interval in `edges` (from 0); only where there are visits."""
    moments: list[datetime] = [as_datetime(edge) for edge in edges]
    begins = sa.cast(moments, ARRAY(sa.DateTime(timezone=True)))
    bucket = sa.func.width_bucket(v.c.queued_at, begins).label("bucket")
    query: sa.Select[Any] = (
        sa.select(v.c.queue_id, bucket, *(column.label(name) for name, column in SUMS.items()))
        .where(v.c.queued_at >= moments[0], v.c.queued_at < as_datetime(until))
        .group_by(v.c.queue_id, bucket)
    )
    rows = [tuple(row) for row in await transaction.execute(query)]
    return {(queue_id, place - 1): Sums(**dict(zip(SUMS, found, strict=True))) for queue_id, place, *found in rows}


# Read at every start: by the index of the queue no more rows than are kept, however many there are.
_LATEST_WAITS = sa.text("""
    SELECT latest.* FROM unnest(CAST(:queues AS text[])) AS queue (id), LATERAL (
        SELECT queue_id, queued_at, left_at, outcome FROM queue_visit
        WHERE queue_id = queue.id AND queued_at >= :since AND left_at IS NOT NULL AND outcome <> 'failed'
            AND contact_id <> ALL(CAST(:but_not AS text[]))
        ORDER BY queued_at DESC LIMIT :most
    ) AS latest ORDER BY latest.left_at
""")


async def waits_since(
    transaction: Transaction, queue_ids: Collection[str], since: int, but_not: Collection[str]
) -> dict[str, list[Wait]]:
    """The latest waits of these queues that began after `since` (milliseconds UTC) and are over, in the order of time.

    Those of the contacts `but_not` are left out, and whoever was lost by a fault.
    """
    given = {"queues": list(queue_ids), "since": as_datetime(since), "but_not": list(but_not), "most": WAITS_MAX}
    found: dict[str, list[Wait]] = {}
    for row in await transaction.execute(_LATEST_WAITS.bindparams(**given)):
        at, gave_up = as_milliseconds(row.queued_at), row.outcome in ("abandoned", "short_abandoned")
        found.setdefault(row.queue_id, []).append(Wait(at, as_milliseconds(row.left_at) - at, gave_up))
    return found
