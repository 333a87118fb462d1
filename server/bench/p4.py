"""P4: how long an assignment takes on the bank's days, beside a scan with the same rule and no index."""

from pathlib import Path
from statistics import mean, median

from bench.figures import Bar, Section, quantile
from bench.p4_day import AGENTS, BANKS, QUEUES, WAITING, BankDay
from bench.r1_day import SKILLS, Taken
from bench.r1_routers import Indexed, Scan
from bench.w1_bank import DATA, Month

EVENTS, EVENTS_OF_SCAN, PAIRS = 1_000_000, 3_000, 3
P99_MICROSECONDS_MAX, FASTER_MIN = 1_000.0, 20.0
PROTOCOL = (
    f"Real moments of arrival, service times and patience of the Anonymous Bank, {BANKS} of its days laid over one "
    f"another from ten o'clock on: {AGENTS:,} agents with 8 of {SKILLS} skills in 6 of {QUEUES} queues, begun with "
    f"{WAITING:,} waiting. {EVENTS:,} events (a caller comes, gives up, a talk ends), each timed with the match it "
    "causes; CPU time of the thread, garbage collector off. The scan looks at the touched queue's members or at "
    f"all who wait; its days have {EVENTS_OF_SCAN:,} events, in turn with as many of ours, and its decisions are "
    "compared."
)


def measure(*, folder: Path = DATA) -> Section:
    """The whole benchmark. Without the bank's data nothing is measured."""
    section = Section("P4: assignment on the bank's days", PROTOCOL, ["", "events", "mean µs", "p50", "p99", "p99.9"])
    if not (folder / "anonymous_bank_1999_january.csv.gz").exists():
        section.remarks.append("Not measured: the bank's data is not beside this checkout (shared/data).")
        return section
    month = Month("january", folder)
    pairs = [
        (BankDay(month, Indexed).run(EVENTS_OF_SCAN), BankDay(month, Scan).run(EVENTS_OF_SCAN)) for _ in range(PAIRS)
    ]
    if any(ours.decisions != scan.decisions for ours, scan in pairs):
        raise AssertionError("the scan decided otherwise")
    day = BankDay(month, Indexed)
    whole = day.run(EVENTS)
    section.rows += [
        _row("Ringhall", whole),
        _row("scan", min((scan for _, scan in pairs), key=lambda each: each.mean)),
    ]
    ratio = median(mean(scan.spent) / mean(ours.spent) for ours, scan in pairs)
    section.bars += [
        Bar("Assignment on the bank's days, p99", quantile(whole.spent, 0.99), P99_MICROSECONDS_MAX, "µs"),
        Bar("Scan ÷ ours on the bank's days", ratio, FASTER_MIN, "×", at_least=True),
    ]
    section.remarks.append(
        f"On average {day.depth / EVENTS:,.0f} waited; all decisions of the compared events were the same."
    )
    return section


def _row(name: str, taken: Taken) -> list[str]:
    cells = [f"{quantile(taken.spent, share):.0f}" for share in (0.5, 0.99, 0.999)]
    return [name, f"{len(taken.spent):,}", f"{taken.mean:.1f}", *cells]
