"""The visits a figure is made of, read from their table: the same sets as `rules.made_of.SETS`, in SQL."""

from collections.abc import Collection

import msgspec
import sqlalchemy as sa

from ringhall.foundation.clock import as_datetime, as_milliseconds
from ringhall.foundation.db.engine import Transaction
from ringhall.oversight.analytics.models import queue_visit as v
from ringhall.oversight.analytics.repository.queues import ABANDONED, ANSWERED, PROMISED, VIRTUAL, WITHIN
from ringhall.oversight.analytics.rules.made_of import RECIPES, Share, VisitSet, share_of
from ringhall.oversight.analytics.rules.metrics import METRICS
from ringhall.oversight.analytics.rules.sums import Sums, Visit
from ringhall.oversight.analytics.service import totals

LIMIT_MAX = 200
SETS: dict[VisitSet, sa.ColumnElement[bool]] = {
    "offered": sa.true(),
    "counted": sa.func.coalesce(v.c.outcome, "").not_in(("short_abandoned", "call_back", "virtual")),
    "answered": ANSWERED,
    "abandoned": ABANDONED,
    "short_abandoned": v.c.outcome == "short_abandoned",
    "overflowed": v.c.outcome == "overflowed",
    "failed": v.c.outcome == "failed",
    "call_backs_promised": PROMISED,
    "call_backs_reached": sa.and_(PROMISED, v.c.agent_id.is_not(None)),
    "virtual_taken": VIRTUAL,
    "virtual_completed": v.c.virtual_how == "completed",
    "in_target": sa.and_(ANSWERED, WITHIN),
    "handled": sa.or_(ANSWERED, v.c.talk_ms + v.c.hold_ms + v.c.wrap_up_ms > 0),
}
Place = tuple[int, str, int]


class MadeOf(msgspec.Struct, frozen=True):
    """A figure, how many visits it is made of, and a part of them, newest first. `next` is where the rest begins."""

    value: float | int | None
    count: int
    items: list[tuple[Visit, Share]]
    next: Place | None


async def made_of(
    transaction: Transaction,
    figure: str,
    queue_ids: Collection[str],
    since: int,
    until: int,
    after: Place | None = None,
    limit: int = 50,
) -> MadeOf:
    """What `figure` of these queues is made of over the visits that began in [since, until). KeyError: no such one."""
    recipe = RECIPES[figure]
    found = await totals(transaction, since, until)
    sums = sum((found.get(queue_id, Sums()) for queue_id in queue_ids), Sums())
    inside = sa.and_(
        v.c.queue_id.in_(queue_ids),
        v.c.queued_at >= as_datetime(since),
        v.c.queued_at < as_datetime(until),
        SETS[recipe.whole],
    )
    count = (await transaction.execute(sa.select(sa.func.count()).where(inside))).scalar_one()
    order = sa.tuple_(v.c.queued_at, v.c.contact_id, v.c.n)
    query = sa.select(v).where(inside).order_by(v.c.queued_at.desc(), v.c.contact_id.desc(), v.c.n.desc())
    if after is not None:
        query = query.where(order < sa.tuple_(sa.literal(as_datetime(after[0])), after[1], after[2]))
    limit = max(1, min(limit, LIMIT_MAX))
    rows = list(await transaction.execute(query.limit(limit + 1)))
    visits = [_visit(row) for row in rows[:limit]]
    last = visits[-1] if len(rows) > limit else None
    return MadeOf(
        METRICS[figure].of(sums),
        count,
        [(visit, share_of(recipe, visit)) for visit in visits],
        (last.queued_at, last.contact_id, last.n) if last else None,
    )


def _visit(row: sa.Row[tuple[object, ...]]) -> Visit:
    fields = row._asdict()
    fields.pop("wait_ms")
    for name in ("queued_at", "waiting_since", "left_at"):
        fields[name] = as_milliseconds(fields[name]) if fields[name] is not None else None
    return Visit(**fields)
