"""How evenly agents were loaded: figures of all agents together that no sum of theirs tells."""

from collections.abc import Sequence

from ringhall.oversight.analytics.rules.agent_metrics import AgentSums, busy_ms, there_ms
from ringhall.oversight.analytics.rules.metric import NOTHING, SHARE_DIGITS, Metric, Value

THERE_MS_MIN = 900_000
"""Whoever could work for less than a quarter of an hour says nothing about fairness."""
EDGES = (NOTHING, "of_all_asked", "there_a_quarter")


def jain(values: Sequence[float]) -> float | None:
    """Jain's index: (Σx)² / (n Σx²), from 1/n (one has everything) to 1 (all have the same); None where all are 0.

    R. Jain, D. Chiu, W. Hawe: A quantitative measure of fairness and discrimination. DEC TR-301 (1984).
    """
    squares = sum(value * value for value in values)
    return sum(values) ** 2 / (len(values) * squares) if squares else None


def _index(values: list[float]) -> Value:
    """The index of two agents or more, rounded as shares are; of fewer nothing can be said."""
    found = jain(values) if len(values) > 1 else None
    return None if found is None else round(found, SHARE_DIGITS)


def _there(crew: Sequence[AgentSums]) -> list[AgentSums]:
    return [sums for sums in crew if there_ms(sums) >= THERE_MS_MIN]


FAIRNESS: tuple[Metric[Sequence[AgentSums]], ...] = (
    Metric(
        key="occupancy_fairness",
        unit="share",
        of=lambda crew: _index([busy_ms(sums) / there_ms(sums) for sums in _there(crew)]),
        formula="(Σ occupancy)² / (N × Σ occupancy²)",
        edges=EDGES,
    ),
    Metric(
        key="contacts_fairness",
        unit="share",
        of=lambda crew: _index([sums.handled / there_ms(sums) for sums in _there(crew)]),
        formula="(Σ X)² / (N × Σ X²), X = handled / (ready_ms + ringing_ms + talking_ms + holding_ms + after_ms)",
        edges=EDGES,
    ),
)


def fairness_figures(crew: Sequence[AgentSums]) -> dict[str, Value]:
    """Every figure of these agents together; each one's sums are of the same period."""
    return {metric.key: metric.of(crew) for metric in FAIRNESS}
