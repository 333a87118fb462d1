"""Agents whose phone stays connected: called once, and callers come to it one after another."""

from typing import Any

import pytest

from ringhall.contact.state import Contact
from ringhall.engine.channels.voice.errors import NothingToAccept, PhoneInUse, PhoneNotNailedUp
from ringhall.engine.channels.voice.service.verbs import Target
from ringhall.engine.routing import events as e
from ringhall.engine.routing.events import AgentEvent
from ringhall.engine.routing.rules.phones import RETRY_MS
from ringhall.engine.telephony import events as heard
from ringhall.engine.telephony import ports as ask
from tests.support.centre import TestCentre

pytestmark = pytest.mark.scenario


def nailed_up(*, auto_answer: bool = True, **queue: Any) -> TestCentre:
    reached = {"reached_by": "nailed_up", "auto_answer": auto_answer}
    return TestCentre(agents={"a7": ["billing"]}, reached=reached, **queue)


def phone(centre: TestCentre) -> str:
    return centre.heart.routing.live.agent("a7").phone.state


def bridge(leg: str) -> str:
    return f"{leg}.phone"


def of_phone(centre: TestCentre) -> list[AgentEvent]:
    kinds = (e.PhoneDialled, e.PhoneConnected, e.PhoneDisconnected)
    return [r.event for r in centre.writer.stored if isinstance(r.event, kinds)]


async def connected(centre: TestCentre) -> str:
    """Agent a7 is ready, and their phone is connected; its leg."""
    await centre.ready("a7")
    return await centre.answer()


async def caller_waits(centre: TestCentre, leg: str) -> Contact:
    contact = await centre.call(leg)
    await centre.press(leg, "2")
    return contact


async def talking(centre: TestCentre, leg: str = "caller") -> tuple[Contact, str]:
    """A caller is put through; the contact, and the leg that leads to the phone."""
    contact = await caller_waits(centre, leg)
    return contact, await centre.answer()


async def test_the_phone_is_called_once_greets_and_waits_in_its_own_bridge() -> None:
    centre = nailed_up()
    await centre.ready("a7")
    dialled = centre.switch.last(ask.Dial)
    assert (dialled.endpoint, dialled.headers["X-Ringhall-Purpose"]) == ("PJSIP/login-a7", "nailed_up")
    assert (phone(centre), centre.heart.routing.live.floor.seats["a7"].available) == ("dialling", False)
    leg = await centre.answer()
    assert (phone(centre), centre.heart.routing.live.floor.seats["a7"].available) == ("connected", True)
    assert centre.switch.last(ask.AddToBridge) == ask.AddToBridge(bridge_id=bridge(leg), leg_id=leg)
    assert centre.switch.last(ask.Play).media == ["sound:Your phone is connected. Please stay on the line."]


async def test_callers_come_one_after_another_each_by_a_leg_of_their_own() -> None:
    centre = nailed_up(wrap_up_seconds=0)
    leg = await connected(centre)
    for caller in ("c1", "c2", "c3"):
        contact = await caller_waits(centre, caller)
        dialled = centre.switch.last(ask.Dial)
        assert (dialled.endpoint, dialled.at_once) == (ask.into_bridge(bridge(leg)), True)
        assert dialled.recording == f"rec/{dialled.leg_id}"
        assert centre.switch.last(ask.Play) == ask.Play(
            leg_id=leg, playback_id=f"{dialled.leg_id}.zip", media=["sound:zip-tone"]
        )
        seat = await centre.answer()
        assert (contact.state, centre.heart.voice.media[contact.id].bridged) == ("connected", (caller, seat))
        await centre.hang_up(caller)
        assert centre.switch.last(ask.HangUp).leg_id == seat
        assert (phone(centre), centre.agent("a7")) == ("connected", "ready")
    to_the_phone = [c for c in centre.switch.asked if isinstance(c, ask.Dial) and c.endpoint == "PJSIP/login-a7"]
    assert len(to_the_phone) == 1
    assert leg not in [c.leg_id for c in centre.switch.asked if isinstance(c, ask.HangUp)]


