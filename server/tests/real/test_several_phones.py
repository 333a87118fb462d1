"""Ring all with real phones: the first who answers talks with the caller, the others stop ringing unharmed."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.support.centre_document import NUMBER, PERSON_NUMBER, document, secret_of
from tests.support.hearing import Listening
from tests.support.public_network import PublicNetwork
from tests.support.running_centre import RunningCentre, network_around, running_centre

pytestmark = [pytest.mark.real, pytest.mark.asyncio(loop_scope="module")]

AGENTS = ("agent1", "agent2", "agent3")
CALLER, AGENT = 440, 1000


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def centre() -> AsyncIterator[RunningCentre]:
    whole = document()
    for queue in whole["queues"]:
        queue |= {"strategy": "ring_all", "wrap_up_seconds": 0}
    async with running_centre(whole) as centre:
        yield centre
        assert centre.faults() == []


@pytest_asyncio.fixture(loop_scope="module")
async def network(centre: RunningCentre) -> AsyncIterator[PublicNetwork]:
    async with network_around(centre) as network:
        yield network


async def test_all_ring_one_answers_and_the_others_lose_nothing(centre: RunningCentre, network: PublicNetwork) -> None:
    phones = await network.register({agent: secret_of(agent) for agent in AGENTS})
    for agent in AGENTS:
        await centre.client.set_state(agent, "ready")
    caller = await network.call(NUMBER, PERSON_NUMBER, keys="2")
    seats = {agent: await phones[agent].rings() for agent in AGENTS}
    await caller.say(CALLER)
    await seats["agent2"].answer(AGENT)
    await Listening(caller).hears(AGENT)
    await Listening(seats["agent2"]).hears(CALLER)
    for agent in ("agent1", "agent3"):
        await seats[agent].ended()
        assert (await centre.client.until_agent(agent, "ready"))["state"] == "ready"
    story = await centre.client.story(seats["agent2"].contact_id)
    ended = {event["data"]["agent_id"]: event["data"]["outcome"] for event in story if event["kind"] == "OfferEnded"}
    assert ended == {"agent1": "taken", "agent2": "accepted", "agent3": "taken"}
    kinds = [event["kind"] for event in story]
    assert kinds.index("ContactConnected") < max(n for n, kind in enumerate(kinds) if kind == "OfferEnded")
