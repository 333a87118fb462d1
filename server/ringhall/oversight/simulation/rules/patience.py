"""How long callers would have waited: Kaplan and Meier's curve, and draws from it.

E. L. Kaplan, P. Meier: Nonparametric estimation from incomplete observations. JASA 53 (1958), formula 2b: of those
still waiting just before t, the share that gives up at t is d(t)/n(t); S(t) is the product of 1 − d/n up to t. Whoever
was answered is censored at that moment: they wait longer than was seen.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from hashlib import blake2b
from typing import TypeVar

import msgspec

T = TypeVar("T")
DRAW_BYTES = 8


class Curve(msgspec.Struct, frozen=True):
    """`left[i]` is the share that still waits after `moments[i]` milliseconds of waiting."""

    moments: list[int] = []
    left: list[float] = []

    def at(self, waited_ms: int) -> float:
        """The share that waits longer than this."""
        place = bisect_right(self.moments, waited_ms)
        return self.left[place - 1] if place else 1.0

    def beyond(self, waited_ms: int, draw: float) -> int | None:
        """The patience (milliseconds) of somebody who has waited this long; None: longer than anybody was seen to.

        `draw` is a number in [0, 1) that decides.
        """
        wanted = self.at(waited_ms) * (1 - draw)
        return next(
            (moment for moment, left in zip(self.moments, self.left, strict=True) if left <= wanted - 1e-12), None
        )


def curve_of(waits: Iterable[tuple[int, bool]]) -> Curve:
    """The curve of these waits (milliseconds), each with whether it ended because the caller gave up."""
    seen = list(waits)
    gave_up = Counter(wait for wait, gave in seen if gave)
    ended = Counter(wait for wait, _ in seen)
    moments: list[int] = []
    left: list[float] = []
    waiting, share = len(seen), 1.0
    for moment in sorted(ended):
        if gave_up[moment]:
            share *= 1 - gave_up[moment] / waiting
            moments.append(moment)
            left.append(share)
        waiting -= ended[moment]
    return Curve(moments, left)


def draw(*about: object) -> float:
    """A number in [0, 1), always the same for the same things."""
    digest = blake2b("\0".join(map(str, about)).encode(), digest_size=DRAW_BYTES).digest()
    return int.from_bytes(digest) / (1 << 8 * DRAW_BYTES)


def pick(choice: list[T], *about: object) -> T:
    """One of them, always the same for the same things."""
    return choice[int(draw(*about) * len(choice))]
