"""The chance that is handed in, and the shapes that people's times have. All times are seconds."""

import math
from collections.abc import Sequence
from typing import Protocol, TypeVar

T = TypeVar("T")


class Chance(Protocol):
    """A seeded source of chance, such as `random.Random(7)`."""

    def random(self) -> float: ...
    def expovariate(self, lambd: float) -> float: ...
    def lognormvariate(self, mu: float, sigma: float) -> float: ...


def happens(chance: Chance, share: float) -> bool:
    """True in `share` of all cases."""
    return chance.random() < share


def one_of(chance: Chance, choices: Sequence[T]) -> T:
    """Any of the choices, each as likely as the others."""
    return choices[min(int(chance.random() * len(choices)), len(choices) - 1)]


def weighted(chance: Chance, weights: Sequence[tuple[T, float]]) -> T:
    """One of the things, as often as its weight says."""
    point = chance.random() * sum(weight for _, weight in weights)
    for thing, weight in weights:
        point -= weight
        if point < 0:
            return thing
    return weights[-1][0]


def gap_seconds(chance: Chance, per_minute: float) -> float:
    """The wait until the next arrival of a Poisson process."""
    return chance.expovariate(per_minute / 60)


def spread_seconds(chance: Chance, mean_seconds: float, spread: float) -> float:
    """A lognormal time with this mean; `spread` is the standard deviation of its logarithm."""
    return chance.lognormvariate(math.log(mean_seconds) - spread * spread / 2, spread)
