"""An agent lets their calls ring at the phone in the lobby, from the desk, and at their page again."""

import pytest
from playwright.async_api import expect

from tests.support.centre_document import secret_of
from tests.support.desks import CALLER_HZ, Desk
from tests.support.hearing import Listening
from tests.support.public_network import PublicNetwork

pytestmark = [pytest.mark.browser, pytest.mark.desktop, pytest.mark.asyncio(loop_scope="package")]


async def test_calls_ring_at_the_phone_they_sit_at_and_at_the_page_again(desk: Desk, calls: PublicNetwork) -> None:
    lobby, page = await calls.phone("phone300", secret_of("phone300")), desk.window.page
    # Whose phone is busy with nothing from an earlier test.
    ben = await calls.phone("agent3", secret_of("agent3"))
    await desk.is_ready()
    desk.window.forgives("/agents/me/seat")
    await page.get_by_role("button", name="Sit at another phone").click()
    await page.get_by_label("Extension of the phone").fill("999")
    await desk.window.press("Enter")
    await desk.window.sees("There is no phone at extension 999")
    await page.get_by_label("Extension of the phone").fill("300")
    await desk.window.press("Enter")
    await desk.window.sees("Extension 300, Lobby")
    caller = await ben.dials("201")
    somebody = await lobby.rings()
    await somebody.answer(voice_hz=CALLER_HZ)
    await Listening(caller).hears(CALLER_HZ)
    await caller.hang_up()
    # The page hears of the call's end a moment after the server knows of it, and draws the seat anew.
    await expect(page.get_by_role("button", name="My state: Ready")).to_be_visible()
    await page.get_by_role("button", name="Sit at another phone").click()
    await page.get_by_role("button", name="Ring at my own phone").click()
    await expect(page.get_by_text("Extension 300, Lobby")).to_have_count(0)
    await desk.window.sees("This browser")
    assert (await desk.centre.client.agent("agent1"))["seat"] is None
