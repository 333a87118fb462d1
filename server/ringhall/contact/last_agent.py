"""Who served this caller last? Asked only where a flow wants to know, so it goes the short way."""

from ringhall.foundation.db.short_way import ShortWay

DAYS_MAX = 90
BY_CALLER = f"""
    SELECT agent_id FROM contact
    WHERE (address = $1 OR customer_id = $2) AND agent_id IS NOT NULL AND state = 'closed' AND channel = 'voice'
        AND arrived_at > now() - interval '{DAYS_MAX} days'
    ORDER BY arrived_at DESC LIMIT 1
"""  # noqa: S608 - made of a number above only


class LastAgents:
    """Reads contacts that are over."""

    def __init__(self, way: ShortWay) -> None:
        self._way = way

    async def find(self, address: str, customer_id: str) -> str | None:
        """The agent of the last call of this number or customer (empty: not known), of the last three months."""
        rows = await self._way.ask(BY_CALLER, [address, customer_id])
        return (rows[0][0] or b"").decode() if rows else None
