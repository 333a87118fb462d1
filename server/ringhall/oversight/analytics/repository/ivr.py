"""Callers who were in menus, counted from the table of arrivals."""

import sqlalchemy as sa

from ringhall.foundation.clock import as_datetime
from ringhall.foundation.db.engine import Transaction
from ringhall.oversight.analytics.models import arrival as a
from ringhall.oversight.analytics.rules.ivr import IvrRow

MADE = "closure:%"
"""Flows that the centre makes while it is closed by hand: nobody drew them, and they have no menus."""


def _share(within: float) -> sa.ColumnElement[int]:
    return sa.func.percentile_disc(within).within_group(a.c.ivr_ms)


def _elsewhere(*outcomes: str) -> sa.ColumnElement[bool]:
    return sa.and_(~a.c.reached_queue, sa.func.coalesce(a.c.outcome, "").not_in(outcomes))


def _ended(outcome: str) -> sa.ColumnElement[int]:
    return sa.func.count().filter(~a.c.reached_queue, a.c.outcome == outcome)


_ROWS = (
    sa.select(
        a.c.flow_id,
        a.c.flow_path,
        sa.func.count(),
        _share(0.5),
        _share(0.9),
        sa.func.count().filter(a.c.offered == "time"),
        sa.func.count().filter(a.c.offered == "errors"),
        sa.func.count().filter(a.c.reached_queue),
        _ended("self_served"),
        _ended("left_in_menu"),
        sa.func.count().filter(_elsewhere("self_served", "left_in_menu")),
    )
    .where(a.c.in_flow, a.c.flow_id.not_like(MADE))
    .group_by(
        sa.func.grouping_sets(sa.tuple_(a.c.flow_id, a.c.flow_path), sa.tuple_(a.c.flow_id), sa.tuple_()),
    )
)


async def rows(transaction: Transaction, since: int, until: int) -> list[IvrRow]:
    """Of those who arrived in [since, until): all together first, then flow by flow, each before its ways."""
    within = _ROWS.where(a.c.arrived_at >= as_datetime(since), a.c.arrived_at < as_datetime(until))
    found = [IvrRow(*tuple(row)) for row in await transaction.execute(within)]
    whole = [row for row in found if row.callers]
    return sorted(whole, key=lambda row: (row.flow_id or "", row.path is not None, -row.callers, row.path or ""))
