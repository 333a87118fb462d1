"""The link to a switch that loses, doubles, reorders, keeps silent and goes away."""

import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from ringhall.engine.telephony import events, ports
from ringhall.engine.telephony.ari import link, wire
from ringhall.engine.telephony.service import AsteriskSwitch
from ringhall.engine.telephony.settings import ExternalAri, TelephonySettings
from tests.support.ear import Ear
from tests.support.fake_ari import FakeAri, channel, event

pytestmark = pytest.mark.unit


class Rig:
    """A switch service whose Asterisk is the fake."""

    def __init__(self, ari: FakeAri, data: Path) -> None:
        self.ari, self.ear = ari, Ear()
        address = ari.address
        self.switch = AsteriskSwitch(
            TelephonySettings(
                data=data,
                external=ExternalAri(
                    url=address.url,
                    user=address.user,
                    password=address.password,
                    recordings=data,
                ),
            )
        )
        self.switch.listen(self.ear)


@pytest_asyncio.fixture
async def rig(tmp_path: Path) -> AsyncIterator[Rig]:
    ari = FakeAri()
    await ari.start()
    rig = Rig(ari, tmp_path)
    yield rig
    await rig.switch.stop()
    await ari.stop()


async def test_the_snapshot_comes_before_events_that_were_told_earlier(rig: Rig) -> None:
    rig.ari.channels = [
        channel("a"),
        channel("queued", app=""),
        channel(
            "b",
            "Ringing",
            app="",
            channelvars={
                "RINGHALL_DIALLED": "1",
                "RINGHALL_WAITED_MS": "",
            },
        ),
    ]
    rig.ari.bridges = [
        {"id": "c1", "bridge_class": "stasis", "channels": ["a"]},
        {"id": "x", "bridge_class": "basic", "channels": ["queued"]},
    ]
    rig.ari.before_channels = [
        event("StasisStart", args=["arrived"], channel=channel("a")),
        event("StasisStart", args=["arrived"], channel=channel("late")),
    ]
    await rig.switch.start()
    up = await rig.ear.hears(events.SwitchUp)
    assert up.fresh
    assert [(leg.leg_id, leg.state, leg.ours) for leg in up.legs] == [
        ("a", "up", True),
        ("queued", "up", False),
        ("b", "ringing", True),
    ]
    assert up.bridges == {"c1": ["a"]}
    assert (await rig.ear.hears(events.CallArrived)).leg_id == "late"
    assert isinstance(rig.ear.events[0], events.SwitchUp)


async def test_a_cut_is_told_and_mended_and_not_called_fresh(rig: Rig) -> None:
    await rig.switch.start()
    rig.ari.channels = [channel("a")]
    await rig.ari.cut()
    await rig.ear.hears(events.SwitchDown)
    up = await rig.ear.hears(events.SwitchUp)
    assert not up.fresh
    assert [leg.leg_id for leg in up.legs] == ["a"]


async def test_a_switch_that_was_restarted_is_called_fresh(rig: Rig) -> None:
    await rig.switch.start()
    await rig.ari.stop()
    await rig.ear.hears(events.SwitchDown)
    rig.ari.variables.clear()
    await rig.ari.start()
    await rig.ear.hears(events.SwitchUp)
    last = rig.ear.events[-1]
    assert isinstance(last, events.SwitchUp)
    assert last.fresh


