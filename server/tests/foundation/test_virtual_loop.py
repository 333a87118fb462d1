"""An event loop on a simulated clock: order, time and failures."""

import asyncio

import pytest

from ringhall.foundation.clock import SimulatedClock
from ringhall.foundation.virtual_loop import VirtualLoop

pytestmark = pytest.mark.unit


def test_a_night_of_waiting_takes_no_time_and_ends_at_its_moment() -> None:
    clock = SimulatedClock(1_000_000)
    loop = VirtualLoop(clock)
    woken: list[int] = []

    async def sleeper(seconds: float) -> None:
        await asyncio.sleep(seconds)
        woken.append(clock.now())

    with loop.at_work():
        loop.create_task(sleeper(3_600))
        loop.create_task(sleeper(0.002))
        loop.run_until(1_000_000 + 7_200_000)
    assert woken == [1_000_002, 1_000_000 + 3_600_000]
    assert clock.now() == 1_000_000 + 7_200_000


def test_a_wait_that_is_given_up_ends_in_simulated_time() -> None:
    clock = SimulatedClock(0)
    loop = VirtualLoop(clock)

    async def patient() -> str:
        try:
            async with asyncio.timeout(1):
                await asyncio.sleep(5)
        except TimeoutError:
            return f"gave up at {clock.now()}"
        return "waited"

    with loop.at_work():
        task = loop.create_task(patient())
        loop.run_until(10_000)
    assert task.result() == "gave up at 1000"


def test_the_end_of_the_program_ends_its_tasks_and_failures_are_kept() -> None:
    loop = VirtualLoop(SimulatedClock(0))

    async def failing() -> None:
        raise ValueError("broken")

    with loop.at_work():
        endless = loop.create_task(asyncio.sleep(1e6))
        loop.create_task(failing())
        loop.run_until(1)
        loop.end_tasks()
        loop.call_soon(lambda: 1 / 0)
        loop.settle()
    assert endless.cancelled()
    assert any(isinstance(each.get("exception"), ZeroDivisionError) for each in loop.failures)


def test_what_runs_in_a_circle_within_one_moment_is_told() -> None:
    loop = VirtualLoop(SimulatedClock(0))

    def again() -> None:
        loop.call_soon(again)

    again()
    with pytest.raises(RuntimeError, match="in a circle"):
        loop.settle()
