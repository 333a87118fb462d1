"""Photographs every page against the fake server: python testing/photograph.py BASE_URL FOLDER [name…]."""

import shutil
import sys
import urllib.request
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ARGS = ["--no-sandbox", "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]
SHOTS = {
    "sign-in": ("out", "agent1", "/sign-in"),
    "desk-idle": ("idle", "agent1", "/desk"),
    "desk-not-ready": ("not_ready", "agent1", "/desk"),
    "desk-ringing": ("ringing", "agent1", "/desk"),
    "desk-call": ("call", "agent1", "/desk"),
    "desk-wanted": ("wanted", "agent1", "/desk"),
    "desk-hold": ("hold", "agent1", "/desk"),
    "desk-away": ("away", "agent1", "/desk"),
    "desk-wrap-up": ("wrap_up", "agent1", "/desk"),
    "board": ("idle", "supervisor", "/board"),
    "board-empty": ("quiet", "supervisor", "/board"),
    "contacts": ("idle", "supervisor", "/contacts"),
    "contacts-empty": ("quiet", "supervisor", "/contacts?number=123"),
    "story": ("idle", "supervisor", "/contacts/118204"),
    "contacts-in-call": ("call", "agent1", "/contacts"),
    "phone": ("idle", "agent1", "/settings/phone"),
    "not-allowed": ("idle", "agent1", "/board"),
    "keys": ("idle", "agent1", "/desk"),
    "guest": ("idle", "supervisor", "/board"),
    "transfer": ("call", "agent1", "/desk"),
}


def photograph(browser: Browser, base: str, folder: Path, name: str, language: str, scheme: str, width: int) -> None:
    """One picture of one page in one language, scheme and width."""
    scene, login, path = SHOTS[name]
    urllib.request.urlopen(f"{base}/fake/out" if scene == "out" else f"{base}/fake/scene?scene={scene}&login={login}&language={language}")
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page.add_init_script(f"localStorage.setItem('ringhall.language', '{language}')")
    page.on("pageerror", lambda error: print(f"{name}: {error}"))
    page.goto(base + path)
    page.wait_for_timeout(2200 if name == "story" else 1500)
    if name == "keys":
        page.keyboard.press("?")
    if name == "guest":
        page.get_by_role("button", name="Call the centre").click()
    if name == "transfer":
        page.keyboard.press("F9")
    page.wait_for_timeout(250)
    wide = page.evaluate("document.documentElement.scrollWidth > innerWidth || document.documentElement.scrollHeight > innerHeight")
    if wide:
        print(f"{name} {language} {width}: the page itself scrolls")
    page.screenshot(path=str(folder / f"{name}-{language}-{scheme}-{width}.png"))
    page.close()


def main() -> None:
    """Pictures of the named pages, or of all; `name:language:scheme:width` picks one view."""
    base, folder = sys.argv[1], Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=ARGS)
        for wish in sys.argv[3:] or list(SHOTS):
            name, language, scheme, width = [*wish.split(":"), "en", "light", "1440"][:4] if ":" not in wish else (wish.split(":") + ["en", "light", "1440"][wish.count(":"):])
            photograph(browser, base, folder, name, language, scheme, int(width))
        browser.close()


if __name__ == "__main__":
    main()
