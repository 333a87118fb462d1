"""Real calls between the public network and a real switch; both sides keep what they hear."""

import os
import signal
import socket
from array import array
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from ringhall.apps.simulator.configuration import Account
from ringhall.apps.simulator.leg import within
from ringhall.apps.simulator.playing import Options
from ringhall.apps.simulator.playing import public_network as running_network
from ringhall.apps.simulator.traffic import Traffic, TrafficSettings
from ringhall.apps.simulator.voices import prepare_quiet
from ringhall.engine.recordings.files import RecordingFiles
from ringhall.engine.recordings.live import Recording
from ringhall.engine.telephony import events, ports
from ringhall.engine.telephony.asterisk.network import free_port
from ringhall.engine.telephony.service import AsteriskSwitch
from ringhall.engine.telephony.settings import TelephonySettings
from ringhall.foundation import tasks
from tests.support.ear import Ear, until
from tests.support.public_network import PublicNetwork, public_network
from tests.support.tones import loudness

pytestmark = pytest.mark.real

CALLER, AGENT = 440, 1000


class Switch:
    """A real switch with one trunk and one seat, commanded by the test."""

    def __init__(self, folder: Path) -> None:
        self.sip_port = free_port(socket.SOCK_DGRAM)
        self.asterisk = AsteriskSwitch(TelephonySettings(data=folder, sip_port=self.sip_port))
        self.ear = Ear()
        self.asterisk.listen(self.ear)

    async def start(self) -> None:
        await self.asterisk.start()
        await self.asterisk.set_trunks([ports.Trunk(name="public", match=["127.0.0.1"])])
        await self.asterisk.set_seats([ports.Seat(name="agent3", secret="s3cret")], [])

    async def do(self, *commands: ports.Command) -> None:
        for command in commands:
            await self.asterisk.perform(command)


@pytest_asyncio.fixture
async def switch(tmp_path: Path) -> AsyncIterator[Switch]:
    switch = Switch(tmp_path / "s")
    await switch.start()
    yield switch
    await switch.asterisk.stop()


@pytest_asyncio.fixture
async def network(tmp_path: Path, switch: Switch) -> AsyncIterator[PublicNetwork]:
    async with public_network(tmp_path / "n", switch.sip_port) as network:
        yield network


async def test_a_caller_and_a_phone_hear_each_other_and_the_recording_knows_who_is_who(
    switch: Switch,
    network: PublicNetwork,
    tmp_path: Path,
) -> None:
    phone = await network.phone("agent3", "s3cret")
    caller = await network.call("4008000001", "+12025550123")
    arrived = await switch.ear.hears(events.CallArrived)
    assert (arrived.dialled, arrived.caller) == ("4008000001", "+12025550123")
    await switch.do(ports.Answer(leg_id=arrived.leg_id))
    await caller.answered()
    await caller.say(None)
    await caller.press("2")
    assert (await switch.ear.hears(events.KeyPressed)).key == "2"

    raw = tmp_path / "c1.2.raw"
    await switch.do(
        ports.Dial(
            leg_id="c1.2",
            endpoint="PJSIP/agent3",
            caller="+12025550123",
            recording=str(raw),
            headers={"X-Ringhall-Contact": "c1"},
        )
    )
    seat = await phone.rings()
    assert (seat.contact_id, seat.leg.other) == ("c1", "+12025550123")
    await switch.ear.hears(events.LegRinging)
    await seat.answer(voice_hz=AGENT)
    await switch.ear.hears(events.LegAnswered)
    await caller.say(CALLER)
    await switch.do(
        ports.CreateBridge(bridge_id="c1"),
        ports.AddToBridge(bridge_id="c1", leg_id=arrived.leg_id),
        ports.AddToBridge(bridge_id="c1", leg_id="c1.2"),
    )
    await caller.hears(AGENT)
    await seat.hears(CALLER)
    assert not caller.heard(CALLER)
    await caller.hang_up()
    assert (await switch.ear.hears(events.LegEnded)).leg_id == arrived.leg_id
    await switch.do(ports.HangUp(leg_id="c1.2"))
    await seat.ended()

    recording = Recording("c1", 1, "talk", "c1.2", "c1.2", "agent3", 0)
    files = RecordingFiles(tmp_path, tmp_path, tmp_path / "kept")
    files.keep(recording)
    sound = array("h", files.kept(recording.path).read_bytes()[44:])[-4 * 8000 :]
    customer, agent = sound[0::2], sound[1::2]
    assert loudness(customer, CALLER) > 10 * loudness(customer, AGENT)
    assert loudness(agent, AGENT) > 10 * loudness(agent, CALLER)


async def test_a_call_that_is_refused_ends_with_its_cause(switch: Switch, network: PublicNetwork) -> None:
    caller = await network.call("4008000001", "+12025550123")
    arrived = await switch.ear.hears(events.CallArrived)
    await switch.do(ports.HangUp(leg_id=arrived.leg_id, cause=17))
    await caller.ended()
    assert (caller.leg.cause, caller.leg.answered.is_set()) == (17, False)


