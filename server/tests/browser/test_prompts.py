"""Prompts on their page: versions that are heard, compared and gone back to; languages that are missing."""

import pytest
from playwright.async_api import expect

from tests.browser.test_upkeep import a_tone
from tests.support.looks import Looks, output_folder
from tests.support.running_centre import RunningCentre
from tests.support.windows import OpenWindow

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="package")]


async def put_prompt(centre: RunningCentre, name: str, file: str) -> None:
    """Somebody uploads a sound."""
    token = await centre.client.token("admin")
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "audio/wav"}
    assert (await centre.client.raw("PUT", f"/prompts/{name}?file={file}", a_tone(), **headers)).status == 200


async def test_versions_are_heard_compared_and_gone_back_to(centre: RunningCentre, open_window: OpenWindow) -> None:
    for file in ("spring.wav", "summer.wav"):
        await put_prompt(centre, "seasons", file)
    looks = Looks(output_folder("prompt-versions"))
    window = await open_window("admin", "/prompts?edit=seasons")
    drawer = window.page.get_by_role("dialog")
    await expect(drawer.get_by_text("File summer.wav")).to_be_visible()
    await looks.take(window, "prompt")
    await drawer.get_by_role("tab", name="Versions").click()
    await expect(drawer.get_by_role("heading", name="Version 2")).to_contain_text("callers hear it")
    await drawer.get_by_role("button", name="Listen to seasons, Version 1").click()
    await expect(drawer.get_by_role("button", name="Stop seasons, Version 1")).to_be_visible()
    await drawer.get_by_role("button", name="Compare").click()
    await drawer.get_by_role("button", name="Play both").click()
    await drawer.get_by_text("Version 2", exact=True).first.click()
    await looks.take(window, "versions")
    await drawer.get_by_role("button", name="Go back to it").click()
    await window.sees("Callers hear version 1 of seasons again.")
    await expect(drawer.get_by_role("heading", name="Version 3")).to_contain_text("callers hear it")
    await expect(drawer.get_by_text("Version 1, gone back to")).to_be_visible()
    await window.page.goto(window.page.url.split("?")[0])
    await expect(window.page.get_by_role("button", name="Listen to seasons")).to_be_visible()
    await window.press("Control+k")
    await window.page.get_by_role("combobox", name="Search and commands").press_sequentially("seas")
    await window.page.get_by_role("option", name="seasons").click()
    await expect(drawer.get_by_role("tab", name="Versions")).to_be_visible()
    assert looks.faults == []


async def test_a_missing_language_is_one_click_from_being_said(centre: RunningCentre, open_window: OpenWindow) -> None:
    await put_prompt(centre, "offer", "offer.wav")
    await put_prompt(centre, "offer.ro", "offer.ro.wav")
    tongues = {
        code: {"language": language, "prompt": [{"text": {language: language}}]}
        for code, language in (("1", "en"), ("2", "da"))
    }
    nodes = {
        "choice": {"kind": "language", "choices": tongues, "next": "play"},
        "play": {"kind": "say", "parts": [{"prompt": "offer"}], "next": "hold"},
        "hold": {"kind": "say", "parts": [{"text": {"en": "Please hold."}}], "next": "bye"},
        "bye": {"kind": "hang_up"},
    }
    value = {"id": "tongues", "name": "Tongues", "document": {"start": "choice", "nodes": nodes}}
    await centre.client.ask("POST", "/settings/flows", {"value": value}, login="admin")
    looks = Looks(output_folder("prompt-languages"))
    window = await open_window("admin", "/prompts")
    page, drawer = window.page, window.page.get_by_role("dialog")
    await page.get_by_role("button", name="lack a language").click()
    await expect(drawer.get_by_role("heading", name="offer", exact=True)).to_be_visible()
    await looks.take(window, "missing")
    await drawer.get_by_role("link", name="Write it in Danish: “Please hold.”").click()
    await expect(page.get_by_role("textbox", name="Danish").first).to_be_visible()
    await page.goto(page.url.split("?")[0] + "?panel=check")
    await expect(drawer.get_by_role("link", name="Say it in Danish: offer")).to_be_visible()
    await looks.take(window, "check")
    await drawer.get_by_role("link", name="Say it in Danish: offer").click()
    await expect(drawer.get_by_label("Name")).to_have_value("offer.da")
    await drawer.get_by_label("Text").fill("Dagens tilbud.")
    await drawer.get_by_role("button", name="Hear it").click()
    await drawer.get_by_role("button", name="Keep it").click(timeout=30_000)
    await expect(page.get_by_role("button", name="1 lacks a language")).to_be_visible()
    assert looks.faults == []
