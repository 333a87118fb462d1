"""P3: what it costs when callers wait and nothing changes, beside app_queue: more callers, more members."""

import time
from pathlib import Path

from bench import sipp
from bench.centre import BenchCentre
from bench.figures import Bar, Section
from bench.machine import Watch
from bench.p3_document import MEMBERS, agent_ids, document, number_of

SIZES = ((50, 20), (800, 20), (800, 1_000))
SIZES_FULL = ((50, 20), (200, 20), (800, 20), (200, 200), (200, 1_000), (800, 1_000))
PER_SECOND, SETTLE_SECONDS, SECONDS, SECONDS_FULL = 40, 3.0, 8.0, 20.0
GROWTH_MAX = 10.0
APP_QUEUE = "70"
PROTOCOL = (
    "So many callers wait (SIPp, answered, no music so that no media is in it) in a queue of so many members, none "
    "of whom takes calls just now: nothing changes. One side is `app_queue` of the same embedded Asterisk "
    "(`autofill=yes`, all members paused), the other Ringhall's queue with all agents on a break. CPU is user and "
    "system time in milliseconds for each second. app_queue, a part of Asterisk, wakes every caller each second to "
    "walk the members and the queue, so it grows with callers × (callers + members); Ringhall does something when "
    "something happens. Asterisk itself wakes five times a second for each caller who waits in an application of "
    "ours."
)
QUEUE = """
[{name}]
musicclass=default
strategy=leastrecent
timeout=15
retry=1
autofill=yes
ringinuse=no
joinempty=yes
leavewhenempty=no
"""


def measure(folder: Path, *, full: bool = False) -> Section:
    """The whole benchmark, on a centre of its own."""
    head = ["callers", "members", "app_queue: Asterisk", "Ringhall: Asterisk", "PostgreSQL", "Ringhall"]
    section = Section("P3: callers wait and nothing changes", PROTOCOL, head)
    centre, seconds = BenchCentre(folder / "centre", document=document()), SECONDS_FULL if full else SECONDS
    alone = []
    try:
        centre.start()
        _prepare(centre)
        for callers, members in SIZES_FULL if full else SIZES:
            theirs = _spent(centre, folder, f"{APP_QUEUE}{members}", callers, seconds)
            ours = _spent(centre, folder, number_of(members), callers, seconds)
            alone.append(ours["Ringhall"])
            row = (theirs["Asterisk"], ours["Asterisk"], ours["PostgreSQL"], ours["Ringhall"])
            section.rows.append([f"{callers}", f"{members:,}", *(f"{figure:.1f}" for figure in row)])
    finally:
        centre.stop()
    section.bars.append(
        Bar("Ringhall's growth from few to many who wait, CPU", max(alone) - alone[0], GROWTH_MAX, "ms/s")
    )
    return section


def _prepare(centre: BenchCentre) -> None:
    """The peer's queues in the switch's own files; no class of music has any; agents on a break."""
    etc = centre.data / "asterisk" / "etc"
    (centre.folder / "nothing").mkdir(exist_ok=True)
    text = (etc / "musiconhold.conf").read_text(encoding="utf-8")
    (etc / "musiconhold.conf").write_text(_without_music(text, centre.folder / "nothing"), encoding="utf-8")
    with (etc / "queues.conf").open("a", encoding="utf-8") as file:
        for count in MEMBERS:
            members = (f"member => Local/{n}@nowhere,0,member{n},,no,0,yes\n" for n in range(count))
            file.write(QUEUE.format(name=f"peer{count}") + "".join(members))
    centre.console("moh reload")
    centre.console("queue reload all")
    for count in MEMBERS:
        centre.extension(f"{APP_QUEUE}{count}", "Answer()", f"Queue(peer{count})", "Hangup()")
    for agent_id in agent_ids():
        centre.ask("PUT", f"/agents/{agent_id}/state", {"state": "not_ready", "reason": "lunch"})


def _without_music(text: str, nothing: Path) -> str:
    """Every class plays what is in an empty folder."""
    lines = (f"directory={nothing}" if line.startswith("directory=") else line for line in text.splitlines())
    return "\n".join(lines) + "\n"


def _spent(centre: BenchCentre, folder: Path, number: str, callers: int, seconds: float) -> dict[str, float]:
    """Milliseconds of CPU for each second and process while so many wait."""
    calling = sipp.calling(
        folder / "callers", centre.address, number, rate=PER_SECOND, count=callers, scenario=sipp.scenario("caller")
    )
    centre.until_calls(callers)
    time.sleep(SETTLE_SECONDS)
    with Watch(centre.pids) as watch:
        time.sleep(seconds)
    still = centre.has_calls(callers)
    sipp.end(calling)
    centre.console("channel request hangup all")
    centre.quiet()
    if not still:
        raise AssertionError(f"not all of the {callers} callers went on waiting in {number}")
    return {name: 1_000 * spent / seconds for name, spent in watch.spent.items()}
