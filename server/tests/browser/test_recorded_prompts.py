"""Prompts that are recorded in the page: with the microphone of a real browser, kept, and served to callers."""

from array import array

import pytest
from playwright.async_api import expect

from tests.support.drawers import choose, drawer, field
from tests.support.looks import Looks, Views, changes_to, output_folder
from tests.support.running_centre import RunningCentre
from tests.support.tones import loudness
from tests.support.windows import MICROPHONE_HZ, OpenWindow, Window

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="package")]
NARROW: Views = ((400, 800, "light"), (400, 800, "dark"))
WAV_HEADER_BYTES = 44
# What the browser gives in place of the microphone: an error, or an oscillator of this loudness.
REFUSES = "(name) => { navigator.mediaDevices.getUserMedia = async () => { throw new DOMException('', name); }; }"
SOUNDS = """(gain) => {
  navigator.mediaDevices.getUserMedia = async () => {
    const context = new AudioContext();
    const [tone, loud] = [context.createOscillator(), context.createGain()];
    const out = context.createMediaStreamDestination();
    loud.gain.value = gain;
    tone.connect(loud).connect(out);
    tone.start();
    return out.stream;
  };
}"""


async def records(window: Window, seconds: int = 2) -> None:
    """Somebody begins and ends by the same key, and waits for the sound to be made."""
    begin = drawer(window).get_by_role("button", name="Record", exact=False)
    await begin.focus()
    await window.press("Enter")
    await expect(drawer(window).get_by_text(f"0:0{seconds} of 5:00")).to_be_visible()
    stop = drawer(window).get_by_role("button", name="Stop")
    await expect(stop).to_be_focused()
    await window.press("Enter")


async def served(centre: RunningCentre, address: str) -> "array[int]":
    """The samples that callers hear."""
    token = await centre.client.token("admin")
    answer = await centre.client.raw("GET", address, Authorization=f"Bearer {token}")
    assert answer.status == 200
    return array("h", answer.body[WAV_HEADER_BYTES:])


async def test_a_prompt_is_recorded_heard_and_kept_and_again(centre: RunningCentre, open_window: OpenWindow) -> None:
    looks = Looks(output_folder("prompt-recording"))
    window = await open_window("admin", "/prompts")
    await window.click("Record")
    await looks.take(window, "begin")
    await field(window, "Name").fill("spring-sale")
    await choose(window, "Language", "Danish")
    await expect(field(window, "Name")).to_have_value("spring-sale.da")
    await records(window, seconds=3)
    await expect(drawer(window).get_by_text("Recorded. Hear it before you keep it.")).to_be_visible()
    await looks.take(window, "recorded")
    await drawer(window).get_by_role("button", name="Hear it").click()
    await drawer(window).get_by_role("button", name="Stop").click()
    await drawer(window).get_by_role("button", name="Keep it").click()
    await expect(drawer(window).get_by_text("Recorded in the page")).to_be_visible()
    await expect(drawer(window).get_by_text("admin,")).to_be_visible()
    sound = await served(centre, "/prompts/spring-sale.da/versions/1")
    assert len(sound) > 2 * 8_000
    assert loudness(sound, MICROPHONE_HZ) > 10 * max(loudness(sound, hertz) for hertz in (440, 1000))

    await drawer(window).get_by_role("button", name="Record").click()
    await records(window)
    await drawer(window).get_by_role("button", name="Keep it").click()
    await drawer(window).get_by_role("tab", name="Versions").click()
    await expect(drawer(window).get_by_role("heading", name="Version 2")).to_contain_text("callers hear it")
    assert looks.faults == []


async def test_a_recording_is_not_lost_by_a_key(open_window: OpenWindow) -> None:
    window = await open_window("admin", "/prompts?add=1&tab=recorded")
    await drawer(window).get_by_role("button", name="Record").click()
    await expect(drawer(window).get_by_text("0:01 of 5:00")).to_be_visible()
    await window.press("Escape")
    await expect(drawer(window).get_by_role("button", name="Hear it")).to_be_visible()
    await window.press("Escape")
    await expect(drawer(window).get_by_text("Close once more to throw it away.")).to_be_visible()
    await window.press("Escape")
    await expect(drawer(window)).to_have_count(0)


async def test_what_is_wrong_with_a_microphone_is_said(open_window: OpenWindow) -> None:
    looks = Looks(output_folder("prompt-recording-troubles"))
    window = await open_window("admin", "/prompts?add=1&tab=recorded")
    begin = drawer(window).get_by_role("button", name="Record", exact=False)
    for name, said in (
        ("NotAllowedError", "keeps the microphone from this page"),
        ("NotFoundError", "No microphone found"),
        ("NotReadableError", "The browser could not record"),
    ):
        await window.page.evaluate(REFUSES, name)
        await begin.click()
        await expect(drawer(window).get_by_role("alert")).to_contain_text(said)
    await looks.take(window, "refused")

    await window.page.evaluate(SOUNDS, 0)
    await begin.click()
    await expect(drawer(window).get_by_text("Nothing is heard.")).to_be_visible()
    await drawer(window).get_by_role("button", name="Stop").click()
    await expect(drawer(window).get_by_role("alert")).to_contain_text("Nothing was heard.")
    await expect(drawer(window).get_by_role("button", name="Keep it")).to_be_disabled()

    await window.page.evaluate(SOUNDS, 3)
    await begin.click()
    await expect(drawer(window).get_by_text("Too loud.")).to_be_visible()
    await looks.take(window, "loud", NARROW)
    await drawer(window).get_by_role("button", name="Stop").click()
    await expect(drawer(window).get_by_text("sounds distorted")).to_be_visible()
    await expect(drawer(window).get_by_text("Give it a name")).to_be_visible()
    for language in ("en", "zh"):
        await changes_to(window, language)
        await looks.take(window, "distorted", (*NARROW, (1440, 900, "light")))
    assert looks.faults == []
