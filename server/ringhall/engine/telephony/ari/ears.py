"""Channels that carry what a leg says to whoever listens. They are no legs, and nobody else hears of them.

A snoop on the leg enters the application, and goes on from there into the dialplan, which connects it. So closing the
connection is all that ends it, also when this program is gone.
"""

import msgspec

from ringhall.engine.telephony import ports
from ringhall.engine.telephony.ari.messages import Known, StasisStart
from ringhall.engine.telephony.ari.requests import Request, channel_of

EAR = ".ear"
ROLE = "ear"
CONTEXT = "ears"


class Ear(msgspec.Struct, frozen=True):
    """A snoop that waits to be connected; `where` is what the dialplan needs for it."""

    channel_id: str
    where: str


def is_ear(channel_id: str) -> bool:
    """Whether this channel only listens to a leg."""
    return channel_id.endswith(EAR)


def listen(command: ports.Listen, app: str) -> Request:
    """Make the snoop."""
    ear = f"{command.ear_id}{EAR}"
    where = f"{command.secret}*{command.port}"
    asked = {"spy": "in", "whisper": "none", "app": app, "appArgs": f"{ROLE},{where}"}
    return Request("POST", f"{channel_of(command.leg_id).path}/snoop/{ear}", asked)


def opened(message: Known) -> Ear | None:
    """A snoop that is there now."""
    if isinstance(message, StasisStart) and is_ear(message.channel.id) and message.args[:1] == [ROLE]:
        return Ear(message.channel.id, message.args[1])
    return None


def connect(ear: Ear) -> Request:
    """Let it go on into the dialplan."""
    on: dict[str, str | int] = {"context": CONTEXT, "extension": ear.where, "priority": 1}
    return Request("POST", f"{channel_of(ear.channel_id).path}/continue", on)