async def test_hanging_up_on_the_desk_ends_the_contact_and_not_the_phone() -> None:
    centre = nailed_up()
    await connected(centre)
    contact, seat = await talking(centre)
    await centre.do(centre.heart.verbs.hang_up, contact.id, "a7")
    assert (contact.outcome, centre.agent("a7"), phone(centre)) == ("answered", "wrap_up", "connected")
    assert seat in [c.leg_id for c in centre.switch.asked if isinstance(c, ask.HangUp)]


async def test_hold_consultation_and_transfer_are_as_with_any_phone() -> None:
    centre = nailed_up()
    centre.heart.voice.calling.outside_trunk = "public"
    await connected(centre)
    contact, seat = await talking(centre)
    await centre.do(centre.heart.verbs.consult, contact.id, "a7", Target("number", "+38640123456"))
    third = await centre.answer()
    assert centre.heart.voice.media[contact.id].bridged == (seat, third)
    assert centre.heart.voice.media[contact.id].music == ("caller",)
    await centre.do(centre.heart.verbs.complete_consult, contact.id, "a7")
    assert centre.heart.voice.media[contact.id].bridged == ("caller", third)
    assert (centre.agent("a7"), phone(centre)) == ("wrap_up", "connected")


@pytest.mark.parametrize("by", ["desk", "key"])
async def test_without_auto_answer_the_agent_takes_each_caller(by: str) -> None:
    centre = nailed_up(auto_answer=False)
    leg = await connected(centre)
    contact = await caller_waits(centre, "caller")
    dialled = centre.switch.last(ask.Dial)
    assert (dialled.endpoint, dialled.at_once, contact.state) == (ask.into_bridge(bridge(leg)), False, "offered")
    assert "PutThrough" not in centre.switch.names()
    if by == "desk":
        await centre.do(centre.heart.voice.nailed_up.accept, contact.id, "a7")
    else:
        await centre.press(leg, "5")
    assert centre.switch.last(ask.PutThrough) == ask.PutThrough(leg_id=dialled.leg_id, bridge_id=bridge(leg))
    await centre.answer()
    assert contact.state == "connected"
    await centre.do(centre.heart.voice.nailed_up.accept, contact.id, "a7")
    assert centre.switch.names().count("PutThrough") == 1
    await centre.do(centre.heart.verbs.hang_up, contact.id, "a7")
    with pytest.raises(NothingToAccept):
        centre.heart.steps.run(lambda step: centre.heart.voice.nailed_up.accept(step, contact.id, "a7"))


async def test_an_offer_is_declined_or_runs_out_and_the_phone_stays() -> None:
    centre = nailed_up(auto_answer=False)
    await connected(centre)
    contact = await caller_waits(centre, "caller")
    await centre.do(centre.heart.verbs.decline, contact.id, "a7")
    assert (contact.state, centre.agent("a7"), phone(centre)) == ("queued", "not_ready", "connected")
    await centre.ready("a7")
    await centre.wait(21)
    assert (contact.state, centre.agent("a7"), phone(centre)) == ("queued", "not_ready", "connected")


async def test_an_agent_who_calls_hears_it_ring_in_the_connected_phone() -> None:
    centre = nailed_up(auto_answer=False)
    centre.heart.voice.calling.outside_trunk = "public"
    leg = await connected(centre)
    await centre.do(centre.heart.verbs.dial, "a7", "+38640123456")
    dialled = centre.switch.last(ask.Dial)
    assert (dialled.endpoint, dialled.at_once) == (ask.into_bridge(bridge(leg)), True)
    seat = await centre.answer()
    customer = await centre.answer()
    contact = centre.of(customer)
    assert centre.heart.voice.media[contact.id].bridged == (seat, customer)


async def test_who_hangs_up_the_phone_ends_the_talk_and_is_not_ready_but_not_blamed() -> None:
    centre = nailed_up()
    leg = await connected(centre)
    contact, _ = await talking(centre)
    await centre.hang_up(leg)
    assert (contact.outcome, contact.ended_by, phone(centre)) == ("answered", "agent", "off")
    await centre.do(centre.heart.routing.finish_wrap_up, "a7")
    agent = centre.heart.routing.live.agent("a7")
    assert (agent.presence, agent.reason, agent.misses) == ("not_ready", "phone_disconnected", {})
    assert await connected(centre) != leg


