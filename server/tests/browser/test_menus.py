"""A real caller does not get on with a menu: a person answers, the story says why, and the figures count it."""

from typing import Any
from urllib.parse import urljoin

import pytest
from playwright.async_api import expect

from tests.support.drawers import drawer
from tests.support.looks import LANGUAGES, Looks, changes_to, output_folder
from tests.support.public_network import PublicNetwork
from tests.support.running_centre import RunningCentre
from tests.support.windows import OpenWindow

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="package"), pytest.mark.timeout(240)]

NUMBER = "4008000033"
NODES: dict[str, Any] = {
    "main": {
        "kind": "menu",
        "label": "Rooms",
        "prompt": [{"text": {"en": "Press one."}}],
        "choices": {"1": {"to": "bye", "label": "Opening hours"}},
        "otherwise": "queue",
    },
    "queue": {"kind": "enqueue", "queue": "billing", "on_timeout": "bye"},
    "bye": {"kind": "hang_up"},
}


async def test_wrong_keys_lead_to_a_person_and_are_counted(
    centre: RunningCentre, calls: PublicNetwork, open_window: OpenWindow
) -> None:
    client, looks = centre.client, Looks(output_folder("menus"))
    flow = {"id": "rooms", "name": "Rooms", "document": {"start": "main", "nodes": NODES}}
    await client.ask("POST", "/flows", flow, login="admin")
    window = await open_window("admin", "/flows/rooms/design?panel=check")
    await expect(drawer(window)).to_contain_text("is offered a person: add the step")
    await looks.take(window, "hint", ((1440, 900, "light"),))
    person = {"kind": "person", "label": "Help", "next": "queue"}
    document = {"start": "main", "nodes": {**NODES, "person": person}}
    await client.ask("POST", "/flows/rooms/versions", {"document": document, "note": ""}, login="admin")
    number = {"number": NUMBER, "name": "Rooms", "flow_id": "rooms"}
    await client.ask("POST", "/settings/numbers", {"value": number}, login="admin")
    await window.press("Escape")
    await window.page.get_by_placeholder("Add a step").fill("person")
    await window.press("Enter")
    await expect(drawer(window).get_by_label("After so many errors in a row")).to_have_value("2")
    await looks.take(window, "step", ((1440, 900, "light"), (1280, 800, "dark")))

    caller = await calls.call(NUMBER, "+442079460334", keys="77")
    await caller.hears_something(0)

    async def waits() -> str | None:
        waiting = await client.contacts(state="queued")
        return next((each["id"] for each in waiting if each["dialled"] == NUMBER), None)

    contact_id = await client.until(waits)
    await caller.hang_up()
    await client.until_contact(contact_id, state="closed")
    await window.page.goto(urljoin(window.page.url, f"/contacts/{contact_id}"))
    await window.sees("Offered a person at main", "Wrong or missing keys in a row")
    await looks.take(window, "story", ((1440, 900, "light"),))
    await window.page.goto(urljoin(window.page.url, "/figures/ivr"))
    row = window.page.get_by_role("row", name="Rooms › Help")
    await expect(row).to_contain_text("100.0%")
    for language in reversed(LANGUAGES):
        await changes_to(window, language)
        await looks.take(window, "figures", ((1440, 1100, "light"), (1280, 800, "dark")))
    async with window.page.expect_download() as download:
        await window.page.get_by_role("button", name="CSV").click()
    text = (await (await download.value).path()).read_text(encoding="utf-8")
    assert "rooms,Rooms,Rooms › Help,1," in text
    assert looks.faults == []
    await client.ask("DELETE", f"/settings/numbers/{NUMBER}", login="admin")
    await client.ask("DELETE", "/settings/flows/rooms", login="admin")
