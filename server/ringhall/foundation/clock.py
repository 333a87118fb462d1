"""One clock for the whole program: real in a live centre, moved by hand in tests and simulations."""

import asyncio
import heapq
import itertools
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Protocol

from ringhall.foundation.wall_timer import WallTimer


class Timer(Protocol):
    """A call that has been asked for and can still be taken back."""

    def cancel(self) -> None: ...


class Clock(Protocol):
    """Where every part of the program learns the time."""

    def now(self) -> int:
        """Milliseconds since 1970-01-01 UTC."""
        ...

    def call_at(self, due: int, call: Callable[[], None]) -> Timer:
        """Run `call` once, at `due` (milliseconds as `now`) or at once when that is past; never before."""
        ...

    def wake_at(self, due: int, call: Callable[[], None]) -> Timer:
        """As `call_at`, for hours of the wall: right after a sleep of the machine, and also run when its clock is set.

        Whoever is woken looks at the time: it may be earlier than asked.
        """
        ...


class RealClock:
    """The machine's clock, on the running event loop."""

    def now(self) -> int:
        return time.time_ns() // 1_000_000

    def call_at(self, due: int, call: Callable[[], None]) -> Timer:
        return _LoopTimer(due, call, self.now)

    def wake_at(self, due: int, call: Callable[[], None]) -> Timer:
        return WallTimer(due, call)


class _LoopTimer:
    """A timer of the running loop that never rings before its moment.

    libuv counts in whole milliseconds and may be one early; whoever was woken then would find nothing due yet, and
    would not be woken again.
    """

    __slots__ = ("_call", "_due", "_handle", "_now")

    def __init__(self, due: int, call: Callable[[], None], now: Callable[[], int]) -> None:
        self._due, self._call, self._now = due, call, now
        self._set()

    def cancel(self) -> None:
        self._handle.cancel()

    def _set(self) -> None:
        delay = max(0, self._due - self._now()) / 1000
        self._handle = asyncio.get_running_loop().call_later(delay, self._ring)

    def _ring(self) -> None:
        if self._now() < self._due:
            self._set()
        else:
            self._call()


class _Entry:
    __slots__ = ("call",)

    def __init__(self, call: Callable[[], None]) -> None:
        self.call: Callable[[], None] | None = call

    def cancel(self) -> None:
        self.call = None


class SimulatedClock:
    """A clock that stands still until told to go on; timers run in order of their moment."""

    def __init__(self, start: int = 1_750_000_000_000) -> None:
        self._now = start
        self._order = itertools.count()
        self._due: list[tuple[int, int, _Entry]] = []

    def now(self) -> int:
        return self._now

    def call_at(self, due: int, call: Callable[[], None]) -> Timer:
        entry = _Entry(call)
        heapq.heappush(self._due, (max(due, self._now), next(self._order), entry))
        return entry

    def wake_at(self, due: int, call: Callable[[], None]) -> Timer:
        return self.call_at(due, call)

    def advance(self, milliseconds: int) -> None:
        """Let time pass; every timer that comes due runs at its own moment."""
        end = self._now + milliseconds
        while self._due and self._due[0][0] <= end:
            due, _, entry = heapq.heappop(self._due)
            self._now = max(self._now, due)
            if entry.call is not None:
                entry.call()
        self._now = end

    def next_due(self) -> int | None:
        """When the next live timer runs, or None."""
        while self._due and self._due[0][2].call is None:
            heapq.heappop(self._due)
        return self._due[0][0] if self._due else None


def as_datetime(milliseconds: int) -> datetime:
    """The moment as an aware UTC datetime, for databases and people."""
    return datetime.fromtimestamp(milliseconds / 1000, UTC)


def iso(milliseconds: int) -> str:
    """The moment as people and programs read it: 2026-11-22T10:15:30.250Z."""
    return as_datetime(milliseconds).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def as_milliseconds(moment: datetime) -> int:
    """The aware datetime as milliseconds since 1970-01-01 UTC."""
    return round(moment.timestamp() * 1000)