async def test_a_phone_that_declines_and_a_caller_who_gives_up(switch: Switch, network: PublicNetwork) -> None:
    phone = await network.phone("agent3", "s3cret")
    await switch.do(ports.Dial(leg_id="c1.2", endpoint="PJSIP/agent3"))
    await (await phone.rings()).leg.hang_up(21)
    ended = await switch.ear.hears(events.LegEnded)
    assert (ended.leg_id, ended.was_answered) == ("c1.2", False)
    caller = await network.call("4008000001", "+12025550123")
    arrived = await switch.ear.hears(events.CallArrived)
    await caller.hang_up()
    assert (await switch.ear.hears(events.LegEnded)).leg_id == arrived.leg_id


async def test_many_phones_register_and_a_wrong_secret_does_not(switch: Switch, network: PublicNetwork) -> None:
    seats = [ports.Seat(name=f"agent{n}", secret=f"secret{n}") for n in range(3, 18)]
    await switch.asterisk.set_seats(seats, [])
    right = [Account(seat.name, seat.secret) for seat in seats[1:]]
    accounts = [Account("agent3", "wrong"), *right]

    async def all_but_one() -> bool:
        return await network.network.set_phones(accounts, seconds_max=0) == len(right)

    await until(all_but_one)
    assert await network.network.set_phones(accounts, seconds_max=1) == len(right)


async def test_a_waiting_caller_notices_when_somebody_takes_the_call(switch: Switch, network: PublicNetwork) -> None:
    phone = await network.phone("agent3", "s3cret")
    caller = await network.call("4008000001", "+12025550123")
    arrived = await switch.ear.hears(events.CallArrived)
    await switch.do(ports.Answer(leg_id=arrived.leg_id), ports.StartMusic(leg_id=arrived.leg_id))
    await caller.answered()
    await caller.say(None)
    assert not await within(4, caller.leg.silence)
    # Without a recording the switch lets sound through untouched, which would start a new stream for the caller.
    await switch.do(ports.Dial(leg_id="c1.2", endpoint="PJSIP/agent3", recording="c1.2.raw"))
    await (await phone.rings()).answer()
    await switch.ear.hears(events.LegAnswered)
    await switch.do(
        ports.StopMusic(leg_id=arrived.leg_id),
        ports.CreateBridge(bridge_id="c1"),
        ports.AddToBridge(bridge_id="c1", leg_id=arrived.leg_id),
        ports.AddToBridge(bridge_id="c1", leg_id="c1.2"),
    )
    assert await within(4, caller.leg.silence)


async def test_people_outside_are_glad_to_talk_busy_or_absent(tmp_path: Path) -> None:
    switch, port = Switch(tmp_path / "s"), free_port(socket.SOCK_DGRAM)
    options = Options(
        data=tmp_path / "n",
        centre_host="127.0.0.1",
        centre_port=switch.sip_port,
        url="",
        password="",
        agents=(),
        traffic=TrafficSettings(rate=0.001),
        network_sip=port,
    )
    await switch.start()
    await switch.asterisk.set_trunks([ports.Trunk(name="public", match=["127.0.0.1"], host="127.0.0.1", port=port)])
    async with running_network(options, prepare_quiet(tmp_path / "v")) as network:
        traffic = tasks.start(Traffic(network, [], options.traffic).run(), "traffic")
        for number, leg in (("+12025550121", "c1.1"), ("+12025550127", "c1.2"), ("+12025550128", "c1.3")):
            await switch.do(ports.Dial(leg_id=leg, endpoint=f"PJSIP/{number}@public", ring_seconds=9))
        causes = {}
        for _ in ("busy", "absent"):
            ended = await switch.ear.hears(events.LegEnded)
            causes[ended.leg_id] = ended.cause
        assert causes == {"c1.2": 17, "c1.3": 19}
        await tasks.stop(traffic)
    answered = [event.leg_id for event in switch.ear.events if isinstance(event, events.LegAnswered)]
    await switch.asterisk.stop()
    assert answered == ["c1.1"]


async def test_a_network_that_dies_ends_its_calls_and_comes_back_with_its_phones(
    switch: Switch, network: PublicNetwork
) -> None:
    await network.phone("agent3", "s3cret")
    caller = await network.call("4008000001", "+12025550123")
    await switch.ear.hears(events.CallArrived)
    os.kill(network.network.pid, signal.SIGKILL)
    await caller.ended()
    phone = network.phone_of("agent3")
    again = await network.call("4008000001", "+12025550124")
    assert (await switch.ear.hears(events.CallArrived)).caller == "+12025550124"
    await switch.do(ports.Dial(leg_id="c1.2", endpoint="PJSIP/agent3"))
    await (await phone.rings()).leg.hang_up()
    await again.hang_up()
