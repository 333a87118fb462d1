"""W1: the expected wait callers would hear, beside what they then wait, and beside Asterisk's estimate."""

import random
from pathlib import Path
from statistics import mean

from bench.figures import Bar, Section
from bench.w1_bank import DATA, Month
from bench.w1_day import Bank, Probe
from bench.w1_rollout import FUTURES, Rollouts

LEARNING_DAYS, DAYS = 3, 6
FLOORS = (("eight banks, 43 agents", 8, 43), ("four banks, 22 agents", 4, 22), ("one bank, 5 agents", 1, 5))
LARGE, PLAYED_SHARE = 20, 0.15
P90_MIN, P90_MAX, ERROR_MAX, PLAYED_ERROR_MAX = 88.0, 92.0, 0.5, 1.2
PROTOCOL = (
    "Resampled days of the Anonymous Bank on the real floor with the real match: real moments of arrival of four kinds "
    "of callers (days laid over one another make the larger floors), a head start of 90 s for the important, a crew "
    "with overlapping queues, real service times drawn anew, exponential patience as measured. A tenth of the callers "
    "wait for ever, so that their true wait is known; those who would wait are told a range when they come. Learnt "
    "from three days of January, then told and learnt on through six of February. Within P50 and P90: the share of "
    "true waits up to the figure told. Asterisk's estimate is its running hold time, (3 × old + new) >> 2 per queue, "
    "as P90 one and a half times that. Errors are mean absolute, of P50 and of the hold time. "
    f"What could be known: for some of those who come {FUTURES} futures of the very floor are played with the real "
    "service times and patience, and their median is told."
)
HEADER = [
    "floor",
    "probes",
    "mean wait, s",
    "within P50",
    "within P90",
    "error, s",
    "Asterisk within",
    "1.5 ×",
    "error, s",
]


def measure(*, full: bool = False, folder: Path = DATA) -> Section:
    """The whole benchmark; `full` plays four times the days. Without the bank's data nothing is measured."""
    section = Section("W1: the expected wait", PROTOCOL, HEADER)
    if not (folder / "anonymous_bank_1999_january.csv.gz").exists():
        section.remarks.append("Not measured: the bank's data is not beside this checkout (shared/data).")
        return section
    january, february = Month("january", folder), Month("february", folder)
    for name, banks, agents in FLOORS:
        days = DAYS * (4 if full else 1) * (4 if banks == 1 else 1)
        _floor(section, name, agents, _probes(january, february, banks, agents, days))
    return section


def _probes(january: Month, february: Month, banks: int, agents: int, days: int) -> list[Probe]:
    bank, chance = Bank(agents, seed=banks), random.Random(banks)
    for day in range(LEARNING_DAYS):
        bank.play(day, january.laid_over(banks, chance), january)
    bank.rollouts = Rollouts(PLAYED_SHARE, banks) if agents >= LARGE else None
    found = []
    for day in range(LEARNING_DAYS, LEARNING_DAYS + days):
        found += bank.play(day, february.laid_over(banks, chance), february)
    return found


def _floor(section: Section, name: str, agents: int, probes: list[Probe]) -> None:
    p50 = 100 * mean(probe.waited_ms <= probe.told.p50_ms for probe in probes)
    p90 = 100 * mean(probe.waited_ms <= probe.told.p90_ms for probe in probes)
    error = mean(abs(probe.waited_ms - probe.told.p50_ms) for probe in probes) / 1_000
    theirs = [100 * mean(probe.waited_ms <= part * probe.by_asterisk_ms for probe in probes) for part in (1, 1.5)]
    their_error = mean(abs(probe.waited_ms - probe.by_asterisk_ms) for probe in probes) / 1_000
    waited = mean(probe.waited_ms for probe in probes) / 1_000
    cells = [f"{p50:.0f} %", f"{p90:.1f} %", f"{error:.1f}", *(f"{share:.0f} %" for share in theirs)]
    section.rows.append([name, f"{len(probes):,}", f"{waited:.0f}", *cells, f"{their_error:.1f}"])
    if agents >= LARGE:
        section.bars += [
            Bar(f"Waits within the P90 told, {name}", p90, P90_MIN, "%", at_least=True),
            Bar("The same, no more than", p90, P90_MAX, "%"),
        ]
    section.bars.append(Bar(f"Error of the expected wait ÷ Asterisk's, {name}", error / their_error, ERROR_MAX, "×"))
    played = [probe for probe in probes if probe.played_ms is not None]
    if played:
        best, ours, asterisk = (mean(errors) / 1_000 for errors in zip(*map(_errors, played), strict=True))
        section.remarks.append(
            f"{name}, {len(played)} of them played out: error {best:.1f} s, ours {ours:.1f} s, Asterisk's "
            f"{asterisk:.1f} s; so {best / asterisk:.2f} of Asterisk's is about what can be known, ours is "
            f"{ours / asterisk:.2f}."
        )
        section.bars.append(
            Bar(f"The same ÷ the error of futures played out, {name}", ours / best, PLAYED_ERROR_MAX, "×")
        )


def _errors(probe: Probe) -> tuple[int, int, int]:
    """Of the futures, of ours, of Asterisk's."""
    told = (probe.played_ms or 0, probe.told.p50_ms, probe.by_asterisk_ms)
    best, ours, asterisk = (abs(probe.waited_ms - each) for each in told)
    return best, ours, asterisk
