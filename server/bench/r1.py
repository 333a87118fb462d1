"""R1: what the match costs per event on a large floor, beside a scan with the same rule and no index."""

import os
from statistics import median

from bench.figures import Bar, Section, quantile
from bench.r1_day import Day, Size, Taken
from bench.r1_routers import Indexed, Scan
from tests.support.same_offers import compare

LOADED, CALM, HUGE = Size(1_000, 5_000, 50), Size(1_000, 0, 50), Size(10_000, 50_000, 50)
EVENTS, EVENTS_OF_SCAN, PAIRS = 40_000, 4_000, 3
SEED, EVENTS_OF_PAIRS, EVENTS_OF_PAIRS_FULL = 1, 200_000, 1_000_000
MEAN_MAX, P99_MAX, P99_HUGE_MAX, RATE_MIN, FASTER_MIN, BACK_MAX = 30.0, 200.0, 500.0, 30_000.0, 20.0, 50.0
PROTOCOL = (
    "The rules alone, in one thread, CPU time of the thread, garbage collector off. Agents have 8 of 50 skills and "
    "6 queues; contacts need a skill, one of two, or both of these, have one of two priorities, and age at one of "
    "three paces; agents finish, callers come, some give up. Each event is timed with the match it causes; the "
    "trace that is kept with an offer is not in it. The peer is a scan of the touched queue's members for a "
    "contact, and of all who wait for an agent: the same day, the same rule, in turn, and the decisions are "
    "compared one by one. The whole rule (strategies, steps, tiers, holds, several phones) is compared on small "
    "floors with a scan of all pairs."
)


def measure(*, full: bool = False) -> Section:
    """The whole benchmark; `full` takes more events."""
    events = EVENTS * 5 if full else EVENTS
    section = Section(
        "R1: the match", PROTOCOL, ["floor", "events", "mean µs", "p50", "p99", "p99.9", "events/s", "scan ÷ ours"]
    )
    days = (("1,000 agents, 5,000 wait", LOADED), ("1,000 agents, nobody waits", CALM), ("10,000, 50,000 wait", HUGE))
    taken: dict[Size, Taken] = {}
    for name, size in days:
        found = taken[size] = Day(size, Indexed).run(events)
        faster = _against_scan(section, size) if size is not HUGE else None
        cells = [f"{quantile(found.spent, share):.0f}" for share in (0.5, 0.99, 0.999)]
        ratio = f"{faster:.1f}" if faster else ""
        section.rows.append([name, f"{events:,}", f"{found.mean:.1f}", *cells, f"{1e6 / found.mean:,.0f}", ratio])
    loaded = taken[LOADED]
    section.bars += [
        Bar("The match at 1,000 agents and 5,000 waiting, mean", loaded.mean, MEAN_MAX, "µs"),
        Bar("The same, p99", quantile(loaded.spent, 0.99), P99_MAX, "µs"),
        Bar("The same, events per second", 1e6 / loaded.mean, RATE_MIN, "/s", at_least=True),
        Bar(
            "The match at 10,000 agents and 50,000 waiting, p99", quantile(taken[HUGE].spent, 0.99), P99_HUGE_MAX, "µs"
        ),
        Bar("1,000 agents back in one instant, 5,000 waiting", _all_come_back(), BACK_MAX, "ms"),
    ]
    _against_all_pairs(section, full=full)
    return section


def _against_all_pairs(section: Section, *, full: bool) -> None:
    wanted = EVENTS_OF_PAIRS_FULL if full else EVENTS_OF_PAIRS
    events, offers, _ = compare(SEED, wanted, os.cpu_count() or 1)
    section.remarks.append(
        f"Small floors: all {offers:,} offers of {events:,} random events were those of a scan of all pairs "
        f"(`make match SEED={SEED} EVENTS={wanted}`)."
    )


def _against_scan(section: Section, size: Size) -> float:
    ratios = []
    for _ in range(PAIRS):
        ours, scan = Day(size, Indexed).run(EVENTS_OF_SCAN), Day(size, Scan).run(EVENTS_OF_SCAN)
        if ours.decisions != scan.decisions:
            raise AssertionError(f"the scan decided otherwise at {size}")
        ratios.append(scan.mean / ours.mean)
    limit = FASTER_MIN if size.waiting else 1.0
    what = "Scan ÷ ours, 5,000 waiting" if size.waiting else "Scan ÷ ours, nobody waiting"
    section.bars.append(Bar(what, median(ratios), limit, "×", at_least=True))
    section.remarks.append(f"{size.waiting:,} waiting: all decisions of {EVENTS_OF_SCAN:,} events were the scan's.")
    return median(ratios)


def _all_come_back() -> float:
    day = Day(LOADED, Indexed)
    day.run(1)
    return day.all_come_back()
