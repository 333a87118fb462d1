"""The switch in memory behaves as the real one does, where other slices rely on it."""

import pytest

from ringhall.engine.telephony import events, ports
from ringhall.engine.telephony.fake import FakeSwitch

pytestmark = pytest.mark.unit


def _switch() -> tuple[FakeSwitch, list[events.SwitchEvent]]:
    told: list[events.SwitchEvent] = []
    switch = FakeSwitch()
    switch.listen(told.append)
    return switch, told


async def test_a_call_is_answered_bridged_and_ended() -> None:
    switch, told = _switch()
    switch.arrive("a")
    await switch.perform(ports.Answer(leg_id="a"))
    await switch.perform(ports.Dial(leg_id="c1.x", endpoint="PJSIP/agent1"))
    switch.ring("c1.x")
    switch.answer("c1.x")
    await switch.perform(ports.CreateBridge(bridge_id="c1"))
    await switch.perform(ports.AddToBridge(bridge_id="c1", leg_id="a"))
    await switch.perform(ports.AddToBridge(bridge_id="c1", leg_id="c1.x"))
    assert switch.bridges == {"c1": ["a", "c1.x"]}
    switch.hang_up("a")
    assert switch.bridges == {"c1": ["c1.x"]}
    await switch.perform(ports.HangUp(leg_id="c1.x"))
    assert [type(event).__name__ for event in told] == [
        "CallArrived",
        "LegRinging",
        "LegAnswered",
        "LegEnded",
        "LegEnded",
    ]


async def test_a_leg_that_is_gone_refuses_as_the_real_switch_does() -> None:
    switch, _ = _switch()
    with pytest.raises(ports.SwitchRefused) as refused:
        await switch.perform(ports.Answer(leg_id="gone"))
    assert refused.value.status == 404


async def test_events_can_be_lost_doubled_and_reordered() -> None:
    switch, told = _switch()
    switch.arrive("a")
    switch.hold_back()
    switch.press("a", "123")
    switch.let_out([2, 0, 0])
    assert [event.key for event in told if isinstance(event, events.KeyPressed)] == ["3", "1", "1"]


async def test_what_happens_while_the_link_is_down_shows_in_the_snapshot() -> None:
    switch, told = _switch()
    switch.arrive("a")
    switch.arrive("b")
    switch.go_down()
    switch.hang_up("a")
    with pytest.raises(ports.SwitchRefused) as refused:
        await switch.perform(ports.Answer(leg_id="b"))
    assert refused.value.status == 0
    switch.come_up()
    last = told[-1]
    assert isinstance(last, events.SwitchUp)
    assert [leg.leg_id for leg in last.legs] == ["b"]
    assert not any(isinstance(event, events.LegEnded) for event in told)


async def test_a_switch_that_died_comes_up_empty() -> None:
    switch, told = _switch()
    switch.arrive("a")
    switch.go_down()
    switch.come_up(fresh=True)
    assert told[-1] == events.SwitchUp(legs=[], bridges={}, fresh=True)
