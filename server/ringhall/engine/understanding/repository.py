"""Trained models as they are stored, and what callers said that was not understood."""

from datetime import datetime

import msgspec
import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from ringhall.engine.understanding.models import trained_model as table
from ringhall.engine.understanding.rules.report import Report
from ringhall.engine.understanding.types import Unknown
from ringhall.foundation.clock import as_datetime, as_milliseconds
from ringhall.foundation.db.engine import Transaction

_UNKNOWN = sa.text(
    "SELECT data->>'text', data->>'language', max(at), count(*) FROM story WHERE kind = 'CallerSaid' AND at >= :since "
    "AND data->>'model' = :model AND data->>'decision' = 'unsure' AND data->>'text' NOT IN ('', :erased) "
    "GROUP BY 1, 2 ORDER BY 3 DESC LIMIT :limit"
)


class Trained(msgspec.Struct, frozen=True):
    """A model as it is stored. `trained_at` is milliseconds UTC."""

    version: str
    trained_at: int
    report: Report
    weights: bytes

    def __repr__(self) -> str:
        return f"Trained({self.version!r})"


async def find(transaction: Transaction, model_id: str) -> Trained | None:
    """The trained model, or None."""
    row = (await transaction.execute(sa.select(table).where(table.c.model_id == model_id))).mappings().one_or_none()
    if row is None:
        return None
    report = msgspec.convert(row["report"], Report)
    return Trained(row["version"], as_milliseconds(row["trained_at"]), report, bytes(row["weights"]))


async def put(transaction: Transaction, model_id: str, trained: Trained) -> None:
    """Store it in place of an older one."""
    values = {
        "version": trained.version,
        "trained_at": as_datetime(trained.trained_at),
        "report": msgspec.to_builtins(trained.report),
        "weights": trained.weights,
    }
    change = insert(table).values(model_id=model_id, **values)
    await transaction.execute(change.on_conflict_do_update(index_elements=["model_id"], set_=values))


async def forget_others(transaction: Transaction, model_ids: list[str]) -> None:
    """Only these are kept."""
    await transaction.execute(sa.delete(table).where(table.c.model_id.not_in(model_ids)))


async def unknown_sentences(
    transaction: Transaction, model_id: str, since: datetime, erased: str, limit: int
) -> list[Unknown]:
    """What callers said since then that was met with “I don't know”, the latest first."""
    given = {"model": model_id, "since": since, "erased": erased, "limit": limit}
    rows = await transaction.connection.execute(_UNKNOWN, given)
    return [Unknown(text, language or "", as_milliseconds(at), count) for text, language, at, count in rows]
