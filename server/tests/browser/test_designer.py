"""A flow is drawn from nothing with keyboard and mouse, published, walked by a real call, and gone back from."""

import json
import re
from typing import Any

import pytest
from playwright.async_api import Locator, expect

from tests.support.drawers import choose, drawer, field, save
from tests.support.looks import Looks, output_folder
from tests.support.public_network import PublicNetwork
from tests.support.running_centre import RunningCentre
from tests.support.windows import OpenWindow, Window

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="package"), pytest.mark.timeout(240)]

DRAWN_NUMBER, CALLER = "4008000031", "+442079460331"
BEFORE = {"start": "goodbye", "nodes": {"goodbye": {"kind": "hang_up"}}}


def step(window: Window, title: str) -> Locator:
    """The card of a step in the drawing."""
    return window.page.locator(f'[data-step="{title}"]')


def palette(window: Window) -> Locator:
    """Where steps are taken from."""
    return window.page.get_by_role("complementary", name="Steps to add")


async def standing(window: Window, word: str) -> None:
    """What is said of the draft."""
    await expect(window.page.get_by_role("status").filter(has_text=word)).to_be_visible()


async def drag(window: Window, handle: Locator, to: Locator) -> None:
    """With the mouse, in steps, from the middle of one thing to that of another."""
    one, other = await handle.bounding_box(), await to.bounding_box()
    assert one
    assert other
    mouse = window.page.mouse
    await mouse.move(one["x"] + one["width"] / 2, one["y"] + one["height"] / 2)
    await mouse.down()
    await mouse.move(other["x"] + other["width"] / 2, other["y"] + other["height"] / 2, steps=12)
    await mouse.up()


async def draw_the_menu(window: Window) -> None:
    """By keys only: the menu is found by typing, filled in, and leads on by its form."""
    await palette(window).get_by_role("searchbox").fill("men")
    await window.press("Enter")
    await expect(drawer(window).get_by_role("heading", name="menu")).to_be_focused()
    await field(window, "Title").fill("Choice")
    await field(window, "Words in English").first.fill("Press one for billing.")
    await drawer(window).get_by_role("button", name="Add a key").press("Enter")
    await field(window, "Called").fill("Billing")
    await choose(window, "Silence or wrong key", "goodbye · Hang up")
    await drawer(window).get_by_role("button", name="Start here").press("Enter")
    await window.press("Escape")


async def draw_the_queue(window: Window) -> None:
    """By mouse: the queue is dragged into the drawing, and the key's way drawn to it."""
    pane = window.page.locator(".react-flow__pane")
    await palette(window).get_by_role("button", name="Queue").drag_to(pane, target_position={"x": 620, "y": 460})
    await field(window, "Title").fill("To billing")
    await choose(window, "Queue", "Billing")
    await choose(window, "Waited too long", "goodbye · Hang up")
    await drawer(window).get_by_role("button", name="Close").click()
    await window.page.get_by_role("button", name="Show everything").click()
    menu = window.page.locator(".react-flow__node", has=step(window, "Choice"))
    queue = window.page.locator(".react-flow__node", has=step(window, "To billing"))
    await drag(window, menu.locator('[data-handleid="choices.1.to"]'), queue.locator(".react-flow__handle-left"))


async def copies_and_undoes(window: Window) -> None:
    """Copies of two steps come with the way between them; undo takes them away, redo brings them, undo again."""
    await step(window, "Choice").focus()
    await window.press("Control+a")
    await window.press("Control+c")
    await window.press("Control+v")
    await expect(window.page.locator("[data-step]")).to_have_count(6)
    await window.press("Control+z")
    await expect(window.page.locator("[data-step]")).to_have_count(3)
    await window.press("Control+Shift+z")
    await expect(window.page.locator("[data-step]")).to_have_count(6)
    await window.press("Control+z")
    await expect(window.page.locator("[data-step]")).to_have_count(3)


