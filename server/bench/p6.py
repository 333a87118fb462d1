"""P6: two hundred supervisors watch a thousand agents: how late a change comes to them, and what a page bears."""

import json
import random
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from bench.centre import BenchCentre
from bench.document import PASSWORD
from bench.figures import Bar, Section, quantile, quantiles_text, spread
from bench.machine import Watch, cpu_seconds
from bench.p6_browser import board_at_work, desk
from bench.p6_document import AGENT_LOGIN, AGENTS, PAGES_EACH, SUPERVISORS, agent_id, document

CHANGES_PER_SECOND, MANY_PER_SECOND = 10, 50
SECONDS, SECONDS_FULL = 8.0, 30.0
LATE_MS_MAX, LONG_TASK_MS_MAX, DESK_KB_MAX, POP_MS_MAX, CORES_MAX = 100, 50, 300, 300, 1.0
BACK_SECONDS_MAX = 3.0
PROTOCOL = (
    f"{SUPERVISORS * PAGES_EACH} pages of supervisors over real sockets to a centre of {AGENTS:,} agents in 8 queues "
    "(three each); agents change their state over HTTP, so many in all per second. A delay runs from the moment of the "
    "change in the agent's story to its arrival at a page, over all pages; the pages are a process of their own. The "
    "board is a real Chromium with 500 of the agents, scrolled up and down meanwhile; it draws those near the eye. "
    "The desk's weight is what index.html and the desk load, compressed; then a known caller rings it again and again, "
    "and the time runs from the offer in the contact's story to the frame that shows the record. Last a caller is "
    "answered and the page reloaded again and again, each time until the agent's leg is back. There is no peer here."
)


def measure(folder: Path, *, full: bool) -> Section:
    """The whole benchmark, on a centre of its own."""
    head = ["changes/s", "deliveries", "p50 ms", "p95 ms", "p99 ms", "Ringhall CPU, cores"]
    section = Section("P6: two hundred boards", PROTOCOL, head)
    centre = BenchCentre(folder, document=document())
    try:
        centre.start()
        tokens = [_token(centre, f"supervisor{n}") for n in range(SUPERVISORS)]
        _sockets(section, centre, tokens, SECONDS_FULL if full else SECONDS)
        _browser(section, centre, tokens[0])
        found = desk(centre, _token(centre, AGENT_LOGIN), folder / "pop", full=full)
    finally:
        centre.stop()
    pops, back = found.pops, found.reloads
    section.bars.append(Bar("Desk before the first call, gzip", found.weight, DESK_KB_MAX, "kB"))
    section.bars.append(Bar("Caller's record on the desk after the offer, p95", quantile(pops, 0.95), POP_MS_MAX, "ms"))
    section.bars.append(Bar("Back in the talk after a reload, longest", max(back), BACK_SECONDS_MAX, "s"))
    section.remarks.append(f"{len(pops)} callers of a known number: their record was shown {_spoken(pops)}.")
    section.remarks.append(f"{len(back)} reloads in a talk: the agent was back {spread(back).text()} s after each.")
    return section


def _sockets(section: Section, centre: BenchCentre, tokens: list[str], seconds: float) -> None:
    for rate in (CHANGES_PER_SECOND, MANY_PER_SECOND):
        with Watch({"Ringhall": centre.pids["Ringhall"]}) as watch:
            late, cores = _listen(centre, tokens, rate, seconds)
        section.rows.append([f"{rate}", f"{len(late):,}", *quantiles_text(late), f"{cores:.2f}"])
        if rate == CHANGES_PER_SECOND:
            section.bars.append(Bar("Change of an agent to 200 boards, p99", quantile(late, 0.99), LATE_MS_MAX, "ms"))
            section.bars.append(Bar("CPU for 200 boards", cores, CORES_MAX, "cores"))
    section.remarks.append(f"Load average {watch.load:.1f} at the end.")


def _listen(centre: BenchCentre, tokens: list[str], rate: int, seconds: float) -> tuple[list[float], float]:
    command = [sys.executable, "-m", "bench.p6_pages", str(centre.http), str(PAGES_EACH), *tokens]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as pages:
        assert pages.stdin is not None
        assert pages.stdout is not None
        assert pages.stdout.readline().strip() == "ready", "the pages did not all get their snapshot"
        spent, begun = cpu_seconds(centre.pids["Ringhall"]), time.monotonic()
        _change(centre, rate, seconds)
        time.sleep(1)
        cores = (cpu_seconds(centre.pids["Ringhall"]) - spent) / (time.monotonic() - begun)
        pages.stdin.close()
        return json.loads(pages.stdout.readline()), cores


def _change(centre: BenchCentre, rate: int, seconds: float) -> None:
    """Agents come and go, so many a second in all, whatever the answers take."""
    begun, first = time.monotonic(), random.randrange(AGENTS)
    with ThreadPoolExecutor(8) as helpers:
        for turn in range(int(rate * seconds)):
            # A reason of its own makes every request a change.
            body = {"state": "not_ready", "reason": f"turn {time.monotonic_ns()}"}
            helpers.submit(centre.ask, "PUT", f"/agents/{agent_id((first + turn) % AGENTS)}/state", body)
            time.sleep(max(0.0, begun + (turn + 1) / rate - time.monotonic()))


def _browser(section: Section, centre: BenchCentre, token: str) -> None:
    stop = threading.Event()

    def go_on() -> None:
        while not stop.is_set():
            _change(centre, CHANGES_PER_SECOND, 2)

    changing = threading.Thread(target=go_on)
    changing.start()
    try:
        shown, tasks = board_at_work(centre, token)
    finally:
        stop.set()
        changing.join()
    section.remarks.append(f"The board showed {shown} agents; it had {len(tasks)} tasks over {LONG_TASK_MS_MAX} ms.")
    section.bars.append(Bar("Longest task of a board of 500 agents", max(tasks, default=0), LONG_TASK_MS_MAX, "ms"))


def _spoken(late: list[float]) -> str:
    p50, p95, most = (quantile(late, share) for share in (0.5, 0.95, 1.0))
    return f"{p50:.0f} ms after the offer at the median, {p95:.0f} ms at the 95th percentile, {most:.0f} ms at most"


def _token(centre: BenchCentre, login: str) -> str:
    return str(centre.ask("POST", "/session", {"login": login, "password": PASSWORD})["token"])
