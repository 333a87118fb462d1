"""Lost callers, read from the contacts that gave up; and what was done about them."""

from collections.abc import Collection, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from ringhall.business.call_backs.models import lost_caller_deed as deed
from ringhall.business.call_backs.types import LostCaller, Wanted
from ringhall.foundation.clock import as_datetime, as_milliseconds
from ringhall.foundation.db.engine import Transaction

Place = tuple[int, str]
# What was finished is told apart by its moment; what was not, however often they called, is one.
LOST = """
    WITH gave_up AS (
        SELECT c.id, c.queue_id, c.address, c.customer_id, c.customer_name, c.closed_at, c.wait_ms,
            d.state, d.by, d.reason, d.call_id, CASE WHEN d.state IN ('done', 'dismissed') THEN d.at END AS over_at
        FROM contact c LEFT JOIN lost_caller_deed d ON d.contact_id = c.id
        WHERE c.outcome = 'abandoned' AND c.direction = 'inbound' AND c.channel = 'voice' AND NOT c.erased
            AND c.closed_at >= :since AND c.queue_id IS NOT NULL AND c.address ~ '^[+]?[0-9]{3,20}$'
            AND (CAST(:number AS text) IS NULL
                OR (c.address = CAST(:number AS text) AND c.queue_id = CAST(:queue_id AS text)))
            AND (d.state IN ('done', 'dismissed') OR NOT EXISTS (
                SELECT FROM contact later WHERE later.address = c.address AND later.outcome = 'answered'
                    AND later.arrived_at > c.arrived_at
                    AND (later.direction = 'outbound' OR later.queue_id = c.queue_id OR later.queue_id IS NULL)))
    ), grouped AS (
        SELECT queue_id, address AS number, array_agg(id ORDER BY closed_at DESC, id DESC) AS contact_ids,
            (array_agg(customer_id ORDER BY closed_at DESC, id DESC))[1] AS customer_id,
            (array_agg(customer_name ORDER BY closed_at DESC, id DESC))[1] AS customer_name,
            min(closed_at) AS first_at, max(closed_at) AS last_at, max(wait_ms) AS wait_ms,
            coalesce(max(state), 'open') AS state, coalesce(max(by), '') AS by, coalesce(max(reason), '') AS reason,
            max(call_id) AS call_id
        FROM gave_up GROUP BY queue_id, address, over_at
    )
    SELECT contact_ids[1] AS id, * FROM grouped
    WHERE state = ANY(CAST(:states AS text[]))
        AND (cardinality(CAST(:queue_ids AS text[])) = 0 OR queue_id = ANY(CAST(:queue_ids AS text[])))
        AND (CAST(:last_at AS timestamptz) IS NULL
            OR (last_at, contact_ids[1]) < (CAST(:last_at AS timestamptz), CAST(:last_id AS text)))
    ORDER BY last_at DESC, contact_ids[1] DESC LIMIT :most
"""
FIND = sa.text("SELECT queue_id, address FROM contact WHERE id = :id AND outcome = 'abandoned' AND NOT erased")


async def page(transaction: Transaction, wanted: Wanted, after: Place | None, limit: int) -> list[LostCaller]:
    """Those whose last try is newest come first."""
    return await _read(transaction, wanted, after, limit)


async def find(transaction: Transaction, contact_id: str, wanted: Wanted) -> LostCaller | None:
    """The lost caller of whom this is a contact."""
    row = (await transaction.execute(FIND.bindparams(id=contact_id))).one_or_none()
    if row is None:
        return None
    found = await _read(transaction, wanted, None, 100, row.address, row.queue_id)
    return next((each for each in found if contact_id in each.contact_ids), None)


async def put(transaction: Transaction, contact_ids: Sequence[str], values: dict[str, Any] | None) -> None:
    """What holds from now on for these contacts; None: nothing was done."""
    if values is None:
        await transaction.execute(sa.delete(deed).where(deed.c.contact_id.in_(contact_ids)))
        return
    rows = [{"contact_id": contact_id, **values} for contact_id in contact_ids]
    told = insert(deed).values(rows)
    changed = {name: told.excluded[name] for name in values}
    await transaction.execute(told.on_conflict_do_update(index_elements=[deed.c.contact_id], set_=changed))


async def follow(transaction: Transaction, contact_ids: Sequence[str], call_id: str | None) -> None:
    """The call that was planned for these contacts; None: they cannot be called. What people did meanwhile stands."""
    planned = deed.c.contact_id.in_(contact_ids) & (deed.c.state == "planned")
    values = {"call_id": call_id} if call_id else {"state": "missed"}
    await transaction.execute(sa.update(deed).where(planned).values(values))


async def missed(transaction: Transaction, call_ids: Collection[str]) -> None:
    """These calls reached nobody."""
    planned = deed.c.call_id.in_(call_ids) & (deed.c.state == "planned")
    await transaction.execute(sa.update(deed).where(planned).values(state="missed"))


async def calls_over(transaction: Transaction, call_ids: Collection[str]) -> set[str]:
    """Those of the calls that are over and reached nobody."""
    query = sa.text("SELECT id FROM contact WHERE id = ANY(:ids) AND state = 'closed' AND outcome <> 'answered'")
    return set((await transaction.execute(query.bindparams(ids=list(call_ids)))).scalars())


async def call_made(transaction: Transaction, lost: LostCaller) -> str | None:
    """The contact of the call that was planned before the program died, if it was made."""
    query = sa.text(
        "SELECT c.id FROM contact c, lost_caller_deed d WHERE d.contact_id = :id AND c.direction = 'outbound' "
        "AND c.address = :number AND c.queue_id = :queue_id AND c.arrived_at >= d.at ORDER BY c.arrived_at LIMIT 1"
    )
    given = query.bindparams(id=lost.id, number=lost.number, queue_id=lost.queue_id)
    return (await transaction.execute(given)).scalar_one_or_none()


async def lock(transaction: Transaction, queue_id: str, number: str) -> None:
    """Nobody else changes this lost caller before the transaction ends."""
    key = sa.func.hashtextextended(f"lost {queue_id} {number}", 0)
    await transaction.execute(sa.select(sa.func.pg_advisory_xact_lock(key)))


async def _read(
    transaction: Transaction,
    wanted: Wanted,
    after: Place | None,
    limit: int,
    number: str | None = None,
    queue_id: str | None = None,
) -> list[LostCaller]:
    values = {
        "since": as_datetime(wanted.since),
        "states": list(wanted.states),
        "queue_ids": list(wanted.queue_ids),
        "last_at": as_datetime(after[0]) if after else None,
        "last_id": after[1] if after else None,
        "number": number,
        "queue_id": queue_id,
        "most": limit,
    }
    return [_lost(row) for row in (await transaction.execute(sa.text(LOST).bindparams(**values))).mappings()]


def _lost(row: Any) -> LostCaller:
    fields = {name: row[name] for name in LostCaller.__struct_fields__}
    for name in ("first_at", "last_at"):
        fields[name] = as_milliseconds(fields[name])
    return LostCaller(**fields)
