"""The directory: found by typing, called by a click, and offered where a call is passed on."""

import pytest
from playwright.async_api import expect

from tests.support.centre_document import secret_of
from tests.support.desks import COLLEAGUE_HZ, Desk
from tests.support.hearing import Listening
from tests.support.public_network import PublicNetwork
from tests.support.windows import MICROPHONE_HZ

pytestmark = [pytest.mark.browser, pytest.mark.desktop, pytest.mark.asyncio(loop_scope="package")]


async def test_a_phone_is_found_as_one_types_and_called_and_both_are_heard(desk: Desk, calls: PublicNetwork) -> None:
    lobby, page = await calls.phone("phone300", secret_of("phone300")), desk.window.page
    await desk.is_ready()
    await page.get_by_role("link", name="Directory").click()
    await page.get_by_label("Name, number, note").fill("lob")
    row = page.get_by_role("row").filter(has_text="Lobby")
    await expect(page.get_by_role("row")).to_have_count(2)
    await row.click()
    await page.get_by_role("button", name="Call", exact=True).click()
    somebody = await lobby.rings()
    await somebody.answer(voice_hz=COLLEAGUE_HZ)
    await Listening(somebody).hears(MICROPHONE_HZ)
    await desk.window.hears(COLLEAGUE_HZ)
    await expect(desk.bar).to_contain_text("Lobby")
    await somebody.hang_up()
    await desk.centre.client.until_agent("agent1", "ready")


async def test_a_call_is_passed_on_to_a_phone_of_the_directory(desk: Desk, calls: PublicNetwork) -> None:
    lobby, page = await calls.phone("phone300", secret_of("phone300")), desk.window.page
    caller, _ = await desk.in_a_call()
    await desk.window.press("F9")
    await page.get_by_label("Name, queue or number").fill("lobb")
    await expect(page.get_by_role("option", name="Lobby")).to_contain_text("300")
    await desk.window.press("Enter")
    somebody = await lobby.rings()
    await somebody.answer(voice_hz=COLLEAGUE_HZ)
    await Listening(caller).hears(COLLEAGUE_HZ)
    await caller.hang_up()


async def test_a_caller_is_parked_from_the_desk_and_fetched_by_dialling_the_place(
    desk: Desk, calls: PublicNetwork
) -> None:
    page = desk.window.page
    caller, _ = await desk.in_a_call()
    await desk.window.press("F9")
    await page.get_by_role("button", name="Park", exact=True).click()
    await desk.window.sees("Parked at 701")
    await desk.centre.client.until_agent("agent1", "ready")
    await page.get_by_role("button", name="Call a number").click()
    await page.get_by_label("Number", exact=True).fill("701")
    await desk.window.press("Enter")
    await desk.both_are_heard(caller)
    await caller.hang_up()


async def test_what_rings_at_a_colleague_is_picked_up_from_the_directory(desk: Desk, calls: PublicNetwork) -> None:
    lobby, ben = await calls.phone("phone300", secret_of("phone300")), await calls.phone("agent3", secret_of("agent3"))
    page = desk.window.page
    await desk.is_ready()
    await desk.centre.client.set_state("agent3", "ready")
    caller = await lobby.dials("203")
    at_ben = await ben.rings()
    await page.get_by_role("link", name="Directory").click()
    row = page.get_by_role("row").filter(has_text="Agent 3")
    await expect(row).to_contain_text("Ringing")
    await row.click()
    await page.get_by_role("button", name="Pick up", exact=True).click()
    await at_ben.ended()
    await caller.say(COLLEAGUE_HZ)
    await desk.window.hears(COLLEAGUE_HZ)
    await Listening(caller).hears(MICROPHONE_HZ)
    await expect(desk.bar).to_contain_text("Lobby")
    await caller.hang_up()
    await desk.centre.client.until_agent("agent1", "ready")
    await desk.centre.client.set_state("agent3", "offline")
    await desk.centre.client.until_agent("agent3", "offline")
