"""What the switch's messages mean for legs. Pure memory: no link, no clock.

Each leg ends once. Doubled, late and unknown events are dropped. A snapshot replaces the whole memory: legs
that vanished while the link was down get no LegEnded; whoever hears SwitchUp compares it with what they knew.
"""

from collections.abc import Hashable, Iterable
from typing import Literal

import msgspec

from ringhall.engine.telephony import events
from ringhall.engine.telephony.ari import messages
from ringhall.engine.telephony.ari.ears import is_ear
from ringhall.engine.telephony.ari.halves import is_half
from ringhall.engine.telephony.ari.messages import Bridge, Channel, milliseconds
from ringhall.engine.telephony.ari.seen import Seen

NORMAL_CLEARING = 16


class _Leg(msgspec.Struct):
    """`line` is the endpoint or trunk it goes by; `in_app` is False until a dialled leg has answered."""

    line: str
    dialled: bool
    in_app: bool = False
    ringing: bool = False


class Legs:
    """Turns messages of Asterisk into events of the switch."""

    def __init__(self, app: str) -> None:
        self._app = app
        self._legs: dict[str, _Leg] = {}
        self._seen = Seen()

    def dialling(self, leg_id: str, line: str) -> None:
        """We are about to dial this leg."""
        self._legs[leg_id] = _Leg(line, dialled=True)

    def lost(self, leg_id: str, cause: int = 0) -> list[events.SwitchEvent]:
        """The switch does not know the leg (any more)."""
        return self._end(leg_id, cause, None, answered=False)

    def is_dialling(self, leg_id: str) -> bool:
        """Whether the leg was dialled and has neither answered nor ended."""
        leg = self._legs.get(leg_id)
        return leg is not None and leg.dialled and not leg.in_app

    def is_silent(self, leg_id: str) -> bool:
        """Whether the leg was dialled and nothing is known of it since, not even that it rings."""
        leg = self._legs.get(leg_id)
        return leg is not None and leg.dialled and not leg.in_app and not leg.ringing

    def found(self, channel: Channel) -> list[events.SwitchEvent]:
        """What the state of a channel that was asked for tells, if its own words were lost."""
        return self._rings(channel)

    def forget(self, leg_id: str) -> None:
        """The leg never came to be."""
        self._legs.pop(leg_id, None)

    def on_line(self, line: str) -> int:
        """How many legs go by this endpoint or trunk now."""
        return sum(leg.line == line for leg in self._legs.values())

    def snapshot(self, channels: Iterable[Channel], bridges: Iterable[Bridge], *, fresh: bool) -> events.SwitchUp:
        """Take over what the switch holds, and tell it."""
        self._legs.clear()
        channels = list(channels)
        for channel in [each for each in channels if not is_no_leg(each.id)]:
            self._adopt(channel)
        return self.view(channels, bridges, fresh=fresh)

    def view(self, channels: Iterable[Channel], bridges: Iterable[Bridge], *, fresh: bool) -> events.SwitchUp:
        """What the switch holds, as we see it; nothing is taken over."""
        states = [self._state_of(channel) for channel in channels if not is_no_leg(channel.id)]
        ours = {bridge.id: bridge.channels for bridge in bridges if bridge.bridge_class == "stasis"}
        return events.SwitchUp(legs=states, bridges=ours, fresh=fresh)

    def hear(self, message: messages.Known) -> list[events.SwitchEvent]:
        """The events this message stands for; none when it is old, doubled or of no leg of ours."""
        match message:
            case messages.StasisStart(channel=channel) if is_no_leg(channel.id):
                return []
            case messages.StasisStart(channel=channel, args=args, timestamp=timestamp):
                return self._entered(channel, milliseconds(timestamp), dialled=args[:1] == ["dialled"])
            case messages.ChannelStateChange(channel=channel):
                return self._rings(channel)
            case messages.StasisEnd(channel=channel, timestamp=timestamp):
                up = channel.state == "Up"
                return self._end(channel.id, NORMAL_CLEARING, milliseconds(timestamp), answered=up)
            case messages.ChannelDestroyed(channel=channel, cause=cause, timestamp=timestamp):
                return self._end(channel.id, cause, milliseconds(timestamp), answered=False)
            case messages.ChannelDtmfReceived():
                return self._key(message)
            case messages.PlaybackFinished(playback=playback):
                return self._played(playback)
            case messages.RecordingFinished(recording=recording):
                return self._recorded(recording, kept=True)
            case messages.RecordingFailed(recording=recording):
                return self._recorded(recording, kept=False)
            case _:
                return []

    def _adopt(self, channel: Channel) -> None:
        in_app, dialled = self._place(channel)
        if in_app or dialled:
            ringing = channel.state == "Ringing"
            self._legs[channel.id] = _Leg(line_of(channel), dialled=dialled, in_app=in_app, ringing=ringing)

    def _state_of(self, channel: Channel) -> events.LegState:
        in_app, dialled = self._place(channel)
        return events.LegState(
            leg_id=channel.id,
            state=_state(channel, in_app or not dialled),
            ours=in_app or dialled,
            dialled="" if dialled else channel.dialplan.exten,
            caller=channel.caller.number,
            caller_name=channel.caller.name,
            line=line_of(channel),
            waited_ms=_waited_ms(channel),
        )

    def _place(self, channel: Channel) -> tuple[bool, bool]:
        """Whether the channel is in our application, and whether we dialled it."""
        app, _, role = channel.dialplan.app_data.partition(",")
        in_app = channel.dialplan.app_name == "Stasis" and app == self._app
        return in_app, channel.channelvars.get("RINGHALL_DIALLED") == "1" or (in_app and role == "dialled")

    def _entered(self, channel: Channel, at: int | None, *, dialled: bool) -> list[events.SwitchEvent]:
        leg = self._legs.get(channel.id)
        if ("ended", channel.id) in self._seen or (leg is not None and leg.in_app):
            return []
        if leg is None:
            leg = self._legs[channel.id] = _Leg(line_of(channel), dialled=dialled)
        leg.in_app = True
        if leg.dialled:
            return [events.LegAnswered(leg_id=channel.id, at=at)]
        return [
            events.CallArrived(
                leg_id=channel.id,
                dialled=channel.dialplan.exten,
                caller=channel.caller.number,
                caller_name=channel.caller.name,
                line=line_of(channel),
                waited_ms=_waited_ms(channel),
                at=at,
            )
        ]

    def _rings(self, channel: Channel) -> list[events.SwitchEvent]:
        leg = self._legs.get(channel.id)
        if leg is None or not leg.dialled or leg.in_app or leg.ringing or channel.state != "Ringing":
            return []
        leg.ringing = True
        return [events.LegRinging(leg_id=channel.id)]

    def _end(self, leg_id: str, cause: int, at: int | None, *, answered: bool) -> list[events.SwitchEvent]:
        again = self._seen.add(("ended", leg_id))
        leg = self._legs.pop(leg_id, None)
        if again or leg is None:
            return []
        was_answered = leg.in_app if leg.dialled else answered
        return [events.LegEnded(leg_id=leg_id, cause=cause, was_answered=was_answered, at=at)]

    def _key(self, message: messages.ChannelDtmfReceived) -> list[events.SwitchEvent]:
        leg_id = message.channel.id
        if leg_id not in self._legs or self._again("key", leg_id, message.timestamp, message.digit):
            return []
        return [events.KeyPressed(leg_id=leg_id, key=message.digit)]

    def _played(self, playback: messages.Playback) -> list[events.SwitchEvent]:
        leg_id = _target(playback.target_uri)
        if leg_id not in self._legs or self._again("playback", playback.id):
            return []
        failed = playback.state == "failed"
        return [events.PlaybackEnded(leg_id=leg_id, playback_id=playback.id, failed=failed)]

    def _recorded(self, recording: messages.LiveRecording, *, kept: bool) -> list[events.SwitchEvent]:
        # A message often ends because its leg did: it is told even then.
        if self._again("recording", recording.name):
            return []
        seconds = 0.0 if recording.talking_duration == 0 else float(recording.duration)
        return [
            events.MessageRecorded(
                leg_id=_target(recording.target_uri),
                recording_id=recording.name,
                seconds=seconds,
                file=f"{recording.name}.{recording.format}" if kept else "",
            )
        ]

    def _again(self, *what: Hashable) -> bool:
        return self._seen.add(what)


def is_no_leg(channel_id: str) -> bool:
    """Whether the channel is there for a leg, and is none."""
    return is_half(channel_id) or is_ear(channel_id)


def line_of(channel: Channel) -> str:
    """The endpoint in a channel's name: `PJSIP/agent3-0000002a` is by `agent3`."""
    return channel.name.partition("/")[2].rpartition("-")[0]


def _state(channel: Channel, entered: bool) -> Literal["down", "ringing", "up"]:
    if channel.state == "Up":
        # Answered, but not yet ours to command: LegAnswered will follow.
        return "up" if entered else "ringing"
    return "ringing" if channel.state in ("Ring", "Ringing") else "down"


def _waited_ms(channel: Channel) -> int:
    text = channel.channelvars.get("RINGHALL_WAITED_MS", "")
    return int(text) if text.isdigit() else 0


def _target(uri: str) -> str:
    return uri.partition(":")[2]
