"""P5: what we add to bare ARI: events, bytes and waiting per call, beside the smallest script that does a call."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench import sipp
from bench.bare_ari import APP
from bench.centre import BenchCentre
from bench.document import ANSWERED, QUEUED
from bench.figures import Bar, Section, quantile, spread
from bench.machine import Watch
from bench.pairs import Taken, alternate, load_remark
from bench.phones import phones, ready_agents

BARE = "7003"
RATE, SECONDS = 50, 6
TALK_MILLISECONDS = 500
AGENT_CALLS, AGENT_RATE = 40, 5
EVENTS_MAX, ADDED_MILLISECONDS_MAX = 12, 5.0
PROTOCOL = (
    "The calls of P1, answered in turn by a bare asyncio script (six ARI requests per call: answer, make a bridge, add "
    "the caller, read a variable, delete both; no database) and by Ringhall. The wait is the time from SIPp's INVITE "
    "to its 200. The bare script takes all events of its calls, Ringhall only the kinds it uses. Then "
    f"{AGENT_CALLS} callers go the whole way with Ringhall: answered, queued with music, an agent's phone rung, talk "
    "in a recorded bridge, hung up; what came over the ARI link is counted per call (answers to requests apart)."
)

Waits = list[float]
Traffic = dict[str, float]


def measure(centre: BenchCentre, folder: Path, pairs: int) -> Section:
    """The whole benchmark on a running centre."""
    centre.extension(BARE, f"Stasis({APP})", "Hangup()")
    counts: Traffic = {}
    with _script(centre, counts) as script:
        taken = alternate(
            lambda: _waits(centre, folder, BARE, {"script": script}),
            lambda: _waits(centre, folder, ANSWERED, {}), pairs,
        )  # fmt: skip
    section = Section("P5: what we add to bare ARI", PROTOCOL, ["", "bare script", "Ringhall", "difference or ratio"])
    _tell_waits(section, [pair.peer.figures for pair in taken], [pair.ours.figures for pair in taken])
    section.remarks.append(load_remark(taken))
    _tell_traffic(section, counts, _answered_traffic(centre, folder))
    _tell_whole_calls(section, _whole_call_traffic(centre, folder))
    return section


def _waits(centre: BenchCentre, folder: Path, number: str, more: dict[str, int]) -> Taken[Waits]:
    with Watch({**centre.pids, **more}) as watch:
        calls = sipp.call(
            folder, centre.address, number, rate=RATE, count=RATE * SECONDS, scenario=sipp.plain(TALK_MILLISECONDS),
            traced=True,
        )  # fmt: skip
        watch.tools = calls.cpu
    centre.quiet()
    return Taken(calls.answer_times(), watch.others, watch.load)


def _tell_waits(section: Section, bare: list[Waits], ours: list[Waits]) -> None:
    for name, share in (("p50", 0.5), ("p95", 0.95), ("p99", 0.99)):
        sides = [spread(quantile(waits, share) for waits in side) for side in (bare, ours)]
        added = spread(quantile(b, share) - quantile(a, share) for a, b in zip(bare, ours, strict=True))
        section.rows.append([f"INVITE to 200, {name}, ms", sides[0].text(1), sides[1].text(1), f"+ {added.text(1)}"])
        if share == 0.99:
            section.bars.append(Bar("Wait added to the answer, p99", added.middle, ADDED_MILLISECONDS_MAX, "ms"))


def _tell_traffic(section: Section, bare: Traffic, ours: Traffic) -> None:
    for name, words in (("events", "events per answered call"), ("event_bytes", "bytes of events per answered call")):
        a, b = bare[name] / max(1, bare["calls"]), ours[name] / max(1, ours["calls"])
        section.rows.append([words, f"{a:.1f}", f"{b:.1f}", f"{b / max(a, 0.001):.2f}"])


def _tell_whole_calls(section: Section, ours: Traffic) -> None:
    calls = max(1, ours["calls"])
    for name, words in (("events", "events"), ("answers", "answers to requests"), ("event_bytes", "bytes of events")):
        section.rows.append([f"{words}, whole call with an agent", "", f"{ours[name] / calls:.1f}", ""])
    section.bars.append(Bar("ARI events of a whole call with an agent", ours["events"] / calls, EVENTS_MAX, "events"))


def _answered_traffic(centre: BenchCentre, folder: Path) -> Traffic:
    with _counted(centre) as traffic:
        calls = sipp.call(folder, centre.address, ANSWERED, rate=RATE, count=RATE,
                          scenario=sipp.plain(TALK_MILLISECONDS))  # fmt: skip
        centre.quiet()
    return {**traffic, "calls": calls.good}


def _whole_call_traffic(centre: BenchCentre, folder: Path) -> Traffic:
    with phones(centre, folder), ready_agents(centre), _counted(centre) as traffic:
        calls = sipp.call(folder, centre.address, QUEUED, rate=AGENT_RATE, count=AGENT_CALLS,
                          scenario=sipp.scenario("caller"))  # fmt: skip
        centre.quiet()
    return {**traffic, "calls": calls.good}


@contextmanager
def _counted(centre: BenchCentre) -> Iterator[Traffic]:
    """What came over the ARI link inside the block."""
    names = ("events", "event_bytes", "answers")
    traffic = {name: -centre.metric(f"ringhall_switch_{name}") for name in names}
    yield traffic
    for name in names:
        traffic[name] += centre.metric(f"ringhall_switch_{name}")


@contextmanager
def _script(centre: BenchCentre, counts: Traffic) -> Iterator[int]:
    """The bare script at work; yields its process id and fills `counts` when it has ended."""
    secrets = centre.secrets
    command = [sys.executable, "-m", "bench.bare_ari", f"http://127.0.0.1:{secrets.http_port}", secrets.ari_user,
               secrets.ari_password]  # fmt: skip
    script = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert script.stdout is not None
    try:
        script.stdout.readline()
        yield script.pid
    finally:
        script.terminate()
        counts.update(json.loads(script.stdout.readline() or "{}"))
        script.wait()
