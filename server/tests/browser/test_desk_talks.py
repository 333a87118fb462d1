"""Others in the call, and calls out: consult, swap, conference, one party hung up; a number clicked, a number typed."""

import pytest
from playwright.async_api import expect

from tests.support.centre_document import PERSON, PERSON_NUMBER, secret_of
from tests.support.desks import CALLER_HZ, COLLEAGUE_HZ, Desk
from tests.support.hearing import Listening
from tests.support.windows import MICROPHONE_HZ

pytestmark = [pytest.mark.browser, pytest.mark.desktop, pytest.mark.asyncio(loop_scope="package")]
BUSY, NO_ANSWER = 17, 19


async def test_a_colleague_is_asked_swapped_joined_and_hung_up_on_alone(desk: Desk) -> None:
    phone = await desk.network.phone("agent3", secret_of("agent3"))
    caller, contact_id = await desk.in_a_call()
    await desk.centre.client.set_state("agent3", "ready")
    colleague = await desk.asks_a_colleague(phone)
    await desk.window.sees("You are asking Agent 3")
    await Listening(colleague).hears(MICROPHONE_HZ)
    await desk.window.hears(COLLEAGUE_HZ)
    await Listening(caller).hears_no(MICROPHONE_HZ)
    await desk.window.click("To the customer")
    await desk.window.sees("Agent 3 hears music")
    await desk.both_are_heard(caller)
    await Listening(colleague).hears_no(MICROPHONE_HZ)
    await desk.window.click("All together")
    await desk.window.sees("On the line: Customer, Agent 3")
    await Listening(caller).hears(COLLEAGUE_HZ)
    await Listening(colleague).hears(CALLER_HZ)
    await desk.window.click("Hang up on Agent 3")
    await colleague.ended()
    await desk.both_are_heard(caller)
    story = await desk.centre.client.kinds(contact_id)
    assert [kind for kind in story if kind in ("PartyHeld", "PartyJoined")] == ["PartyHeld", "PartyJoined"]
    await desk.centre.client.set_state("agent3", "offline")


async def test_a_number_that_is_clicked_is_called_and_is_a_contact_like_any_other(desk: Desk) -> None:
    outside = desk.network.phone_of(PERSON_NUMBER)
    await desk.is_ready()
    await desk.window.click("Call a number")
    await desk.window.page.get_by_role("dialog", name="Call a number").get_by_label("Number").fill(PERSON_NUMBER)
    await desk.window.press("Enter")
    person = await outside.rings()
    await expect(desk.bar).to_contain_text("Calling")
    await desk.window.hears_something()
    await person.answer(voice_hz=CALLER_HZ)
    await expect(desk.bar).to_contain_text("Talking")
    await expect(desk.bar).to_contain_text(PERSON)
    await desk.both_are_heard(person)
    contact_id = (await desk.centre.client.agent("agent1"))["contact_id"]
    await person.hang_up()
    await desk.window.sees("What was it about?")
    await desk.window.press("1")
    async with desk.window.page.expect_response("**/wrap_up/extend"):
        await desk.window.click("1 minute more")
    await desk.window.press("Control+Enter")
    contact = await desk.centre.client.until_contact(contact_id, state="closed")
    assert (contact["direction"], contact["outcome"], contact["disposition"]) == ("outbound", "answered", "resolved")
    assert [one["state"] for one in await desk.centre.client.recordings(contact_id)] == ["complete"]


@pytest.mark.parametrize(("cause", "words"), [(BUSY, "Busy:"), (NO_ANSWER, "No answer from")])
async def test_who_cannot_be_reached_is_said_in_words(desk: Desk, cause: int, words: str) -> None:
    outside = desk.network.phone_of(PERSON_NUMBER)
    await desk.is_ready()
    await desk.window.page.get_by_role("button", name=f"Call {PERSON_NUMBER}").first.click()
    person = await outside.rings()
    await person.leg.hang_up(cause)
    await desk.window.sees(words, "What was it about?")
    await desk.window.press("Control+Enter")
    await desk.centre.client.until_agent("agent1", "ready")


async def test_a_number_that_nobody_can_have_is_refused_with_a_reason(desk: Desk) -> None:
    desk.window.forgives("400")
    await desk.is_ready()
    await desk.window.click("Call a number")
    await desk.window.page.get_by_role("dialog", name="Call a number").get_by_label("Number").fill("+45 99999")
    await desk.window.press("Enter")
    await desk.window.sees("Nobody can have the number")
    assert (await desk.centre.client.agent("agent1"))["state"] == "ready"
