"""The centre of the browser tests, and what a person does at its desk."""

from typing import Any

from playwright.async_api import Locator, expect

from tests.support.centre_document import NUMBER, PASSWORD, PERSON, PERSON_NUMBER, document
from tests.support.hearing import Listening
from tests.support.public_network import Person, Phone, PublicNetwork
from tests.support.running_centre import RunningCentre
from tests.support.windows import MICROPHONE_HZ, Window

CALLER_HZ, COLLEAGUE_HZ = 1000, 1500
RING_SECONDS = 60
WRAP_UP_SECONDS = 120


def desk_document() -> dict[str, Any]:
    """The usual centre, with time to look at the ringing and a wrap-up in billing."""
    centre = document()
    for queue in centre["queues"]:
        queue |= {"ring_seconds": RING_SECONDS}
        if queue["id"] == "billing":
            queue |= {"wrap_up_seconds": WRAP_UP_SECONDS}
    centre["users"].append({**centre["users"][-1], "login": "agent3", "name": "agent3", "agent_id": "agent3"})
    return centre


class Desk:
    """Agent 1 at the browser, and whoever calls them."""

    def __init__(self, centre: RunningCentre, network: PublicNetwork, window: Window) -> None:
        self.centre, self.network, self.window = centre, network, window

    @property
    def bar(self) -> Locator:
        """The call bar."""
        return self.window.page.get_by_role("region", name="Call", exact=True)

    @property
    def notes(self) -> Locator:
        """The sheet for notes on the contact."""
        return self.window.page.get_by_role("textbox", name="Notes")

    @property
    def state(self) -> Locator:
        """The control that shows the agent's own state."""
        return self.window.page.get_by_role("button", name="My state:")

    async def is_ready(self) -> None:
        """The phone is connected, and the agent ready for contacts."""
        await self.window.sees("All well")
        await self.centre.client.set_state("agent1", "ready")
        await expect(self.state).to_have_accessible_name("My state: Ready")

    async def is_called(self) -> Person:
        """Somebody known calls billing with a tone for a voice, and the desk rings."""
        caller = await self.network.call(NUMBER, PERSON_NUMBER, keys="2", voice_hz=CALLER_HZ)
        await expect(self.bar).to_contain_text(PERSON)
        return caller

    async def answers(self) -> None:
        """Answer by key, once the phone in the page rings."""
        await expect(self.bar.get_by_role("button", name="Answer")).to_be_enabled()
        await self.window.press("F2")

    async def in_a_call(self) -> tuple[Person, str]:
        """Ready, called and answered; both are heard. Returns the caller and the contact's id."""
        await self.is_ready()
        caller = await self.is_called()
        await self.answers()
        await self.both_are_heard(caller)
        # Sound may be there before the page has heard of the talk; keys count from then on.
        await expect(self.bar.get_by_role("button", name="Mute")).to_be_enabled()
        return caller, (await self.centre.client.agent("agent1"))["contact_id"]

    async def both_are_heard(self, caller: Person) -> None:
        """The caller hears the browser's microphone, and the window plays the caller."""
        await Listening(caller).hears(MICROPHONE_HZ)
        await self.window.hears(CALLER_HZ)

    async def wants_a_pause(self, key: str) -> None:
        """Open the list of reasons by key, and choose one by its number."""
        await self.window.press("n")
        await expect(self.window.page.get_by_role("menu")).to_be_visible()
        await self.window.press(key)

    async def asks_a_colleague(self, phone: Phone, opens: str = "Shift+F9", asks: str = "Enter") -> Person:
        """By keyboard alone: add, find Agent 3, who is ready, and ask. The colleague, who has answered."""
        await self.window.press(opens)
        await self.window.page.get_by_label("Name, queue or number").fill("agent 3")
        await expect(self.window.page.get_by_role("option", name="Agent 3")).to_contain_text("Ready")
        await self.window.press(asks)
        colleague = await phone.rings()
        await colleague.answer(voice_hz=COLLEAGUE_HZ)
        return colleague

    async def reload(self) -> None:
        """Load the page again."""
        await self.window.page.reload()

    async def is_free(self) -> None:
        """Whatever was in hand is over, so that the next test finds the desk empty."""
        client = self.centre.client
        if contact_id := (await client.agent("agent1"))["contact_id"]:
            # With somebody asked the first one only gives the customer back.
            await client.answer("POST", f"/contacts/{contact_id}/hang_up", {})
            await client.answer("POST", f"/contacts/{contact_id}/hang_up", {})
            await client.answer("POST", f"/contacts/{contact_id}/wrap_up", {}, login="agent1")
        for agent in ("agent1", "agent3"):
            await client.set_state(agent, "offline")
        await client.until_agent("agent1", "offline")


async def sign_in(window: Window, login: str) -> None:
    """Fill in the form at the entrance."""
    await window.page.get_by_label("Login").fill(login)
    await window.page.get_by_label("Password", exact=True).fill(PASSWORD)
    await window.press("Enter")
