"""What a prediction saves, from blocks of time in which it was on and off at random, and how sure that is."""

from collections.abc import Sequence
from math import sqrt

import msgspec

Z_975 = 1.959964
"""Of the normal distribution, 97.5 percent lie below."""
BLOCKS_MIN = 4
"""Fewer blocks of a side say nothing of how much blocks differ."""
MS = 1000


class Block(msgspec.Struct, frozen=True):
    """The contacts that were offered and answered in one block of time, and the milliseconds they took agents."""

    on: bool
    contacts: int
    total_ms: int


class Side(msgspec.Struct, frozen=True):
    """All blocks of one side; `handle_seconds` is the average time of a contact, None without any."""

    blocks: int
    contacts: int
    handle_seconds: float | None


class Gain(msgspec.Struct, frozen=True):
    """Both sides, and the seconds saved by contact with their 95 % confidence interval; None where it is too early.

    `proven` when the interval lies wholly above zero.
    """

    on: Side
    off: Side
    saved_seconds: float | None = None
    low_seconds: float | None = None
    high_seconds: float | None = None
    proven: bool = False


def gain(blocks: Sequence[Block]) -> Gain:
    """The gain. Blocks are what was drawn, so they are the units: contacts of one block are not independent.

    Each side's mean is a ratio estimate over its blocks (W. Cochran: Sampling Techniques, 3rd ed. 1977, 6.3 and 6.4);
    the difference is compared by B. Welch's t (Biometrika 34, 1947).
    """
    sides = [[block for block in blocks if block.on is on and block.contacts] for on in (True, False)]
    on, off = (_side(side) for side in sides)
    if min(on.blocks, off.blocks) < BLOCKS_MIN:
        return Gain(on, off)
    (mean_on, variance_on), (mean_off, variance_off) = (_ratio(side) for side in sides)
    saved, variance = mean_off - mean_on, variance_on + variance_off
    if variance == 0:
        return Gain(on, off, _seconds(saved), _seconds(saved), _seconds(saved), saved > 0)
    freedom = variance**2 / (variance_on**2 / (on.blocks - 1) + variance_off**2 / (off.blocks - 1))
    margin = student_975(freedom) * sqrt(variance)
    return Gain(on, off, _seconds(saved), _seconds(saved - margin), _seconds(saved + margin), saved > margin)


def student_975(freedom: float) -> float:
    """97.5 percent of Student's t lie below (M. Abramowitz, I. Stegun: Handbook of Mathematical Functions, 26.7.5)."""
    x = Z_975
    terms = (
        (x**3 + x) / 4,
        (5 * x**5 + 16 * x**3 + 3 * x) / 96,
        (3 * x**7 + 19 * x**5 + 17 * x**3 - 15 * x) / 384,
        (79 * x**9 + 776 * x**7 + 1482 * x**5 - 1920 * x**3 - 945 * x) / 92_160,
    )
    return x + sum(term / freedom**n for n, term in enumerate(terms, 1))


def _ratio(side: Sequence[Block]) -> tuple[float, float]:
    """The mean of a contact, and the variance of that mean."""
    contacts = sum(block.contacts for block in side)
    mean = sum(block.total_ms for block in side) / contacts
    apart = sum((block.total_ms - mean * block.contacts) ** 2 for block in side)
    return mean, apart * len(side) / (len(side) - 1) / contacts**2


def _side(side: Sequence[Block]) -> Side:
    contacts = sum(block.contacts for block in side)
    mean = _seconds(sum(block.total_ms for block in side) / contacts) if contacts else None
    return Side(len(side), contacts, mean)


def _seconds(milliseconds: float) -> float:
    return round(milliseconds / MS, 3)
