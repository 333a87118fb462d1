"""Legs of two halves: which of them is no leg, and where it belongs."""

import pytest

from ringhall.engine.telephony import events, ports
from ringhall.engine.telephony.ari.halves import Half, left_outside, picked_up
from ringhall.engine.telephony.ari.legs import Legs
from ringhall.engine.telephony.ari.messages import Bridge, Channel, Dialplan, StasisStart
from ringhall.engine.telephony.ari.requests import PHONE_HALF, originate

pytestmark = pytest.mark.unit


def a_half(state: str = "Up", leg: str = "c1.2") -> Channel:
    dialplan = Dialplan("a7.phone", "Stasis", "ringhall,standing,a7.phone")
    return Channel(id=leg + PHONE_HALF, name="Local/a7.phone@standing-1;2", state=state, dialplan=dialplan)


def test_a_leg_into_a_bridge_is_dialled_with_both_halves_named_and_plain_sound() -> None:
    dial = ports.Dial(leg_id="c1.2", endpoint=ports.into_bridge("a7.phone"), recording="/rec/c1.2.raw")
    asked = originate(dial).query
    assert (asked["endpoint"], asked["otherChannelId"], asked["formats"]) == (
        "Local/a7.phone@standing/n",
        "c1.2.phone",
        "slin",
    )
    at_once = ports.Dial(leg_id="c1.2", endpoint=ports.into_bridge("a7.phone"), at_once=True)
    assert originate(at_once).query["endpoint"] == "Local/a7.phone@standing_at_once/n"
    assert "otherChannelId" not in originate(ports.Dial(leg_id="c1.2", endpoint="PJSIP/a7")).query


def test_one_that_picked_up_by_itself_is_told_by_its_start() -> None:
    args = ["standing", "a7.phone"]
    assert picked_up(StasisStart(channel=a_half(), args=args)) == Half("c1.2", "a7.phone")
    assert picked_up(StasisStart(channel=a_half("Ring"), args=args)) is None
    assert picked_up(StasisStart(channel=Channel(id="c1.2", state="Up"), args=["dialled"])) is None


def test_those_outside_their_bridge_are_found() -> None:
    channels = [a_half(), a_half("Ring", "c2.2"), a_half(leg="c3.2"), Channel(id="c1.2", state="Up")]
    inside = [Bridge("a7.phone", "stasis", ["desk", "c3.2.phone"])]
    assert list(left_outside(channels, inside)) == [Half("c1.2", "a7.phone")]


def test_nobody_hears_of_the_half_that_stands_for_the_phone() -> None:
    legs = Legs("ringhall")
    assert legs.hear(StasisStart(channel=a_half(), args=["standing", "a7.phone"])) == []
    assert legs.snapshot([a_half()], [], fresh=False) == events.SwitchUp(legs=[], bridges={}, fresh=False)