async def test_an_offer_lost_with_the_phone_waits_on_and_costs_nothing() -> None:
    centre = nailed_up(auto_answer=False)
    leg = await connected(centre)
    contact = await caller_waits(centre, "caller")
    await centre.hang_up(leg)
    agent = centre.heart.routing.live.agent("a7")
    assert (contact.state, agent.reason, agent.misses) == ("queued", "phone_disconnected", {})


async def test_a_lost_phone_is_called_again_and_the_caller_waits_with_music() -> None:
    centre = nailed_up()
    leg = await connected(centre)
    contact, seat = await talking(centre)
    await centre.hang_up(leg, cause=0)
    assert (contact.state, contact.away_until is not None) == ("connected", True)
    assert centre.heart.voice.media[contact.id].music == ("caller",)
    await centre.wait(RETRY_MS[0] / 1000)
    assert centre.switch.last(ask.Dial).endpoint == "PJSIP/login-a7"
    again = await centre.answer()
    assert (again != leg, centre.switch.last(ask.Dial).endpoint) == (True, ask.into_bridge(bridge(again)))
    back = await centre.answer()
    assert (contact.away_until, back != seat) == (None, True)
    assert centre.heart.voice.media[contact.id].bridged == ("caller", back)
    assert centre.heart.routing.live.agent("a7").wanted is None


async def test_tries_are_counted_and_end() -> None:
    centre = nailed_up()
    await centre.ready("a7")
    for pause in (*RETRY_MS[1:], 0):
        assert phone(centre) == "dialling"
        await centre.hang_up(centre.switch.last(ask.Dial).leg_id, cause=20, answered=False)
        await centre.wait(pause / 1000)
    agent = centre.heart.routing.live.agent("a7")
    assert (agent.presence, agent.reason, agent.phone.retry_at) == ("not_ready", "phone_unreachable", None)
    assert len([each for each in of_phone(centre) if isinstance(each, e.PhoneDialled)]) == len(RETRY_MS)
    await centre.wait(600)
    assert phone(centre) == "off"


@pytest.mark.parametrize("cause", [17, 19, 21])
async def test_who_does_not_pick_up_is_not_called_again(cause: int) -> None:
    centre = nailed_up()
    await centre.ready("a7")
    await centre.hang_up(centre.switch.last(ask.Dial).leg_id, cause=cause, answered=False)
    agent = centre.heart.routing.live.agent("a7")
    assert (agent.presence, agent.reason, agent.phone.retry_at) == ("not_ready", "phone_unreachable", None)


async def test_signing_out_hangs_up_and_a_change_to_ringing_waits_for_the_end_of_the_talk() -> None:
    centre = nailed_up()
    leg = await connected(centre)
    await centre.do(centre.heart.routing.set_state, "a7", "offline", None, "test")
    assert (phone(centre), centre.switch.last(ask.HangUp).leg_id) == ("off", leg)
    assert centre.switch.last(ask.DestroyBridge).bridge_id == bridge(leg)
    leg = await connected(centre)
    contact, _ = await talking(centre)
    centre.reached = {"reached_by": "ring"}
    queues = [queue.settings for queue in centre.heart.routing.live.floor.queues.values()]
    centre.heart.routing.configure(queues, centre.agent_settings())
    await centre.settle()
    assert phone(centre) == "connected"
    await centre.hang_up("caller")
    await centre.do(centre.heart.routing.finish_wrap_up, "a7")
    assert (contact.outcome, phone(centre)) == ("answered", "off")


async def test_connect_and_disconnect_for_the_asking() -> None:
    centre = nailed_up()
    keeps = centre.heart.voice.nailed_up
    with pytest.raises(PhoneNotNailedUp):
        centre.heart.steps.run(lambda step: keeps.connect(step, "a7"))
    await centre.do(centre.heart.routing.set_state, "a7", "not_ready", "lunch", "test")
    assert phone(centre) == "off"
    await centre.do(keeps.connect, "a7")
    await centre.answer()
    assert (phone(centre), centre.agent("a7")) == ("connected", "not_ready")
    await centre.ready("a7")
    await talking(centre)
    with pytest.raises(PhoneInUse):
        centre.heart.steps.run(lambda step: keeps.disconnect(step, "a7"))
    await centre.hang_up("caller")
    await centre.do(centre.heart.routing.finish_wrap_up, "a7")
    await centre.do(keeps.disconnect, "a7")
    agent = centre.heart.routing.live.agent("a7")
    assert (phone(centre), agent.presence, agent.reason) == ("off", "not_ready", "phone_disconnected")


