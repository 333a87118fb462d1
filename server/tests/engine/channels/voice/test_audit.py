"""The audit finds what differs between story and switch, tells it, and mends it, but only when it is sure."""

import pytest

from ringhall.engine.channels.voice.jobs import ALARM, Audit
from ringhall.engine.channels.voice.rules.bridges import bridge_id
from ringhall.engine.channels.voice.service import Recovery
from ringhall.engine.telephony import events as heard
from ringhall.engine.telephony import ports as ask
from tests.support.centre import TestCentre

pytestmark = pytest.mark.scenario


class Watched:
    """A centre with one talk, and a switch whose snapshot a test can bend."""

    def __init__(self) -> None:
        self.centre = TestCentre()
        self.legs: dict[str, str] = {}
        self.bridge: list[str] = []
        voice = self.centre.heart.voice
        self.audit = Audit(voice, Recovery(voice), self.look)

    async def talk(self) -> str:
        await self.centre.ready("a7")
        contact = await self.centre.call()
        await self.centre.press("caller", "2")
        seat = await self.centre.answer()
        self.legs = {"caller": "up", seat: "up"}
        self.bridge = ["caller", seat]
        self.contact_id = contact.id
        return seat

    async def look(self) -> heard.SwitchUp:
        legs = [heard.LegState(leg_id=leg, state=state, ours=True) for leg, state in self.legs.items()]  # type: ignore[arg-type]
        return heard.SwitchUp(legs=legs, bridges={bridge_id(self.contact_id, "bridge"): self.bridge}, fresh=False)

    async def twice(self) -> set[str]:
        await self.audit.once()
        sure = await self.audit.once()
        await self.centre.settle()
        return {each.cause for each in sure}


async def test_a_sound_centre_is_left_alone() -> None:
    watched = Watched()
    await watched.talk()
    asked = len(watched.centre.switch.asked)
    assert await watched.twice() == set()
    assert len(watched.centre.switch.asked) == asked


async def test_a_leg_that_vanished_unheard_ends_the_contact() -> None:
    watched = Watched()
    await watched.talk()
    del watched.legs["caller"]
    assert (await watched.audit.once()) == set()
    assert watched.centre.agent("a7") == "talking"
    assert {d.cause for d in await watched.audit.once()} == {"leg_gone"}
    await watched.centre.settle()
    assert watched.centre.agent("a7") == "wrap_up"
    assert (ALARM, "watch") in watched.centre.alarms


async def test_a_leg_that_fell_out_of_the_bridge_is_joined_again() -> None:
    watched = Watched()
    seat = await watched.talk()
    watched.bridge = ["caller"]
    assert await watched.twice() == {"not_joined"}
    joined = watched.centre.switch.last(ask.AddToBridge)
    assert joined.leg_id == seat


async def test_a_leg_of_nobody_is_hung_up() -> None:
    watched = Watched()
    await watched.talk()
    watched.legs["ghost"] = "up"
    assert await watched.twice() == {"stranger"}
    assert watched.centre.switch.last(ask.HangUp).leg_id == "ghost"


async def test_a_bridge_that_outlived_its_contact_is_taken_away() -> None:
    watched = Watched()
    await watched.talk()
    await watched.centre.hang_up("caller")
    await watched.centre.do(watched.centre.heart.routing.finish_wrap_up, "a7")
    watched.legs, watched.bridge = {}, []
    watched.centre.switch.asked.clear()
    assert await watched.twice() == {"stranger"}
    assert watched.centre.switch.asked == [ask.DestroyBridge(bridge_id=bridge_id(watched.contact_id, "bridge"))]
