"""Windows of a real browser on a running centre: what a person sees and hears in them.

async with chromium(folder) as browser:
    async with windows(browser, centre) as open_window:
        window = await open_window("agent1", "/desk")
        await window.press("F2")
        await window.hears(1000)
"""

import re
import wave
from array import array
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from math import pi, sin
from pathlib import Path
from typing import Any

from playwright.async_api import Browser, BrowserContext, ConsoleMessage, Page, WebSocketRoute, async_playwright, expect

from tests.support.browser_phone import CHROMIUM_ARGUMENTS
from tests.support.ear import until
from tests.support.running_centre import RunningCentre
from tools import system

# Between two notes: the music on hold does not have it.
MICROPHONE_HZ = 605
MICROPHONE_RATE = 48_000
FAKE_MICROPHONE = "--use-file-for-fake-audio-capture"
EXPECT_SECONDS_MAX = 30.0
PITCH_TOLERANCE_HZ = 25.0
SEEN = {"width": 1440, "height": 900}
# Keeps the stream that the page plays, and measures what is heard in it.
_EAR = """
(() => {
  const playing = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, 'srcObject');
  let stream = null, ear = null;
  Object.defineProperty(HTMLMediaElement.prototype, 'srcObject', {
    ...playing, set(next) { playing.set.call(this, next); stream = next; ear = null; },
  });
  window.heardInWindow = () => {
    if (!stream || !stream.active) return {hertz: 0, decibels: -200};
    if (!ear) {
      const context = new AudioContext();
      ear = context.createAnalyser();
      ear.fftSize = 8192;
      context.createMediaStreamSource(stream).connect(ear);
    }
    const levels = new Float32Array(ear.frequencyBinCount);
    ear.getFloatFrequencyData(levels);
    const loudest = levels.indexOf(Math.max(...levels));
    return {hertz: loudest * ear.context.sampleRate / ear.fftSize, decibels: Math.max(-200, levels[loudest])};
  };
})();
"""
AUDIBLE_DECIBELS = -60.0
# Before sign-in this is answered by 401, which a browser always reports.
_ASKS_WHO_IS_SIGNED_IN = "/api/v1/session)"

OpenWindow = Callable[..., Awaitable["Window"]]


def write_microphone(file: Path) -> None:
    """What the microphone hears: a tone in short beeps, which the suppression of steady noise lets through."""
    turn, beat = 2 * pi * MICROPHONE_HZ / MICROPHONE_RATE, MICROPHONE_RATE // 5
    second = [int(16_000 * sin(turn * n)) if n // beat % 2 == 0 else 0 for n in range(2 * beat)]
    with wave.open(str(file), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(MICROPHONE_RATE)
        out.writeframes(array("h", second * 20).tobytes())


@asynccontextmanager
async def chromium(folder: Path, *, whole: bool = False) -> AsyncIterator[Browser]:
    """A Chromium whose microphone beeps; `whole` is the one with a desktop."""
    microphone = folder / "microphone.wav"
    write_microphone(microphone)
    expect.set_options(timeout=EXPECT_SECONDS_MAX * 1000)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=system.browser(whole=whole),
            args=[*CHROMIUM_ARGUMENTS, "--disable-background-networking", f"{FAKE_MICROPHONE}={microphone}"],
        )
        yield browser
        await browser.close()


class Window:
    """One tab; `complaints` are the errors of its console, which a good page does not have."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.complaints: list[str] = []
        self._forgiven = [_ASKS_WHO_IS_SIGNED_IN]
        self._lines: list[WebSocketRoute] = []
        page.on("console", self._listen)
        # The browser asks whether to leave a call: yes.
        page.on("dialog", lambda dialog: dialog.accept())
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _listen(self, message: ConsoleMessage) -> None:
        text = f"{message.text} ({message.location.get('url')})"
        if message.type == "error" and not any(known in text for known in self._forgiven):
            self.complaints.append(text)

    def forgives(self, complaint: str) -> None:
        """This complaint is what the test is about."""
        self._forgiven.append(complaint)

    async def can_lose_its_line(self) -> None:
        """From the next loading on the live socket goes through the test's hands."""
        await self.page.route_web_socket("**/api/v1/live*", self._keep)

    def _keep(self, line: WebSocketRoute) -> None:
        line.connect_to_server()
        self._lines.append(line)

    async def loses_its_line(self) -> None:
        """The live socket is cut; the page may open a new one."""
        await self._lines[-1].close(code=1011)

    async def press(self, key: str) -> None:
        """Press a key or a chord, such as `Control+Enter`."""
        await self.page.keyboard.press(key)

    async def sees(self, *texts: str) -> None:
        """Wait until all these texts can be seen."""
        for text in texts:
            await expect(self.page.get_by_text(text).first).to_be_visible()

    async def sees_like(self, pattern: str) -> None:
        """Wait until a text of this pattern can be seen."""
        await expect(self.page.get_by_text(re.compile(pattern)).first).to_be_visible()

    async def click(self, name: str) -> None:
        """Click the button of this name."""
        await self.page.get_by_role("button", name=name, exact=True).click()

    async def heard(self) -> dict[str, float]:
        """The loudest pitch in `hertz` and its loudness in `decibels`."""
        found: dict[str, float] = await self.page.evaluate("window.heardInWindow()")
        return found

    async def hears(self, hertz: int) -> None:
        """Wait until this tone is the loudest that is played."""

        async def is_heard() -> bool:
            heard = await self.heard()
            return heard["decibels"] > AUDIBLE_DECIBELS and abs(heard["hertz"] - hertz) < PITCH_TOLERANCE_HZ

        await until(is_heard)

    async def hears_something(self) -> None:
        """Wait until anything is heard."""

        async def is_heard() -> bool:
            return (await self.heard())["decibels"] > AUDIBLE_DECIBELS

        await until(is_heard)


@asynccontextmanager
async def windows(browser: Browser, centre: RunningCentre, **options: Any) -> AsyncIterator[OpenWindow]:
    """A way to open windows; windows of one login share their cookies. At the end none has complained."""
    contexts: dict[str, BrowserContext] = {}
    opened: list[Window] = []
    base = f"http://127.0.0.1:{centre.http_port}"

    async def open_window(login: str, path: str) -> Window:
        if login not in contexts:
            contexts[login] = await browser.new_context(**{"viewport": SEEN, "locale": "en-GB", **options})
            await contexts[login].add_init_script(_EAR)
            if login:
                token = await centre.client.token(login)
                await contexts[login].add_cookies([{"name": "ringhall_session", "value": token, "url": base}])
        window = Window(await contexts[login].new_page())
        opened.append(window)
        await window.page.goto(base + path)
        return window

    yield open_window
    for context in contexts.values():
        await context.close()
    complaints = [complaint for window in opened for complaint in window.complaints]
    assert not complaints, complaints
