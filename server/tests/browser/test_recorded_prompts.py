"""Prompts that are recorded in the page: with the microphone of a real browser, kept, and served to callers."""

import re
from array import array
from pathlib import Path

import pytest
from playwright.async_api import Locator, expect

from ringhall.engine.speech.rules.wav import write_wav
from tests.engine.speech.sounds import sine
from tests.support.centre_document import secret_of
from tests.support.drawers import choose, drawer, field
from tests.support.hearing import Listening
from tests.support.looks import Looks, Views, changes_to, output_folder
from tests.support.public_network import PublicNetwork
from tests.support.running_centre import RunningCentre
from tests.support.tones import RATE, loudness
from tests.support.windows import MICROPHONE_HZ, OpenWindow, Window

pytestmark = [pytest.mark.browser, pytest.mark.desktop, pytest.mark.asyncio(loop_scope="package")]
NARROW: Views = ((400, 800, "light"), (400, 800, "dark"))
WAV_HEADER_BYTES = 44
LOBBY, VOICE_HZ = "phone300", 700
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


def microphone_of(window: Window) -> Locator:
    """The button that begins a recording."""
    return drawer(window).get_by_role("button", name=re.compile("^Record( again)?$"))


async def records(window: Window, seconds: int = 2) -> None:
    """Somebody begins and ends by the same key, and waits for the sound to be made."""
    await expect(drawer(window).get_by_role("button", name="Keep it")).to_be_visible()
    begin = microphone_of(window)
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

    await microphone_of(window).click()
    await records(window)
    await drawer(window).get_by_role("button", name="Keep it").click()
    await drawer(window).get_by_role("tab", name="Versions").click()
    await expect(drawer(window).get_by_role("heading", name="Version 2")).to_contain_text("callers hear it")
    assert looks.faults == []


async def test_a_recording_is_not_lost_by_a_key(open_window: OpenWindow) -> None:
    window = await open_window("admin", "/prompts?add=1&tab=recorded")
    await microphone_of(window).click()
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
    begin = microphone_of(window)
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


async def test_the_page_tells_how_to_record_by_phone_and_learns_when_it_is_kept(
    centre: RunningCentre, calls: PublicNetwork, open_window: OpenWindow, tmp_path: Path
) -> None:
    looks = Looks(output_folder("prompt-by-phone"))
    await calls.register({LOBBY: secret_of(LOBBY)})
    window = await open_window("admin", "/prompts?add=1&tab=recorded&called=from-the-lobby")
    await drawer(window).get_by_role("button", name="Record by phone").click()
    shown = drawer(window).get_by_role("status")
    await expect(shown).to_contain_text("At a phone of the centre dial *12.")
    for language in ("zh", "en"):
        await changes_to(window, language)
        await looks.take(window, "code", (*NARROW, (1440, 900, "light")))
    found = re.search(r"([0-9]{4}) ([0-9]{4})", await shown.inner_text())
    assert found is not None
    person = await calls.phone_of(LOBBY).dials("*12")
    await person.answered()
    await person.say(None)
    await Listening(person).hears_sound()
    await person.press(found[1] + found[2])
    await Listening(person).hears_sound()
    await person.press("0")
    spool = centre.data / "asterisk"

    async def recorded() -> bool:
        return bool(list(spool.rglob("prompt-*.wav")))

    await centre.client.until(recorded)
    voice = tmp_path / "voice.wav"
    voice.write_bytes(write_wav(sine(VOICE_HZ, RATE, 3), RATE))
    await person.leg.play(voice)
    await person.press("#")
    await Listening(person).hears(VOICE_HZ)
    await person.press("1")
    await person.ended()
    await window.sees("from-the-lobby is recorded by phone, and callers hear it.")
    await expect(drawer(window).get_by_text("Recorded by phone", exact=True)).to_be_visible()
    assert loudness(await served(centre, "/prompts/from-the-lobby"), VOICE_HZ) > 1_000
    assert looks.faults == []


async def test_pieces_of_values_are_recorded_one_after_another_by_one_key(
    centre: RunningCentre, open_window: OpenWindow
) -> None:
    looks = Looks(output_folder("prompt-fragments"))
    window = await open_window("admin", "/prompts")
    await window.click("Recorded values")
    await choose(window, "Language", "Danish")
    await expect(drawer(window).get_by_text("0 of 132 are recorded")).to_be_visible()
    await drawer(window).get_by_role("button", name="Record those missing").click()
    for words in ("nul", "en"):
        await expect(drawer(window).get_by_text(f"Say this: {words}", exact=True)).to_be_visible()
        await expect(drawer(window).get_by_role("button", name="Record", exact=True)).to_be_focused()
        await window.press("Enter")
        await expect(drawer(window).get_by_text("0:01 of 5:00")).to_be_visible()
        await window.press("Enter")
        await expect(drawer(window).get_by_role("button", name="Keep it, and the next")).to_be_focused()
        await window.press("Enter")
    await expect(drawer(window).get_by_text("2 of 132 are recorded")).to_be_visible()
    await expect(drawer(window).get_by_role("button", name="en: recorded", exact=True)).to_be_visible()
    await looks.take(window, "pieces", (*NARROW, (1440, 900, "light"), (1440, 900, "dark")))
    assert loudness(await served(centre, "/prompts/fragment-nul.da"), MICROPHONE_HZ) > 500
    await changes_to(window, "zh")
    await choose(window, "语言", "中文")
    await looks.take(window, "pieces", (*NARROW, (1440, 900, "light")))
    # They are found here, and not among the other prompts.
    await window.press("Escape")
    await expect(window.page.get_by_text("fragment-nul.da")).to_have_count(0)
    assert looks.faults == []
