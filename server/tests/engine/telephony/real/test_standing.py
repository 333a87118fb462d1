"""Legs into the bridge of a phone that stays connected, with two real Asterisks."""

from pathlib import Path

import pytest

from ringhall.engine.telephony import events, ports
from ringhall.engine.telephony.ari.requests import PHONE_HALF, channel_of
from tests.support.ear import until
from tests.support.switch import Centre, centre, shared_music
from tests.support.tones import RATE, loudness, stereo

__all__ = ["centre", "shared_music"]
pytestmark = pytest.mark.real

PHONE = "agent1.phone"


async def connect(centre: Centre) -> None:
    """Agent 1's phone, which says 700 Hz, is in its bridge."""
    await centre.do(
        ports.CreateBridge(bridge_id=PHONE, mixing=True), ports.Dial(leg_id="desk", endpoint="PJSIP/agent1")
    )
    assert (await centre.ear.hears(events.LegAnswered)).leg_id == "desk"
    await centre.do(ports.AddToBridge(bridge_id=PHONE, leg_id="desk"))


@pytest.mark.parametrize("at_once", [True, False])
async def test_one_leg_after_another_leads_to_the_phone_and_each_is_recorded(centre: Centre, at_once: bool) -> None:
    await connect(centre)
    for n in range(3):
        recording = centre.settings.data / f"talk{n}.raw"
        caller = await centre.call_arrives("tone1500", f"400800000{n}")
        leg, talk = f"c{n}.2", f"c{n}.bridge"
        dial = ports.Dial(
            leg_id=leg, endpoint=ports.into_bridge(PHONE), recording=str(recording), at_once=at_once, ring_seconds=20
        )
        await centre.do(
            ports.Answer(leg_id=caller), dial, ports.Play(leg_id="desk", playback_id=f"{n}", media=["sound:beep"])
        )
        if not at_once:
            await until(lambda leg=leg: rings(centre, leg))  # type: ignore[misc]
            await centre.do(ports.PutThrough(leg_id=leg, bridge_id=PHONE))
        assert (await centre.ear.hears(events.LegAnswered)).leg_id == leg
        await centre.do(
            ports.CreateBridge(bridge_id=talk),
            ports.AddToBridge(bridge_id=talk, leg_id=caller),
            ports.AddToBridge(bridge_id=talk, leg_id=leg),
        )
        await until(lambda file=recording: holds(file))  # type: ignore[misc]
        await centre.do(ports.HangUp(leg_id=caller), ports.HangUp(leg_id=leg))
        await centre.do(ports.DestroyBridge(bridge_id=talk))
        assert {(await centre.ear.hears(events.LegEnded)).leg_id for _ in range(2)} == {caller, leg}
    await until(lambda: alone(centre))


async def rings(centre: Centre, leg: str) -> bool:
    """The leg waits to be picked up: its other half is ours to command."""
    up = {each.leg_id: each.state for each in (await centre.switch.look()).legs}
    half = await centre.switch._request(channel_of(leg + PHONE_HALF))
    return up[leg] != "up" and half["dialplan"]["app_name"] == "Stasis"


async def holds(recording: Path) -> bool:
    """The newest half second of it has what each side says, and only that."""
    if not recording.exists():
        return False
    said, heard = stereo(recording)
    newest = said[-RATE // 2 :], heard[-RATE // 2 :]
    if len(newest[0]) < RATE // 2:
        return False
    return loudness(newest[0], 700) > 1000 > loudness(newest[0], 1500) and loudness(newest[1], 1500) > 1000


async def alone(centre: Centre) -> bool:
    """Only the phone is left, in its bridge."""
    up = await centre.switch.look()
    return [(each.leg_id, each.state) for each in up.legs] == [("desk", "up")] and up.bridges == {PHONE: ["desk"]}


async def test_a_leg_that_nobody_takes_ends_unanswered_and_one_that_is_refused_too(centre: Centre) -> None:
    await connect(centre)
    await centre.do(ports.Dial(leg_id="c1.2", endpoint=ports.into_bridge(PHONE), ring_seconds=1))
    ended = await centre.ear.hears(events.LegEnded)
    assert (ended.leg_id, ended.was_answered) == ("c1.2", False)
    await centre.do(ports.Dial(leg_id="c2.2", endpoint=ports.into_bridge("nobody.phone"), at_once=True))
    await centre.ear.hears(events.LegAnswered)
    assert (await centre.ear.hears(events.LegEnded)).leg_id == "c2.2"
    await until(lambda: alone(centre))


async def test_a_half_that_was_left_outside_is_put_into_its_bridge_at_the_return(centre: Centre) -> None:
    await connect(centre)
    await centre.do(ports.Dial(leg_id="c1.2", endpoint=ports.into_bridge(PHONE), at_once=True))
    await centre.ear.hears(events.LegAnswered)
    half = "c1.2" + PHONE_HALF
    await until(lambda: joined(centre, half))
    await centre.do(ports.RemoveFromBridge(bridge_id=PHONE, leg_id=half))
    await centre.switch.leave()
    centre.switch = centre.new_switch()
    await centre.switch.start()
    await until(lambda: joined(centre, half))


async def joined(centre: Centre, half: str) -> bool:
    """Whether the half is in the phone's bridge."""
    return half in (await centre.switch.look()).bridges[PHONE]
