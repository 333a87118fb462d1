"""Agents' own figures count messages; one that somebody did not go on with is nobody's yet."""

from typing import Literal

import pytest

from ringhall.contact import events as e
from ringhall.contact.words import Channel
from ringhall.foundation.events import Recorded
from ringhall.oversight.analytics.rules.tracks import Track, follow

pytestmark = pytest.mark.unit


def turns(channel: Channel, reason: Literal["lost", "ended", "transferred"]) -> list[tuple[str, str | None]]:
    track = Track()
    told: list[e.ContactEvent] = [
        e.ContactArrived(
            contact_id="m1", number=1, channel=channel, direction="inbound", dialled="4008000001", address="+45"
        ),
        e.ContactQueued(contact_id="m1", queue_id="sales", channel=channel, waiting_since=0),
        e.ContactConnected(contact_id="m1", agent_id="ann", queue_id="sales"),
        e.AgentLeft(contact_id="m1", agent_id="ann", reason=reason),
    ]
    for n, event in enumerate(told, 1):
        follow(track, Recorded("contact:m1", n, n * 1000, event))
    assert (track.arrival is None) == (channel == "voicemail")
    return [(turn.kind, turn.outcome) for turn in track.turns]


def test_a_message_is_work_and_one_given_back_is_told_apart() -> None:
    assert turns("voicemail", "ended") == [("talk", "ended")]
    assert turns("voicemail", "transferred") == [("talk", "transferred")]
    assert turns("voicemail", "lost") == [("talk", "given_back")]


def test_an_agent_who_was_lost_in_a_call_has_handled_it() -> None:
    assert turns("voice", "lost") == [("talk", "lost")]
