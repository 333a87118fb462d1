"""Puts the simulation together: network, phones, people; and takes everything away again."""

import asyncio
import secrets
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import msgspec

from ringhall.apps.simulator import voices
from ringhall.apps.simulator.configuration import Account, KeysBy, NetworkSettings
from ringhall.apps.simulator.desk import Desk
from ringhall.apps.simulator.http import CentreHttp, CentreSaidNo
from ringhall.apps.simulator.network import Network
from ringhall.apps.simulator.traffic import Traffic, TrafficSettings
from ringhall.engine.speech.engines import installed
from ringhall.engine.speech.service import Prompts
from ringhall.engine.telephony.asterisk import provision
from ringhall.engine.telephony.asterisk.network import free_port
from ringhall.engine.telephony.settings import TelephonySettings
from ringhall.foundation.logging import log

CENTRE_SECONDS_MAX = 60.0
RETRY_SECONDS = 1.0


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """What the simulation is told: the centre's SIP port and page, a folder of its own, its own SIP port (0: any)."""

    data: Path
    centre_host: str
    centre_port: int
    url: str
    password: str
    traffic: TrafficSettings
    agents: tuple[str, ...]
    asterisk: Path | None = None
    seconds: float | None = None
    network_sip: int = 0
    keys_by: KeysBy = "rtp"


async def play(options: Options) -> None:
    """Play until cancelled, or for `seconds`."""
    http = CentreHttp(options.url)
    desks = [Desk(http, login, options.password) for login in options.agents]
    spoken = await voices.prepare(options.data / "voices", Prompts(options.data / "speech", installed()))
    async with public_network(options, spoken) as network:
        registered = await network.set_phones([await _account(desk) for desk in desks])
        log.info("simulator.playing", phones=registered, of=len(desks), rate=options.traffic.rate)
        traffic = Traffic(network, desks, options.traffic)
        try:
            async with asyncio.timeout(options.seconds):
                await traffic.run()
        except TimeoutError:
            log.info("simulator.done")


@asynccontextmanager
async def public_network(options: Options, spoken: Path, *, hearing: bool = False) -> AsyncIterator[Network]:
    """A network that runs inside the block and is gone after it; `spoken` holds the voices."""
    folder = options.data / "network"
    settings = NetworkSettings(
        centre_host=options.centre_host,
        centre_port=options.centre_port,
        sip_port=options.network_sip or free_port(socket.SOCK_DGRAM),
        http_port=free_port(),
        ari_password=secrets.token_hex(16),
        hearing=hearing,
        keys_by=options.keys_by,
    )
    engine = TelephonySettings(data=folder, asterisk=options.asterisk)
    build = await asyncio.to_thread(provision.find, engine)
    network = Network(settings, build, folder, spoken)
    try:
        await network.start()
        yield network
    finally:
        await network.stop()


async def _account(desk: Desk) -> Account:
    """The agent's SIP account, once the centre is there to give it."""
    loop = asyncio.get_running_loop()
    end = loop.time() + CENTRE_SECONDS_MAX
    while True:
        try:
            return await desk.account()
        except CentreSaidNo as no:
            if no.status not in (0, 503) or loop.time() > end:
                raise
        await asyncio.sleep(RETRY_SECONDS)
