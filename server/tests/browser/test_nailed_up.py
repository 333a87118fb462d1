"""A page that stays connected: one call to it, callers one after another, and the line shown on desk and settings."""

import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Page, expect

from tests.support.desks import CALLER_HZ, Desk
from tests.support.hearing import Listening
from tests.support.running_centre import RunningCentre
from tests.support.windows import MICROPHONE_HZ, OpenWindow

pytestmark = [pytest.mark.browser, pytest.mark.desktop, pytest.mark.asyncio(loop_scope="package")]
PICTURES = os.environ.get("RINGHALL_LOOKS")
WIDTHS = {"wide": 1440, "phone": 400}


async def is_set(centre: RunningCentre, **changed: object) -> None:
    """Agent 1 is reached so from now on."""
    was = await centre.client.ask("GET", "/settings/agents/agent1", login="admin")
    body = {"value": {**was["value"], **changed}, "version": was["version"]}
    await centre.client.ask("PUT", "/settings/agents/agent1", body, login="admin")


async def picture(page: Page, name: str) -> None:
    """For those who want to look."""
    if PICTURES:
        for width, points in WIDTHS.items():
            await page.set_viewport_size({"width": points, "height": 900})
            await page.screenshot(path=Path(PICTURES) / f"{name}-{width}.png")
        await page.set_viewport_size({"width": 1440, "height": 900})


@pytest_asyncio.fixture(loop_scope="package")
async def connected(desk: Desk) -> AsyncIterator[Desk]:
    """The desk of agent 1, whose page is connected as soon as they are ready."""
    await is_set(desk.centre, reached_by="nailed_up")
    await desk.is_ready()
    await expect(desk.window.page.get_by_text("connected", exact=False).first).to_be_visible()
    yield desk
    await desk.is_free()
    await is_set(desk.centre, reached_by="ring", auto_answer=True)


async def nailed(desk: Desk, state: str) -> None:
    """Wait until the phone stands so."""

    async def is_so() -> bool:
        return bool((await desk.centre.client.agent("agent1"))["nailed_up"] == state)

    await desk.centre.client.until(is_so)


async def test_callers_are_there_without_a_ring_and_the_line_stays(connected: Desk) -> None:
    desk = connected
    await nailed(desk, "connected")
    await picture(desk.window.page, "desk-connected")
    since = (await desk.centre.client.agent("agent1"))["nailed_up_since"]
    for _ in range(2):
        caller = await desk.is_called()
        await expect(desk.bar).to_contain_text("Talking")
        await Listening(caller).hears(MICROPHONE_HZ)
        await desk.window.hears(CALLER_HZ)
        await desk.window.press("F4")
        await expect(desk.bar.get_by_role("button", name="Unmute")).to_be_visible()
        await Listening(caller).hears_no(MICROPHONE_HZ)
        await caller.hang_up()
        await desk.window.sees("What was it about?")
        await desk.window.press("Control+Enter")
        await desk.centre.client.until_agent("agent1", "ready")
    assert (await desk.centre.client.agent("agent1"))["nailed_up_since"] == since


async def test_without_auto_answer_the_desk_takes_the_caller_at_once(connected: Desk) -> None:
    desk = connected
    await nailed(desk, "connected")
    await is_set(desk.centre, auto_answer=False)
    caller = await desk.is_called()
    await expect(desk.bar.get_by_role("button", name="Answer")).to_be_enabled()
    await picture(desk.window.page, "desk-accept")
    await desk.window.press("F2")
    await desk.both_are_heard(caller)
    await desk.reload()
    # The page is back, called again, and in the talk it was in.
    await desk.both_are_heard(caller)
    await caller.hang_up()


async def test_the_line_is_hung_up_and_connected_on_the_desk(connected: Desk) -> None:
    desk = connected
    await nailed(desk, "connected")
    await desk.window.page.get_by_role("button", name="Disconnect", exact=True).click()
    await nailed(desk, "off")
    await expect(desk.state).to_have_accessible_name("My state: Phone hung up")
    await picture(desk.window.page, "desk-off")
    await desk.window.page.get_by_role("button", name="Connect", exact=True).click()
    await nailed(desk, "connected")


async def test_how_calls_reach_an_agent_is_set(centre: RunningCentre, open_window: OpenWindow) -> None:
    window = await open_window("admin", "/agents?edit=agent2&tab=seat")
    await window.page.get_by_text("phone stays connected").click()
    await window.sees("Callers are there at once", "put through at once, after a tone")
    await picture(window.page, "settings")
    await window.press("Control+s")

    async def is_kept() -> bool:
        kept = (await centre.client.ask("GET", "/settings/agents/agent2", login="admin"))["value"]
        return (kept["reached_by"], kept["auto_answer"]) == ("nailed_up", True)

    await centre.client.until(is_kept)
    was = await centre.client.ask("GET", "/settings/agents/agent2", login="admin")
    body = {"value": {**was["value"], "reached_by": "ring"}, "version": was["version"]}
    await centre.client.ask("PUT", "/settings/agents/agent2", body, login="admin")
