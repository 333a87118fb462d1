"""Skills and queues of agents that are other than set up, for a while."""

from collections.abc import Iterable

from msgspec.structs import replace

from ringhall.apps.centre.kinds import AGENTS_FOR_NOW, AgentForNow, AgentSetup
from ringhall.company.access.types import User
from ringhall.company.organisation.service import Organisation
from ringhall.foundation.clock import Clock
from ringhall.foundation.db.engine import Transaction

SYSTEM = "system"


class ForNow:
    """Implements the API's ForNow over the stored settings; `read` is part of applying them."""

    def __init__(self, clock: Clock, organisation: Organisation) -> None:
        self._clock, self._organisation = clock, organisation
        self._changed: dict[str, AgentForNow] = {}

    def until_of(self, agent_id: str) -> int | None:
        """Until when the agent's skills and queues are other than set up."""
        changed = self._changed.get(agent_id)
        return changed.until if changed else None

    async def change(
        self,
        transaction: Transaction,
        agent_id: str,
        skills: dict[str, int],
        queue_ids: list[str],
        until: int,
        by: User,
    ) -> None:
        """Let the agent have these until then."""
        changed = AgentForNow(skills=skills, queue_ids=queue_ids, until=until)
        await self._organisation.put(transaction, by.login, AGENTS_FOR_NOW, agent_id, changed)

    async def end(self, transaction: Transaction, agent_id: str, by: User) -> None:
        """What is set up holds again."""
        if await self._organisation.find(transaction, AGENTS_FOR_NOW, agent_id) is not None:
            await self._organisation.delete(transaction, by.login, AGENTS_FOR_NOW, agent_id)

    async def read(self, transaction: Transaction) -> None:
        """Learn what is changed for now; what is over is taken away."""
        now = self._clock.now()
        found = {each.id: each.value for each in await self._organisation.all(transaction, AGENTS_FOR_NOW)}
        for agent_id in [agent_id for agent_id, changed in found.items() if changed.until <= now]:
            await self._organisation.delete(transaction, SYSTEM, AGENTS_FOR_NOW, agent_id)
            del found[agent_id]
        self._changed = found

    def over(self, agents: Iterable[AgentSetup]) -> list[AgentSetup]:
        """The agents as they are for now."""
        return [
            replace(agent, skills=now.skills, queue_ids=now.queue_ids)
            if (now := self._changed.get(agent.id))
            else agent
            for agent in agents
        ]

    @property
    def next_end(self) -> int | None:
        """When the first of the changes is over."""
        return min((changed.until for changed in self._changed.values()), default=None)
