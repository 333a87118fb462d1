"""A draft is tried out by a caller who is made up, the call is kept as a test, and a broken flow is not published."""

from typing import Any

import pytest
from playwright.async_api import Locator, expect

from tests.support.drawers import drawer
from tests.support.looks import Looks, Views, output_folder
from tests.support.running_centre import RunningCentre
from tests.support.windows import OpenWindow, Window

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="package"), pytest.mark.timeout(180)]

FLOW = "/settings/flows/tried_line"
LINE: dict[str, Any] = {
    "start": "ask",
    "nodes": {
        "ask": {
            "kind": "menu", "title": "Choice", "prompt": [{"text": {"en": "Press one for billing."}}],
            "choices": {"1": {"to": "billing", "label": "Billing"}, "2": {"to": "sales", "label": "Sales"}},
            "otherwise": "bye", "at": [0, 0],
        },
        "sales": {"kind": "enqueue", "title": "To sales", "queue": "sales", "on_timeout": "billing", "at": [360, 240]},
        "billing": {
            "kind": "enqueue", "title": "To billing", "queue": "billing", "on_timeout": "bye", "at": [720, 0],
        },
        "bye": {"kind": "hang_up", "title": "Good-bye", "prompt": [{"text": {"en": "Good-bye."}}], "at": [1080, 120]},
    },
}  # fmt: skip
VIEWS: Views = ((1440, 900, "light"), (1440, 900, "dark"))


def dock(window: Window) -> Locator:
    """Where a flow is tried out."""
    return window.page.get_by_role("region", name="Try out")


async def test_a_draft_is_tried_out_kept_as_a_test_and_stops_a_broken_flow(
    centre: RunningCentre, open_window: OpenWindow
) -> None:
    looks = Looks(output_folder("tries-out"))
    value = {"id": "tried_line", "name": "Tried line", "document": LINE}
    await centre.client.ask("POST", "/settings/flows", {"value": value}, login="admin")
    window = await open_window("admin", "/flows/tried_line/design")
    await window.click("Try out")
    log = dock(window).get_by_role("log")
    await expect(log).to_contain_text("“Press one for billing.”")
    await expect(
        window.page.get_by_role("button", name="Menu: Choice. 1 Billing, 2 Sales. The caller is here")
    ).to_be_visible()
    await dock(window).get_by_role("button", name="Hear to the end").click()
    await expect(log).to_contain_text("Has heard it to the end")
    await log.focus()
    await window.press("1")
    await expect(log).to_contain_text("Choice: 1 Billing → To billing")
    await expect(window.page.locator(".react-flow__edge.walked")).to_have_count(1)
    await looks.take(window, "queue", VIEWS)
    await dock(window).get_by_role("button", name="Waited too long").click()
    await expect(log).to_contain_text("“Good-bye.”")
    await dock(window).get_by_role("button", name="Take the last thing back").click()
    await expect(log).not_to_contain_text("“Good-bye.”")
    await dock(window).get_by_role("button", name="Keep as a test").click()
    await dock(window).get_by_label("Name of the test").fill("One is billing")
    await dock(window).get_by_role("button", name="Keep the test").click()
    await window.click("1 test")
    await expect(drawer(window)).to_contain_text("1 of 5")
    await expect(drawer(window).get_by_role("img", name="Goes as expected")).to_be_visible()
    await expect(window.page.locator(".react-flow__edge.untried")).to_have_count(4)
    await looks.take(window, "tests", VIEWS)
    await log.get_by_role("button", name="The call begins").click()
    await expect(drawer(window).get_by_role("heading", name="Choice")).to_be_focused()
    await drawer(window).get_by_role("combobox", name="Leads to").first.click()
    await window.page.get_by_role("option", name="To sales · Queue", exact=True).click()
    await expect(window.page.get_by_role("button", name="1 test fails")).to_be_visible()
    await window.click("Publish")
    await expect(drawer(window)).to_contain_text("One is billing")
    await expect(drawer(window).get_by_role("button", name="Publish now")).to_be_disabled()
    await looks.take(window, "fails", VIEWS)
    await drawer(window).get_by_role("switch", name="Publish all the same").press(" ")
    await expect(drawer(window).get_by_role("button", name="Publish now")).to_be_enabled()
    await centre.client.ask("DELETE", FLOW, login="admin")
    assert looks.faults == []
