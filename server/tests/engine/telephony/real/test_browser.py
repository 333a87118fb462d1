"""A seat in a real browser: sound both ways over loopback."""

from pathlib import Path

import pytest
from playwright.async_api import async_playwright

from ringhall.engine.telephony import events, ports
from ringhall.engine.telephony.asterisk.config import seat_endpoint
from tests.support.browser_phone import CHROMIUM_ARGUMENTS, BrowserPhone, microphone
from tests.support.ear import until
from tests.support.switch import Centre, centre, shared_music
from tests.support.tones import loudness, stereo
from tools import system

__all__ = ["centre", "shared_music"]
pytestmark = pytest.mark.browser


async def test_caller_and_browser_hear_each_other(centre: Centre, tmp_path: Path) -> None:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=system.browser(),
            args=[*CHROMIUM_ARGUMENTS, microphone(tmp_path / "tone.wav")],
        )
        phone = BrowserPhone(browser, centre.switch.websocket_url, "agent1-web", "secret1")
        await phone.start()
        caller = await centre.call_arrives("tone1500")
        recording = centre.settings.data / "talk.raw"
        await centre.do(
            ports.Answer(leg_id=caller),
            ports.Dial(
                leg_id="c1.agent",
                endpoint=seat_endpoint("agent1", browser=True),
                recording=str(recording),
            ),
        )
        await phone.answer()
        await centre.ear.hears(events.LegAnswered)
        await centre.do(
            ports.CreateBridge(bridge_id="c1"),
            ports.AddToBridge(bridge_id="c1", leg_id=caller),
            ports.AddToBridge(bridge_id="c1", leg_id="c1.agent"),
        )

        async def hears_the_caller() -> bool:
            return abs(await phone.pitch() - 1500) < 20

        async def is_recorded() -> bool:
            return recording.stat().st_size > 60_000

        await until(hears_the_caller)
        await until(is_recorded)
        said, _ = stereo(recording)
        assert loudness(said[-8000:], 440) > 500
        await phone.stop()
        await browser.close()
