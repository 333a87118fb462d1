"""A caller's whole way, in simulated time."""

import pytest

from ringhall.contact import events as e
from ringhall.engine.telephony import events as heard
from ringhall.engine.telephony import ports as ask
from tests.support.centre import TestCentre

pytestmark = pytest.mark.scenario


async def test_caller_who_presses_2_reaches_billing() -> None:
    centre = TestCentre()
    await centre.ready("a7")
    contact = await centre.call()
    assert centre.switch.names() == ["Play", "Answer"] or centre.switch.names() == ["Answer", "Play"]
    await centre.press("caller", "2")
    assert contact.state == "offered"
    assert contact.queue_id == "billing"
    assert centre.agent("a7") == "ringing"
    assert centre.switch.last(ask.Dial).endpoint == "PJSIP/login-a7"
    seat = await centre.answer()
    assert contact.state == "connected"
    assert contact.agent_id == "a7"
    assert centre.agent("a7") == "talking"
    assert {c.leg_id for c in centre.switch.asked if isinstance(c, ask.AddToBridge)} == {"caller", seat}


async def test_the_caller_hangs_up_and_the_agent_wraps_up() -> None:
    centre = TestCentre()
    await centre.ready("a7")
    contact = await centre.call()
    await centre.press("caller", "2")
    seat = await centre.answer()
    await centre.wait(60)
    await centre.hang_up("caller")
    assert contact.state == "wrap_up"
    assert contact.outcome == "answered"
    assert centre.agent("a7") == "wrap_up"
    assert centre.switch.last(ask.HangUp).leg_id == seat
    await centre.hang_up(seat)
    await centre.wait(30)
    assert centre.agent("a7") == "ready"
    assert contact.state == "closed"
    assert contact.spent_ms["talk"] == 60_000
    assert isinstance(centre.story(contact.id)[-1].event, e.ContactClosed)
    assert [r.n for r in centre.story(contact.id)] == list(range(1, len(centre.story(contact.id)) + 1))
    assert contact.id not in centre.heart.contacts.live.by_id


async def test_ring_time_out_sends_the_caller_back_at_their_age() -> None:
    centre = TestCentre()
    await centre.ready("a7")
    contact = await centre.call()
    await centre.press("caller", "2")
    since = contact.waiting_since
    await centre.wait(20)
    assert contact.state == "queued"
    assert contact.waiting_since == since
    assert centre.agent("a7") == "not_ready"
    await centre.ready("a8")
    assert contact.state == "offered"
    assert contact.offer
    assert contact.offer.agent_id == "a8"


async def test_a_caller_who_gives_up_is_abandoned_after_5_seconds_and_short_before() -> None:
    centre = TestCentre()
    early, late = await centre.call("early"), await centre.call("late")
    for leg in ("early", "late"):
        await centre.press(leg, "2")
    await centre.wait(2)
    await centre.hang_up("early")
    await centre.wait(10)
    await centre.hang_up("late")
    assert (early.outcome, late.outcome) == ("short_abandoned", "abandoned")
    assert early.state == late.state == "closed"


async def test_a_declined_offer_goes_to_the_next_agent() -> None:
    centre = TestCentre()
    await centre.ready("a7", "a8")
    contact = await centre.call()
    await centre.press("caller", "2")
    first = centre.switch.last(ask.Dial).leg_id
    await centre.hang_up(first, cause=21, answered=False)
    assert contact.offer
    assert contact.offer.agent_id == "a8"
    assert centre.agent("a7") == "not_ready"


async def test_a_late_answer_cannot_take_an_offer_that_is_over() -> None:
    centre = TestCentre()
    await centre.ready("a7")
    contact = await centre.call()
    await centre.press("caller", "2")
    late = centre.switch.last(ask.Dial).leg_id
    await centre.wait(20)
    await centre.tell(heard.LegAnswered(leg_id=late))
    assert contact.state == "queued"
    assert contact.agent_id is None
    assert any(isinstance(c, ask.HangUp) and c.leg_id == late for c in centre.switch.asked)


async def test_waiting_too_long_leads_to_the_mailbox() -> None:
    centre = TestCentre()
    contact = await centre.call()
    await centre.press("caller", "2")
    await centre.wait(61)
    assert contact.state == "in_flow"
    play = centre.switch.last(ask.Play)
    await centre.tell(heard.PlaybackEnded(leg_id="caller", playback_id=play.playback_id))
    record = centre.switch.last(ask.RecordMessage)
    await centre.tell(
        heard.MessageRecorded(leg_id="caller", recording_id=record.recording_id, seconds=7.5, file="m.wav")
    )
    assert contact.outcome == "voicemail"


async def test_a_call_is_answered_before_anything_is_played() -> None:
    centre = TestCentre()
    await centre.call()
    assert centre.switch.names() == ["Answer", "Play"]


async def test_an_unknown_number_is_refused() -> None:
    centre = TestCentre()
    contact = await centre.call(dialled="999")
    assert contact.outcome == "rejected"
    assert centre.switch.last(ask.HangUp).cause == 1


async def test_effects_wait_for_the_commit() -> None:
    centre = TestCentre()
    centre.writer.hold = True
    await centre.tell(heard.CallArrived(leg_id="caller", dialled="4008000001", caller="+38615550142"))
    assert centre.switch.asked == []
    centre.writer.release()
    await centre.settle()
    assert "Answer" in centre.switch.names()


@pytest.mark.parametrize("agent_hangs_up", [True, False])
async def test_who_waits_rings_before_the_last_caller_is_hung_up_but_not_while_the_phone_is_in_use(
    agent_hangs_up: bool,
) -> None:
    centre = TestCentre(agents={"a7": ["billing"]}, wrap_up_seconds=0)
    await centre.ready("a7")
    for caller in ("first", "next"):
        await centre.call(caller)
        await centre.press(caller, "2")
        if caller == "first":
            seat = await centre.answer()
    before = len(centre.switch.asked)
    await centre.hang_up(seat if agent_hangs_up else "first")
    asked = [each for each in centre.switch.asked[before:] if isinstance(each, ask.Dial | ask.HangUp)]
    if agent_hangs_up:
        assert [type(each) for each in asked] == [ask.Dial, ask.HangUp]
        assert asked[1].leg_id == "first"
    else:
        assert (type(asked[0]), asked[0].leg_id) == (ask.HangUp, seat)
