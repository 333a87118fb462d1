"""P2: how long an agent idles between two callers while others wait, beside app_queue."""

import time
from pathlib import Path

from bench import sipp
from bench.centre import BenchCentre
from bench.document import AGENTS, QUEUED
from bench.figures import Bar, Section, quantile, spread
from bench.machine import Watch
from bench.pairs import Pair, Taken, alternate, load_remark
from bench.phones import phones, ready_agents

APP_QUEUE = "7002"
CALLS_PER_SECOND, CALLS = 12, 450
FROM_SECOND, TO_SECOND = 5.0, 50.0
GAP_MILLISECONDS_MAX = 20.0
PROTOCOL = (
    f"{len(AGENTS)} SIP phones (SIPp) ring, answer at once and hang up after a talk of exponential length, 3 s in the "
    f"mean; {CALLS_PER_SECOND} callers per second arrive ({CALLS} at most), so that a queue grows. One side is "
    "`app_queue` of the same embedded Asterisk (`autofill=yes, retry=1, ringinuse=no, strategy=leastrecent`, the "
    "phones as static members), the other Ringhall's queue with the same phones and no wrap-up time. Callers are "
    "answered and hear music on both sides. The gap is the time from an agent's BYE to the INVITE that rings the same "
    f"agent next, as their phone saw both, from second {FROM_SECOND:.0f} to {TO_SECOND:.0f}."
)
QUEUE = """
[bench]
musicclass=default
strategy=leastrecent
timeout=15
retry=1
wrapuptime=0
autofill=yes
ringinuse=no
joinempty=yes
leavewhenempty=no
"""


def measure(centre: BenchCentre, folder: Path, pairs: int) -> Section:
    """The whole benchmark on a running centre."""
    _make_app_queue(centre)
    with phones(centre, folder) as team:
        taken = alternate(lambda: _app_queue(centre, folder, team), lambda: _ours(centre, folder, team), pairs)
    return _section(taken)


def gaps(messages: list[sipp.Message], since: float, until: float) -> list[float]:
    """Milliseconds from each BYE an agent sent to the next INVITE at the same agent."""
    agent_of: dict[str, str] = {}
    free_since: dict[str, float] = {}
    found = []
    for message in messages:
        if not message.sent and message.first_line.startswith("INVITE "):
            agent = agent_of[message.call] = message.first_line.split()[1].partition("@")[0]
            begun = free_since.pop(agent, None)
            if begun is not None and since <= begun <= until:
                found.append((message.at - begun) * 1000)
        elif message.sent and message.first_line.startswith("BYE ") and message.call in agent_of:
            free_since.setdefault(agent_of[message.call], message.at)
    return found


def _app_queue(centre: BenchCentre, folder: Path, team: sipp.Agents) -> Taken[list[float]]:
    return _run(centre, folder, team, APP_QUEUE)


def _ours(centre: BenchCentre, folder: Path, team: sipp.Agents) -> Taken[list[float]]:
    with ready_agents(centre):
        return _run(centre, folder, team, QUEUED)


def _run(centre: BenchCentre, folder: Path, team: sipp.Agents, number: str) -> Taken[list[float]]:
    begun = time.time()
    with Watch(centre.pids) as watch:
        caller = sipp.calling(
            folder / "callers", centre.address, number, rate=CALLS_PER_SECOND, count=CALLS,
            scenario=sipp.scenario("caller"),
        )  # fmt: skip
        time.sleep(TO_SECOND + 2)
        watch.tools = sipp.spent(caller, team.process)
    sipp.end(caller)
    centre.console("channel request hangup all")
    centre.quiet()
    return Taken(gaps(team.messages(), begun + FROM_SECOND, begun + TO_SECOND), watch.others, watch.load)


def _section(pairs: list[Pair[list[float]]]) -> Section:
    section = Section("P2: the agent's idle gap while callers wait", PROTOCOL,
                      ["gap, ms", "app_queue", "Ringhall", "app_queue ÷ Ringhall"])  # fmt: skip
    for name, share in (("p50", 0.5), ("p95", 0.95), ("p99", 0.99)):
        peer = spread(quantile(pair.peer.figures, share) for pair in pairs)
        ours = spread(quantile(pair.ours.figures, share) for pair in pairs)
        ratio = spread(quantile(p.peer.figures, share) / quantile(p.ours.figures, share) for p in pairs)
        section.rows.append([name, peer.text(0), ours.text(1), ratio.text(0)])
        if share == 0.95:
            section.bars.append(Bar("Agent's idle gap, p95", ours.middle, GAP_MILLISECONDS_MAX, "ms"))
    counts = [str(sum(len(getattr(pair, side).figures) for pair in pairs)) for side in ("peer", "ours")]
    section.rows.append(["gaps seen", *counts, ""])
    section.remarks.append(load_remark(pairs))
    return section


def _make_app_queue(centre: BenchCentre) -> None:
    """The peer's queue, in the switch's own file."""
    members = "".join(f"member => PJSIP/{agent}\n" for agent in AGENTS)
    with (centre.data / "asterisk" / "etc" / "queues.conf").open("a", encoding="utf-8") as file:
        file.write(QUEUE + members)
    centre.console("queue reload all")
    centre.extension(APP_QUEUE, "Answer()", "Queue(bench)", "Hangup()")
