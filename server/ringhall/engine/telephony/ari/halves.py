"""Legs that lead into the bridge of a phone which stays connected. Each has two halves, and one of them is no leg.

The half that stands for the phone is picked up and put into the bridge by the switch's own hand: nobody else knows it.
"""

from collections.abc import Iterable, Iterator

import msgspec

from ringhall.engine.telephony.ari.messages import Bridge, Channel, Known, StasisStart
from ringhall.engine.telephony.ari.requests import PHONE_HALF

ROLE = "standing"


class Half(msgspec.Struct, frozen=True):
    """The half of `leg_id` that stands for the phone, and the bridge it belongs into."""

    leg_id: str
    bridge_id: str


def is_half(channel_id: str) -> bool:
    """Whether this channel only stands for a phone."""
    return channel_id.endswith(PHONE_HALF)


def picked_up(message: Known) -> Half | None:
    """A half that was picked up by itself and waits to be put into its bridge."""
    if isinstance(message, StasisStart) and is_half(message.channel.id) and message.channel.state == "Up":
        return Half(message.channel.id.removesuffix(PHONE_HALF), message.args[1])
    return None


def left_outside(channels: Iterable[Channel], bridges: Iterable[Bridge]) -> Iterator[Half]:
    """Halves that were picked up but are in no bridge: nobody was there to put them in."""
    inside = {channel for bridge in bridges for channel in bridge.channels}
    for channel in channels:
        if is_half(channel.id) and channel.state == "Up" and channel.id not in inside:
            _, role, bridge = [*channel.dialplan.app_data.split(","), "", ""][:3]
            if role == ROLE:
                yield Half(channel.id.removesuffix(PHONE_HALF), bridge)
