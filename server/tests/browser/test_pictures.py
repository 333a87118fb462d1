"""The pictures of the documents, taken from the demo at work. Only when asked for by RINGHALL_PICTURES=1."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import expect

from tests.support.centre_document import PASSWORD
from tests.support.running_centre import RunningCentre, centre_folder
from tests.support.windows import OpenWindow

pytestmark = [
    pytest.mark.browser,
    pytest.mark.asyncio(loop_scope="package"),
    pytest.mark.timeout(400),
]
PICTURES = Path(__file__).resolve().parents[3] / "docs" / "pictures"
BUSY_CALLS = 9
BUSY_SECONDS_MAX = 240


@pytest_asyncio.fixture(scope="module", loop_scope="package")
async def centre() -> AsyncIterator[RunningCentre]:
    """The demo with its traffic, once a good many calls have been through it."""
    async with centre_folder() as folder:
        demo = RunningCentre(folder, ("demo", "--password", PASSWORD))
        try:
            await demo.start()

            async def is_busy() -> bool:
                return len(await demo.client.contacts(outcome="answered")) >= BUSY_CALLS

            await demo.client.until(is_busy, BUSY_SECONDS_MAX)
            yield demo
            await demo.stop()
        finally:
            demo.clear_away()


async def test_desk_board_and_story(centre: RunningCentre, open_window: OpenWindow) -> None:
    PICTURES.mkdir(exist_ok=True)
    desk = await open_window("agent1", "/desk")
    await desk.sees("All well")
    await desk.page.mouse.click(5, 400)
    await desk.press("r")
    ready = [agent["id"] for agent in await centre.client.ask("GET", "/agents") if agent["state"] == "ready"]
    others = [agent_id for agent_id in ready if agent_id != "agent1"]
    for agent_id in others:
        await centre.client.set_state(agent_id, "not_ready")
    await expect(desk.page.get_by_role("button", name="Answer")).to_be_enabled(timeout=120_000)
    await desk.press("F2")
    for agent_id in others:
        await centre.client.set_state(agent_id, "ready")
    await expect(desk.page.get_by_role("toolbar", name="Call")).to_be_visible()
    await desk.page.get_by_role("textbox", name="Notes").fill(
        "The invoice of October came twice; the second one is cancelled. Wants a confirmation by post.",
    )
    await desk.sees("Saved")
    board = await open_window("supervisor", "/board")
    await expect(board.page.get_by_role("table", name="Queues")).to_be_visible()
    await board.page.screenshot(path=PICTURES / "board.png")
    answered = await centre.client.contacts(outcome="answered", limit="10")
    told = max(answered, key=lambda contact: contact["talk_ms"])
    story = await open_window("supervisor", f"/contacts/{told['id']}")
    await expect(story.page.locator("canvas").first).to_be_visible()
    await expect(story.page.get_by_role("button", name="Play")).to_be_enabled()
    await story.page.screenshot(path=PICTURES / "story.png")
    await desk.page.screenshot(path=PICTURES / "desk.png")
