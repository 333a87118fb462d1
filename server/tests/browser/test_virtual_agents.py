"""A virtual agent is set up in the page, serves a real caller beside people, and hands over to one."""

from typing import Any
from urllib.parse import urljoin

import pytest
from playwright.async_api import expect

from tests.support.centre_document import NUMBER, PERSON_NUMBER
from tests.support.desks import CALLER_HZ, Desk
from tests.support.drawers import choose, drawer, field, go_to_part, save
from tests.support.looks import LANGUAGES, Looks, changes_to, output_folder
from tests.support.windows import OpenWindow

pytestmark = [pytest.mark.browser, pytest.mark.desktop, pytest.mark.asyncio(loop_scope="package")]

HELPS: dict[str, Any] = {
    "start": "menu",
    "nodes": {
        "menu": {
            "kind": "menu",
            "prompt": [{"text": "For your balance, press one. For a colleague, press zero."}],
            "choices": {"1": {"to": "done"}, "0": {"to": "over"}},
            "otherwise": "over",
        },
        "over": {"kind": "hand_over", "prompt": [{"text": "One moment."}], "on_timeout": "done"},
        "done": {"kind": "hang_up"},
    },
}
PAGE = "/settings/virtual-agents"


async def set_up(desk: Desk, open_window: OpenWindow, looks: Looks) -> None:
    """Vera is made in the page, from an empty list."""
    client = desk.centre.client
    await client.ask("POST", "/flows", {"id": "helps", "name": "Helps", "document": HELPS}, login="admin")
    window = await open_window("admin", PAGE)
    await expect(window.page.get_by_text("No virtual agent yet")).to_be_visible()
    await looks.take(window, "empty")
    await window.press("a")
    await field(window, "Name").first.fill("Vera")
    await choose(window, "Flow that serves", "Helps")
    await field(window, "Contacts at once").fill("2")
    await looks.take(window, "duty")
    await go_to_part(window, "Queues and skills")
    await field(window, "Queues").click()
    await window.page.get_by_role("option", name="Billing", exact=True).click()
    await window.press("Escape")
    await choose(window, "In Billing", "before people if cheaper")
    await go_to_part(window, "Success and cost")
    await field(window, "A contact with it costs").fill("30")
    await field(window, "A contact with a person costs").fill("20")
    await expect(drawer(window).get_by_text("never cheaper than a person")).to_be_visible()
    await field(window, "A contact with a person costs").fill("120")
    await expect(drawer(window).get_by_text("more than 25% of callers")).to_be_visible()
    await expect(drawer(window).get_by_text("never cheaper than a person")).to_have_count(0)
    await looks.take(window, "worth")
    await save(window, "Vera")
    await go_to_part(window, "Queues and skills")
    await choose(window, "In Billing", "after people")
    await looks.take(window, "queues")
    await save(window, "Vera")
    await expect(drawer(window).get_by_text("0 of 2")).to_be_visible()
    for language in reversed(LANGUAGES):
        await changes_to(window, language)
        await looks.take(window, "made", ((1440, 900, "light"), (1280, 800, "dark")))


async def test_a_caller_is_with_it_and_then_with_a_person_who_knows(desk: Desk, open_window: OpenWindow) -> None:
    looks, client = Looks(output_folder("virtual-agents")), desk.centre.client
    await set_up(desk, open_window, looks)
    board = await open_window("supervisor", "/board")
    await board.sees("Vera")
    caller = await desk.network.call(NUMBER, PERSON_NUMBER, keys="2", voice_hz=CALLER_HZ)
    await expect(board.page.get_by_text("1 of 2")).to_be_visible()
    await looks.take(board, "board", ((1440, 900, "light"), (1280, 800, "dark")))
    [at_work] = await client.ask("GET", "/virtual_agents")
    assert (at_work["name"], at_work["contacts"], at_work["on_duty"]) == ("Vera", 1, True)
    await caller.hears_something(0.5)
    await caller.press("0")
    [contact] = await client.contacts(state="in_flow")
    contact_id = contact["id"]
    await client.until_contact(contact_id, state="queued")
    await desk.window.sees("All well")
    await client.set_state("agent1", "ready")
    await desk.window.sees_like("Was with Vera for .* then wanted a person")
    await desk.window.sees("Vera hands over to people")
    await looks.take(desk.window, "desk", ((1440, 900, "light"),))
    await desk.answers()
    await desk.both_are_heard(caller)
    await caller.hang_up()
    await client.until_contact(contact_id, state="wrap_up")
    await board.page.goto(urljoin(board.page.url, f"/contacts/{contact_id}"))
    await board.sees("Vera takes it from Billing", "Vera hands over to people")
    await looks.take(board, "story", ((1440, 1100, "light"), (1280, 800, "dark")))
    figures = await client.ask("GET", "/queues")
    [billing] = [queue["today"] for queue in figures if queue["id"] == "billing"]
    assert (billing["virtual_taken"], billing["virtual_completed"]) == (1, 0)
    assert looks.faults == []
    await client.ask("DELETE", "/settings/virtual_agents/vera", login="admin")
    await client.ask("DELETE", "/settings/flows/helps", login="admin")
