"""In a real Chromium: how long after the offer the caller's record stands on the agent's desk."""

import time
from datetime import datetime
from pathlib import Path

from playwright.sync_api import Page

from bench import sipp
from bench.centre import BenchCentre
from bench.p6_document import AGENT_LOGIN, PERSON, PERSON_NUMBER, POP_NUMBER

POPS, POPS_FULL = 12, 60
TALK_MILLISECONDS, WAIT_SECONDS_MAX = 900, 15.0
# Every time the caller's name comes on to the screen, by the machine's clock.
_WATCH = """
(name) => {
  window.pops = [];
  let shown = false;
  const look = () => {
    const there = document.querySelector('[aria-label="Call"]')?.textContent.includes(name) ?? false;
    if (there && !shown) requestAnimationFrame(() => window.pops.push(Date.now()));
    shown = there;
  };
  new MutationObserver(look).observe(document.body, {childList: true, subtree: true, characterData: true});
}
"""


def screen_pops(centre: BenchCentre, page: Page, folder: Path, *, full: bool) -> list[float]:
    """Milliseconds from each offer to the frame that shows who calls; callers hang up before anybody answers."""
    page.get_by_text("All well").first.wait_for()
    centre.ask("PUT", f"/agents/{AGENT_LOGIN}/state", {"state": "ready"})
    page.evaluate(_WATCH, PERSON)
    calls = POPS_FULL if full else POPS
    scenario = sipp.plain_from(folder, PERSON_NUMBER, TALK_MILLISECONDS)
    for _ in range(calls):
        sipp.call(folder, centre.address, POP_NUMBER, rate=10, count=1, scenario=scenario)
        _until_ready(centre)
    offered, seen = _offers(centre, calls), [float(each) for each in page.evaluate("window.pops")]
    assert len(seen) == len(offered), f"{len(offered)} offers, {len(seen)} of them seen"
    return [at - since for since, at in zip(offered, seen, strict=True)]


def _until_ready(centre: BenchCentre) -> None:
    end = time.monotonic() + WAIT_SECONDS_MAX
    while _state(centre) != "ready":
        assert time.monotonic() < end, "the agent is not ready again after a caller who hung up"
        time.sleep(0.2)


def _state(centre: BenchCentre) -> str:
    return next(str(agent["state"]) for agent in centre.ask("GET", "/agents") if agent["id"] == AGENT_LOGIN)


def _offers(centre: BenchCentre, calls: int) -> list[float]:
    """When each contact was offered, oldest first, in milliseconds UTC."""
    found = []
    for contact in centre.ask("GET", f"/contacts?limit={calls}")["items"]:
        events = centre.ask("GET", f"/contacts/{contact['id']}/story")["items"]
        found += [event["at"] for event in events if event["kind"] == "ContactOffered"]
    return sorted(datetime.fromisoformat(at).timestamp() * 1000 for at in found)
