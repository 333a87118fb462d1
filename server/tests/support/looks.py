"""Photographs a page as different people see it, and finds what no page may have.

Nobody's page scrolls sideways, cuts a word of a control, shows the key of a text, hides where the focus is, or
shuts out a screen reader.
"""

import json
import shutil
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urljoin

from tests.support.windows import Window

WEB = Path(__file__).resolve().parents[3] / "web"
LANGUAGES = ("en", "sl", "zh")
Scheme = Literal["light", "dark"]
Views = tuple[tuple[int, int, Scheme], ...]
# English has them all; the other languages meet each size and each scheme once.
VIEWS: Views = ((1440, 900, "light"), (1280, 800, "dark"))
MORE_VIEWS: Views = ((1440, 900, "dark"), (1280, 800, "light"))


def output_folder(name: str) -> Path:
    """An empty folder for pictures to look at after the run: below `output/`, which git does not keep."""
    folder = WEB.parent / "output" / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


class Looks:
    """Keeps pictures in a folder, and what was wrong on them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.faults: list[str] = []
        axe = WEB / "node_modules" / "axe-core" / "axe.min.js"
        self._scripts = [each.read_text(encoding="utf-8") for each in (axe, Path(__file__).with_suffix(".js"))]
        self._sections = list(json.loads((WEB / "src" / "texts" / "en.json").read_text(encoding="utf-8")))

    async def take(self, window: Window, name: str, views: Views | None = None) -> None:
        """Photograph the page in its sizes, light and dark; barriers are looked for in English."""
        language = await window.page.evaluate("document.documentElement.lang")
        english = language == LANGUAGES[0]
        for width, height, scheme in views or (*VIEWS, *(MORE_VIEWS if english else ())):
            title = f"{name}-{language}-{width}-{scheme}"
            await self.glance(window, title, width, height, scheme)
            await self.photograph(window, title)
            if english:
                await self.barriers(window, title)

    async def glance(self, window: Window, title: str, width: int, height: int, scheme: Scheme | None = None) -> None:
        """Look for words that are cut or missing, and for what does not fit, in a window of this size."""
        await window.page.set_viewport_size({"width": width, "height": height})
        if scheme:
            await window.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        await self._ask(window, title, "faults", self._sections)

    async def photograph(self, window: Window, title: str) -> None:
        """Keep a picture of what is in the window."""
        await window.page.screenshot(path=self.folder / f"{title}.jpg", type="jpeg", quality=80)

    async def barriers(self, window: Window, title: str) -> None:
        """Look for what shuts people out, by axe."""
        await self._ask(window, title, "barriers")

    async def focus(self, window: Window, title: str) -> None:
        """Walk over all controls: the focus is seen on each, and the first leads past the navigation."""
        # Whoever walks by keys sees the focus; whoever clicks need not.
        await window.press("Tab")
        await self._ask(window, title, "focus")

    async def mirrored(self, window: Window, title: str) -> None:
        """Turn the page round as for languages written from right to left, look, and turn it back."""
        await window.page.evaluate("document.documentElement.dir = 'rtl'")
        await self._ask(window, title, "mirrored")
        await self.photograph(window, title)
        await window.page.evaluate("document.documentElement.dir = 'ltr'")

    async def _ask(self, window: Window, title: str, what: str, *told: Any) -> None:
        """Note what one of the looks in the page finds."""
        if not await window.page.evaluate("Boolean(window.looks)"):
            for script in self._scripts:
                await window.page.evaluate(script)
        found = await window.page.evaluate("([what, told]) => looks[what](...told)", [what, told])
        self.note(title, *found)

    def note(self, title: str, *faults: str) -> None:
        """This was wrong there."""
        self.faults += [f"{title}: {fault}" for fault in faults]


_SPEAK = """async (code) => {
  localStorage.setItem('ringhall.language', code);
  const headers = {'content-type': 'application/json'};
  await fetch('/api/v1/session/language', {method: 'PUT', headers, body: JSON.stringify({language: code})});
}"""


async def speaks(window: Window, language: str, path: str) -> None:
    """Open a path in this language: the account's where somebody is signed in, else the device's."""
    await window.page.evaluate(_SPEAK, language)
    await window.page.goto(urljoin(window.page.url, path))


async def changes_to(window: Window, language: str) -> None:
    """The language is chosen in another window of the same person: this one follows without being loaded again."""
    choice = """(newValue) => {
      localStorage.setItem('ringhall.language', newValue);
      dispatchEvent(new StorageEvent('storage', {key: 'ringhall.language', newValue}));
    }"""
    await window.page.evaluate(choice, language)
    await window.page.wait_for_function("(code) => document.documentElement.lang === code", arg=language)
