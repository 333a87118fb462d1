"""What may be asked of the switch. Commands are values, so that rules can decide them and tests compare them."""

from collections.abc import Callable
from typing import Literal, Protocol

import msgspec

from ringhall.engine.telephony.events import SwitchEvent

INTO_BRIDGE = "bridge/"


class Command(msgspec.Struct, frozen=True, kw_only=True):
    """Base of everything that may be asked of the switch. `leg_id` is empty where no leg is meant."""

    leg_id: str = ""


class Answer(Command, frozen=True):
    """Pick up an arrived call."""


class Ring(Command, frozen=True):
    """Let a leg hear ringing."""


class StopRing(Command, frozen=True):
    """No more ringing."""


class Dial(Command, frozen=True):
    """Call an endpoint (`PJSIP/agent3`, `PJSIP/+386…@trunk`); the new leg has the id `leg_id`.

    With `recording` the leg is recorded from its answer on, both directions apart (see recordings).
    `headers` are SIP headers for the called phone. Rings at most `ring_seconds`. An endpoint made by `into_bridge` is
    a phone that stays connected: the leg rings there until a `PutThrough`, or with `at_once` is picked up by itself.
    """

    endpoint: str
    caller: str = ""
    caller_name: str = ""
    ring_seconds: int = 30
    recording: str | None = None
    headers: dict[str, str] = {}
    at_once: bool = False


class PutThrough(Command, frozen=True):
    """Take a leg that rings at a phone which stays connected: it is joined with whoever is in that phone's bridge."""

    bridge_id: str


class HangUp(Command, frozen=True):
    """End a leg. `cause` as in LegEnded; 17 says busy to a call that was not answered."""

    cause: int = 16


class Play(Command, frozen=True):
    """Play `media` (Asterisk media URIs such as `sound:/path/without/extension`) to one leg, one after the other."""

    playback_id: str
    media: list[str]


class StopPlay(Command, frozen=True):
    """Stop a playback at once."""

    playback_id: str


class StartMusic(Command, frozen=True):
    """Music on hold for a leg."""

    music: str = "default"


class StopMusic(Command, frozen=True):
    """No more music."""


class Mute(Command, frozen=True):
    """The others do not hear this leg."""


class Unmute(Command, frozen=True):
    """The others hear this leg again."""


class SendKeys(Command, frozen=True):
    """Send DTMF to a leg."""

    keys: str


class RecordMessage(Command, frozen=True):
    """Record what the leg says, after a tone, until `#`, silence or the limit."""

    recording_id: str
    seconds_max: int = 180
    silence_seconds_max: int = 6


class StopRecordMessage(Command, frozen=True):
    """Stop recording a message and keep it."""

    recording_id: str


class Listen(Command, frozen=True):
    """Send what a leg says (and nothing of what it hears) to `port` of this machine, as AudioSocket frames of 8 kHz.

    The connection names `secret`, a UUID. It lasts until one of the two ends closes it, or the leg is gone.
    """

    ear_id: str
    secret: str
    port: int

    def __repr__(self) -> str:
        return f"Listen({self.leg_id!r}, {self.ear_id!r})"


class CreateBridge(Command, frozen=True):
    """Make a bridge (once; again is no error). It passes sound on between two and mixes that of more.

    With `mixing` it mixes that of two as well, which a leg needs that has had another partner.
    """

    bridge_id: str
    mixing: bool = False


class AddToBridge(Command, frozen=True):
    """Put the leg into the bridge."""

    bridge_id: str


class RemoveFromBridge(Command, frozen=True):
    """Take the leg out of the bridge."""

    bridge_id: str


class DestroyBridge(Command, frozen=True):
    """Take the bridge away; legs in it stay up alone."""

    bridge_id: str


def into_bridge(bridge_id: str) -> str:
    """The endpoint of the phone that stays connected in this bridge."""
    return f"{INTO_BRIDGE}{bridge_id}"


class ShowState(Command, frozen=True):
    """Tell the phones that watch this extension how it is."""

    extension: str
    state: Literal["free", "ringing", "talking"]


class Seat(msgspec.Struct, frozen=True, kw_only=True):
    """A SIP account: `name` and `secret` for any phone or the page's softphone.

    Phones may watch it by its `extension`, where it has one: free, ringing, or in a call.
    """

    name: str
    secret: str
    display: str = ""
    extension: str = ""


class Trunk(msgspec.Struct, frozen=True, kw_only=True):
    """A line to the public network. `host`/`port` is where outbound calls go; `match` whence inbound ones come."""

    name: str
    match: list[str]
    host: str = ""
    port: int = 5060
    channels_max: int = 30
    codecs: tuple[str, ...] = ("alaw", "ulaw")


class SwitchRefused(Exception):
    """The switch said no to one command. 404 and 422 are everyday: the party hung up meanwhile."""

    def __init__(self, command: str, status: int, reason: str) -> None:
        super().__init__(f"{command}: {status} {reason}")
        self.command, self.status, self.reason = command, status, reason


class ServedAlone(msgspec.Struct, frozen=True, kw_only=True):
    """A call that the switch's own queue had while we were away, and that is over.

    Moments are milliseconds UTC, to the second. `seat` answered it, empty where nobody did; `lost` with the switch.
    """

    leg_id: str
    dialled: str
    caller: str
    arrived_at: int
    seat: str
    answered_at: int | None
    ended_at: int
    ended_by: Literal["customer", "agent", "lost"]


class Switch(Protocol):
    """The switch as the rest of the program sees it. Real: `service.AsteriskSwitch`; in tests: `fake.FakeSwitch`."""

    def listen(self, hear: Callable[[SwitchEvent], None]) -> None:
        """Every event goes to `hear`, in order, from the event loop."""
        ...

    async def perform(self, command: Command) -> None:
        """Carry out one command. Raises SwitchRefused; never waits for a person."""
        ...

    async def packets_from(self, leg_id: str) -> int | None:
        """How many packets of sound have come from this leg so far; None where the switch does not know."""
        ...

    async def served_alone(self) -> tuple[list[ServedAlone], int]:
        """Calls that its own queue had while we were away, and how many of that kind still talk.

        The same calls are told again each time; a switch of the user's own does not say.
        """
        ...

    async def set_seats(self, seats: list[Seat], fallback_order: list[str]) -> None:
        """Make the SIP accounts exactly these; `fallback_order` names who serves when Ringhall is down."""
        ...

    async def set_trunks(self, trunks: list[Trunk]) -> None:
        """Make the trunks exactly these."""
        ...