async def test_a_flow_is_drawn_published_and_walked_by_a_call(
    centre: RunningCentre, calls: PublicNetwork, open_window: OpenWindow
) -> None:
    looks = Looks(output_folder("designer"))
    client = centre.client
    window = await open_window("admin", "/flows?add=1")
    await field(window, "Name").fill("Small line")
    await save(window, "Small line")
    await drawer(window).get_by_role("link", name="Open designer").click()
    await standing(window, "As it is live")
    await draw_the_menu(window)
    await expect(step(window, "Choice")).to_have_accessible_name("Menu: Choice. 1 Billing. 1 fault")
    await draw_the_queue(window)
    await expect(window.page.get_by_role("button", name="1 to look at")).to_be_visible()
    await copies_and_undoes(window)
    await looks.take(window, "drawn")
    await standing(window, "Draft saved")
    assert (await client.ask("GET", "/flows/small_line", login="admin"))["document"] == BEFORE, "nobody hears a draft"
    await window.page.reload()
    await expect(window.page.locator("[data-step]")).to_have_count(3)
    await window.click("Publish")
    await expect(drawer(window)).to_contain_text("added")
    await looks.take(window, "publish")
    await field(window, "Note").fill("First of all")
    await drawer(window).get_by_role("button", name="Publish now").click()
    await expect(window.page.get_by_text("Small line is published.").first).to_be_attached()
    live: dict[str, Any] = (await client.ask("GET", "/flows/small_line", login="admin"))["document"]
    assert (live["start"], live["nodes"]["menu"]["choices"]) == ("menu", {"1": {"to": "enqueue", "label": "Billing"}})
    number = {"number": DRAWN_NUMBER, "name": "Drawn", "flow_id": "small_line"}
    await client.ask("POST", "/settings/numbers", {"value": number}, login="admin")

    async def is_known() -> bool:
        """What is stored takes effect a moment later, all at once."""
        wish = {"number": DRAWN_NUMBER}
        return bool((await client.answer("POST", "/first_run/test_call", wish, login="admin")).status == 200)

    await client.until(is_known)
    caller = await calls.call(DRAWN_NUMBER, CALLER, keys="1")

    async def waits() -> str | None:
        return next((each["id"] for each in await client.contacts(state="queued") if each["address"] == CALLER), None)

    contact_id = await client.until(waits)
    assert (await client.contact(contact_id))["queue_id"] == "billing"
    await caller.hang_up()
    await client.until_contact(contact_id, state="closed")
    await goes_back(window, looks, centre)
    # Whoever still looks at a flow that is gone is told so.
    await window.page.goto("about:blank")
    await client.ask("DELETE", f"/settings/numbers/{DRAWN_NUMBER}", login="admin")
    await client.ask("DELETE", "/settings/flows/small_line", login="admin")
    assert looks.faults == []


async def goes_back(window: Window, looks: Looks, centre: RunningCentre) -> None:
    """The first version is compared with what is drawn, and answers callers again."""
    await window.click("Versions")
    versions = drawer(window).get_by_role("listitem")
    await expect(versions).to_have_count(2)
    await expect(versions.first).to_contain_text("First of all")
    await versions.last.get_by_role("button", name="Compare").click()
    await expect(window.page.locator("[data-step]").filter(has_text="added")).to_have_count(2)
    await looks.take(window, "compared")
    await versions.last.get_by_role("button", name="Go back to it").click()
    await drawer(window).get_by_role("button", name="Publish it again").click()
    await expect(window.page.get_by_text("answers callers again").first).to_be_attached()
    await expect(window.page.locator("[data-step]")).to_have_count(1)
    assert (await centre.client.ask("GET", "/flows/small_line", login="admin"))["document"] == BEFORE


async def test_keys_alone_lead_through_the_drawing_and_the_list(centre: RunningCentre, open_window: OpenWindow) -> None:
    looks = Looks(output_folder("designer-keys"))
    window = await open_window("admin", "/flows/main_line/design")
    await step(window, "main").focus()
    await window.press("ArrowRight")
    moved = await window.page.evaluate("document.activeElement.dataset.step")
    assert moved in ("sales", "billing", "support", "message")
    await window.press("ArrowLeft")
    await expect(step(window, "main")).to_be_focused()
    await window.press("Enter")
    await expect(drawer(window).get_by_role("heading", name="main")).to_be_focused()
    await looks.take(window, "form")
    await window.press("Escape")
    await step(window, "goodbye").focus()
    await window.press("Delete")
    await expect(window.page.get_by_role("button", name="faults")).to_be_visible()
    await window.page.get_by_role("button", name="faults").click()
    await looks.take(window, "faults")
    await drawer(window).get_by_role("button", name=re.compile("^main")).first.click()
    await expect(drawer(window).locator("[data-bad]").first).to_be_visible()
    await window.press("Escape")
    await window.press("Control+z")
    await expect(step(window, "goodbye")).to_be_visible()
    await window.click("Steps as a list")
    await looks.take(window, "outline", ((1440, 900, "dark"), (400, 800, "light")))
    await window.page.set_viewport_size({"width": 1440, "height": 900})
    await window.click("File")
    async with window.page.expect_download() as given:
        await window.page.get_by_role("menuitem", name="Save as JSON").click()
    saved = await (await given.value).path()
    stored = (await centre.client.ask("GET", "/config", login="admin"))["flows"]
    [main] = [each for each in stored if each["id"] == "main_line"]
    assert json.loads(saved.read_text(encoding="utf-8")) == main["document"], "file and page are equal"
    await window.click("File")
    await window.page.get_by_role("menuitem", name="Throw the draft away").click()
    await standing(window, "As it is live")
    await window.page.goto(re.sub(r"\?.*", "", window.page.url) + "?panel=publish")
    await expect(drawer(window)).to_contain_text("Nothing is different from what is live.")
    await expect(drawer(window).get_by_role("button", name="Publish now")).to_be_disabled()
    assert looks.faults == []
