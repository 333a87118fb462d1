"""Sums of arrivals by number, read from their table."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY

from ringhall.foundation.clock import as_datetime
from ringhall.foundation.db.engine import Transaction
from ringhall.oversight.analytics.models import arrival as a
from ringhall.oversight.analytics.rules.number_metrics import ENDS, OUTCOMES, NumberSums


def _ended(name: str) -> sa.ColumnElement[int]:
    return sa.func.count().filter(a.c.outcome.in_([outcome for outcome, field in OUTCOMES.items() if field == name]))


SUMS: dict[str, sa.ColumnElement[int]] = {
    "arrived": sa.func.count(),
    **{name: _ended(name) for name in ENDS},
    "reached_queue": sa.func.count().filter(a.c.reached_queue),
    "in_flow": sa.func.count().filter(a.c.in_flow),
    "ivr_ms": sa.func.sum(a.c.ivr_ms).cast(sa.BigInteger),
}


async def sums(transaction: Transaction, begins: list[int], until: int) -> dict[tuple[str, int], NumberSums]:
    """Sums by number and by the place of their interval in `begins` (from 0); only where somebody arrived."""
    moments = [as_datetime(moment) for moment in begins]
    edges = sa.cast(moments, ARRAY(sa.DateTime(timezone=True)))
    bucket = sa.func.width_bucket(a.c.arrived_at, edges).label("bucket")
    query: sa.Select[Any] = (
        sa.select(a.c.number, bucket, *(column.label(name) for name, column in SUMS.items()))
        .where(a.c.arrived_at >= moments[0], a.c.arrived_at < as_datetime(until))
        .group_by(a.c.number, bucket)
    )
    rows = [tuple(row) for row in await transaction.execute(query)]
    return {(number, place - 1): NumberSums(**dict(zip(SUMS, found, strict=True))) for number, place, *found in rows}
