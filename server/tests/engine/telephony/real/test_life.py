"""The switch and Ringhall die and come back, one without the other."""

import asyncio
import os
import signal
import socket
import sys

import msgspec
import pytest

from ringhall.engine.telephony import events, ports
from ringhall.engine.telephony.asterisk.process import running_pid
from ringhall.engine.telephony.service import AsteriskSwitch
from ringhall.engine.telephony.settings import ExternalAri
from tests.support.ear import until
from tests.support.switch import Centre, centre, shared_music

__all__ = ["centre", "shared_music"]
pytestmark = pytest.mark.real


async def test_a_killed_switch_is_back_by_itself(centre: Centre) -> None:
    caller = await centre.call_arrives("stays")
    await centre.do(ports.Answer(leg_id=caller))
    os.kill(centre.asterisk.pid, signal.SIGKILL)
    await centre.ear.hears(events.SwitchDown)
    up = await centre.ear.hears(events.SwitchUp)
    assert up.fresh
    assert up.legs == []
    assert await centre.call_arrives("stays", "4008000002") != caller


async def test_calls_outlive_ringhall_and_are_shown_to_the_next(centre: Centre) -> None:
    caller = await centre.call_arrives("stays")
    await centre.do(
        ports.Answer(leg_id=caller),
        ports.CreateBridge(bridge_id="c1"),
        ports.AddToBridge(bridge_id="c1", leg_id=caller),
        ports.Dial(leg_id="c1.x", endpoint="PJSIP/rings@public"),
    )
    await centre.ear.hears(events.LegRinging)
    pid = centre.asterisk.pid
    await centre.switch.leave()
    centre.switch = centre.new_switch()
    await centre.switch.start()
    up = await centre.ear.hears(events.SwitchUp)
    assert not up.fresh
    assert centre.asterisk.pid == pid
    legs = {leg.leg_id: leg for leg in up.legs}
    assert (legs[caller].state, legs[caller].ours, legs[caller].dialled) == ("up", True, "4008000001")
    assert (legs["c1.x"].state, legs["c1.x"].ours) == ("ringing", True)
    assert up.bridges == {"c1": [caller]}
    await centre.do(ports.HangUp(leg_id="c1.x"))
    assert (await centre.ear.hears(events.LegEnded)).leg_id == "c1.x"
    await centre.do(ports.HangUp(leg_id=caller))
    assert (await centre.ear.hears(events.LegEnded)).leg_id == caller


OWNER = """
import asyncio, sys
from ringhall.engine.telephony.asterisk.process import running_pid
from ringhall.engine.telephony.service import AsteriskSwitch
from ringhall.engine.telephony.settings import TelephonySettings
import msgspec

async def main():
    settings = msgspec.json.decode(sys.argv[1], type=TelephonySettings, dec_hook=lambda kind, value: kind(value))
    switch = AsteriskSwitch(settings)
    await switch.start()
    (settings.data / "owned").touch()
    await asyncio.sleep(60)

asyncio.run(main())
"""


async def test_a_killed_owner_leaves_a_switch_that_the_next_one_takes_over(centre: Centre) -> None:
    left_alone = centre.asterisk
    await centre.switch.leave()
    settings = msgspec.json.encode(centre.settings, enc_hook=str).decode()
    owner = await asyncio.create_subprocess_exec(sys.executable, "-c", OWNER, settings)
    await until(lambda: _is_owned_by_another(centre))
    pid = running_pid(centre.instance)
    caller = await centre.call_answered_by_nobody(left_alone)
    owner.kill()
    await owner.wait()
    assert os.getsid(pid) == pid
    centre.switch = centre.new_switch()
    await centre.switch.start()
    assert centre.asterisk.pid == pid
    up = await centre.ear.hears(events.SwitchUp)
    assert [(leg.ours, leg.dialled) for leg in up.legs] == [(True, caller)]


async def _is_owned_by_another(centre: Centre) -> bool:
    return (centre.settings.data / "owned").exists()


