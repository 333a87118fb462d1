"""What Asterisk says, only the fields that are used; unknown fields and kinds are passed over."""

from datetime import datetime

import msgspec


class Caller(msgspec.Struct, frozen=True):
    """Who is at the other end of a channel."""

    name: str = ""
    number: str = ""


class Dialplan(msgspec.Struct, frozen=True):
    """Where a channel is in the dialplan."""

    exten: str = ""
    app_name: str = ""
    app_data: str = ""


class Channel(msgspec.Struct, frozen=True):
    """One channel as Asterisk shows it. `channelvars` are the variables ari.conf asks for."""

    id: str
    name: str = ""
    state: str = ""
    caller: Caller = Caller()
    dialplan: Dialplan = Dialplan()
    channelvars: dict[str, str] = {}


class Bridge(msgspec.Struct, frozen=True):
    """One bridge; `bridge_class` is `stasis` for those made through ARI."""

    id: str
    bridge_class: str = ""
    channels: list[str] = []


class Playback(msgspec.Struct, frozen=True):
    """A playback; `target_uri` is `channel:ID`."""

    id: str
    target_uri: str = ""
    state: str = ""


class LiveRecording(msgspec.Struct, frozen=True):
    """A recording of one channel; `duration` in seconds, `talking_duration` those of them that were not silent."""

    name: str
    format: str = "wav"
    target_uri: str = ""
    duration: int = 0
    talking_duration: int | None = None


class Message(msgspec.Struct, frozen=True, tag_field="type"):
    """Base of everything that comes over the websocket."""


def milliseconds(timestamp: str) -> int | None:
    """Asterisk's `2026-11-22T10:00:00.123+0000` as milliseconds UTC; None where it says nothing."""
    return round(datetime.fromisoformat(timestamp).timestamp() * 1000) if timestamp else None


class RESTResponse(Message, frozen=True, tag=True):
    """The answer to one of our requests."""

    request_id: str
    status_code: int
    reason_phrase: str = ""
    message_body: str | None = None


class StasisStart(Message, frozen=True, tag=True):
    """A channel is ours; the first of `args` says whether it arrived or was dialled."""

    channel: Channel
    args: list[str] = []
    timestamp: str = ""


class StasisEnd(Message, frozen=True, tag=True):
    """A channel is no longer ours: for calls that came in, the only word of their end."""

    channel: Channel
    timestamp: str = ""


class ChannelStateChange(Message, frozen=True, tag=True):
    """A channel began to ring, or was answered."""

    channel: Channel


class ChannelDestroyed(Message, frozen=True, tag=True):
    """A channel is gone; told only of those we dialled."""

    channel: Channel
    cause: int = 0
    timestamp: str = ""


class ChannelDtmfReceived(Message, frozen=True, tag=True):
    """A key was pressed; `timestamp` tells a doubled event from a second key."""

    channel: Channel
    digit: str
    timestamp: str = ""


class ChannelTalkingFinished(Message, frozen=True, tag=True):
    """A channel whose dialplan asked for it (TALK_DETECT) fell silent."""

    channel: Channel


class PlaybackFinished(Message, frozen=True, tag=True):
    """A playback is over."""

    playback: Playback


class RecordingFinished(Message, frozen=True, tag=True):
    """A recording is over and kept."""

    recording: LiveRecording


class RecordingFailed(Message, frozen=True, tag=True):
    """A recording is over and nothing was kept."""

    recording: LiveRecording


class ApplicationReplaced(Message, frozen=True, tag=True):
    """Another program connected under our application's name and takes its events."""


Known = (
    RESTResponse
    | StasisStart
    | StasisEnd
    | ChannelStateChange
    | ChannelDestroyed
    | ChannelDtmfReceived
    | ChannelTalkingFinished
    | PlaybackFinished
    | RecordingFinished
    | RecordingFailed
    | ApplicationReplaced
)
KINDS: tuple[type[Message], ...] = Known.__args__

_decoder: msgspec.json.Decoder[Known] = msgspec.json.Decoder(Known)


def decode(text: memoryview | bytes) -> Known | None:
    """The message, or None for one that is of no use to us."""
    try:
        return _decoder.decode(text)
    except (msgspec.ValidationError, msgspec.DecodeError):
        return None


def event_filter() -> dict[str, list[dict[str, str]]]:
    """What the application wants to hear. Answers to requests pass the same filter, so they are in it."""
    return {"allowed": [{"type": kind.__name__} for kind in KINDS]}
