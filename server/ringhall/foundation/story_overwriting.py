"""The one way to change what a story says: values of fields are overwritten in place, after an event that tells so."""

import json
from collections.abc import Callable, Mapping
from typing import Any

import sqlalchemy as sa

from ringhall.foundation.db.engine import Transaction

_ALLOW = sa.text("SELECT set_config('ringhall.redacting', 'on', true)")
_READ = sa.text("SELECT n, kind, data FROM story WHERE stream = :stream ORDER BY n")
_WRITE = sa.text(
    "UPDATE story SET data = news.data FROM jsonb_to_recordset(cast(:rows AS jsonb)) AS news (n int, data jsonb) "
    "WHERE stream = :stream AND story.n = news.n"
)

Change = Callable[[str, Mapping[str, Any]], Mapping[str, Any]]


async def allow(transaction: Transaction) -> None:
    """Let this transaction overwrite; the database still refuses any other place, time, kind or set of fields."""
    await transaction.execute(_ALLOW)


async def overwrite(transaction: Transaction, stream: str, change: Change) -> int:
    """Put `change(kind, data)` in the place of each event's fields; how many events that changed."""
    rows = (await transaction.execute(_READ.bindparams(stream=stream))).all()
    news = [{"n": row.n, "data": data} for row in rows if (data := change(row.kind, row.data)) != row.data]
    if news:
        await allow(transaction)
        await transaction.execute(_WRITE.bindparams(stream=stream, rows=json.dumps(news, ensure_ascii=False)))
    return len(news)
