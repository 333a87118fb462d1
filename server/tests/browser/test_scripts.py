"""A script is made from nothing, tried, gone through in a real call, kept through a reload, and read in the story."""

from typing import Any

import pytest
from playwright.async_api import Locator, expect

from tests.support.desks import Desk
from tests.support.drawers import choose, drawer, field, go_to_part, save
from tests.support.looks import Looks, Views, output_folder
from tests.support.running_centre import RunningCentre
from tests.support.windows import OpenWindow, Window

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="package"), pytest.mark.timeout(240)]

VIEWS: Views = ((1440, 900, "light"), (1440, 900, "dark"), (400, 800, "light"))
ORDER: dict[str, Any] = {
    "id": "order",
    "name": "Order by phone",
    "queue_ids": ["billing"],
    "steps": [
        {
            "id": "greeting",
            "name": "Greeting",
            "text": {"en": "Good day {customer}, this is {agent}. The call is recorded.", "da": "Goddag {customer}."},
            "must_be_said": True,
        },
        {
            "id": "wish",
            "name": "Wish",
            "text": {"en": "What may I note down for you?"},
            "fields": [
                {"id": "orders", "name": "Orders something", "takes": "yes_no", "required": True},
                {"id": "what", "name": "What", "takes": "choice", "choices": ["Phone", "Tablet"]},
                {"id": "many", "name": "How many", "takes": "number"},
                {"id": "remark", "name": "Remark", "takes": "long_text"},
            ],
            "ways": [{"field": "orders", "answer": "no", "to": "end"}],
        },
        {"id": "goodbye", "name": "Goodbye", "text": {"en": "Thank you for the {what}."}},
    ],
}


def script(window: Window) -> Locator:
    """The script on the desk."""
    return window.page.get_by_role("region", name="Script", exact=True)


async def add(window: Window, button: str, name: str) -> None:
    """One more of something, with its name."""
    await drawer(window).get_by_role("button", name=button).last.click()
    await field(window, "Name").last.fill(name)
    await field(window, "Name").last.blur()


async def test_a_script_is_made_checked_and_tried(centre: RunningCentre, open_window: OpenWindow) -> None:
    looks = Looks(output_folder("scripts"))
    window = await open_window("admin", "/settings/scripts")
    await expect(window.page.get_by_text("No script yet")).to_be_visible()
    await looks.take(window, "empty", VIEWS)
    await window.press("a")
    await field(window, "Name").first.fill("Order")
    await add(window, "Add a step", "Greeting")
    await field(window, "What is said").fill("Hello {custmer}")
    await expect(drawer(window).get_by_text("{custmer} stands for nothing here.").first).to_be_visible()
    await looks.take(window, "fault", VIEWS)
    await field(window, "What is said").fill("Hello {customer}")
    await add(window, "Add a field", "Wants an offer")
    await choose(window, "Takes", "yes or no")
    await drawer(window).get_by_role("button", name="Add a way").click()
    await choose(window, "Is", "no")
    await choose(window, "Leads to", "the end")
    await expect(drawer(window).get_by_role("button", name="Wants an offer: no", exact=True)).to_be_visible()
    await looks.take(window, "way", VIEWS)
    await add(window, "Add a step", "Offer")
    await field(window, "What is said").fill("Here it is.")
    await drawer(window).get_by_role("button", name="Move Offer up").click()
    await drawer(window).get_by_role("button", name="Move Offer down").click()
    await save(window, "Order")
    await go_to_part(window, "Try it")
    await expect(drawer(window).locator("blockquote")).to_have_text("Hello Ms Garcia")
    await drawer(window).locator("label", has_text="yes").click()
    await drawer(window).get_by_role("button", name="Next step").click()
    await expect(drawer(window).locator("blockquote")).to_have_text("Here it is.")
    await drawer(window).get_by_role("button", name="Finish the script").click()
    await expect(drawer(window).get_by_text("Script done")).to_be_visible()
    await drawer(window).get_by_role("button", name="Begin again").click()
    await expect(drawer(window).locator("blockquote")).to_have_text("Hello Ms Garcia")
    await looks.take(window, "tried", VIEWS)
    [stored] = await centre.client.ask("GET", "/settings/scripts", login="admin")
    assert [step["id"] for step in stored["value"]["steps"]] == ["greeting", "offer"]
    assert stored["value"]["steps"][0]["fields"][0]["id"] == "wants_an_offer"
    await centre.client.ask("DELETE", "/settings/scripts/order", login="admin")
    assert looks.faults == [], looks.faults


async def test_an_agent_goes_through_it_in_a_call(desk: Desk, open_window: OpenWindow) -> None:
    looks, client, window = Looks(output_folder("script-desk")), desk.centre.client, desk.window
    await client.ask("POST", "/settings/scripts", {"value": ORDER}, login="admin")
    caller, contact_id = await desk.in_a_call()
    await expect(script(window)).to_contain_text("Good day")
    await script(window).get_by_role("button", name="Next step").click()
    await expect(script(window)).to_contain_text("This must be said before you go on.")
    await looks.take(window, "desk", VIEWS)
    await script(window).get_by_label("I have said this").check(force=True)
    await script(window).get_by_role("button", name="Next step").click()
    await script(window).get_by_role("button", name="Next step").click()
    await expect(script(window)).to_contain_text("Fill this in before you go on.")
    await script(window).locator("label", has_text="yes").click()
    await script(window).locator("label", has_text="Tablet").click()
    await script(window).get_by_label("How many").fill("2")
    await script(window).get_by_label("Remark").fill("By courier\nif possible")
    await looks.take(window, "desk-fields", VIEWS)
    await desk.reload()
    await expect(script(window).get_by_label("Remark")).to_have_value("By courier\nif possible")
    await expect(script(window).get_by_role("radio", name="Tablet")).to_be_checked()
    await script(window).get_by_role("button", name="Next step").click()
    await expect(script(window)).to_contain_text("Thank you for the Tablet.")
    await caller.hang_up()
    await window.sees("What was it about?")
    await script(window).get_by_role("button", name="Finish the script").click()
    await expect(script(window)).to_contain_text("Script done")
    await looks.take(window, "desk-done", VIEWS)
    # What was clicked last is kept though the wrap-up ends in the same second.
    await window.press("1")
    await window.press("Control+Enter")
    await client.until_contact(contact_id, state="closed")
    [kept] = await client.ask("GET", f"/contacts/{contact_id}/scripts", login="admin")
    assert kept["filled"] == {
        "agent_id": "agent1",
        "version": 1,
        "path": ["greeting", "wish", "goodbye"],
        "answers": {"orders": "yes", "what": "Tablet", "many": "2", "remark": "By courier\nif possible"},
        "said": ["greeting"],
        "done": True,
    }
    reader = await open_window("admin", f"/contacts/{contact_id}")
    told = reader.page.get_by_role("region", name="Script", exact=True)
    await expect(told).to_contain_text("“Greeting” was said word for word.")
    await expect(told).to_contain_text("By courier")
    await expect(reader.page.get_by_text("Script gone to its end")).to_be_visible()
    await looks.take(reader, "story", VIEWS)
    await client.ask("DELETE", "/settings/scripts/order", login="admin")
    assert looks.faults == [], looks.faults
