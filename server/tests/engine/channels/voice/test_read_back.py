"""Calls served while we were away get their stories once, whatever dies in between."""

import asyncio
from typing import Any

import pytest

from ringhall.contact import events as e
from ringhall.contact.live import LiveContacts
from ringhall.contact.service import Contacts
from ringhall.engine.channels.voice.service.read_back import LOOK_AGAIN_MS, ReadBack
from ringhall.engine.telephony.fake import FakeSwitch
from ringhall.engine.telephony.ports import ServedAlone
from ringhall.foundation.clock import SimulatedClock
from ringhall.foundation.events import Recorded

pytestmark = pytest.mark.unit


def a_call(leg_id: str, **change: Any) -> ServedAlone:
    """Agent 1 answers it after ten seconds, for a minute."""
    fields = {
        "leg_id": leg_id,
        "dialled": "4008000001",
        "caller": "040123456",
        "arrived_at": 1_000_000,
        "seat": "agent1",
        "answered_at": 1_010_000,
        "ended_at": 1_070_000,
        "ended_by": "customer",
    }
    return ServedAlone(**{**fields, **change})


class Away:
    """What is around: the switch, what the database knows, and what is kept."""

    def __init__(self) -> None:
        self.switch, self.clock = FakeSwitch(), SimulatedClock(2_000_000)
        self.known: set[str] = set()
        self.kept: list[list[Recorded]] = []
        self.live = LiveContacts()
        ids = iter(f"c{n}" for n in range(1, 100))
        contacts = Contacts(self.live, lambda: next(ids))
        self.read_back = ReadBack(
            self.switch,
            contacts,
            self,  # type: ignore[arg-type]
            {"agent1": "a1"}.get,
            self._legs_known,
            self._keep,
            lambda: next(ids),
            self.clock,
        )

    def normalise(self, raw: str) -> str:
        return f"+386{raw.removeprefix('0')}"

    async def _legs_known(self, leg_ids: list[str], since: int) -> set[str]:
        assert since == 1_000_000
        return self.known & set(leg_ids)

    def _keep(self, events: list[Recorded]) -> "asyncio.Future[None]":
        self.kept.append(events)
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        done.set_result(None)
        return done

    async def looks(self) -> None:
        self.read_back.look()
        await self.settles()

    @staticmethod
    async def settles() -> None:
        for _ in range(20):
            await asyncio.sleep(0)

    def outcomes(self) -> list[Any]:
        return [events[-1].event.outcome for events in self.kept]  # type: ignore[attr-defined]


async def test_each_call_gets_a_number_and_a_story_once() -> None:
    away = Away()
    gave_up = {"seat": "", "answered_at": None}
    away.switch.alone = (
        [
            a_call("one"),
            a_call("two", **gave_up, ended_at=1_004_000),
            a_call("three", **gave_up, ended_at=1_009_000),
            a_call("four", ended_by="lost"),
            a_call("five", seat="stranger"),
            a_call("known"),
        ],
        0,
    )
    away.known = {"known"}
    await away.looks()
    await away.looks()
    assert away.outcomes() == ["answered", "short_abandoned", "abandoned", "lost", "answered"]
    first = away.kept[0][0].event
    assert isinstance(first, e.ContactArrived)
    assert (first.number, first.address) == (1, "+38640123456")
    assert away.live.last_number == 5


async def test_talks_that_go_on_are_looked_at_again() -> None:
    away = Away()
    away.switch.alone = ([], 1)
    await away.looks()
    assert away.kept == []
    away.switch.alone = ([a_call("one")], 0)
    away.clock.advance(LOOK_AGAIN_MS)
    await away.settles()
    assert away.outcomes() == ["answered"]
    away.switch.alone = ([a_call("two")], 0)
    away.clock.advance(LOOK_AGAIN_MS)
    await away.settles()
    assert away.outcomes() == ["answered"]


async def test_what_cannot_be_read_now_is_read_later() -> None:
    away = Away()

    async def broken() -> Any:
        raise OSError("the disk is slow to come")

    whole = away.switch.served_alone
    away.switch.served_alone = broken  # type: ignore[method-assign]
    await away.looks()
    away.switch.served_alone = whole  # type: ignore[method-assign]
    away.switch.alone = ([a_call("one")], 0)
    away.clock.advance(LOOK_AGAIN_MS)
    await away.settles()
    assert away.outcomes() == ["answered"]
