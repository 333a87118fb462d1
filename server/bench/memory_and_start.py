"""How long the centre takes to be ready, first, again and after a crash, and how much memory it holds then."""

from pathlib import Path

from bench.centre import BenchCentre
from bench.figures import Bar, Section, spread
from bench.machine import Watch, children, memory_megabytes

START_SECONDS_MAX, DEMO_SECONDS_MAX, RETURN_SECONDS_MAX, MEMORY_MAX = 5.0, 15.0, 5.0, 400
STARTS = 3
PROTOCOL = (
    "Seconds from the start of the command to the first good answer of `/api/v1/health`: `ringhall serve` on an empty "
    "folder (the database is made) and on the same folder again, `ringhall demo` for the second time (without its "
    "traffic), and Ringhall anew after `kill -9` while its engines run on. Memory is the proportional set size of "
    "Ringhall, Asterisk and PostgreSQL with all their processes, just after the start. There is no peer here."
)


def measure(folder: Path) -> Section:
    """The whole benchmark, on centres of its own."""
    section = Section("Start and memory", PROTOCOL, ["", "Ringhall"])
    watch = Watch({})
    with watch:
        _serve(section, folder / "serve")
        _demo(section, folder / "demo")
    section.remarks.append(f"Load average {watch.load:.1f} at the end.")
    return section


def _serve(section: Section, folder: Path) -> None:
    centre = BenchCentre(folder)
    try:
        first = centre.start()
        section.rows.append(["`serve` for the first time, s", f"{first:.1f}"])
        _tell_memory(section, centre)
        again = spread(_restarted(centre) for _ in range(STARTS))
        section.rows.append(["`serve` again, s", again.text(1)])
        section.bars.append(Bar("`ringhall serve` to ready", again.middle, START_SECONDS_MAX, "s"))
        back = spread(_returned(centre) for _ in range(STARTS))
        section.rows.append(["back after `kill -9`, s", back.text(1)])
        section.bars.append(Bar("Back after `kill -9`", back.middle, RETURN_SECONDS_MAX, "s"))
    finally:
        centre.stop()


def _demo(section: Section, folder: Path) -> None:
    centre = BenchCentre(folder, role="demo")
    try:
        centre.start()
        seconds = _restarted(centre)
    finally:
        centre.stop()
    section.rows.append(["`demo` for the second time, s", f"{seconds:.1f}"])
    section.bars.append(Bar("Second start of the demo", seconds, DEMO_SECONDS_MAX, "s"))


def _restarted(centre: BenchCentre) -> float:
    centre.stop()
    return centre.start()


def _returned(centre: BenchCentre) -> float:
    centre.kill()
    return centre.start()


def _tell_memory(section: Section, centre: BenchCentre) -> None:
    pids = centre.pids
    families = {name: [pid] if name != "PostgreSQL" else [pid, *children(pid)] for name, pid in pids.items()}
    sizes = {name: memory_megabytes(family) for name, family in families.items()}
    section.rows += [[f"memory of {name}, MB", f"{size:.0f}"] for name, size in sizes.items()]
    whole = sum(sizes.values())
    section.rows.append(["**memory of the whole centre, MB**", f"{whole:.0f}"])
    section.bars.append(Bar("Memory of the whole centre after start", whole, MEMORY_MAX, "MB"))
