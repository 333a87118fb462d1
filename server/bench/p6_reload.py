"""In a real Chromium: how long an agent who reloads the page in mid-call is out of the talk."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from bench import sipp
from bench.centre import BenchCentre
from bench.p6_document import AGENT_LOGIN, PERSON_NUMBER, POP_NUMBER

RELOADS, RELOADS_FULL = 5, 20
TALK_MILLISECONDS, WAIT_SECONDS_MAX = 60_000, 20.0


def reloads(centre: BenchCentre, page: Page, folder: Path, *, full: bool) -> list[float]:
    """Seconds from each reload to the agent's leg being back in the bridge, as the contact's story tells it."""
    centre.ask("PUT", f"/agents/{AGENT_LOGIN}/state", {"state": "ready"})
    scenario = sipp.plain_from(folder, PERSON_NUMBER, TALK_MILLISECONDS)
    with ThreadPoolExecutor(1) as caller:
        call = caller.submit(sipp.call, folder, centre.address, POP_NUMBER, rate=10, count=1, scenario=scenario)
        answer = page.get_by_role("region", name="Call", exact=True).get_by_role("button", name="Answer")
        expect(answer).to_be_enabled(timeout=WAIT_SECONDS_MAX * 1000)
        answer.click()
        contact_id = str(_until(lambda: _talking(centre)))
        spent = [_reload(centre, page, contact_id, turn) for turn in range(RELOADS_FULL if full else RELOADS)]
        centre.ask("POST", f"/contacts/{contact_id}/hang_up", {})
        call.result()
    return spent


def _reload(centre: BenchCentre, page: Page, contact_id: str, turn: int) -> float:
    begun = time.time()
    page.reload(wait_until="commit")
    back: datetime = _until(lambda: _moments(centre, contact_id)[turn:])[0]
    _until(lambda: _talking(centre))
    return back.timestamp() - begun


def _talking(centre: BenchCentre) -> str | None:
    [agent] = [each for each in centre.ask("GET", "/agents") if each["id"] == AGENT_LOGIN]
    return agent["contact_id"] if agent["state"] == "talking" else None


def _moments(centre: BenchCentre, contact_id: str) -> list[datetime]:
    """When the agent came back, each time so far."""
    events = centre.ask("GET", f"/contacts/{contact_id}/story")["items"]
    return [datetime.fromisoformat(event["at"]) for event in events if event["kind"] == "AgentBack"]


def _until(look: Callable[[], Any]) -> Any:
    end = time.monotonic() + WAIT_SECONDS_MAX
    while not (found := look()):
        assert time.monotonic() < end, "the agent did not come back into the talk"
        time.sleep(0.1)
    return found
