"""What contacts took agents in the blocks of time in which a prediction was on or off, read from their stories."""

import sqlalchemy as sa

from ringhall.foundation.clock import as_datetime
from ringhall.foundation.db.engine import Transaction
from ringhall.oversight.analytics.rules.gain import Block

_BLOCKS = sa.text("""
    WITH answered AS (
        SELECT DISTINCT ON (visit.contact_id, visit.n) offer.at, offer.data->'decision'->>'block' AS block,
            visit.talk_ms + visit.hold_ms + visit.wrap_up_ms AS ms
        FROM story AS offer
        JOIN queue_visit AS visit ON offer.stream = 'contact:' || visit.contact_id AND offer.n > visit.n
            AND visit.queue_id = offer.data->>'queue_id' AND visit.agent_id = offer.data->>'agent_id'
        WHERE offer.kind = 'ContactOffered' AND offer.at >= :since AND offer.at < :until
            AND offer.data->>'queue_id' = :queue_id AND offer.data->'decision' ? 'block'
            AND visit.outcome = 'answered'
        ORDER BY visit.contact_id, visit.n, offer.n DESC
    )
    SELECT block = 'on', count(*), sum(ms)::bigint FROM answered
    GROUP BY block, floor(extract(epoch FROM at) / :seconds) ORDER BY floor(extract(epoch FROM at) / :seconds), block
""")


async def blocks(transaction: Transaction, queue_id: str, since: int, until: int, minutes: int) -> list[Block]:
    """The blocks of so many minutes of [since, until) in which contacts of the queue were answered, in their order."""
    bound = {"since": as_datetime(since), "until": as_datetime(until), "queue_id": queue_id, "seconds": minutes * 60}
    return [Block(*tuple(row)) for row in await transaction.execute(_BLOCKS.bindparams(**bound))]
