"""In the wrap-up an agent books a call back on the desk; the list of call-backs shows it, and the story of both."""

import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import expect

from tests.support.desks import Desk

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="package")]
PICTURES = os.environ.get("RINGHALL_LOOKS")


@pytest_asyncio.fixture(loop_scope="package")
async def slotted(desk: Desk) -> AsyncIterator[Desk]:
    """The desk of agent 1; billing calls back at any hour, in slots."""
    client = desk.centre.client
    was = await client.ask("GET", "/settings/queues/billing", login="admin")
    slots = {"call_back_opens": "00:00", "call_back_closes": "24:00", "call_back_slot_capacity": 2}
    await client.ask(
        "PUT", "/settings/queues/billing", {"value": {**was["value"], **slots}, "version": was["version"]}, "admin"
    )
    yield desk
    await desk.is_free()
    now = await client.ask("GET", "/settings/queues/billing", login="admin")
    await client.ask(
        "PUT", "/settings/queues/billing", {"value": was["value"], "version": now["version"]}, login="admin"
    )


async def test_a_call_back_is_booked_in_the_wrap_up_and_kept_for_its_agent(slotted: Desk) -> None:
    desk, page = slotted, slotted.window.page
    caller, contact_id = await desk.in_a_call()
    await caller.hang_up()
    await desk.window.sees("What was it about?")
    await page.get_by_role("button", name="Call back later").click()
    sheet = page.get_by_role("dialog", name="Call back later")
    await sheet.get_by_text("Me first").click()
    await sheet.get_by_role("combobox", name="Slot").click()
    await page.get_by_role("option").nth(2).click()
    if PICTURES:
        await page.screenshot(path=Path(PICTURES) / "call-later.png")
    await sheet.get_by_role("button", name="Book", exact=True).click()
    await expect(page.get_by_text("Booked for")).to_have_count(2)  # seen, and said
    await page.get_by_role("button", name="Book another").wait_for()
    if PICTURES:
        await page.screenshot(path=Path(PICTURES) / "call-later-booked.png")
    [owed] = (await desk.centre.client.ask("GET", "/call_backs/promised", login="supervisor"))["items"]
    assert (owed["kept_for"], owed["contact"]["queue_id"]) == (["agent1"], "billing")
    links = (await desk.centre.client.contact(contact_id))["links"]
    assert [(link["kind"], link["contact_id"]) for link in links] == [("called_back", owed["contact"]["id"])]
    await desk.centre.client.ask("POST", f"/call_backs/promised/{owed['contact']['id']}/cancel", {}, login="supervisor")
