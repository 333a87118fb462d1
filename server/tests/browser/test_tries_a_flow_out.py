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
CODES: dict[str, Any] = {
    "start": "send",
    "nodes": {
        "send": {
            "kind": "send_code", "title": "Code", "source": "sms", "sent": "type", "not_sent": "later", "at": [0, 0],
        },
        "type": {
            "kind": "collect", "title": "Type it", "variable": "code", "secret": True, "digits_min": 6, "digits_max": 6,
            "prompt": [{"text": {"en": "The code?"}}], "next": "check", "on_fail": "later", "at": [360, 0],
        },
        "check": {
            "kind": "verify", "title": "Check", "by": "code", "proof": "code", "verified": "later", "failed": "later",
            "locked": "later", "unknown": "later", "at": [720, 0],
        },
        "later": {
            "kind": "call_back", "title": "Later", "queue": "billing", "slots": True, "no_slots": "bye",
            "prompt": [{"text": {"en": "We call you at {call_back_number}. Press one."}}],
            "declined": "bye", "not_possible": "bye", "at": [1080, 0],
        },
        "bye": {"kind": "hang_up", "title": "Good-bye", "at": [1440, 0]},
    },
}  # fmt: skip
SMS = {"id": "sms", "name": "Text messages", "url": "https://sms.example.com/?to={number}&code={code}"}
NARROW: Views = ((1440, 900, "light"), (1440, 900, "dark"), (400, 800, "light"))
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


async def test_a_code_is_sent_and_a_time_for_a_call_back_chosen_in_the_try_out(
    centre: RunningCentre, open_window: OpenWindow
) -> None:
    looks = Looks(output_folder("tries-out-codes"))
    await centre.client.ask("POST", "/settings/sources", {"value": SMS}, login="admin")
    value = {"id": "code_line", "name": "Code line", "document": CODES}
    await centre.client.ask("POST", "/settings/flows", {"value": value}, login="admin")
    window = await open_window("admin", "/flows/code_line/design?try=1")
    log, others = dock(window).get_by_role("log"), dock(window).get_by_role("group", name="Keys of the caller")
    await others.get_by_role("button", name="Sent", exact=True).click()
    await expect(log).to_contain_text("A one-time code is sent")
    await expect(log).to_contain_text("“The code?”")
    await log.focus()
    for key in "471123":
        await window.press(key)
    await others.get_by_role("button", name="Verified").click()
    await expect(log).to_contain_text("Press one.”")
    await log.focus()
    await window.press("1")
    await others.get_by_role("button", name="There are free times").click()
    await expect(log).to_contain_text("For later times, press 9.")
    await log.focus()
    await window.press("2")
    await others.get_by_role("button", name="Somebody else has taken the time").click()
    await others.get_by_role("button", name="There are free times").click()
    await expect(log).to_contain_text("Somebody else has just taken that time.")
    await log.focus()
    await window.press("1")
    await others.get_by_role("button", name="A call-back is promised").click()
    await expect(log).to_contain_text("we will call you.”")
    assert "471123" not in (await log.inner_text())
    for step in ("send", "check", "later"):
        await window.page.goto(window.page.url.partition("?")[0] + f"?step={step}")
        await expect(drawer(window)).to_be_visible()
        await looks.take(window, step, NARROW)
    await centre.client.ask("DELETE", "/settings/flows/code_line", login="admin")
    await centre.client.ask("DELETE", "/settings/sources/sms", login="admin")
    assert looks.faults == []
