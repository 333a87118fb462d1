"""In a real Chromium: long tasks of a board of five hundred agents while it scrolls, and the weight of the desk."""

import gzip
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from playwright.sync_api import Page, sync_playwright

from bench.centre import BenchCentre
from bench.p6_document import TEAM
from bench.p6_pop import screen_pops
from bench.p6_reload import reloads
from ringhall.apps.centre.parts import page_folder
from tools import system

SETTLE_SECONDS, SCROLL_SECONDS = 4.0, 6.0
_WATCH = """
() => {
  window.longTasks = [];
  new PerformanceObserver((list) => window.longTasks.push(...list.getEntries().map(({duration}) => duration)))
    .observe({type: 'longtask'});
}
"""
# Found before anything is measured: looking at every element would be the longest task of all.
_FIND_PLACES = """
() => {
  window.places = [...document.querySelectorAll('main, main *')].filter(
    (place) => place.scrollHeight > place.clientHeight + 200 && getComputedStyle(place).overflowY !== 'visible',
  );
}
"""
_SCROLL = """
(down) => {
  for (const place of window.places) place.scrollBy(0, down);
  return Number(document.querySelector('ul[aria-label="Agents"] > li').ariaSetSize);
}
"""


def board_at_work(centre: BenchCentre, token: str) -> tuple[int, list[float]]:
    """How many agents the board shows, and its long tasks (ms) while it scrolls and agents change."""
    with _page(centre, token) as page:
        page.goto(f"{_base(centre)}/board?team={quote(TEAM)}")
        page.get_by_role("list", name="Agents").wait_for()
        page.wait_for_timeout(SETTLE_SECONDS * 1000)
        page.evaluate(_FIND_PLACES)
        page.evaluate(_WATCH)
        shown = _scroll(page)
        return shown, [float(each) for each in page.evaluate("window.longTasks")]


def _scroll(page: Page) -> int:
    end, shown, turn = time.monotonic() + SCROLL_SECONDS, 0, 0
    while time.monotonic() < end:
        turn += 1
        shown = int(page.evaluate(_SCROLL, 240 if turn // 20 % 2 == 0 else -240))
        page.wait_for_timeout(50)
    return shown


class DeskFound(NamedTuple):
    """Scripts and styles (kB, compressed) loaded before the first call; screen pops (ms); reloads in a call (s)."""

    weight: float
    pops: list[float]
    reloads: list[float]


def desk(centre: BenchCentre, token: str, folder: Path, *, full: bool) -> DeskFound:
    """A desk is opened, callers ring it and hang up, and one is answered and outlives reloads of the page."""
    with _page(centre, token) as page:
        files: set[str] = set()
        page.on("response", lambda answer: files.add(urlsplit(answer.url).path))
        page.goto(f"{_base(centre)}/desk")
        page.get_by_role("heading", name="Desk").wait_for()
        page.wait_for_load_state("networkidle")
        before = sorted(files)
        pops = screen_pops(centre, page, folder, full=full)
        back = reloads(centre, page, folder, full=full)
    loaded = [page_folder() / path[1:] for path in before if path.endswith((".js", ".css"))]
    return DeskFound(sum(len(gzip.compress(file.read_bytes())) for file in loaded) / 1024, pops, back)


@contextmanager
def _page(centre: BenchCentre, token: str) -> Iterator[Page]:
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream"]
        browser = playwright.chromium.launch(executable_path=system.browser(), args=arguments)
        context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="en-GB")
        context.add_cookies([{"name": "ringhall_session", "value": token, "url": _base(centre)}])
        yield context.new_page()
        browser.close()


def _base(centre: BenchCentre) -> str:
    return f"http://127.0.0.1:{centre.http}"
