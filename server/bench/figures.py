"""Figures and what is said of them: quantiles, medians with their spread, bars met or missed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import median


@dataclass(frozen=True)
class Spread:
    """The median of several runs, with the lowest and the highest."""

    values: tuple[float, ...]

    @property
    def middle(self) -> float:
        return median(self.values)

    def text(self, digits: int = 2) -> str:
        """The median, and the range where there were several runs."""
        low, high = min(self.values), max(self.values)
        spread = f" ({low:.{digits}f} to {high:.{digits}f})" if len(self.values) > 1 else ""
        return f"{self.middle:.{digits}f}{spread}"


@dataclass(frozen=True)
class Bar:
    """A figure that was promised: `limit` is the most (or with `at_least` the least) it may be."""

    what: str
    value: float
    limit: float
    unit: str
    at_least: bool = False

    @property
    def met(self) -> bool:
        return self.value >= self.limit if self.at_least else self.value <= self.limit

    def row(self) -> list[str]:
        """What was promised, what it is, and whether it holds."""
        sign = "≥" if self.at_least else "≤"
        return [
            self.what,
            f"{sign} {self.limit:g} {self.unit}",
            f"{self.value:.3g} {self.unit}",
            "met" if self.met else "**short**",
        ]


@dataclass
class Section:
    """One benchmark in the report: how it was done, its table, its bars, and remarks."""

    title: str
    protocol: str
    header: list[str]
    rows: list[list[str]] = field(default_factory=list)
    bars: list[Bar] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def quantile(values: Sequence[float], share: float) -> float:
    """The value below which `share` of all lie (the nearest one; NaN when there is none)."""
    ordered = sorted(values)
    if not ordered:
        return float("nan")
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def quantiles_text(values: Sequence[float], digits: int = 1) -> list[str]:
    """p50, p95 and p99 as cells of a table."""
    return [f"{quantile(values, share):.{digits}f}" for share in (0.5, 0.95, 0.99)]


def spread(values: Iterable[float]) -> Spread:
    """The spread of these runs."""
    return Spread(tuple(values))
