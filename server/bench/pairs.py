"""Both sides in one run, in turn: pairs taken while others kept the machine busy are taken again, a few times."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

Side = TypeVar("Side")

OTHERS_CORES_MAX = 0.3
EXTRA_PAIRS_MAX = 2


@dataclass(frozen=True)
class Taken(Generic[Side]):
    """A side's figures, with the cores that others kept busy meanwhile and the machine's load average after it."""

    figures: Side
    others: float
    load: float


@dataclass(frozen=True)
class Pair(Generic[Side]):
    """The peer's figures and ours, taken one after the other."""

    peer: Taken[Side]
    ours: Taken[Side]

    @property
    def others(self) -> float:
        return max(self.peer.others, self.ours.others)


def alternate(peer: Callable[[], Taken[Side]], ours: Callable[[], Taken[Side]], count: int) -> list[Pair[Side]]:
    """So many pairs, those with the least foreign load of up to `EXTRA_PAIRS_MAX` more (a single one stands alone)."""
    pairs: list[Pair[Side]] = []
    while len(pairs) < count + min(EXTRA_PAIRS_MAX, count - 1):
        pairs.append(Pair(peer(), ours()))
        if sum(pair.others <= OTHERS_CORES_MAX for pair in pairs) >= count:
            break
    return sorted(pairs, key=lambda pair: pair.others)[:count]


def load_remark(pairs: list[Pair[Side]]) -> str:
    """How busy others kept the machine."""
    worst = max(pair.others for pair in pairs)
    loads = [taken.load for pair in pairs for taken in (pair.peer, pair.ours)]
    text = f"Other programs kept up to {worst:.1f} cores busy; load average {min(loads):.1f} to {max(loads):.1f}."
    return text if worst <= OTHERS_CORES_MAX else f"{text} **That is too much for a fair figure: run it again alone.**"
