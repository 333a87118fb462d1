"""Whoever draws a flow calls the draft from the page: hears it, presses keys, and sees where the call stands."""

from typing import Any

import pytest
from playwright.async_api import expect

from tests.browser.test_tries_a_flow_out import LINE, VIEWS, dock
from tests.support.drawers import drawer
from tests.support.ear import until
from tests.support.looks import Looks, output_folder
from tests.support.running_centre import RunningCentre
from tests.support.windows import OpenWindow, Window

pytestmark = [
    pytest.mark.browser,
    pytest.mark.desktop,
    pytest.mark.asyncio(loop_scope="package"),
    pytest.mark.timeout(180),
]


def stands_at(window: Window, step: str) -> Any:
    """The card of the step at which the call stands."""
    return window.page.get_by_role("button", name=f"{step} The caller is here")


async def test_a_changed_draft_is_called_heard_and_followed_and_callers_hear_nothing_of_it(
    centre: RunningCentre, open_window: OpenWindow
) -> None:
    looks = Looks(output_folder("calls-a-draft"))
    value = {"id": "called_line", "name": "Called line", "document": LINE}
    published = (await centre.client.ask("POST", "/settings/flows", {"value": value}, login="admin"))["value"]
    contacts = await known(centre)
    window = await open_window("admin", "/flows/called_line/design?step=ask")
    await drawer(window).get_by_role("combobox", name="Leads to").first.click()
    await window.page.get_by_role("option", name="Good-bye · Hang up", exact=True).click()
    await window.sees("Draft saved")
    await window.click("Try out")
    await window.click("Call this draft")
    await expect(dock(window)).to_contain_text("Connected")
    await window.hears_something()
    await expect(stands_at(window, "Menu: Choice. 1 Billing, 2 Sales.")).to_be_visible()
    await looks.take(window, "menu", VIEWS)
    await dock(window).get_by_role("button", name="2", exact=True).click()
    log = dock(window).get_by_role("log")
    await expect(log).to_contain_text("Choice: 2 Sales → To sales")
    await expect(dock(window)).to_contain_text("What happens now?")
    await looks.take(window, "queue", VIEWS)
    await dock(window).get_by_role("button", name="Waited too long").click()
    await expect(log).to_contain_text("To sales")
    await dock(window).get_by_role("button", name="Hang up").click()
    await expect(log).to_contain_text("The caller hangs up")
    await dock(window).get_by_role("button", name="Call again").click()
    await expect(dock(window)).to_contain_text("Connected")
    # The key of the keyboard, and what the draft has in place of the flow that callers hear.
    await log.focus()
    await window.press("1")
    await expect(log).to_contain_text("“Good-bye.”")
    await expect(dock(window)).to_contain_text("The flow ends the call")
    assert await known(centre) == contacts
    live = await centre.client.ask("GET", "/settings/flows/called_line", login="admin")
    assert live["value"] == published, "nobody else hears it"
    await dock(window).get_by_role("button", name="Without a phone").click()
    await expect(dock(window).get_by_role("button", name="Keep as a test")).to_be_enabled()
    await centre.client.ask("DELETE", "/settings/flows/called_line", login="admin")
    assert looks.faults == []


async def test_the_call_ends_when_the_page_is_left(centre: RunningCentre, open_window: OpenWindow) -> None:
    value = {"id": "left_line", "name": "Left line", "document": LINE}
    await centre.client.ask("POST", "/settings/flows", {"value": value}, login="admin")
    window = await open_window("admin", "/flows/left_line/design?try=1")
    await window.click("Call this draft")
    await expect(dock(window)).to_contain_text("Connected")
    assert await guests(centre) == 1
    await window.page.goto(window.page.url.partition("/flows/")[0] + "/board")

    async def nobody_is_left() -> bool:
        return await guests(centre) == 0

    await until(nobody_is_left)
    await centre.client.ask("DELETE", "/settings/flows/left_line", login="admin")


async def known(centre: RunningCentre) -> Any:
    """Every contact that there is."""
    return (await centre.client.ask("GET", "/contacts?limit=200", login="admin"))["items"]


async def guests(centre: RunningCentre) -> int:
    """How many calls of pages the switch holds."""
    return (await centre.switch_says("core show channels concise")).count("PJSIP/guest-")
