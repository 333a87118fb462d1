"""A real call walks through each industry's starter by keys, in one of five languages, and an agent answers it."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from ringhall.apps.industries.starters import INDUSTRIES, Industry
from tests.support.centre_document import document, secret_of
from tests.support.running_centre import network_around, running_centre
from tests.support.town import Town, number_of, of_industry

pytestmark = [pytest.mark.real, pytest.mark.asyncio(loop_scope="module")]
CALLER, AGENT = 440, 1000
# What is pressed, where it leads (nowhere: the caller is served by the flow itself), and the language chosen by it.
CALLS: dict[Industry, tuple[str, str | None, str]] = {
    "hospital": ("19", "urgent", "en"),
    "school": ("22", "lessons", "zh"),
    "bank": ("31", "cards", "da"),
    "airline": ("424829131", "changes", "ro"),
    "shop": ("53", "returns", "sl"),
    "telecom": ("14", "leaving", "en"),
    "utility": ("3244017#0815#1", None, "da"),
    "city": ("50", "city", "sl"),
}


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def town() -> AsyncIterator[Town]:
    async with running_centre(document()) as centre, network_around(centre) as network:
        yield Town(centre.client, network, await network.phone("agent1", secret_of("agent1")))
        assert centre.faults() == []


@pytest.mark.parametrize("industry", INDUSTRIES)
async def test_a_call_walks_through_it(town: Town, industry: Industry) -> None:
    keys, queue, language = CALLS[industry]
    await town.client.ask("POST", "/config/apply", {"document": of_industry(industry, language)}, login="admin")
    await town.client.set_state("agent1", "ready")
    caller = await town.answers(number_of(industry), f"+4420794603{40 + INDUSTRIES.index(industry)}")
    await caller.say(None)
    await caller.press(keys)
    if queue is None:
        await caller.ended()
        [contact] = await town.client.contacts(limit="1")
        assert (contact["outcome"], contact["queue_id"]) == ("self_served", None)
    else:
        seat = await town.phone.rings()
        await seat.answer(AGENT)
        await caller.say(CALLER)
        await seat.hears(CALLER)
        await caller.hears(AGENT)
        contact = await town.client.until_contact(seat.contact_id, state="connected")
        assert contact["queue_id"] == queue
        await caller.hang_up()
        await seat.ended()
        await town.client.ask("POST", f"/contacts/{contact['id']}/wrap_up", {}, login="agent1")
    moved = [each["data"] for each in await town.client.story(contact["id"]) if each["kind"] == "FlowMoved"]
    assert moved[-1]["place"]["language"] == language
    await town.client.set_state("agent1", "offline")
