"""Real calls walk through each industry's starter: by keys in one of five languages, and by words that are said."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from ringhall.apps.industries import starters
from ringhall.apps.industries.starters import INDUSTRIES, Industry
from ringhall.apps.simulator.centre import demo_centre
from ringhall.apps.simulator.leg import within
from ringhall.apps.simulator.network import RING_SECONDS_MAX
from tests.support.centre_client import CentreClient
from tests.support.centre_document import document, secret_of
from tests.support.public_network import Person, Phone, PublicNetwork
from tests.support.running_centre import network_around, running_centre
from tests.support.speech import spoken
from tests.support.tones import RATE

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


class Town:
    """A centre that is all eight, one number for each, and the one agent who works in all of them."""

    def __init__(self, client: CentreClient, network: PublicNetwork, phone: Phone) -> None:
        self.client, self.network, self.phone = client, network, phone

    async def answers(self, number: str, caller: str) -> Person:
        """A caller whom this number answers, which it does a moment after it was applied."""

        async def answered() -> Person | None:
            person = await self.network.call(number, caller)
            await within(RING_SECONDS_MAX, person.leg.answered, person.leg.ended)
            return person if person.leg.answered.is_set() else None

        found: Person = await self.client.until(answered)
        return found


def heard_in(value: Any, language: str) -> Any:
    """The flow as it is, without the words that nobody hears here: speaking them all takes minutes."""
    if isinstance(value, list):
        return [heard_in(each, language) for each in value]
    if not isinstance(value, dict):
        return value
    if isinstance(value.get("text"), dict):
        kept = {code: words for code, words in value["text"].items() if code in ("en", language)}
        return value | {"text": kept or value["text"]}
    return {name: heard_in(each, language) for name, each in value.items()}


def number_of(industry: Industry) -> str:
    return f"40080000{40 + INDUSTRIES.index(industry)}"


def of_industry(industry: Industry) -> dict[str, Any]:
    given = starters.document(industry, "UTC")
    [flow] = heard_in(given["flows"], CALLS[industry][2])
    agent = next(each for each in document()["agents"] if each["id"] == "agent1")
    staffed = demo_centre(industry)["agents"][0]
    return given | {
        "flows": [flow],
        "calendars": demo_centre()["calendars"],
        "numbers": [{"number": number_of(industry), "name": flow["name"], "flow_id": industry}],
        "agents": [agent | {field: staffed[field] for field in ("skills", "queue_ids")}],
    }


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def town() -> AsyncIterator[Town]:
    async with running_centre(document()) as centre, network_around(centre) as network:
        yield Town(centre.client, network, await network.phone("agent1", secret_of("agent1")))
        assert centre.faults() == []


@pytest.mark.parametrize("industry", INDUSTRIES)
async def test_a_call_walks_through_it(town: Town, industry: Industry) -> None:
    keys, queue, language = CALLS[industry]
    await town.client.ask("POST", "/config/apply", {"document": of_industry(industry)}, login="admin")
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