async def test_no_answer_in_time_refuses_the_command(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(link, "REQUEST_SECONDS_MAX", 0.05)
    await rig.switch.start()
    rig.ari.silent_about = "answer"
    with pytest.raises(ports.SwitchRefused) as refused:
        await rig.switch.perform(ports.Answer(leg_id="a"))
    assert refused.value.status == 0
    await rig.switch.perform(ports.Ring(leg_id="a"))


async def test_a_cut_in_mid_request_refuses_it_at_once(rig: Rig) -> None:
    await rig.switch.start()
    rig.ari.refusals["answer"] = (404, "")
    with pytest.raises(ports.SwitchRefused):
        await rig.switch.perform(ports.Answer(leg_id="a"))
    await rig.ari.stop()
    await rig.ear.hears(events.SwitchDown)
    with pytest.raises(ports.SwitchRefused) as refused:
        await rig.switch.perform(ports.Ring(leg_id="a"))
    assert refused.value.status == 0
    await rig.ari.start()


async def test_refusals_carry_status_and_the_words_of_the_switch(rig: Rig) -> None:
    await rig.switch.start()
    rig.ari.refusals["channels/gone"] = (404, '{"message": "Channel not found"}')
    with pytest.raises(ports.SwitchRefused, match="HangUp: 404 Channel not found"):
        await rig.switch.perform(ports.HangUp(leg_id="gone"))


async def test_a_bridge_made_twice_is_no_error(rig: Rig) -> None:
    await rig.switch.start()
    rig.ari.refusals["bridges/c1"] = (409, "")
    await rig.switch.perform(ports.CreateBridge(bridge_id="c1"))
    assert rig.ari.requests[-1] == ("POST", "bridges/c1?type=mixing")


async def test_a_leg_gone_before_it_could_be_followed_has_ended(rig: Rig) -> None:
    await rig.switch.start()
    rig.ari.refusals["subscription"] = (422, "")
    await rig.switch.perform(ports.Dial(leg_id="c1.x", endpoint="PJSIP/agent1"))
    assert await rig.ear.hears(events.LegEnded) == events.LegEnded(leg_id="c1.x", cause=0, was_answered=False)


async def test_ringing_that_began_before_it_could_be_followed_is_found(
    rig: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ringhall.engine.telephony.service.RING_HEARD_SECONDS", 0.01)
    await rig.switch.start()
    rig.ari.refusals["channels/c1.x"] = (200, json.dumps(channel("c1.x", "Ringing", app="")))
    await rig.switch.perform(ports.Dial(leg_id="c1.x", endpoint="PJSIP/agent1"))
    assert await rig.ear.hears(events.LegRinging) == events.LegRinging(leg_id="c1.x")


async def test_a_leg_that_could_not_be_dialled_tells_nothing_more(rig: Rig) -> None:
    await rig.switch.start()
    rig.ari.refusals["channels/c1.x"] = (500, "")
    rig.ari.refusals["subscription"] = (422, "")
    with pytest.raises(ports.SwitchRefused):
        await rig.switch.perform(ports.Dial(leg_id="c1.x", endpoint="PJSIP/agent1"))
    await rig.ari.tell(
        [
            event("ChannelDestroyed", channel=channel("c1.x"), cause=0),
            event("StasisStart", args=["arrived"], channel=channel("a")),
        ]
    )
    await rig.ear.hears(events.CallArrived)
    assert not any(isinstance(told, events.LegEnded) for told in rig.ear.events)


async def test_doubled_late_and_unknown_messages_change_nothing(rig: Rig) -> None:
    await rig.switch.start()
    start = event("StasisStart", args=["arrived"], channel=channel("a"))
    key = event("ChannelDtmfReceived", channel=channel("a"), digit="2")
    end = event("StasisEnd", channel=channel("a"))
    await rig.ari.tell(
        [
            start,
            start,
            key,
            key,
            event("SomethingNew", channel=channel("a")),
            end,
            end,
            start,
            key,
            event("StasisStart", args=["arrived"], channel=channel("b")),
        ]
    )
    await rig.ear.hears(events.CallArrived, lambda arrived: arrived.leg_id == "b")
    assert [type(told).__name__ for told in rig.ear.events] == [
        "SwitchUp",
        "CallArrived",
        "KeyPressed",
        "LegEnded",
        "CallArrived",
    ]


async def test_a_message_in_pieces_is_heard_as_one(rig: Rig) -> None:
    await rig.switch.start()
    await rig.ari.tell_in_pieces(event("StasisStart", args=["arrived"], channel=channel("a")))
    arrived = await rig.ear.hears(events.CallArrived)
    assert (arrived.leg_id, arrived.dialled) == ("a", "4008000001")


async def test_a_message_beyond_all_measure_cuts_the_link_and_a_new_one_follows(
    rig: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wire, "MESSAGE_BYTES_MAX", 1_000)
    await rig.switch.start()
    await rig.ari.tell_in_pieces(event("Huge", text="x" * 5_000))
    await rig.ear.hears(events.SwitchDown)
    await rig.ear.hears(events.SwitchUp)


async def test_only_useful_events_are_asked_for_and_answers_pass_the_filter(rig: Rig) -> None:
    await rig.switch.start()
    assert rig.ari.requests[0] == ("PUT", "applications/ringhall/eventFilter")
