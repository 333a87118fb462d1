"""An agent's head start is set in the page, by queue."""

import pytest
from playwright.async_api import expect

from tests.support.running_centre import RunningCentre
from tests.support.windows import OpenWindow

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="package")]


async def test_a_head_start_is_set_by_queue_and_saved(centre: RunningCentre, open_window: OpenWindow) -> None:
    client = centre.client
    was = await client.ask("GET", "/settings/agents/agent3", login="admin")
    listed = await client.ask("GET", "/settings/queues", login="admin")
    queues = {each["value"]["id"]: each["value"]["name"] for each in listed}
    both = was["value"] | {"queue_ids": list(queues)[:2], "tiers": {}}
    await client.ask("PUT", "/settings/agents/agent3", {"value": both, "version": was["version"]}, login="admin")
    window = await open_window("admin", "/agents?edit=agent3&tab=skills")
    drawer = window.page.get_by_role("dialog")
    queue_id = both["queue_ids"][0]
    field = drawer.get_by_label(f"Head start in {queues[queue_id]}", exact=True)
    await field.fill("60")
    await window.press("Control+s")
    await expect(window.page.get_by_text("Agent 3 is saved.").first).to_be_attached()
    stored = await client.ask("GET", "/settings/agents/agent3", login="admin")
    assert stored["value"] == both | {"head_starts": {queue_id: 60}}
    body = {"value": was["value"], "version": stored["version"]}
    await client.ask("PUT", "/settings/agents/agent3", body, login="admin")
