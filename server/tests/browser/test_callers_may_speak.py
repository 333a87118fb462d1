"""A menu gets words in the page, is tried out by what a caller would say, and a language gets a recogniser."""

import pytest
from playwright.async_api import expect

from tests.support.drawers import drawer, field, save
from tests.support.looks import Looks, output_folder
from tests.support.running_centre import RunningCentre
from tests.support.windows import OpenWindow

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="package"), pytest.mark.timeout(240)]

NODES = {
    "menu": {
        "kind": "menu",
        "prompt": [{"text": "Sales or billing?"}],
        "choices": {"1": {"to": "end"}, "2": {"to": "billing"}},
        "otherwise": "end",
    },
    "billing": {"kind": "enqueue", "queue": "billing", "on_timeout": "end"},
    "end": {"kind": "hang_up"},
}


async def test_a_menu_gets_words_and_is_tried_out_by_saying_one(centre: RunningCentre, open_window: OpenWindow) -> None:
    looks = Looks(output_folder("speech"))
    flow = {"id": "hears", "name": "Hears", "document": {"start": "menu", "nodes": NODES}}
    await centre.client.ask("POST", "/settings/flows", {"value": flow}, login="admin")
    window = await open_window("admin", "/flows/hears/design")
    await window.page.locator('[data-step="menu"]').click()
    second = field(window, "What callers may say instead").nth(1)
    await second.click()
    await window.page.get_by_role("option", name="English").click()
    await field(window, "Callers may say, English").fill("billing, my invoice")
    await looks.take(window, "words")
    await window.click("Try out")
    await window.page.get_by_label("Or the caller says").fill("My invoice, please")
    await looks.take(window, "says")
    await window.page.get_by_role("button", name="Say it").click()
    await expect(window.page.get_by_text("Says “My invoice, please”")).to_be_visible()
    await expect(window.page.get_by_role("button", name="Somebody answers").first).to_be_visible()
    await looks.take(window, "said")
    await centre.client.ask("DELETE", "/settings/flows/hears", login="admin")
    assert looks.faults == []


async def test_a_language_gets_a_recogniser(centre: RunningCentre, open_window: OpenWindow) -> None:
    looks = Looks(output_folder("recognisers"))
    window = await open_window("admin", "/settings/recognisers")
    await expect(window.page.get_by_text("Every language is recognised on this machine")).to_be_visible()
    await looks.take(window, "empty")
    await window.press("a")
    await field(window, "Recognised by").click()
    await window.page.get_by_role("option", name="a web service, whole utterances").click()
    await field(window, "Address").fill("http://127.0.0.1:9/v1")
    await field(window, "Address").blur()
    await expect(drawer(window).get_by_text("This lies in a private network or on this machine")).to_be_visible()
    await field(window, "Secret").fill("kept-to-itself-33")
    await field(window, "May lie in a private network").press("Space")
    await expect(drawer(window).get_by_text("This lies in a private network or on this machine")).to_have_count(0)
    await looks.take(window, "filled")
    await save(window, "English")
    await looks.take(window, "list")
    await centre.client.ask("DELETE", "/settings/recognisers/en", login="admin")
    assert looks.faults == []
