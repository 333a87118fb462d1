"""A real switch with a real far end, and an ear that waits for what the switch tells."""

import os
import signal
import socket
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from ringhall.engine.telephony import events, ports
from ringhall.engine.telephony.asterisk import music
from ringhall.engine.telephony.asterisk.embedded import EmbeddedAsterisk
from ringhall.engine.telephony.asterisk.instance import Instance
from ringhall.engine.telephony.asterisk.network import free_port
from ringhall.engine.telephony.asterisk.process import Asterisk, running_pid
from ringhall.engine.telephony.service import AsteriskSwitch
from ringhall.engine.telephony.settings import TelephonySettings
from tests.support.ear import Ear, until
from tests.support.far_asterisk import FarAsterisk


class Centre:
    """A switch, its ear, and everybody else."""

    def __init__(self, folder: Path, rtp_low: int) -> None:
        self.sip_port = free_port(socket.SOCK_DGRAM)
        self.far_port = free_port(socket.SOCK_DGRAM)
        self.settings = TelephonySettings(
            data=folder / "a",
            sip_port=self.sip_port,
            rtp_low=rtp_low,
            rtp_high=rtp_low + 200,
        )
        self.far = FarAsterisk(
            folder / "b",
            self.far_port,
            self.sip_port,
            rtp_low + 300,
            {"agent1": "secret1"},
        )
        build = self.far.process.instance.build
        self.instance = Instance(build, self.settings.data / "asterisk")
        self.ear = Ear()
        self.switch = self.new_switch()
        self._left_alone: Asterisk

    def new_switch(self) -> AsteriskSwitch:
        """Another Ringhall on the same folder."""
        switch = AsteriskSwitch(self.settings)
        switch.listen(self.ear)
        return switch

    async def start(self, channels_max: int = 10) -> None:
        await self.switch.start()
        await self.ear.hears(events.SwitchUp)
        await self.switch.set_trunks(
            [
                ports.Trunk(
                    name="public",
                    match=["127.0.0.1"],
                    host="127.0.0.1",
                    port=self.far_port,
                    channels_max=channels_max,
                )
            ]
        )
        await self.switch.set_seats([ports.Seat(name="agent1", secret="secret1")], ["agent1"])
        await self.far.process.start()
        await until(self._seat_is_there)

    async def _seat_is_there(self) -> bool:
        return "sip:agent1@" in await self.asterisk.command("pjsip show contacts")

    async def is_alone(self) -> None:
        """Ringhall leaves, and the switch has noticed: a call before that would wait for Ringhall's return."""
        self._left_alone = self.asterisk
        await self.switch.leave()

        async def has_noticed() -> bool:
            return self.settings.app not in await self._left_alone.command("ari show apps")

        await until(has_noticed)

    async def shows(self) -> str:
        """What the switch left alone and the far end hold, for a test that failed."""
        far = await self.far.process.command("core show channels verbose")
        switch = [await self._left_alone.command(view) for view in ("core show channels verbose", "queue show")]
        return "\n".join(["At the switch:", *switch, "At the far end:", far])

    @property
    def asterisk(self) -> Asterisk:
        """The process of the switch."""
        assert isinstance(self.switch.host, EmbeddedAsterisk)
        assert self.switch.host.process is not None
        return self.switch.host.process

    async def stop(self) -> None:
        await self.far.process.stop()
        await self.switch.stop()
        left = running_pid(self.instance)
        if left:
            # A test that failed half-way had given it away.
            os.kill(left, signal.SIGKILL)

    async def do(self, *commands: ports.Command) -> None:
        for command in commands:
            await self.switch.perform(command)

    async def call_answered_by_nobody(self, switch: Asterisk, number: str = "4008000001") -> str:
        """A call from the public network that waits in this switch for its owner; returns the number called."""
        await self.far.call(number, "stays")

        async def is_there() -> bool:
            return "Stasis(" in await switch.command("core show channels")

        await until(is_there)
        return number

    async def call_arrives(self, behaviour: str = "tone1500", number: str = "4008000001") -> str:
        """A call from the public network; returns its leg."""
        await self.far.call(number, behaviour)
        return (await self.ear.hears(events.CallArrived)).leg_id


@pytest.fixture(scope="session")
def shared_music(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Composed once for all tests."""
    return music.ensure(tmp_path_factory.mktemp("music"))


@pytest_asyncio.fixture
async def centre(tmp_path: Path, shared_music: Path) -> AsyncIterator[Centre]:
    """A real switch and a real far end, started and connected."""
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "music").symlink_to(shared_music)
    centre = Centre(tmp_path, rtp_low=_rtp_low())
    try:
        await centre.start()
        yield centre
    finally:
        await centre.stop()


def _rtp_low() -> int:
    """The start of 600 ports that other tests hardly use."""
    return 33000 + free_port(socket.SOCK_DGRAM) % 40 * 600
