"""A newcomer tries the demo: calls the centre from the page, and an agent in another window answers."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import expect

from tests.support.centre_document import PASSWORD
from tests.support.running_centre import RunningCentre, centre_folder
from tests.support.windows import MICROPHONE_HZ, OpenWindow

pytestmark = [pytest.mark.browser, pytest.mark.desktop, pytest.mark.asyncio(loop_scope="package")]


@pytest_asyncio.fixture(scope="module", loop_scope="package")
async def centre() -> AsyncIterator[RunningCentre]:
    """The demo centre, without its simulated callers."""
    async with centre_folder() as folder:
        demo = RunningCentre(folder, ("demo", "--no-traffic", "--password", PASSWORD))
        try:
            await demo.start()
            yield demo
            assert await demo.stop() == 0
        finally:
            demo.clear_away()


async def test_a_newcomer_calls_presses_1_and_talks_with_an_agent(
    centre: RunningCentre,
    open_window: OpenWindow,
) -> None:
    agent = await open_window("agent1", "/desk")
    await agent.sees("All well")
    await centre.client.set_state("agent1", "ready")
    newcomer = await open_window("supervisor", "/board")
    await newcomer.click("Call the centre")
    telephone = newcomer.page.get_by_role("dialog", name="Call the centre")
    await telephone.get_by_role("button", name="Call the centre").click()
    await expect(telephone).to_contain_text("Connected")
    await newcomer.hears_something()
    await telephone.get_by_role("button", name="1", exact=True).click()

    await agent.sees("Incoming call", "Sales")
    await expect(agent.page.get_by_role("button", name="Answer")).to_be_enabled()
    await agent.press("F2")
    await agent.hears(MICROPHONE_HZ)
    await newcomer.hears(MICROPHONE_HZ)
    await telephone.get_by_role("button", name="Hang up").click()
    await newcomer.sees("The call is over")
    await agent.sees("What was it about?")
