"""A centre that is several industries' starters at once, each behind a number of its own."""

from typing import Any

from ringhall.apps.industries import starters
from ringhall.apps.industries.starters import INDUSTRIES, Industry
from ringhall.apps.simulator.centre import demo_centre
from ringhall.apps.simulator.leg import within
from ringhall.apps.simulator.network import RING_SECONDS_MAX
from tests.support.centre_client import CentreClient
from tests.support.centre_document import document
from tests.support.public_network import Person, Phone, PublicNetwork


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


def of_industry(industry: Industry, language: str) -> dict[str, Any]:
    given = starters.document(industry, "UTC")
    [flow] = heard_in(given["flows"], language)
    agent = next(each for each in document()["agents"] if each["id"] == "agent1")
    staffed = demo_centre(industry)["agents"][0]
    return given | {
        "flows": [flow],
        "calendars": demo_centre()["calendars"],
        "numbers": [{"number": number_of(industry), "name": flow["name"], "flow_id": industry}],
        "agents": [agent | {field: staffed[field] for field in ("skills", "queue_ids")}],
    }