async def test_without_ringhall_callers_wait_in_the_fallback_queue_and_return_with_their_wait(centre: Centre) -> None:
    await centre.switch.set_seats([ports.Seat(name="agent1", secret="another")], [])
    await centre.is_alone()
    await centre.far.call("4008000001", "stays")
    centre.switch = centre.new_switch()
    await until(lambda: _waits(centre))
    await centre.switch.start()
    up = await centre.ear.hears(events.SwitchUp)
    assert [leg.ours for leg in up.legs] == [False]
    arrived = await centre.ear.hears(events.CallArrived, seconds_max=30)
    assert (arrived.leg_id, arrived.dialled) == (up.legs[0].leg_id, "4008000001")
    assert 15_000 <= arrived.waited_ms <= 25_000


async def _waits(centre: Centre) -> bool:
    shown = await centre.far.process.command("core show channels")
    return "1 active channel" in shown and "Up" in shown


async def test_without_ringhall_a_seat_answers_callers(centre: Centre) -> None:
    await centre.is_alone()
    await centre.far.call("4008000001", "tone1500")
    await until(lambda: _talks(centre), shows=centre.shows)
    centre.switch = centre.new_switch()
    await centre.switch.start()
    up = await centre.ear.hears(events.SwitchUp)
    assert [leg.ours for leg in up.legs] == [False, False]
    assert up.bridges == {}


async def test_what_a_seat_answered_without_ringhall_is_told_afterwards(centre: Centre) -> None:
    await centre.is_alone()
    await centre.far.call("4008000001", "tone1500")
    await until(lambda: _talks(centre), shows=centre.shows)
    centre.switch = centre.new_switch()
    await centre.switch.start()
    assert await centre.switch.served_alone() == ([], 1)
    await centre.far.process.command("channel request hangup all")
    await until(lambda: _is_told(centre))
    (told,), _ = await centre.switch.served_alone()
    assert (told.dialled, told.seat) == ("4008000001", "agent1")
    assert told.answered_at is not None
    assert told.arrived_at <= told.answered_at <= told.ended_at
    assert told.ended_by in ("customer", "agent")


async def _is_told(centre: Centre) -> bool:
    found, talking = await centre.switch.served_alone()
    return len(found) == 1 and talking == 0


async def _talks(centre: Centre) -> bool:
    """The caller's leg and the seat's leg are both up at the far end."""
    return (await centre.far.process.command("core show channels")).count(" Up ") == 2


async def test_malformed_sip_disturbs_nobody(centre: Centre) -> None:
    caller = await centre.call_arrives("stays")
    await centre.do(ports.Answer(leg_id=caller))
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as stranger:
        for rubbish in (
            b"\0" * 1400,
            b"INVITE sip:x SIP/2.0\r\n\r\n",
            b"INVITE " + b"A" * 8000,
            os.urandom(1200),
            b"INVITE sip:1@127.0.0.1 SIP/2.0\r\nVia: x\r\nContent-Length: 99999999\r\n\r\n" * 3,
        ):
            stranger.sendto(rubbish, ("127.0.0.1", centre.sip_port))
    assert await centre.call_arrives("stays", "4008000002") != caller
    await centre.do(ports.HangUp(leg_id=caller))
    assert (await centre.ear.hears(events.LegEnded)).leg_id == caller


async def test_stopping_leaves_nothing(centre: Centre) -> None:
    pid = centre.asterisk.pid
    await centre.switch.stop()
    assert not os.path.exists(f"/proc/{pid}")
    await centre.switch.start()


async def test_an_asterisk_of_ones_own_is_used_by_settings_alone(centre: Centre) -> None:
    address = centre.switch.address
    await centre.switch.leave()
    external = ExternalAri(
        url=address.url,
        user=address.user,
        password=address.password,
        recordings=centre.switch.host.recordings,
    )
    centre.switch = AsteriskSwitch(msgspec.structs.replace(centre.settings, external=external))
    centre.switch.listen(centre.ear)
    try:
        await centre.switch.start()
        assert not (await centre.ear.hears(events.SwitchUp)).fresh
        assert await centre.call_arrives("stays")
    finally:
        await centre.switch.leave()
        # Only one whose own it is may stop it.
        centre.switch = centre.new_switch()
        await centre.switch.start()


async def test_new_settings_restart_the_one_that_still_runs(centre: Centre) -> None:
    pid = centre.asterisk.pid
    await centre.switch.leave()
    centre.settings = msgspec.structs.replace(centre.settings, guest_allowed=True)
    centre.switch = centre.new_switch()
    await centre.switch.start()
    assert centre.asterisk.pid not in (0, pid)
    assert "guests" in await centre.asterisk.command("pjsip show endpoint guest")
