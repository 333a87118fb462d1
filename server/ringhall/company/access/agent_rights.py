"""What the people of an agent may see. Asked whenever a phone is to ring, so it goes the short way."""

import msgspec

from ringhall.company.access.rules.rights import rights_of
from ringhall.foundation.db.short_way import ShortWay

BY_AGENT = (
    "SELECT json_build_object('roles', roles, 'granted', "
    "ARRAY(SELECT unnest(rights) FROM app_role WHERE app_role.id = ANY(app_user.roles))) "
    "FROM app_user WHERE agent_id = $1"
)

LANGUAGE_OF_AGENT = "SELECT language FROM app_user WHERE agent_id = $1 ORDER BY login LIMIT 1"


class _Given(msgspec.Struct):
    roles: list[str]
    granted: list[str]


class AgentRights:
    """Reads rights as they stand, so that a change holds from the next ring on."""

    def __init__(self, way: ShortWay) -> None:
        self._way = way

    async def of(self, agent_id: str) -> list[frozenset[str]]:
        """The rights of each user who works as this agent; usually one. Raises psycopg.Error without the database."""
        rows = await self._way.ask(BY_AGENT, [agent_id])
        given = [msgspec.json.decode(row[0] or b"", type=_Given) for row in rows]
        return [rights_of(tuple(each.roles)) | frozenset(each.granted) for each in given]

    async def language(self, agent_id: str) -> str:
        """The language of whoever works as this agent, "en" where nobody does. Raises psycopg.Error as `of` does."""
        rows = await self._way.ask(LANGUAGE_OF_AGENT, [agent_id])
        return (rows[0][0] or b"en").decode() if rows else "en"
