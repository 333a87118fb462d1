"""A day at the desk, in a real browser at a real centre: ring, talk, hold, mute, notes, wrap-up."""

import pytest
from playwright.async_api import expect

from tests.support.centre_document import NUMBER, PERSON_NUMBER, secret_of
from tests.support.desks import CALLER_HZ, Desk
from tests.support.hearing import Listening
from tests.support.windows import MICROPHONE_HZ

pytestmark = [pytest.mark.browser, pytest.mark.desktop, pytest.mark.asyncio(loop_scope="package")]
COLLEAGUE_HZ = 1500


async def test_a_call_rings_with_its_story_and_both_are_heard(desk: Desk) -> None:
    await desk.is_ready()
    caller = await desk.is_called()
    await expect(desk.bar).to_contain_text("Billing")
    await expect(desk.bar).to_contain_text(f"{PERSON_NUMBER} → Main line")
    await expect(desk.bar).to_contain_text("waited 0:0")
    await desk.window.sees("From the menu", "Main line", "Billing")
    await desk.answers()
    await desk.both_are_heard(caller)
    await desk.window.sees("Recording", NUMBER)
    await caller.hang_up()
    await expect(desk.bar).to_contain_text("Wrap-up")


async def test_hold_mute_and_keypad_reach_the_caller(desk: Desk) -> None:
    caller, _ = await desk.in_a_call()
    ear = Listening(caller)
    await desk.window.press("F8")
    await expect(desk.bar.get_by_role("button", name="Take back")).to_be_visible()
    await expect(desk.state).to_have_accessible_name("My state: Hold")
    await ear.hears_no(MICROPHONE_HZ)
    await ear.hears_sound()
    await desk.window.press("F8")
    await desk.both_are_heard(caller)

    await desk.window.press("F4")
    await expect(desk.bar.get_by_role("button", name="Unmute")).to_be_visible()
    await ear.hears_no(MICROPHONE_HZ)
    await desk.window.hears(CALLER_HZ)
    await desk.window.press("F4")
    await desk.both_are_heard(caller)

    await desk.window.click("Keypad")
    for key in "7#":
        await desk.window.click(key)
    await caller.hears_keys("7#")


async def test_what_is_typed_is_there_after_a_reload(desk: Desk) -> None:
    _, contact_id = await desk.in_a_call()
    notes = desk.window.page.get_by_role("textbox", name="Notes")
    await notes.fill("Wants the invoice of March again.")
    await desk.window.sees("Saved")
    assert (await desk.centre.client.contact(contact_id))["note"] == "Wants the invoice of March again."
    await notes.press_sequentially(" By post")
    await desk.reload()
    await expect(notes).to_have_value("Wants the invoice of March again. By post")
    await desk.centre.client.until_contact(contact_id, note="Wants the invoice of March again. By post")


async def test_a_blind_transfer_reaches_a_colleagues_desk_phone(desk: Desk) -> None:
    phone = await desk.network.phone("agent2", secret_of("agent2"))
    caller, contact_id = await desk.in_a_call()
    await desk.centre.client.set_state("agent2", "ready")
    await desk.window.press("F9")
    await desk.window.page.get_by_role("option", name="Agent 2").click()
    await desk.window.page.get_by_role("dialog").get_by_role("button", name="Transfer").click()
    colleague = await phone.rings()
    await colleague.answer(voice_hz=COLLEAGUE_HZ)
    await Listening(caller).hears(COLLEAGUE_HZ)
    await expect(desk.bar).not_to_contain_text("Talking")
    assert (await desk.centre.client.contact(contact_id))["agent_id"] == "agent2"
    await caller.hang_up()
    await desk.centre.client.set_state("agent2", "offline")


async def test_wrap_up_ends_with_a_number_key_and_control_enter(desk: Desk) -> None:
    caller, contact_id = await desk.in_a_call()
    await desk.window.press("Shift+F2")
    await caller.ended()
    await desk.window.sees("What was it about?")
    await desk.window.press("2")
    await expect(desk.window.page.get_by_role("radio", checked=True)).to_contain_text("Information given")
    await desk.window.press("Control+Enter")
    await desk.window.sees("Ready for the next contact")
    contact = await desk.centre.client.until_contact(contact_id, state="closed")
    assert (contact["disposition"], contact["outcome"]) == ("information", "answered")


async def test_a_pause_wished_in_a_call_comes_after_it(desk: Desk) -> None:
    await desk.is_ready()
    await desk.wants_a_pause("1")
    await desk.window.sees("You are not ready: Break")
    await desk.window.press("r")
    caller, _ = await desk.in_a_call()
    await desk.wants_a_pause("2")
    await expect(desk.state).to_have_accessible_name("My state: Talking, then Lunch")
    await caller.hang_up()
    await desk.window.sees("What was it about?")
    await desk.window.press("Control+Enter")
    await desk.window.sees("You are not ready: Lunch")
