"""A timer of the kernel on the clock of the wall: due at its moment there, and told of when that clock is set.

The event loop's timers count time that passes: they come too late after the machine has slept or its clock was put
forward, and too early after it was put back.
"""

import asyncio
import ctypes
import os
from collections.abc import Callable

CLOCK_REALTIME = 0
# The moment is one of the clock, not so long from now; setting the clock wakes too.
TIMER_ABSTIME, TIMER_CANCEL_ON_SET = 1, 2


class _Spec(ctypes.Structure):
    """`struct itimerspec`: how often, and when first."""

    _fields_ = [(name, ctypes.c_long) for name in ("every_s", "every_ns", "first_s", "first_ns")]


class WallTimer:
    """Runs `call` once on the running loop: at `due` (milliseconds since 1970-01-01 UTC), or when the clock is set."""

    def __init__(self, due: int, call: Callable[[], None]) -> None:
        self._call, self._loop = call, asyncio.get_running_loop()
        library = ctypes.CDLL(None, use_errno=True)
        self._descriptor = _done(library.timerfd_create(CLOCK_REALTIME, os.O_NONBLOCK | os.O_CLOEXEC))
        # A moment of zero would be no timer at all.
        seconds, rest = divmod(max(1, due), 1000)
        spec = _Spec(0, 0, seconds, rest * 1_000_000)
        _done(library.timerfd_settime(self._descriptor, TIMER_ABSTIME | TIMER_CANCEL_ON_SET, ctypes.byref(spec), None))
        self._loop.add_reader(self._descriptor, self._ring)

    def cancel(self) -> None:
        """Take it back; once it has run, nothing happens."""
        if self._descriptor >= 0:
            self._loop.remove_reader(self._descriptor)
            os.close(self._descriptor)
            self._descriptor = -1

    def _ring(self) -> None:
        self.cancel()
        self._call()


def _done(answer: int) -> int:
    if answer < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return answer
