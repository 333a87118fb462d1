"""A caller leaves a message; an agent takes it on the desk, hears it, calls back, and is done with it."""

import pytest
from playwright.async_api import expect

from tests.support.centre_document import NUMBER, PERSON, PERSON_NUMBER
from tests.support.desks import CALLER_HZ, Desk
from tests.support.windows import OpenWindow

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="package")]


async def a_message(desk: Desk) -> str:
    """A caller speaks after the tone and hangs up; the message's contact, in the mailbox of billing."""
    client = desk.centre.client
    await desk.network.call(NUMBER, PERSON_NUMBER, keys="9", voice_hz=CALLER_HZ)
    message_id = await client.message_of((await client.contacts(limit="1"))[0]["id"])
    await client.verb(message_id, "hand_over", {"queue": "billing"})
    return message_id


async def test_a_message_is_taken_heard_called_back_and_done(desk: Desk) -> None:
    await desk.is_ready()
    message_id = await a_message(desk)
    window, client = desk.window, desk.centre.client
    bar = window.page.get_by_role("region", name="Message", exact=True)
    await expect(bar).to_contain_text(PERSON)
    await window.press("F2")
    await expect(bar.get_by_role("button", name="Call back")).to_be_visible()
    await client.until_contact(message_id, state="connected", agent_id="agent1")
    await expect(window.page.get_by_role("button", name="Play")).to_be_enabled()
    await window.page.get_by_role("button", name="Play").click()
    await expect(window.page.get_by_role("button", name="Pause")).to_be_visible()
    await desk.notes.fill("Will be called.")
    phone = desk.network.phone_of(PERSON_NUMBER)
    await bar.get_by_role("button", name="Call back").click()
    called = await phone.rings()
    await called.answer(voice_hz=CALLER_HZ)
    await expect(desk.bar).to_contain_text("Talking")
    await called.hang_up()
    await expect(desk.bar).to_contain_text("Wrap-up")
    await window.press("Control+Enter")
    await expect(bar.get_by_role("button", name="Done")).to_be_visible()
    await bar.get_by_role("button", name="Done").click()
    done = await client.until_contact(message_id, state="closed")
    assert (done["outcome"], done["note"]) == ("handled", "Will be called.")
    assert [link["kind"] for link in done["links"]] == ["left_in", "called_back"]


async def test_the_boxes_show_what_waits_and_a_supervisor_throws_it_away(desk: Desk, open_window: OpenWindow) -> None:
    message_id = await a_message(desk)
    window = await open_window("supervisor", "/voicemail")
    navigation = window.page.get_by_role("navigation").get_by_role("link", name="Voicemail")
    await expect(navigation).to_contain_text("1")
    await window.page.get_by_role("button", name=PERSON).click()
    await expect(window.page.get_by_role("dialog")).to_contain_text("due in")
    await expect(window.page.get_by_role("button", name="Play")).to_be_enabled()
    # The player may ask once more for what has just gone.
    window.forgives("/recordings/1")
    await window.page.get_by_role("button", name="Throw away").click()
    await window.page.get_by_role("button", name="Throw away").click()
    await desk.centre.client.until_contact(message_id, state="closed", outcome="discarded")
    await expect(window.page.get_by_text("No message waits")).to_be_visible()
    await window.page.get_by_text("Done", exact=True).click()
    await expect(window.page.get_by_role("table", name="Voicemail")).to_contain_text("Thrown away")
