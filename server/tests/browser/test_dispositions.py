"""A contact is filed before its wrap-up ends, where its queue wants that; what it was filed as asks for a call back."""

import pytest
from playwright.async_api import expect

from tests.support.desks import Desk
from tests.support.looks import Looks, Views, output_folder

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="package"), pytest.mark.timeout(240)]

VIEWS: Views = ((1440, 900, "light"), (1440, 900, "dark"))
OFFER = {"id": "offer", "name": "Wants an offer", "position": 0, "queue_ids": ["billing"], "follow_up": "call_back"}
OTHERS = {"id": "for_sales", "name": "Of sales only", "position": 0, "queue_ids": ["sales"]}


async def test_it_is_filed_and_followed_up(desk: Desk) -> None:
    looks, client, window = Looks(output_folder("dispositions")), desk.centre.client, desk.window
    for value in (OFFER, OTHERS):
        await client.ask("POST", "/settings/dispositions", {"value": value}, login="admin")
    billing = await client.ask("GET", "/settings/queues/billing", login="admin")
    required = {"version": billing["version"], "value": billing["value"] | {"disposition_required": True}}
    stored = await client.ask("PUT", "/settings/queues/billing", required, login="admin")
    caller, contact_id = await desk.in_a_call()
    await caller.hang_up()
    await window.sees("What was it about?")
    await expect(window.page.get_by_text("Of sales only")).to_have_count(0)
    window.forgives("status of 409")
    await window.press("Control+Enter")
    await window.sees("Say what it was about first")
    await looks.take(window, "refused", VIEWS)
    await window.page.get_by_role("radio", name="Wants an offer").click()
    booking = window.page.get_by_role("dialog", name="Call back later")
    await expect(booking).to_be_visible()
    await expect(window.page.get_by_text("Say what it was about first")).to_have_count(0)
    await looks.take(window, "asked", VIEWS)
    await window.press("Escape")
    await expect(booking).to_have_count(0)
    await window.press("Control+Enter")
    contact = await client.until_contact(contact_id, state="closed")
    assert contact["disposition"] == "offer"
    back = {"version": stored["version"], "value": billing["value"]}
    await client.ask("PUT", "/settings/queues/billing", back, login="admin")
    for value in (OFFER, OTHERS):
        await client.ask("DELETE", f"/settings/dispositions/{value['id']}", login="admin")
    assert looks.faults == [], looks.faults
