"""`python -m bench`: all benchmarks, or those named; writes docs/benchmarks.md."""

import argparse
import tempfile
import time
from pathlib import Path

from bench import i1, memory_and_start, menus, p1, p2, p2b, p3, p4, p5, p6, pool, r1, report, sim, v1, w1
from bench.centre import BenchCentre
from bench.figures import Section

ALL = ("start", "p6", "p1", "p5", "p2", "p2b", "p3", "r1", "p4", "pool", "sim", "w1", "v1", "i1", "menus")
ON_ONE_CENTRE = (("p1", p1, 3), ("p5", p5, 3), ("p2", p2, 1), ("p2b", p2b, 1))


def main() -> None:
    """Measure and report."""
    parser = argparse.ArgumentParser(prog="python -m bench", description="Measure Ringhall beside its peers.")
    parser.add_argument("only", nargs="*", help=f"of {', '.join(ALL)}; all when none is named, and the report is kept")
    parser.add_argument("--full", action="store_true", help="five pairs of each comparison (about fifteen minutes)")
    given = parser.parse_args()
    begun = time.monotonic()
    # PostgreSQL runs under an account of its own when we are root: the folder must be one it can pass through.
    with tempfile.TemporaryDirectory(prefix="ringhall-bench-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o711)
        sections, asterisk = _measure(Path(folder), given.only or list(ALL), full=given.full)
    _print(sections)
    if not given.only:
        report.write(sections, asterisk, (time.monotonic() - begun) / 60)
        print(f"Written: docs/{report.FILE.name}")


def _measure(folder: Path, wanted: list[str], *, full: bool) -> tuple[list[Section], str]:
    sections = []
    if "start" in wanted:
        print("start and memory …", flush=True)
        sections.append(memory_and_start.measure(folder / "start"))
    if "p6" in wanted:
        print("p6 …", flush=True)
        sections.append(p6.measure(folder / "p6", full=full))
    if "p3" in wanted:
        print("p3 …", flush=True)
        sections.append(p3.measure(folder / "p3", full=full))
    if "r1" in wanted:
        print("r1 …", flush=True)
        sections.append(r1.measure(full=full))
    if "p4" in wanted:
        print("p4 …", flush=True)
        sections.append(p4.measure())
    if "pool" in wanted:
        print("pool …", flush=True)
        sections.append(pool.measure(full=full))
    if "sim" in wanted:
        print("sim …", flush=True)
        sections.append(sim.measure())
    if "w1" in wanted:
        print("w1 …", flush=True)
        sections.append(w1.measure(full=full))
    if "v1" in wanted:
        print("v1 …", flush=True)
        sections.append(v1.measure(full=full))
    if "i1" in wanted:
        print("i1 …", flush=True)
        sections.append(i1.measure())
    if "menus" in wanted:
        print("menus …", flush=True)
        sections.append(menus.measure(folder / "menus"))
    if not {name for name, *_ in ON_ONE_CENTRE} & set(wanted):
        return sections, ""
    centre = BenchCentre(folder / "centre")
    try:
        centre.start()
        for name, module, pairs in ON_ONE_CENTRE:
            if name in wanted:
                print(f"{name} …", flush=True)
                sections.append(module.measure(centre, folder / name, 5 if full else pairs))
        return sections, centre.console("core show version").split(" built")[0].strip()
    finally:
        centre.stop()


def _print(sections: list[Section]) -> None:
    for section in sections:
        print(f"\n{section.title}")
        for row in section.rows:
            print("  " + " | ".join(row))
        for bar in section.bars:
            print("  → " + " | ".join(bar.row()))
        print("  " + " ".join(section.remarks))


if __name__ == "__main__":
    main()
