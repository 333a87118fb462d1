"""What callers chose while they waited, counted from their stories."""

import sqlalchemy as sa

from ringhall.foundation.clock import as_datetime
from ringhall.foundation.db.engine import Transaction
from ringhall.oversight.analytics.rules.hold_menu import Chosen, Played

_PLAYS = sa.text(
    "SELECT data->'place'->>'queue', data->>'what', coalesce(data->>'name', ''), "
    "count(*) FILTER (WHERE kind = 'TreatmentSaid'), count(*) FILTER (WHERE data->>'heard' = 'whole') "
    "FROM story WHERE at >= :since AND at < :until AND kind IN ('TreatmentSaid', 'TreatmentHeard') "
    "AND data->>'what' IN ('advert', 'information') GROUP BY 1, 2, 3 ORDER BY 1, 2, 3"
)
_CHOICES = sa.text(
    "SELECT data->'place'->>'queue', data->>'choice', coalesce(data->>'name', ''), count(*), count(DISTINCT stream) "
    "FROM story WHERE at >= :since AND at < :until AND kind = 'TreatmentChosen' GROUP BY 1, 2, 3 ORDER BY 1, 2, 3"
)


async def plays(transaction: Transaction, since: int, until: int) -> list[Played]:
    """What was heard at callers' own wish, by queue and name."""
    rows = await transaction.execute(_PLAYS.bindparams(since=as_datetime(since), until=as_datetime(until)))
    return [Played(*tuple(row)) for row in rows]


async def choices(transaction: Transaction, since: int, until: int) -> list[Chosen]:
    """Which keys were pressed, by queue and name."""
    rows = await transaction.execute(_CHOICES.bindparams(since=as_datetime(since), until=as_datetime(until)))
    return [Chosen(*tuple(row)) for row in rows]
