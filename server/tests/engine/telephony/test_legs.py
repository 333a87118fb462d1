"""What messages of Asterisk mean for legs."""

from typing import Any

import msgspec
import pytest

from ringhall.engine.telephony import events
from ringhall.engine.telephony.ari.legs import Legs
from ringhall.engine.telephony.ari.messages import Channel, decode
from tests.support.fake_ari import channel, event

pytestmark = pytest.mark.unit
AT = 1_795_341_600_000  # When the events of the fake happen.


def _told(legs: Legs, *told: dict[str, Any]) -> list[events.SwitchEvent]:
    heard: list[events.SwitchEvent] = []
    for one in told:
        message = decode(msgspec.json.encode(one))
        assert message is not None
        heard += legs.hear(message)
    return heard


def _dialled(leg_id: str, state: str) -> dict[str, Any]:
    return channel(leg_id, state, app="", name="PJSIP/agent3-0000002a")


def test_a_dialled_leg_rings_answers_and_ends() -> None:
    legs = Legs("ringhall")
    legs.dialling("c1.x", "agent3")
    assert _told(
        legs,
        event("ChannelStateChange", channel=_dialled("c1.x", "Ringing")),
        event("ChannelStateChange", channel=_dialled("c1.x", "Up")),
        event("StasisStart", args=["dialled"], channel=channel("c1.x", app="ringhall,dialled")),
        event("StasisEnd", channel=channel("c1.x")),
        event("ChannelDestroyed", channel=channel("c1.x"), cause=16),
    ) == [
        events.LegRinging(leg_id="c1.x"),
        events.LegAnswered(leg_id="c1.x", at=AT),
        events.LegEnded(leg_id="c1.x", cause=16, was_answered=True, at=AT),
    ]


def test_a_busy_leg_ends_unanswered_with_its_cause() -> None:
    legs = Legs("ringhall")
    legs.dialling("c1.x", "agent3")
    assert _told(legs, event("ChannelDestroyed", channel=_dialled("c1.x", "Down"), cause=17)) == [
        events.LegEnded(leg_id="c1.x", cause=17, was_answered=False, at=AT),
    ]


def test_ringing_that_comes_after_the_answer_is_dropped() -> None:
    legs = Legs("ringhall")
    legs.dialling("c1.x", "agent3")
    assert _told(
        legs,
        event("StasisStart", args=["dialled"], channel=channel("c1.x", app="ringhall,dialled")),
        event("ChannelStateChange", channel=_dialled("c1.x", "Ringing")),
    ) == [events.LegAnswered(leg_id="c1.x", at=AT)]


def test_an_end_heard_before_the_arrival_leaves_nothing() -> None:
    assert (
        _told(
            Legs("ringhall"),
            event("StasisEnd", channel=channel("a")),
            event("StasisStart", args=["arrived"], channel=channel("a")),
        )
        == []
    )


def test_the_same_key_twice_counts_twice_at_another_moment() -> None:
    legs = Legs("ringhall")
    first = event("ChannelDtmfReceived", channel=channel("a"), digit="2")
    second = {**first, "timestamp": "2026-11-22T10:00:00.400+0000"}
    heard = _told(legs, event("StasisStart", args=["arrived"], channel=channel("a")), first, first, second)
    assert [told.key for told in heard if isinstance(told, events.KeyPressed)] == ["2", "2"]


def test_a_caller_from_the_fallback_queue_brings_the_wait_along() -> None:
    waited = channel("a", channelvars={"RINGHALL_WAITED_MS": "21000", "RINGHALL_DIALLED": ""})
    [arrived] = _told(Legs("ringhall"), event("StasisStart", args=["arrived"], channel=waited))
    assert arrived == events.CallArrived(
        leg_id="a",
        dialled="4008000001",
        caller="+38640123456",
        caller_name="Ana",
        line="public",
        waited_ms=21000,
        at=AT,
    )


def test_a_leg_caught_between_answer_and_application_counts_as_ringing() -> None:
    legs = Legs("ringhall")
    caught = channel("c1.x", "Up", app="", channelvars={"RINGHALL_DIALLED": "1"})
    up = legs.snapshot([msgspec.convert(caught, Channel)], [], fresh=False)
    assert up.legs[0].state == "ringing"
    assert _told(legs, event("StasisStart", args=["dialled"], channel=channel("c1.x"))) == [
        events.LegAnswered(leg_id="c1.x", at=AT),
    ]


def test_legs_that_vanished_while_the_link_was_down_are_left_to_the_snapshot() -> None:
    legs = Legs("ringhall")
    legs.dialling("c1.x", "agent3")
    legs.snapshot([], [], fresh=False)
    assert legs.on_line("agent3") == 0
    assert _told(legs, event("ChannelDestroyed", channel=_dialled("c1.x", "Down"), cause=17)) == []


def test_a_message_is_told_even_when_its_leg_has_ended() -> None:
    recording = {"name": "vm-1", "format": "wav", "target_uri": "channel:a", "duration": 7, "state": "done"}
    told = event("RecordingFinished", recording=recording)
    assert _told(Legs("ringhall"), told, told) == [
        events.MessageRecorded(leg_id="a", recording_id="vm-1", seconds=7.0, file="vm-1.wav"),
    ]


def test_playbacks_end_once_and_say_when_they_failed() -> None:
    legs = Legs("ringhall")
    finished = event("PlaybackFinished", playback={"id": "p", "target_uri": "channel:a", "state": "failed"})
    heard = _told(legs, event("StasisStart", args=["arrived"], channel=channel("a")), finished, finished)
    assert heard[1:] == [events.PlaybackEnded(leg_id="a", playback_id="p", failed=True)]


def test_what_is_no_message_is_passed_over() -> None:
    assert decode(b"{") is None
    assert decode(b'{"type": "ChannelVarset"}') is None
    assert decode(b'{"type": "StasisEnd"}') is None


def test_a_message_without_a_word_has_no_seconds() -> None:
    recording = {"name": "vm-1", "target_uri": "channel:a", "duration": 7, "talking_duration": 0}
    [told] = _told(Legs("ringhall"), event("RecordingFinished", recording=recording))
    assert isinstance(told, events.MessageRecorded)
    assert told.seconds == 0
