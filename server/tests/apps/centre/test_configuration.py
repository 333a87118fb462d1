"""Settings that cannot take effect just now are tried again by themselves."""

import asyncio
from types import SimpleNamespace
from typing import Any, cast

import pytest

from ringhall.apps.centre import configuration
from ringhall.apps.centre.configuration import RETRY_MS, Configuration
from ringhall.foundation import tasks
from ringhall.foundation.clock import SimulatedClock

pytestmark = pytest.mark.unit
TURNS = 8


class AtFirstInVain(Configuration):
    """The database is away when the settings are applied for the first time."""

    tries = 0

    async def apply(self) -> None:
        self.tries += 1
        if self.tries == 1:
            raise ConnectionError


class Slow(Configuration):
    """Settings take effect when the test lets them."""

    begun = 0

    async def apply(self) -> None:
        self.begun += 1
        await self.in_effect()
        await self.may_go.acquire()

    may_go: asyncio.Semaphore


def organised(kind: type[Configuration]) -> tuple[Any, list[Any], SimulatedClock]:
    """A configuration without a centre, what it tells of a change, and its clock."""
    tells: list[Any] = []
    nothing = cast("Any", None)
    organisation = SimpleNamespace(on_changed=tells.append, wait_with=lambda wait: None)
    clock = SimulatedClock()
    store = cast("Any", SimpleNamespace(organisation=organisation))
    return cast("Any", kind)(store, *[nothing] * 15, clock), tells, clock


async def test_what_could_not_be_applied_is_applied_a_little_later() -> None:
    made, tells, clock = organised(AtFirstInVain)
    following = tasks.start(made.follow(), "test.follow")
    await turns()
    tells[0](None)
    # Who changed it is not kept waiting: it is stored, and tried.
    await asyncio.wait_for(made.in_effect(), TURNS)
    assert made.tries == 1
    clock.advance(RETRY_MS - 1)
    await turns()
    assert made.tries == 1
    clock.advance(1)
    await turns()
    assert made.tries == 2
    await tasks.stop(following)


async def test_whoever_changes_a_setting_waits_until_it_holds() -> None:
    made, tells, _ = organised(Slow)
    made.may_go = asyncio.Semaphore(0)
    await made.in_effect()
    following = tasks.start(made.follow(), "test.follow")
    await turns()
    tells[0](None)
    first = tasks.start(made.in_effect(), "test.first")
    await turns()
    tells[0](None)
    second = tasks.start(made.in_effect(), "test.second")
    await turns()
    assert (made.begun, first.done(), second.done()) == (1, False, False)
    made.may_go.release()
    await turns()
    # The second change came while the first was being applied, and is not in it.
    assert (made.begun, first.done(), second.done()) == (2, True, False)
    made.may_go.release()
    await turns()
    assert second.done()
    await tasks.stop(following)


async def test_nobody_waits_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(configuration, "EFFECT_SECONDS_MAX", 0.01)
    made, tells, _ = organised(Slow)
    made.may_go = asyncio.Semaphore(0)
    following = tasks.start(made.follow(), "test.follow")
    await turns()
    tells[0](None)
    await made.in_effect()
    assert made.begun == 1
    await tasks.stop(following)


async def turns() -> None:
    for _ in range(TURNS):
        await asyncio.sleep(0)
