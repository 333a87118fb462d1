"""P2b: phones that stay connected: from the offer until agent and caller hear one another."""

import asyncio
import json
import threading
import time
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from websockets.asyncio.client import connect

from bench import sipp
from bench.centre import BenchCentre
from bench.document import AGENTS, QUEUED
from bench.figures import Bar, Section, quantiles_text
from bench.machine import Watch
from bench.phones import phones, ready_agents

CALLS, CALLS_PER_SECOND, TALK_MILLISECONDS = 200, 8, 1_500
GAP_MILLISECONDS_MAX = 200.0
CONNECT_SECONDS_MAX, PAGE = 20.0, 100
APP = "watching"
PROTOCOL = (
    f"{len(AGENTS)} SIP phones (SIPp) are connected once and stay so (`nailed_up`, callers are put through at once). "
    f"{CALLS_PER_SECOND} callers per second, {CALLS} in all, hang up {TALK_MILLISECONDS / 1000:g} s after the answer. "
    "The gap is the time from the offer, as the contact's story has it, until the caller, the contact's leg to the "
    "agent, and that leg's half at the phone have all come into their bridges, as a second ARI application that only "
    "watches sees it: from then on both hear one another. No wrap-up time; one clock for both."
)
Entered = dict[str, float]
"""When (milliseconds UTC) a channel came last into a bridge."""


def measure(centre: BenchCentre, folder: Path, rounds: int) -> Section:
    """The whole benchmark on a running centre."""
    section = Section("P2b: phones that stay connected", PROTOCOL, ["gap, ms", "p50", "p95", "p99"])
    found: list[float] = []
    with _nailed_up(centre), phones(centre, folder, "standing") as team, ready_agents(centre):
        _await_connected(centre)
        with Watch(centre.pids) as watch:
            for _ in range(rounds):
                found += _round(centre, folder)
            watch.tools = sipp.spent(team.process)
        invited = [m for m in team.messages() if not m.sent and m.first_line.startswith("INVITE ")]
    centre.quiet()
    section.rows.append(["offer to both heard", *quantiles_text(found)])
    section.rows.append(["calls seen", str(len(found)), "", ""])
    section.rows.append(["calls to each phone", f"{len({m.call for m in invited}) / len(AGENTS):.1f}", "", ""])
    section.bars.append(
        Bar("Nailed up, offer to both heard, p95", float(quantiles_text(found)[1]), GAP_MILLISECONDS_MAX, "ms")
    )
    section.remarks.append(f"Other programs kept {watch.others:.1f} cores busy; load average {watch.load:.1f}.")
    return section


def _round(centre: BenchCentre, folder: Path) -> list[float]:
    began = time.time() * 1000
    with _watching(centre) as entered:
        sipp.call(
            folder / "callers", centre.address, QUEUED, rate=CALLS_PER_SECOND, count=CALLS,
            scenario=sipp.plain(TALK_MILLISECONDS),
        )  # fmt: skip
        time.sleep(1)
    return list(_gaps(centre, entered, began))


def _gaps(centre: BenchCentre, entered: Entered, began: float) -> Iterator[float]:
    """Of each contact of this round, from its offer on."""
    for contact_id in _contacts(centre, began):
        story = centre.ask("GET", f"/contacts/{contact_id}/story")["items"]
        facts = {each["kind"]: each for each in story}
        if "ContactOffered" not in facts or "ContactConnected" not in facts:
            continue
        legs = [each["data"]["party_id"] for each in story if each["kind"] == "PartyAdded"]
        channels = [*legs, f"{legs[-1]}.phone"]
        if all(channel in entered for channel in channels):
            yield max(entered[channel] for channel in channels) - _milliseconds(facts["ContactOffered"]["at"])


def _contacts(centre: BenchCentre, began: float) -> list[str]:
    found: list[str] = []
    cursor = ""
    while len(found) < CALLS:
        page = centre.ask("GET", f"/contacts?limit={PAGE}{cursor}")
        new = [each["id"] for each in page["items"] if _milliseconds(each["arrived_at"]) >= began]
        found += new
        if page["next"] is None or len(new) < len(page["items"]):
            break
        cursor = f"&cursor={page['next']}"
    return found


@contextmanager
def _nailed_up(centre: BenchCentre) -> Iterator[None]:
    """All agents are reached so inside the block."""
    _all_reached(centre, "nailed_up")
    try:
        yield
    finally:
        _all_reached(centre, "ring")


def _all_reached(centre: BenchCentre, by: str) -> None:
    for agent in AGENTS:
        was = centre.ask("GET", f"/settings/agents/{agent}")
        body = {"value": {**was["value"], "reached_by": by}, "version": was["version"]}
        centre.ask("PUT", f"/settings/agents/{agent}", body)


def _await_connected(centre: BenchCentre) -> None:
    end = time.monotonic() + CONNECT_SECONDS_MAX
    while any(each["nailed_up"] != "connected" for each in centre.ask("GET", "/agents")):
        if time.monotonic() > end:
            raise TimeoutError("The phones did not become connected.")
        time.sleep(0.1)


@contextmanager
def _watching(centre: BenchCentre) -> Iterator[Entered]:
    """What comes into bridges inside the block, as another application of the switch sees it."""
    entered: Entered = {}
    loop = asyncio.new_event_loop()
    ready = threading.Event()
    task = loop.create_task(_watch(centre, entered, ready))
    thread = threading.Thread(target=lambda: loop.run_until_complete(asyncio.wait([task])), daemon=True)
    thread.start()
    ready.wait(CONNECT_SECONDS_MAX)
    try:
        yield entered
    finally:
        loop.call_soon_threadsafe(task.cancel)
        thread.join()


async def _watch(centre: BenchCentre, entered: Entered, ready: threading.Event) -> None:
    secrets = centre.secrets
    credentials = b64encode(f"{secrets.ari_user}:{secrets.ari_password}".encode()).decode()
    address = f"ws://127.0.0.1:{secrets.http_port}/ari/events?app={APP}&subscribeAll=true"
    headers = {"Authorization": f"Basic {credentials}"}
    async with connect(address, compression=None, proxy=None, max_size=None, additional_headers=headers) as socket:
        ready.set()
        async for text in socket:
            message = json.loads(text)
            if message["type"] == "ChannelEnteredBridge":
                entered[message["channel"]["id"]] = _milliseconds(message["timestamp"])


def _milliseconds(text: str) -> float:
    return datetime.fromisoformat(text).timestamp() * 1000
