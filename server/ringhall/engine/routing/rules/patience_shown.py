"""What a queue has taught about patience, as it is drawn: the curve in even steps, and what is known by the hour."""

from collections.abc import Sequence

import msgspec

from ringhall.engine.routing.rules.patience import (
    DAY_HOURS,
    STRETCH_MS,
    Wait,
    curve_of,
    enough,
    hour_of,
    in_hour,
    peak_of,
)

STEPS_MAX = 60


class Step(msgspec.Struct, frozen=True):
    """Up to `until_ms` of waiting: the share `left` then; how many gave up, or stopped waiting otherwise, in it."""

    until_ms: int
    left: float
    gave_up: int
    censored: int


class Hour(msgspec.Struct, frozen=True):
    """How many waits that began in this hour of the day were seen; whether they are enough to go by."""

    hour: int
    seen: int
    gave_up: int
    enough: bool


class Shown(msgspec.Struct, frozen=True):
    """All of it, for one hour of the day or for all; `peak_ms`: when callers give up fastest, if that stands out."""

    seen: int
    gave_up: int
    enough: bool
    peak_ms: int | None
    steps: list[Step]
    hours: list[Hour]


def shown(waits: Sequence[Wait], hour: int | None, ahead_ms: int) -> Shown:
    """What to draw; `ahead_ms` is how far the clock is ahead of UTC."""
    by_hour: list[list[Wait]] = [[] for _ in range(DAY_HOURS)]
    for wait in waits:
        by_hour[hour_of(wait.at, ahead_ms)].append(wait)
    here = list(waits) if hour is None else in_hour(waits, hour, ahead_ms)
    taught = enough(here)
    hours = [Hour(at, len(some), _gave_up(some), enough(some)) for at, some in enumerate(by_hour)]
    return Shown(len(here), _gave_up(here), taught, peak_of(here) if taught else None, _steps(here), hours)


def _steps(waits: Sequence[Wait]) -> list[Step]:
    longest = max((wait.waited_ms for wait in waits), default=0)
    wide = STRETCH_MS * max(1, -(-longest // (STRETCH_MS * STEPS_MAX)))
    curve = curve_of((wait.waited_ms, wait.gave_up) for wait in waits)
    gone, censored = [0] * (longest // wide + 1), [0] * (longest // wide + 1)
    for wait in waits:
        counted = gone if wait.gave_up else censored
        counted[wait.waited_ms // wide] += 1
    ends = [(at + 1) * wide for at in range(len(gone))] if waits else []
    return [Step(end, curve.at(end - 1), gone[at], censored[at]) for at, end in enumerate(ends)]


def _gave_up(waits: Sequence[Wait]) -> int:
    return sum(wait.gave_up for wait in waits)
