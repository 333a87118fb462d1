"""Hours of the wall come due by the machine's own clock."""

import asyncio

import pytest

from ringhall.foundation.clock import RealClock

pytestmark = pytest.mark.real
LIMIT_SECONDS = 10


@pytest.mark.parametrize("later_ms", [40, 0, -86_400_000])
async def test_a_moment_that_comes_or_is_past_wakes_once(later_ms: int) -> None:
    clock, woken = RealClock(), asyncio.Event()
    due = clock.now() + later_ms
    timer = clock.wake_at(due, woken.set)
    await asyncio.wait_for(woken.wait(), LIMIT_SECONDS)
    assert clock.now() >= due
    timer.cancel()


async def test_what_is_taken_back_never_comes() -> None:
    clock, woken = RealClock(), asyncio.Event()
    wrong: list[str] = []
    timer = clock.wake_at(clock.now() + 20, lambda: wrong.append("woken"))
    timer.cancel()
    timer.cancel()
    clock.wake_at(clock.now() + 60, woken.set)
    await asyncio.wait_for(woken.wait(), LIMIT_SECONDS)
    assert wrong == []
