"""The emergency switch: a supervisor closes a number on the board, a caller hears it, and it is opened again.

That a closure ends by itself is tested where time need not pass (`apps/centre/test_openings.py`).
"""

import pytest
from playwright.async_api import expect

from tests.support.centre_document import NUMBER
from tests.support.hearing import Listening
from tests.support.looks import Looks, output_folder
from tests.support.public_network import PublicNetwork
from tests.support.running_centre import RunningCentre
from tests.support.windows import OpenWindow

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="package")]

CALLER, LATER_CALLER = "+12025550191", "+12025550192"
WAITING_CALLER = "+12025550193"


async def test_a_number_is_closed_on_the_board_and_opened_again(
    centre: RunningCentre, calls: PublicNetwork, open_window: OpenWindow
) -> None:
    board = await open_window("supervisor", "/board")
    await board.page.get_by_role("link", name="Close now").click()
    drawer = board.page.get_by_role("dialog", name="Close now")
    await drawer.get_by_role("combobox", name="What is closed").click()
    await board.page.get_by_role("option", name=NUMBER).click()
    await drawer.get_by_role("combobox", name="For how long").click()
    await board.page.get_by_role("option", name="Another length").click()
    await drawer.get_by_label("Minutes").fill("1")
    await drawer.get_by_label("What callers hear").fill("The fire alarm rings. Please call tomorrow.")
    await drawer.get_by_role("button", name="Close …").click()
    await expect(drawer.get_by_text("The fire alarm rings.").last).to_be_visible()
    await drawer.get_by_role("button", name="Close now").click()
    sign = board.page.get_by_text("is closed until")
    await expect(sign).to_be_visible()

    caller = await calls.call(NUMBER, CALLER)
    await Listening(caller).hears_sound()
    await caller.ended()
    [contact] = [each for each in await centre.client.contacts(state="closed") if each["address"] == CALLER]
    assert (contact["outcome"], contact["queue_id"]) == ("rejected", None)
    entered = next(each for each in await centre.client.story(contact["id"]) if each["kind"] == "FlowEntered")
    assert entered["data"]["flow_id"].startswith("closure:number:")

    await board.page.get_by_role("button", name="Open again").click()
    await board.page.get_by_role("button", name="Open at once").click()
    await expect(sign).to_have_count(0)
    log = [(each["who"], each["what"]) for each in await centre.client.ask("GET", "/audit", login="admin")]
    assert log.index(("supervisor", "closure.deleted")) < log.index(("supervisor", "closure.added"))
    later = await calls.call(NUMBER, LATER_CALLER, keys="2")

    async def waits() -> bool:
        waiting = await centre.client.contacts(state="queued")
        return any(each["address"] == LATER_CALLER for each in waiting)

    await centre.client.until(waits)
    await later.hang_up()


async def test_a_message_is_said_to_who_waits_and_switched_off_again(
    centre: RunningCentre, calls: PublicNetwork, open_window: OpenWindow
) -> None:
    looks = Looks(output_folder("emergency-message"))
    caller = await calls.call(NUMBER, WAITING_CALLER, keys="2")

    async def waits() -> str | None:
        waiting = await centre.client.contacts(state="queued")
        return next((each["id"] for each in waiting if each["address"] == WAITING_CALLER), None)

    contact_id = await centre.client.until(waits)
    board = await open_window("supervisor", "/board")
    await board.page.get_by_role("link", name="Emergency message").click()
    drawer = board.page.get_by_role("dialog", name="Emergency message")
    await drawer.get_by_label("What callers hear").fill("The power is cut. We are working on it.")
    await drawer.get_by_role("combobox", name="Heard by those who wait in").click()
    await board.page.get_by_role("option", name="Billing").click()
    await board.page.keyboard.press("Tab")
    await drawer.get_by_role("button", name="Say …").click()
    await looks.take(board, "sure", ((1440, 1000, "light"), (1280, 800, "dark")))
    await drawer.get_by_role("button", name="Say it now").click()
    await expect(board.page.get_by_text("An emergency message is on until")).to_be_visible()
    await looks.take(board, "sign", ((1440, 900, "light"),))

    async def was_heard() -> bool:
        story = await centre.client.story(contact_id)
        return any(each["kind"] == "TreatmentHeard" and each["data"]["what"] == "emergency" for each in story)

    await centre.client.until(was_heard)
    await caller.hang_up()
    await board.page.get_by_role("button", name="Switch off").click()
    await board.page.get_by_role("button", name="Switch off at once").click()
    await expect(board.page.get_by_text("An emergency message is on until")).to_have_count(0)
    assert looks.faults == []