def leg_of(leg: str) -> heard.LegState:
    return heard.LegState(leg_id=leg, state="up", ours=True)


async def test_after_a_restart_the_next_caller_comes_by_the_same_leg() -> None:
    centre = nailed_up()
    leg = await connected(centre)
    contact, seat = await talking(centre)
    legs = [leg_of(leg), leg_of(seat), leg_of("caller")]
    talk = {f"{contact.id}.bridge": ["caller", seat], bridge(leg): [leg, f"{seat}.phone"]}
    centre.switch.asked.clear()
    await centre.restart(heard.SwitchUp(legs=legs, bridges=talk, fresh=False))
    assert "HangUp" not in centre.switch.names()
    assert phone(centre) == "connected"
    await centre.hang_up("caller")
    await centre.do(centre.heart.routing.finish_wrap_up, "a7")
    await talking(centre, "next")
    assert [c.endpoint for c in centre.switch.asked if isinstance(c, ask.Dial)] == [ask.into_bridge(bridge(leg))]


async def test_a_leg_that_the_switch_does_not_join_is_hung_up_before_the_phone_is_called_again() -> None:
    centre = nailed_up()
    leg = await connected(centre)
    await centre.tell(heard.CommandFailed(leg_id=leg, command="AddToBridge", status=404, reason="Bridge not found"))
    assert (phone(centre), centre.switch.last(ask.HangUp).leg_id) == ("off", leg)
    await centre.wait(RETRY_MS[0] / 1000)
    again = centre.switch.last(ask.Dial).leg_id
    assert (phone(centre), again != leg) == ("dialling", True)
    assert centre.switch.last(ask.CreateBridge).bridge_id == bridge(again)


async def test_when_the_switch_died_the_phone_is_called_again_and_strangers_are_hung_up() -> None:
    centre = nailed_up()
    leg = await connected(centre)
    await centre.tell(heard.SwitchUp(legs=[], bridges={}, fresh=True))
    assert (phone(centre), centre.agent("a7")) == ("off", "ready")
    await centre.wait(RETRY_MS[0] / 1000)
    assert phone(centre) == "dialling"
    again = await centre.answer()
    stray = {bridge(again): [again], bridge("gone"): []}
    await centre.tell(heard.SwitchUp(legs=[leg_of(again), leg_of(leg)], bridges=stray, fresh=False))
    assert centre.switch.last(ask.HangUp).leg_id == leg
    assert centre.switch.last(ask.DestroyBridge).bridge_id == bridge("gone")
    assert phone(centre) == "connected"


async def test_a_page_that_comes_back_without_its_call_is_called_again_and_one_that_is_heard_is_left_alone() -> None:
    centre = nailed_up()
    voice, verbs = centre.heart.voice, centre.heart.verbs
    await centre.do(verbs.phone_here, "a7", "tab", False)
    leg = await connected(centre)
    counted = iter(range(0, 10_000, 50))
    centre.switch.heard = lambda asked: next(counted) if asked == leg else None
    await centre.do(verbs.phone_gone, "a7", "tab")
    await centre.wait(1)
    await centre.wait(1)
    assert phone(centre) == "connected"
    await centre.do(verbs.phone_here, "a7", "tab2", True)
    assert phone(centre) == "connected"
    await centre.do(verbs.phone_here, "a7", "tab3", False)
    assert (phone(centre), centre.switch.last(ask.HangUp).leg_id) == ("dialling", leg)
    assert voice.nailed_up.knows(centre.switch.last(ask.Dial).leg_id)
    again = await centre.answer()
    centre.switch.heard = lambda asked: 7
    await centre.do(verbs.phone_gone, "a7", "tab3")
    await centre.wait(1)
    assert again in [c.leg_id for c in centre.switch.asked if isinstance(c, ask.HangUp)]


async def test_a_refused_dial_is_a_try_that_failed() -> None:
    centre = nailed_up()
    centre.switch.refuse[ask.Dial] = 500
    await centre.ready("a7")
    gone = of_phone(centre)[-1]
    assert isinstance(gone, e.PhoneDisconnected)
    assert (gone.reason, gone.retry_at is not None) == ("failed", True)
