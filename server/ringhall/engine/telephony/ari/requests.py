"""What each command of the port is in the language of ARI."""

from collections.abc import Mapping
from urllib.parse import quote, urlencode

import msgspec

from ringhall.engine.telephony import ports

DIALLED_CONTEXT = "legs"
FORMATS = "ulaw,alaw,opus"
# What never leaves the switch needs no coding, and what is recorded is of this kind anyway.
PLAIN = "slin"
# The one type that never falls back to passing packets through when two are left. There is no video in our calls.
DEVICE_STATES = {"free": "NOT_INUSE", "ringing": "RINGING", "talking": "INUSE"}
ALWAYS_MIXED = "mixing,video_sfu"


class Request(msgspec.Struct, frozen=True):
    """One request; `body` is sent as JSON."""

    method: str
    path: str
    query: Mapping[str, str | int] = {}
    body: Mapping[str, object] | None = None

    @property
    def uri(self) -> str:
        return f"{self.path}?{urlencode(self.query)}" if self.query else self.path


PHONE_HALF = ".phone"
"""What the id of a leg that leads into a bridge has at its end, where it names the half that stands for the phone."""


def trunk_of(endpoint: str) -> str:
    """The trunk a dialled endpoint goes out by, empty for a seat."""
    return endpoint.rpartition("@")[2] if "@" in endpoint else ""


def originate(command: ports.Dial) -> Request:
    """Call an endpoint; it enters the dialplan's `legs` when it answers."""
    variables = {f"PJSIP_HEADER(add,{name})": value for name, value in command.headers.items()}
    variables["RINGHALL_DIALLED"] = "1"
    if command.recording:
        variables["RINGHALL_RECORDING"] = command.recording
    trunk = trunk_of(command.endpoint)
    if trunk:
        variables["GROUP(trunk)"] = trunk
    endpoint, other = command.endpoint, {"formats": FORMATS}
    if endpoint.startswith(ports.INTO_BRIDGE):
        bridge, context = (
            endpoint.removeprefix(ports.INTO_BRIDGE),
            "standing_at_once" if command.at_once else "standing",
        )
        variables["RINGHALL_STANDING"] = "1"
        # "n": the two halves stay, else the recording of one would go with it.
        endpoint, other = (
            f"Local/{bridge}@{context}/n",
            {"formats": PLAIN, "otherChannelId": command.leg_id + PHONE_HALF},
        )
    name = command.caller_name.replace('"', "'")
    query: dict[str, str | int] = {
        "endpoint": endpoint,
        "context": DIALLED_CONTEXT,
        "extension": "s",
        "priority": 1,
        "callerId": f'"{name}" <{command.caller}>' if command.caller_name else command.caller,
        "timeout": command.ring_seconds,
        **other,
    }
    return Request("POST", _channel(command), query, {"variables": variables})


def follow(command: ports.Dial, app: str) -> Request:
    """Hear of a dialled leg before it answers: how it rings, or why it never did."""
    return Request("POST", f"applications/{app}/subscription", {"eventSource": f"channel:{command.leg_id}"})


def channel_of(leg_id: str) -> Request:
    """Ask whether a channel is there, and how it is."""
    return Request("GET", f"channels/{_id(leg_id)}")


def join_phone(leg_id: str, bridge_id: str) -> Request:
    """Put the half of a leg that stands for the phone into the bridge of that phone."""
    return _bridge_request(ports.AddToBridge(leg_id=leg_id + PHONE_HALF, bridge_id=bridge_id))


def answer_phone(leg_id: str) -> Request:
    """Pick up at the half of a leg that stands for the phone."""
    return Request("POST", f"channels/{_id(leg_id + PHONE_HALF)}/answer")


def request_for(command: ports.Command) -> Request:
    """The one request that carries out a command other than Dial."""
    leg = _channel(command)
    match command:
        case ports.Answer():
            return Request("POST", f"{leg}/answer")
        case ports.Ring():
            return Request("POST", f"{leg}/ring")
        case ports.StopRing():
            return Request("DELETE", f"{leg}/ring")
        case ports.HangUp(cause=cause):
            return Request("DELETE", leg, {"reason_code": cause})
        case ports.Play(playback_id=playback, media=media):
            return Request("POST", f"{leg}/play/{_id(playback)}", {"media": ",".join(media)})
        case ports.StopPlay(playback_id=playback):
            return Request("DELETE", f"playbacks/{_id(playback)}")
        case ports.StartMusic(music=music):
            return Request("POST", f"{leg}/moh", {"mohClass": music})
        case ports.StopMusic():
            return Request("DELETE", f"{leg}/moh")
        case ports.Mute():
            return Request("POST", f"{leg}/mute", {"direction": "in"})
        case ports.Unmute():
            return Request("DELETE", f"{leg}/mute", {"direction": "in"})
        case ports.SendKeys(keys=keys):
            return Request("POST", f"{leg}/dtmf", {"dtmf": keys})
        case ports.RecordMessage():
            return _record(command, leg)
        case ports.ShowState(extension=extension, state=state):
            return Request("PUT", f"deviceStates/{_id(f'Stasis:{extension}')}", {"deviceState": DEVICE_STATES[state]})
        case ports.StopRecordMessage(recording_id=recording):
            return Request("POST", f"recordings/live/{_id(recording)}/stop")
        case _:
            return _bridge_request(command)


def _bridge_request(command: ports.Command) -> Request:
    match command:
        case ports.CreateBridge(bridge_id=bridge, mixing=mixing):
            return Request("POST", f"bridges/{_id(bridge)}", {"type": ALWAYS_MIXED if mixing else "mixing"})
        case ports.AddToBridge(bridge_id=bridge, leg_id=leg):
            return Request(
                "POST", f"bridges/{_id(bridge)}/addChannel", {"channel": leg, "inhibitConnectedLineUpdates": "true"}
            )
        case ports.RemoveFromBridge(bridge_id=bridge, leg_id=leg):
            return Request("POST", f"bridges/{_id(bridge)}/removeChannel", {"channel": leg})
        case ports.DestroyBridge(bridge_id=bridge):
            return Request("DELETE", f"bridges/{_id(bridge)}")
        case _:
            raise TypeError(f"The switch knows no command {type(command).__name__}")


def _record(command: ports.RecordMessage, leg: str) -> Request:
    return Request(
        "POST",
        f"{leg}/record",
        {
            "name": command.recording_id,
            "format": "wav",
            "maxDurationSeconds": command.seconds_max,
            "maxSilenceSeconds": command.silence_seconds_max,
            "ifExists": "overwrite",
            "beep": "true",
            "terminateOn": "#",
        },
    )


def _channel(command: ports.Command) -> str:
    return f"channels/{_id(command.leg_id)}"


def _id(text: str) -> str:
    return quote(text, safe="")
