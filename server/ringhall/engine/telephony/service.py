"""The switch made real: an Asterisk, embedded or the user's own, obeyed through ARI."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec

from ringhall.engine.telephony import events, ports
from ringhall.engine.telephony.ari import messages
from ringhall.engine.telephony.ari.ears import connect, listen, opened
from ringhall.engine.telephony.ari.halves import Half, left_outside, picked_up
from ringhall.engine.telephony.ari.legs import Legs
from ringhall.engine.telephony.ari.link import AriRefused, Link, Traffic
from ringhall.engine.telephony.ari.requests import (
    Request,
    answer_phone,
    channel_of,
    follow,
    join_phone,
    originate,
    request_for,
    trunk_of,
)
from ringhall.engine.telephony.ari.wire import AriAddress
from ringhall.engine.telephony.asterisk.embedded import EmbeddedAsterisk
from ringhall.engine.telephony.asterisk.external import ExternalAsterisk
from ringhall.engine.telephony.asterisk.provision import Progress
from ringhall.engine.telephony.errors import AsteriskDidNotStart
from ringhall.engine.telephony.settings import TelephonySettings
from ringhall.foundation import tasks

LINK_SECONDS_MAX = 15.0
RING_GRACE_SECONDS = 5.0
# A phone that rings says so much sooner; where it was quicker than our following, nobody tells.
RING_HEARD_SECONDS = 1.0
BOOT_MARK = "RINGHALL_BOOT"
NOT_FOUND = 404
CONFLICT = 409
# The Q.850 cause for a temporary failure.
NOT_JOINED = 41


class AsteriskSwitch:
    """Implements `ports.Switch`."""

    def __init__(self, settings: TelephonySettings, progress: Progress = lambda done, total, what: None) -> None:
        self._settings = settings
        self.host: EmbeddedAsterisk | ExternalAsterisk = (
            ExternalAsterisk(settings, settings.external)
            if settings.external
            else EmbeddedAsterisk(settings, progress, self._restarted)
        )
        self._address: AriAddress | None = None
        self._link: Link | None = None
        self._legs = Legs(settings.app)
        self._hear: Callable[[events.SwitchEvent], None] = lambda event: None
        self._up = asyncio.Event()
        self._channels_max: dict[str, int] = {}

    async def boot(self) -> None:
        """Start or find the switch without connecting, so that other parts may start meanwhile."""
        self._address = await self.host.start()

    async def start(self) -> None:
        """Connect (and start or find the switch where `boot` has not); returns once SwitchUp was told."""
        if self._address is None:
            await self.boot()
        self._link = Link(self.address, self._greet, self._heard, self._cut)
        self._link.start()
        try:
            await asyncio.wait_for(self._up.wait(), LINK_SECONDS_MAX)
        except TimeoutError:
            await self.stop()
            raise AsteriskDidNotStart(
                reason=f"no ARI link to {self.address.url} within {LINK_SECONDS_MAX:g} s; check user and password.",
                log=self.log_file or "on its own machine",
            ) from None

    @property
    def address(self) -> AriAddress:
        """Where ARI is, once the switch was booted."""
        if self._address is None:
            raise AsteriskDidNotStart(reason="nobody has started it yet.", log=self.log_file)
        return self._address

    @property
    def traffic(self) -> Traffic:
        """What came over the link since it was started."""
        return self._link.traffic if self._link is not None else Traffic()

    @property
    def websocket_url(self) -> str:
        """Where browsers' SIP goes (sub-protocol `sip`); loopback when the switch is our own."""
        return f"{self.address.url.replace('http', 'ws', 1)}/ws"

    @property
    def log_file(self) -> Path | None:
        """The switch's own log, None when it is not ours to read."""
        return self.host.log_file

    async def stop(self) -> None:
        """Close the link and end the embedded switch with all its calls."""
        await self._unlink()
        await self.host.stop()

    async def leave(self) -> None:
        """Close the link; the switch and its calls go on until the next start."""
        await self._unlink()
        await self.host.leave()

    def listen(self, hear: Callable[[events.SwitchEvent], None]) -> None:
        """Every event goes to `hear`, in order, from the event loop."""
        self._hear = hear

    async def perform(self, command: ports.Command) -> None:
        """Carry out one command. Raises SwitchRefused; never waits for a person."""
        try:
            if isinstance(command, ports.Dial):
                await self._dial(command)
            elif isinstance(command, ports.PutThrough):
                await self._request(answer_phone(command.leg_id))
                await self._request(join_phone(command.leg_id, command.bridge_id))
            elif isinstance(command, ports.Listen):
                await self._request(listen(command, self._settings.app))
            else:
                await self._request(request_for(command))
        except AriRefused as refused:
            if isinstance(command, ports.CreateBridge) and refused.status == CONFLICT:
                return
            raise ports.SwitchRefused(type(command).__name__, refused.status, refused.reason) from None

    async def look(self) -> events.SwitchUp:
        """What the switch holds now, for comparing; changes nothing. Raises SwitchRefused without a link."""
        try:
            channels, bridges = await self._holdings()
        except AriRefused as refused:
            raise ports.SwitchRefused("look", refused.status, refused.reason) from None
        return self._legs.view(channels, bridges, fresh=False)

    async def _holdings(self) -> tuple[list[messages.Channel], list[messages.Bridge]]:
        channels, bridges = await asyncio.gather(
            self._request(Request("GET", "channels")), self._request(Request("GET", "bridges"))
        )
        return msgspec.convert(channels, list[messages.Channel]), msgspec.convert(bridges, list[messages.Bridge])

    async def is_registered(self, endpoint: str) -> bool | None:
        """Whether a phone is registered at this endpoint (`PJSIP/agent3`); None where the switch does not say."""
        try:
            found = await self._request(Request("GET", f"endpoints/{endpoint}"))
        except AriRefused:
            return None
        return {"online": True, "offline": False}.get(str(found.get("state")))

    async def packets_from(self, leg_id: str) -> int | None:
        """How many packets of sound have come from this leg; None where the switch does not know."""
        try:
            found = await self._request(Request("GET", f"{channel_of(leg_id).path}/rtp_statistics"))
        except AriRefused:
            return None
        return int(found["rxcount"])

    async def served_alone(self) -> tuple[list[ports.ServedAlone], int]:
        """Calls that its own queue had while we were away, and how many of that kind still talk."""
        return await self.host.served_alone()

    async def set_seats(self, seats: list[ports.Seat], fallback_order: list[str]) -> None:
        """Make the SIP accounts exactly these."""
        await self.host.set_seats(seats, fallback_order)

    async def set_trunks(self, trunks: list[ports.Trunk]) -> None:
        """Make the trunks exactly these."""
        self._channels_max = {trunk.name: trunk.channels_max for trunk in trunks}
        await self.host.set_trunks(trunks)

    async def _dial(self, command: ports.Dial) -> None:
        line = trunk_of(command.endpoint) or command.endpoint.partition("/")[2]
        if self._legs.on_line(line) >= self._channels_max.get(line, 1_000_000):
            raise AriRefused(503, f"all {self._channels_max[line]} channels of trunk {line} are in use")
        self._legs.dialling(command.leg_id, line)
        # Both go out at once, in this order; waiting between them could miss how the leg rings.
        not_dialled, not_followed = await asyncio.gather(
            self._refusal(originate(command)), self._refusal(follow(command, self._settings.app))
        )
        if not_dialled is not None:
            self._legs.forget(command.leg_id)
            raise not_dialled
        if not_followed is not None:
            self._tell(self._legs.lost(command.leg_id))
            return
        later = asyncio.get_running_loop().call_later
        later(RING_HEARD_SECONDS, self._check_rings, command.leg_id)
        later(command.ring_seconds + RING_GRACE_SECONDS, self._check_dialled, command.leg_id)

    async def _join(self, half: Half) -> None:
        """Put it into the bridge of its phone; where that is not there, its leg ends, as with a phone that fails."""
        if await self._refusal(join_phone(half.leg_id, half.bridge_id)) is not None:
            await self._refusal(request_for(ports.HangUp(leg_id=half.leg_id, cause=NOT_JOINED)))

    def _restarted(self) -> None:
        if self._link is not None:
            self._link.hurry()

    async def _unlink(self) -> None:
        if self._link is not None:
            await self._link.stop()
        self._link = self._address = None

    async def _request(self, request: Request) -> Any:
        if self._link is None:
            raise AriRefused(0, "no link to the switch")
        return await self._link.request(request)

    async def _refusal(self, request: Request) -> AriRefused | None:
        try:
            await self._request(request)
        except AriRefused as refused:
            return refused
        return None

    def _check_rings(self, leg_id: str) -> None:
        if self._legs.is_silent(leg_id):
            tasks.start(self._find(leg_id), "telephony.find_ringing")

    def _check_dialled(self, leg_id: str) -> None:
        if self._legs.is_dialling(leg_id):
            tasks.start(self._find(leg_id), "telephony.find_leg")

    async def _find(self, leg_id: str) -> None:
        """Nothing was heard of a leg in time: a word of it was lost, or there is nothing to hear yet."""
        try:
            found = await self._request(channel_of(leg_id))
        except AriRefused as refused:
            if refused.status == NOT_FOUND:
                self._tell(self._legs.lost(leg_id))
            return
        self._tell(self._legs.found(msgspec.convert(found, messages.Channel)))

    async def _greet(self) -> None:
        """Ask for our kinds of events only, then take the snapshot that everything after it builds on."""
        ask = self._request
        await ask(Request("PUT", f"applications/{self._settings.app}/eventFilter", body=messages.event_filter()))
        mark, (channels, bridges) = await asyncio.gather(
            ask(Request("GET", "asterisk/variable", {"variable": BOOT_MARK})), self._holdings()
        )
        await ask(Request("POST", "asterisk/variable", {"variable": BOOT_MARK, "value": "1"}))
        up = self._legs.snapshot(channels, bridges, fresh=not mark["value"])
        self._hear(up)
        self._up.set()
        for half in left_outside(channels, bridges):
            tasks.start(self._join(half), "telephony.join_phone")

    def _heard(self, message: messages.Known) -> None:
        if half := picked_up(message):
            tasks.start(self._join(half), "telephony.join_phone")
        elif ear := opened(message):
            # Refused: the leg has gone, and with it the ear.
            tasks.start(self._refusal(connect(ear)), "telephony.connect_ear")
        self._tell(self._legs.hear(message))

    def _tell(self, told: list[events.SwitchEvent]) -> None:
        for event in told:
            if isinstance(event, events.MessageRecorded) and event.file:
                event = msgspec.structs.replace(event, file=str(self.host.recordings / event.file))
            self._hear(event)

    def _cut(self, reason: str) -> None:
        self._up.clear()
        self._hear(events.SwitchDown(reason=reason))
