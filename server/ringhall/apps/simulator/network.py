"""The public network: a second Asterisk with phones and lines, commanded through ARI."""

import asyncio
import secrets
from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec

from ringhall.apps.simulator import configuration
from ringhall.apps.simulator.configuration import APP, Account, NetworkSettings
from ringhall.apps.simulator.leg import Leg
from ringhall.engine.telephony.ari import messages
from ringhall.engine.telephony.ari.link import AriRefused, Link
from ringhall.engine.telephony.ari.messages import event_filter
from ringhall.engine.telephony.ari.requests import Request
from ringhall.engine.telephony.asterisk.build import Build
from ringhall.engine.telephony.asterisk.process import Asterisk
from ringhall.foundation.logging import log

RING_SECONDS_MAX = 60
LINK_SECONDS_MAX = 15.0
REGISTER_SECONDS_MAX = 15.0


class Network:
    """Calls go out by `call`; calls that come in are given to `on_call`."""

    def __init__(self, settings: NetworkSettings, build: Build, folder: Path, voices: Path) -> None:
        self.on_call: Callable[[Leg], None] = lambda leg: None
        self._settings = settings
        self._legs: dict[str, Leg] = {}
        self._linked = asyncio.Event()
        self._link = Link(settings.ari, self._greet, self._hear, lambda reason: self._linked.clear())
        self._asterisk = Asterisk(
            build,
            folder,
            configuration.fixed_files(settings, voices),
            configuration.phone_files(settings, ()),
        )

    async def start(self) -> None:
        """Start the second Asterisk and take command of it."""
        await self._asterisk.start()
        self._link.start()
        async with asyncio.timeout(LINK_SECONDS_MAX):
            await self._linked.wait()

    async def stop(self) -> None:
        """End all calls and the second Asterisk."""
        await self._link.stop()
        await self._asterisk.stop()
        for leg in list(self._legs.values()):
            self._end(leg.id)

    @property
    def pid(self) -> int:
        """The process of the second Asterisk."""
        return self._asterisk.pid

    @property
    def hearings(self) -> Path:
        """Where `<leg id>.raw` holds what a leg heard (left) and said (right), where the settings ask for it."""
        return self._asterisk.instance.folder / "spool" / "monitor"

    async def set_phones(self, accounts: Iterable[Account], seconds_max: float = REGISTER_SECONDS_MAX) -> int:
        """Make the phones exactly these; returns how many are registered once all are, or time is up."""
        wanted = list(accounts)
        files = configuration.phone_files(self._settings, wanted)
        await self._asterisk.rewrite(files, "res_pjsip.so", "res_pjsip_outbound_registration.so")
        loop = asyncio.get_running_loop()
        end = loop.time() + seconds_max
        registered = await self._registered()
        while registered < len(wanted) and loop.time() < end:
            await asyncio.sleep(0.25)
            registered = await self._registered()
        return registered

    async def call(self, number: str, caller: str, line: str = "centre") -> Leg:
        """Call the centre, by a phone's line under its account; the leg rings already.

        A call that cannot be made is one that has ended.
        """
        leg = Leg(f"out-{secrets.token_hex(8)}", self._link.request, dialled=number, other=number)
        self._legs[leg.id] = leg
        dial = Request(
            "POST",
            f"channels/{leg.id}",
            {
                "endpoint": f"PJSIP/{number}@{line}",
                "callerId": caller,
                "timeout": RING_SECONDS_MAX,
                "context": "answered",
                "extension": "s",
                "priority": 1,
                "formats": "alaw",
            },
        )
        try:
            await self._link.request(dial)
        except AriRefused as refusal:
            log.warning("simulator.call_failed", reason=str(refusal))
            await leg.hang_up()
            self._end(leg.id)
        return leg

    async def _registered(self) -> int:
        return (await self._asterisk.command("pjsip show registrations")).count(" Registered ")

    async def _greet(self) -> None:
        await self._link.request(Request("PUT", f"applications/{APP}/eventFilter", body=event_filter()))
        there = await self._link.request(Request("GET", "channels"))
        present = {channel.id for channel in msgspec.convert(there, list[messages.Channel])}
        for leg_id in [leg_id for leg_id in self._legs if leg_id not in present]:
            self._end(leg_id)
        self._linked.set()

    def _hear(self, message: messages.Known) -> None:
        match message:
            case messages.StasisStart(channel=channel, args=["incoming", contact_id]):
                self._arrived(channel, contact_id)
            case messages.StasisStart(channel=channel) if channel.id in self._legs:
                self._legs[channel.id].answered.set()
            case messages.ChannelTalkingFinished(channel=channel) if channel.id in self._legs:
                self._legs[channel.id].silence.set()
            case messages.ChannelDtmfReceived(channel=channel, digit=digit) if channel.id in self._legs:
                self._legs[channel.id].keys_heard += digit
            case messages.ChannelDestroyed(channel=channel, cause=cause):
                self._end(channel.id, cause)
            case messages.StasisEnd(channel=channel):
                self._end(channel.id)
            case _:
                pass

    def _arrived(self, channel: messages.Channel, contact_id: str) -> None:
        leg = Leg(
            channel.id,
            self._link.request,
            dialled=channel.dialplan.exten,
            other=channel.caller.number,
            other_name=channel.caller.name,
            contact_id=contact_id,
        )
        self._legs[channel.id] = leg
        self.on_call(leg)

    def _end(self, leg_id: str, cause: int = 0) -> None:
        leg = self._legs.pop(leg_id, None)
        if leg is not None:
            leg.cause = cause
            leg.ended.set()
