"""Settings that cannot take effect just now are tried again by themselves."""

import asyncio
from types import SimpleNamespace
from typing import Any, cast

import pytest

from ringhall.apps.centre.configuration import RETRY_MS, Configuration
from ringhall.foundation import tasks
from ringhall.foundation.clock import SimulatedClock

pytestmark = pytest.mark.unit
TURNS = 5


class AtFirstInVain(Configuration):
    """The database is away when the settings are applied for the first time."""

    tries = 0

    async def apply(self) -> None:
        self.tries += 1
        if self.tries == 1:
            raise ConnectionError


async def test_what_could_not_be_applied_is_applied_a_little_later() -> None:
    tells: list[Any] = []
    nothing = cast("Any", None)
    store = cast("Any", SimpleNamespace(organisation=SimpleNamespace(on_changed=tells.append)))
    clock = SimulatedClock()
    made = cast("Any", AtFirstInVain)(store, *[nothing] * 11, clock)
    following = tasks.start(made.follow(), "test.follow")
    tells[0](None)
    await turns()
    assert made.tries == 1
    clock.advance(RETRY_MS - 1)
    await turns()
    assert made.tries == 1
    clock.advance(1)
    await turns()
    assert made.tries == 2
    await tasks.stop(following)


async def turns() -> None:
    for _ in range(TURNS):
        await asyncio.sleep(0)
