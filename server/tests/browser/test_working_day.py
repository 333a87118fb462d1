"""The whole working day of an agent, from the entrance to the way out; the tests of the board tell the supervisor's."""

import re

import pytest
from playwright.async_api import expect

from tests.support.centre_document import NUMBER, secret_of
from tests.support.desks import CALLER_HZ, COLLEAGUE_HZ, Desk, sign_in
from tests.support.hearing import Listening
from tests.support.public_network import Person, Phone
from tests.support.windows import MICROPHONE_HZ, OpenWindow, Window

pytestmark = [pytest.mark.browser, pytest.mark.desktop, pytest.mark.asyncio(loop_scope="package")]
HANDLED = re.compile(r"(\d+)\s*Handled")
STRANGER, STRANGER_NUMBER = "Ottoline Fairweather", "+442079460345"


async def passes_the_entrance(desk: Desk, window: Window) -> None:
    """Signs in, finds that microphone, speaker and line work, and goes to the desk."""
    desk.window = window
    await sign_in(window, "agent1")
    await window.sees("Your headset", "The microphone works")
    await window.click("Play a tone")
    await window.hears_something()
    await window.sees_like(r"\d+ ms there and back")
    await window.click("Go to the desk")
    await window.sees("All well")


async def names_the_stranger(desk: Desk) -> Person:
    """Answers somebody whom nobody knows yet, and gives them a record."""
    caller = await desk.network.call(NUMBER, STRANGER_NUMBER, keys="2", voice_hz=CALLER_HZ)
    await expect(desk.bar).to_contain_text(STRANGER_NUMBER)
    await desk.answers()
    await desk.both_are_heard(caller)
    await desk.window.click("New customer")
    await desk.window.page.get_by_label("Name", exact=True).fill(STRANGER)
    await desk.window.press("Enter")
    await expect(desk.bar).to_contain_text(STRANGER)
    return caller


async def asks_and_passes_on(desk: Desk, phone: Phone, caller: Person) -> None:
    """By keyboard: finds Agent 3, asks them first, and connects the two."""
    await desk.centre.client.set_state("agent3", "ready")
    await desk.asks_a_colleague(phone, opens="F9", asks="Shift+Enter")
    await desk.window.sees("You are asking Agent 3")
    await desk.window.click("Connect both")
    await Listening(caller).hears(COLLEAGUE_HZ)


async def is_as_before(desk: Desk, contact_id: str) -> None:
    """Nothing of the day is left for the next test."""
    client = desk.centre.client
    await client.answer("POST", f"/contacts/{contact_id}/wrap_up", {}, login="agent3")
    await client.until_contact(contact_id, state="closed")
    await client.set_state("agent3", "offline")
    [record] = await client.ask("GET", f"/customers?text={STRANGER_NUMBER[1:]}", login="agent1")
    assert record["name"] == STRANGER
    await client.ask("DELETE", f"/customers/{record['id']}")


async def test_the_working_day_of_an_agent(desk: Desk, open_window: OpenWindow) -> None:
    await desk.window.page.close()
    client = desk.centre.client
    phone = await desk.network.phone("agent3", secret_of("agent3"))
    window = await open_window("", "/")
    await passes_the_entrance(desk, window)
    my_day = window.page.get_by_role("complementary", name="My work")
    await expect(my_day).to_contain_text(HANDLED)
    before = HANDLED.search(await my_day.inner_text())
    assert before is not None

    await window.press("r")
    await expect(desk.state).to_have_accessible_name("My state: Ready")
    caller = await names_the_stranger(desk)
    contact_id = (await client.agent("agent1"))["contact_id"]
    await desk.wants_a_pause("1")
    await expect(desk.state).to_have_accessible_name("My state: Talking, then Break")
    await window.press("F8")
    await Listening(caller).hears_no(MICROPHONE_HZ)
    await window.press("F8")
    await desk.both_are_heard(caller)
    await asks_and_passes_on(desk, phone, caller)

    await window.sees("What was it about?")
    await window.press("6")
    await expect(window.page.get_by_role("radio", checked=True)).to_contain_text("Passed on")
    await window.press("Control+Enter")
    await window.sees("You are not ready: Break")
    await caller.hang_up()
    await expect(my_day).to_contain_text(f"{int(before[1]) + 1}Handled")
    await my_day.get_by_role("link", name="Details").click()
    await window.sees("My results")
    await window.page.get_by_role("button", name="sign-out").click()
    await window.page.get_by_role("menuitem", name="Sign out").click()
    await expect(window.page.get_by_label("Login")).to_be_visible()
    await client.until_agent("agent1", "offline")
    await is_as_before(desk, contact_id)
