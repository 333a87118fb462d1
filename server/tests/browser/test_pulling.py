"""Somebody with the right takes a caller out of turn, and both are heard."""

import pytest
from playwright.async_api import expect

from tests.support.centre_document import NUMBER, PASSWORD
from tests.support.desks import CALLER_HZ
from tests.support.hearing import Listening
from tests.support.public_network import PublicNetwork
from tests.support.running_centre import RunningCentre
from tests.support.windows import MICROPHONE_HZ, OpenWindow

pytestmark = [pytest.mark.browser, pytest.mark.desktop, pytest.mark.asyncio(loop_scope="package")]
# Nobody has a record with them.
FIRST, SECOND = "+12025550195", "+12025550196"


async def test_whoever_waits_is_taken_by_a_click(
    centre: RunningCentre, calls: PublicNetwork, open_window: OpenWindow
) -> None:
    body = {"login": "picker", "name": "Picker", "roles": ["agent", "supervisor"], "agent_id": "agent2"}
    user = await centre.client.ask("POST", "/users", body | {"password": PASSWORD}, login="admin")
    window = await open_window("picker", "/desk")
    await window.sees("All well")
    await centre.client.ask("PUT", "/agents/agent2/state", {"state": "not_ready", "reason": "break"})
    first = await calls.call(NUMBER, FIRST, keys="2", voice_hz=None)
    await window.page.get_by_role("link", name="Waiting", exact=True).click()
    rows = window.page.get_by_role("row")
    await expect(rows.filter(has_text=FIRST)).to_have_count(1)
    second = await calls.call(NUMBER, SECOND, keys="2", voice_hz=CALLER_HZ)
    await expect(rows).to_have_count(3)
    await expect(rows.nth(1)).to_contain_text(FIRST)
    await rows.filter(has_text=SECOND).get_by_role("button", name=f"Take {SECOND}").click()
    await window.hears(CALLER_HZ)
    await Listening(second).hears(MICROPHONE_HZ)
    await expect(rows).to_have_count(2)
    await expect(rows.nth(1)).to_contain_text(FIRST)
    await second.hang_up()
    await first.hang_up()
    await centre.client.ask("PUT", "/agents/agent2/state", {"state": "offline"})
    await centre.client.answer("DELETE", f"/users/{user['id']}", login="admin")
