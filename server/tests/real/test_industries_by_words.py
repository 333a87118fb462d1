"""Real callers say in each industry's starter where they want to go; their keys go by SIP INFO."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from ringhall.apps.industries.starters import INDUSTRIES, Industry
from tests.support.centre_document import document, secret_of
from tests.support.running_centre import network_around, running_centre
from tests.support.speech import spoken
from tests.support.tones import RATE
from tests.support.town import Town, number_of, of_industry

pytestmark = [pytest.mark.real, pytest.mark.asyncio(loop_scope="module")]
# What is said in the main menu, in English, and where it leads.
WORDS: dict[Industry, tuple[str, str]] = {
    "hospital": ("Test results, please.", "patient"),
    "school": ("My child is ill.", "pupil"),
    "bank": ("Block a card, please.", "card"),
    "airline": ("Change my flight, please.", "booking"),
    "shop": ("Place an order, please.", "item"),
    "telecom": ("My internet does not work.", "place"),
    "utility": ("Read in my meter, please.", "customer"),
    "city": ("Report a problem, please.", "problem"),
}


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def town() -> AsyncIterator[Town]:
    """Everything in English."""
    async with running_centre(document()) as centre, network_around(centre, keys_by="info") as network:
        for industry in INDUSTRIES:
            await centre.client.ask("POST", "/config/apply", {"document": of_industry(industry, "en")}, login="admin")
        yield Town(centre.client, network, await network.phone("agent1", secret_of("agent1")))
        assert centre.faults() == []


@pytest.mark.parametrize("industry", INDUSTRIES)
async def test_a_caller_says_where_they_want_to_go(town: Town, industry: Industry, tmp_path: Path) -> None:
    words, node = WORDS[industry]
    caller = await town.answers(number_of(industry), f"+4420794604{40 + INDUSTRIES.index(industry)}")
    await caller.say(None)
    [contact] = await town.client.contacts(state="in_flow")
    await caller.press("1")
    await town.client.until_at(contact["id"], "main")
    await caller.hears_something(len(caller.hearing()) / RATE)
    await caller.leg.play(await spoken(tmp_path, words))
    await town.client.until_at(contact["id"], node)
    await caller.hang_up()
    await town.client.until_contact(contact["id"], state="closed")
