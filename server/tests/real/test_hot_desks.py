"""An agent sits at the phone in the lobby: callers ring at that very phone, also after Ringhall was killed."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.support.centre_document import document, secret_of
from tests.support.public_network import Phone
from tests.support.running_centre import RunningCentre, network_around, running_centre

pytestmark = [pytest.mark.real, pytest.mark.asyncio(loop_scope="module")]
AGENT_HZ, CALLER_HZ = 1000, 440
PHONES = ("agent1", "agent2", "phone300")


class Desks:
    """Three phones and the centre they belong to."""

    def __init__(self, centre: RunningCentre, phones: dict[str, Phone]) -> None:
        self.centre, self.client, self.phones = centre, centre.client, phones

    async def sits(self, agent: str, extension: str) -> None:
        """The agent says where their calls are to ring."""
        await self.client.ask("PUT", f"/agents/{agent}/seat", {"extension": extension})

    async def talk_at_the_lobby(self) -> None:
        """Somebody calls the agent's queue, and the phone in the lobby is answered for agent 1."""
        caller = await self.phones["agent2"].dials("400")
        lobby = await self.phones["phone300"].rings()
        await lobby.answer(AGENT_HZ)
        await caller.answered()
        await caller.hears(AGENT_HZ)
        await self.client.until_agent("agent1", "talking")
        await caller.hang_up()
        await lobby.ended()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def desks() -> AsyncIterator[Desks]:
    async with running_centre(document()) as centre, network_around(centre) as network:
        phones = await network.register({name: secret_of(name) for name in PHONES})
        yield Desks(centre, phones)
        assert centre.faults() == []


async def test_callers_ring_where_the_agent_sits_also_after_a_kill_until_they_sign_out(desks: Desks) -> None:
    client = desks.client
    await client.set_state("agent1", "ready")
    await desks.sits("agent1", "300")
    await desks.talk_at_the_lobby()
    desks.centre.kill()
    await desks.centre.start()
    assert (await client.agent("agent1"))["seat"] == {"extension": "300", "name": "Lobby"}
    await client.set_state("agent1", "ready")
    await desks.talk_at_the_lobby()
    await client.set_state("agent1", "offline")
    await client.until_agent("agent1", "offline")
    assert (await client.agent("agent1"))["seat"] is None


async def test_the_next_one_to_sit_there_signs_the_other_one_out(desks: Desks) -> None:
    client = desks.client
    for agent in ("agent1", "agent2"):
        await client.set_state(agent, "ready")
    await desks.sits("agent1", "300")
    await desks.sits("agent2", "300")
    assert (await client.agent("agent1"))["state"] == "offline"
    lobby = await desks.phones["agent1"].dials("202")
    there = await desks.phones["phone300"].rings()
    await there.answer(AGENT_HZ)
    await lobby.hears(AGENT_HZ)
    await lobby.hang_up()
    await there.ended()
    await client.set_state("agent2", "offline")
