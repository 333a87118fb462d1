"""How long callers wait before they give up: Kaplan and Meier's curve, and the moment before which to offer something.

E. L. Kaplan, P. Meier: Nonparametric estimation from incomplete observations. JASA 53 (1958), formula 2b: of those
still waiting just before t, the share that gives up at t is d(t)/n(t); S(t) is the product of 1 − d/n up to t. Whoever
was answered is censored at that moment: they wait longer than was seen.
The hazard is the number who gave up in a stretch over the time waited in it (occurrence over exposure; T. R. Holford:
Life tables with concomitant information. Biometrics 32 (1976)), over three stretches of ten seconds at a time.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from math import sqrt
from typing import Literal

import msgspec

SEEN_MIN = 50
"""From fewer waits nothing is concluded."""
GAVE_UP_MIN = 5
STRETCH_MS = 10_000
AT_RISK_MIN = 20
"""Where fewer still waited, the hazard is mostly chance."""
CLEAR = 1.5
CLEAR_DEVIATIONS = 3.0
"""A peak stands out when callers give up so many times faster there than on the whole, and by no chance: the number is
so many standard deviations (of Poisson's) above what was to be expected."""
ROUNDED = 1e-12
HOUR_MS = 3_600_000
DAY_HOURS = 24
By = Literal["peak", "share"]


class Wait(msgspec.Struct, frozen=True):
    """A wait in a queue that began at `at` (milliseconds UTC) and is over after `waited_ms`."""

    at: int
    waited_ms: int
    gave_up: bool


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
        return self.down_to(self.at(waited_ms) * (1 - draw) - 2 * ROUNDED)

    def down_to(self, wanted: float) -> int | None:
        """After how long (milliseconds) no more than this share waits; None: so few were never seen to be left."""
        steps = zip(self.moments, self.left, strict=True)
        return next((moment for moment, left in steps if left <= wanted + ROUNDED), None)


class Moment(msgspec.Struct, frozen=True):
    """After `at_ms` of waiting callers give up most (`peak`), or the chosen `share` of them has given up.

    It was learnt from `seen` waits, of which `gave_up` ended so, that began in this `hour` of the day (None: any).
    """

    at_ms: int
    by: By
    seen: int
    gave_up: int
    hour: int | None


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


def in_hour(waits: Iterable[Wait], hour: int, ahead_ms: int) -> list[Wait]:
    """Those that began in this hour of the day, on a clock that is `ahead_ms` before UTC."""
    return [wait for wait in waits if hour_of(wait.at, ahead_ms) == hour]


def hour_of(at: int, ahead_ms: int) -> int:
    """The hour of the day, 0 to 23, on a clock that is `ahead_ms` before UTC."""
    return (at + ahead_ms) // HOUR_MS % DAY_HOURS


def enough(waits: Sequence[Wait]) -> bool:
    """Whether these waits teach anything about patience."""
    return len(waits) >= SEEN_MIN and sum(wait.gave_up for wait in waits) >= GAVE_UP_MIN


def moment_of(waits: Sequence[Wait], by: By, share: float, hour: int, ahead_ms: int) -> Moment | None:
    """What the waits of this hour teach, or those of the whole day where these are too few; None: too few are known.

    Where no peak stands out, or is not asked for, it is when `share` (0 to 1) would have given up.
    """
    here: int | None = hour
    taught = in_hour(waits, hour, ahead_ms)
    if not enough(taught):
        here, taught = None, list(waits)
    if not enough(taught):
        return None
    peak = peak_of(taught) if by == "peak" else None
    at_ms = peak if peak is not None else curve_of((w.waited_ms, w.gave_up) for w in taught).down_to(1 - share)
    if at_ms is None:
        return None
    gave_up = sum(wait.gave_up for wait in taught)
    return Moment(at_ms, "share" if peak is None else "peak", len(taught), gave_up, here)


def peak_of(waits: Sequence[Wait]) -> int | None:
    """After how long (milliseconds) callers give up fastest; None where no moment stands out.

    The first stretch is left out: whoever hangs up at once has not waited.
    """
    stretches = max((wait.waited_ms for wait in waits), default=0) // STRETCH_MS + 1
    over, gone, part = [0] * stretches, [0] * stretches, [0] * stretches
    for wait in waits:
        place, rest = divmod(wait.waited_ms, STRETCH_MS)
        over[place] += 1
        gone[place] += wait.gave_up
        part[place] += rest
    at_risk, waiting = list[int](), len(waits)
    for number in over:
        at_risk.append(waiting)
        waiting -= number
    spent = [part[at] + (at_risk[at] - over[at]) * STRETCH_MS for at in range(stretches)]
    usual = sum(gone) / max(1, sum(spent))
    found: list[tuple[float, int]] = []
    for at in range(2, stretches - 1):
        around = slice(at - 1, at + 2)
        number, expected = sum(gone[around]), usual * sum(spent[around])
        clear = max(CLEAR * expected, expected + CLEAR_DEVIATIONS * sqrt(expected), GAVE_UP_MIN)
        if at_risk[at - 1] >= AT_RISK_MIN and number >= clear:
            found.append((number / sum(spent[around]), at))
    if not found:
        return None
    at = max(found)[1]
    return max(range(at - 1, at + 2), key=lambda one: gone[one] / max(1, spent[one])) * STRETCH_MS
