"""The machine's clock: timers ring at their moment, and never before it."""

import asyncio
from collections.abc import Callable

import pytest
import uvloop

from ringhall.foundation.clock import RealClock, Timer

pytestmark = pytest.mark.unit
TIMERS = 400
"""Of so many, dozens were a millisecond early in the loop that a centre runs on."""


async def how_early() -> list[int]:
    """By how much timers of many moments ring before them, in milliseconds; below zero is late."""
    clock, early = RealClock(), list[int]()
    done = asyncio.Event()

    def rings(due: int) -> None:
        early.append(due - clock.now())
        if len(early) == TIMERS:
            done.set()

    def set_one(n: int) -> None:
        due = clock.now() + 1 + n % 50
        clock.call_at(due, lambda: rings(due))

    for n in range(TIMERS):
        # At all parts of a millisecond.
        asyncio.get_running_loop().call_later(n * 0.00037, set_one, n)
    async with asyncio.timeout(60):
        await done.wait()
    return early


@pytest.mark.parametrize("loop_of", [asyncio.new_event_loop, uvloop.new_event_loop])
def test_no_timer_rings_before_its_moment(loop_of: Callable[[], asyncio.AbstractEventLoop]) -> None:
    with asyncio.Runner(loop_factory=loop_of) as runner:
        assert max(runner.run(how_early())) <= 0


def test_a_timer_that_is_taken_back_does_not_ring_also_where_the_loop_was_early() -> None:
    class Behind(RealClock):
        """Its hands stand before the loop's first ringing, and go on after it."""

        def __init__(self) -> None:
            self.looks = 0

        def now(self) -> int:
            self.looks += 1
            return 1_000 - (5 if self.looks < 4 else 0)

    async def taken_back() -> tuple[int, bool]:
        clock, rung = Behind(), asyncio.Event()
        timer: Timer = clock.call_at(1_000, rung.set)
        async with asyncio.timeout(10):
            while clock.looks < 2:
                await asyncio.sleep(0)
        timer.cancel()
        await asyncio.sleep(0.02)
        return clock.looks, rung.is_set()

    looks, rung = asyncio.run(taken_back())
    assert (looks, rung) == (3, False)
