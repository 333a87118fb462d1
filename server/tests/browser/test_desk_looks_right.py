"""The desk in each state of a call: light and dark, large and small, whole words in three languages, no barriers."""

import pytest
from playwright.async_api import expect

from tests.support.centre_document import NUMBER, PERSON, PERSON_NUMBER
from tests.support.desks import Desk
from tests.support.looks import LANGUAGES, VIEWS, Looks, changes_to, output_folder
from tests.support.sweep import Visit, goes_to

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="package"), pytest.mark.timeout(180)]


async def look_at(looks: Looks, desk: Desk, name: str, shows: str) -> None:
    """Photograph the desk in all languages, while whatever is going on goes on."""
    for turn, language in enumerate(LANGUAGES):
        await changes_to(desk.window, language)
        await expect(desk.window.page.locator(shows).first).to_be_visible()
        await looks.take(desk.window, name, VIEWS if turn == 0 else (VIEWS[turn % len(VIEWS)],))
    await changes_to(desk.window, LANGUAGES[0])


async def test_the_desk_from_ringing_to_the_story(desk: Desk) -> None:
    looks = Looks(output_folder("desk"))
    window = desk.window
    await desk.is_ready()
    await look_at(looks, desk, "ready", "table")
    caller = await desk.network.call(NUMBER, PERSON_NUMBER, keys="2")
    await expect(desk.bar).to_contain_text(PERSON)
    await look_at(looks, desk, "ringing", "#call button[class*=answer]:enabled")
    await desk.answers()
    await expect(desk.bar).to_contain_text("Talking")
    await look_at(looks, desk, "call", "#call [role=toolbar]")
    contact_id = (await desk.centre.client.agent("agent1"))["contact_id"]
    await goes_to(window, Visit("contacts-in-call", "/contacts", "main table"))
    await look_at(looks, desk, "contacts-in-call", "main table")
    await goes_to(window, Visit("call", "/desk", "#call [role=toolbar]"))
    await caller.hang_up()
    await look_at(looks, desk, "wrap-up", "[role=radiogroup]")
    await window.press("Control+Enter")
    await goes_to(window, Visit("story", f"/contacts/{contact_id}", "canvas"))
    await look_at(looks, desk, "story", "canvas")
    assert not looks.faults, "\n".join(looks.faults)
