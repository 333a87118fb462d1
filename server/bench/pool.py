"""Pool: two skills per agent give nearly all that six give (Wallace and Whitt 2005), on the real floor and match."""

from math import exp
from statistics import mean

from bench.figures import Bar, Section, quantile
from bench.pool_day import AGENTS, ERLANGS, MEAN_MINUTES, PLACES, Choice, Outcome, play

RUNS, RUNS_FULL = 6, 20
TARGET_MINUTES = 0.5
CARRIED_PERCENT_MAX, SERVED_PERCENT_MAX = 0.1, 3.0
OLDEST, AHEAD, STRICT = 1, 60, 14_400
PROTOCOL = (
    f"Six kinds of calls, {ERLANGS} Erlang in all with {MEAN_MINUTES:g} minutes each, {AGENTS} agents, {PLACES} "
    "waiting places; who finds them taken is turned away, nobody gives up (M. Wallace, W. Whitt: A staffing "
    "algorithm for call centers with skill-based routing, M&SOM 2005). Each agent has one kind first of all; "
    "second skills are spread evenly over the other kinds. A call prefers an agent who has it first, then the "
    "longest idle. A free agent takes the oldest call, or one of the first kind as if it had waited a minute "
    "longer, or of the first kind as long as there is one: the agent's head start for that queue, 1 s, 60 s, 4 h. "
    "The rules run under a virtual clock, all rows with the same callers and talks. The last row is the exact "
    "M/M/90/120 queue."
)
HEADER = ["skills", "free agent takes", "turned away, %", "within 30 s, %", "mean wait, min", "p99, min", "calls"]
ROWS: tuple[tuple[str, str, Choice], ...] = (
    ("1", "–", Choice(1, OLDEST)),
    ("2", "the oldest", Choice(2, OLDEST)),
    ("2", "first kind + 1 min", Choice(2, AHEAD)),
    ("2", "first kind first", Choice(2, STRICT)),
    ("3", "first kind first", Choice(3, STRICT)),
    ("6", "the oldest", Choice(6, OLDEST)),
)


def measure(*, full: bool = False) -> Section:
    """The whole benchmark; `full` takes more runs."""
    section = Section("Pool: two skills instead of six", PROTOCOL, HEADER)
    seeds = range(RUNS_FULL if full else RUNS)
    found = {choice: [play(choice, seed) for seed in seeds] for _, _, choice in ROWS}
    for skills, takes, choice in ROWS:
        section.rows.append([skills, takes, *_cells(found[choice])])
    section.rows.append(["6", "exact", *(f"{figure:.2f}" for figure in exact()), "", ""])
    pool, two = found[Choice(6, OLDEST)], found[Choice(2, STRICT)]
    less = 100 * (1 - mean(map(_carried, two)) / mean(map(_carried, pool)))
    later = 100 * (1 - mean(map(_served, two)) / mean(map(_served, pool)))
    section.bars += [
        Bar(
            "Two skills, first kind first: carried traffic less than the full pool's by", less, CARRIED_PERCENT_MAX, "%"
        ),
        Bar("The same, calls within 30 s less by", later, SERVED_PERCENT_MAX, "%"),
    ]
    return section


def exact() -> tuple[float, float, float]:
    """Percent turned away, percent within the target, and mean wait in minutes of the M/M/n/n+r queue."""
    sizes = AGENTS + PLACES
    weights = [1.0]
    for n in range(1, sizes + 1):
        weights.append(weights[-1] * ERLANGS / min(n, AGENTS))
    total = sum(weights)
    share = [weight / total for weight in weights]
    entered = 1 - share[-1]
    rate = AGENTS / MEAN_MINUTES
    late = sum(share[n] * _erlang_tail(n - AGENTS + 1, rate * TARGET_MINUTES) for n in range(AGENTS, sizes)) / entered
    wait = sum(share[n] * (n - AGENTS + 1) / rate for n in range(AGENTS, sizes)) / entered
    return 100 * share[-1], 100 * (1 - late), wait


def _erlang_tail(stages: int, expected: float) -> float:
    """That a sum of so many exponential times is longer than a span in which so many end on average."""
    term, total = exp(-expected), 0.0
    for n in range(stages):
        total += term
        term *= expected / (n + 1)
    return total


def _carried(outcome: Outcome) -> float:
    return 1 - outcome.turned_away / outcome.calls


def _served(outcome: Outcome) -> float:
    return sum(wait <= TARGET_MINUTES for wait in outcome.waits) / len(outcome.waits)


def _cells(runs: list[Outcome]) -> list[str]:
    waits = [wait for run in runs for wait in run.waits]
    return [
        f"{100 * (1 - mean(map(_carried, runs))):.2f}",
        f"{100 * mean(map(_served, runs)):.1f}",
        f"{mean(waits):.2f}",
        f"{quantile(waits, 0.99):.1f}",
        f"{sum(run.calls for run in runs):,}",
    ]
