"""What an administrator does now and then: figures proved, an announcement listened to, a rule looked at beforehand."""

import io
import wave

import pytest
from playwright.async_api import expect

from tests.engine.speech.sounds import sine
from tests.support.looks import Looks, output_folder
from tests.support.running_centre import RunningCentre
from tests.support.windows import OpenWindow

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="package")]

RATE = 8_000


def a_tone() -> bytes:
    """A WAV file of some seconds."""
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes(sine(440, RATE, 5).tobytes())
    return file.getvalue()


async def test_figures_are_proved_from_the_settings(open_window: OpenWindow) -> None:
    window = await open_window("admin", "/settings")
    await window.page.get_by_role("link", name="Proof of figures").click()
    await window.page.get_by_role("button", name="Compare").click()
    await window.sees("All rows are what the stories tell.", "agrees")


async def test_an_announcement_is_listened_to_with_keys_alone(centre: RunningCentre, open_window: OpenWindow) -> None:
    token = await centre.client.token("admin")
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "audio/wav"}
    assert (await centre.client.raw("PUT", "/prompts/heard-here", a_tone(), **headers)).status == 200
    window = await open_window("admin", "/prompts?edit=heard-here")
    drawer = window.page.get_by_role("dialog")
    await drawer.get_by_role("button", name="Listen to heard-here").focus()
    await window.page.keyboard.press("Enter")
    stop = drawer.get_by_role("button", name="Stop heard-here")
    await expect(stop).to_be_focused()
    await window.page.keyboard.press("Enter")
    await expect(drawer.get_by_role("button", name="Listen to heard-here")).to_be_focused()


async def test_a_text_is_spoken_heard_and_kept(open_window: OpenWindow) -> None:
    looks = Looks(output_folder("prompts"))
    window = await open_window("admin", "/prompts")
    await window.page.get_by_role("button", name="Speak a text").click()
    spoken = window.page.get_by_role("dialog")
    keep = spoken.get_by_role("button", name="Keep it")
    await spoken.get_by_label("Name").fill("Closed Today")
    await expect(spoken.get_by_text("a-z, 0-9, _ and -;")).to_be_visible()
    await spoken.get_by_label("Name").fill("closed-today")
    await spoken.get_by_label("Text").fill("We are closed today.")
    await expect(keep).to_be_disabled()
    await spoken.get_by_role("button", name="Hear it").click()
    await expect(keep).to_be_enabled(timeout=30_000)
    await looks.take(window, "speak")
    assert looks.faults == []
    await keep.click()
    await expect(window.page.get_by_role("button", name="Listen to closed-today").first).to_be_visible(timeout=30_000)


async def test_a_rule_says_what_it_would_take_before_it_is_saved(open_window: OpenWindow) -> None:
    window = await open_window("admin", "/settings/retention?add=1")
    drawer = window.page.get_by_role("dialog")
    await drawer.get_by_text("Customers' records").click()
    await window.sees("if they had no contact since", "Nothing is due right now.")
    await expect(drawer.get_by_text("All contacts")).to_have_count(0)
