"""An agent calls somebody: their own phone first, then the number; who hears what, and how it ends."""

import pytest

from ringhall.contact.state import Contact
from ringhall.engine.channels.voice.errors import NoOutsideLine, OwnNumber
from ringhall.engine.routing.errors import NotIdle
from ringhall.engine.telephony import events as heard
from ringhall.engine.telephony import ports as ask
from tests.support.centre import NUMBER, TestCentre

pytestmark = pytest.mark.scenario
OUTSIDE = "+38640123456"


def centre_with_trunk() -> TestCentre:
    centre = TestCentre()
    centre.heart.voice.calling.outside_trunk = "public"
    return centre


async def calling(centre: TestCentre) -> tuple[Contact, str]:
    """Agent a7 has called, and their own phone is picked up; the contact and their leg."""
    await centre.ready("a7")
    await centre.do(centre.heart.verbs.dial, "a7", OUTSIDE)
    leg = await centre.answer()
    return centre.of(leg), leg


async def test_the_own_phone_rings_first_then_the_number_with_our_number_shown() -> None:
    centre = centre_with_trunk()
    contact, seat = await calling(centre)
    assert (contact.direction, contact.address, contact.dialled) == ("outbound", OUTSIDE, NUMBER)
    assert centre.agent("a7") == "talking"
    rung = centre.switch.last(ask.Dial)
    assert (rung.endpoint, rung.caller) == (f"PJSIP/{OUTSIDE}@public", NUMBER)
    assert centre.switch.last(ask.Ring).leg_id == seat


async def test_once_answered_it_is_a_talk_like_any_other_with_wrap_up_and_disposition() -> None:
    centre = centre_with_trunk()
    contact, seat = await calling(centre)
    customer = await centre.answer()
    assert (contact.state, contact.agent_id) == ("connected", "a7")
    assert centre.switch.last(ask.StopRing).leg_id == seat
    assert centre.heart.voice.media[contact.id].bridged == (seat, customer)
    assert contact.parties[seat].recording
    await centre.do(centre.heart.verbs.hold, contact.id, "a7")
    assert centre.heart.voice.media[contact.id].music == (customer,)
    await centre.do(centre.heart.verbs.retrieve, contact.id, "a7")
    await centre.hang_up(customer)
    assert (contact.outcome, contact.ended_by) == ("answered", "customer")
    assert centre.agent("a7") == "wrap_up"
    await centre.do(centre.heart.contacts.set_disposition, contact.id, "a7", "resolved")
    await centre.hang_up(seat)
    await centre.do(centre.heart.routing.finish_wrap_up, "a7")
    assert contact.state == "closed"
    assert centre.agent("a7") == "ready"


@pytest.mark.parametrize(("cause", "reason"), [(17, "busy"), (19, "no_answer"), (1, "failed")])
async def test_who_is_not_reached_is_told_in_words_and_can_be_noted(cause: int, reason: str) -> None:
    centre = centre_with_trunk()
    contact, seat = await calling(centre)
    customer = centre.switch.last(ask.Dial).leg_id
    await centre.hang_up(customer, cause=cause, answered=False)
    assert contact.parties[customer].left_reason == reason
    assert contact.outcome == "not_reached"
    assert centre.agent("a7") == "wrap_up"
    assert centre.switch.last(ask.HangUp).leg_id == seat


async def test_the_agent_gives_up_before_anybody_answers() -> None:
    centre = centre_with_trunk()
    contact, _ = await calling(centre)
    customer = centre.switch.last(ask.Dial).leg_id
    await centre.do(centre.heart.verbs.hang_up, contact.id, "a7")
    assert (contact.outcome, contact.ended_by) == ("not_reached", "agent")
    assert customer in [c.leg_id for c in centre.switch.asked if isinstance(c, ask.HangUp)]


async def test_an_own_phone_that_is_not_picked_up_calls_nobody() -> None:
    centre = centre_with_trunk()
    await centre.ready("a7")
    await centre.do(centre.heart.verbs.dial, "a7", OUTSIDE)
    seat = centre.switch.last(ask.Dial)
    contact = centre.of(seat.leg_id)
    await centre.tell(heard.LegEnded(leg_id=seat.leg_id, cause=19, was_answered=False))
    assert contact.outcome == "failed"
    assert centre.switch.last(ask.Dial) is seat
    assert contact.state == "closed"
    assert centre.agent("a7") == "ready"


async def test_nobody_calls_with_a_contact_in_hand_or_from_home_or_the_centre_itself() -> None:
    centre = centre_with_trunk()
    with pytest.raises(NotIdle, match="offline"):
        await centre.do(centre.heart.verbs.dial, "a7", OUTSIDE)
    with pytest.raises(OwnNumber):
        await centre.do(centre.heart.verbs.dial, "a7", NUMBER)
    await calling(centre)
    with pytest.raises(NotIdle, match="talking"):
        await centre.do(centre.heart.verbs.dial, "a7", OUTSIDE)
    centre.heart.voice.calling.outside_trunk = None
    with pytest.raises(NoOutsideLine):
        await centre.do(centre.heart.verbs.dial, "a8", OUTSIDE)


async def test_whoever_is_called_is_offered_nothing_meanwhile() -> None:
    centre = centre_with_trunk()
    await calling(centre)
    waiting = await centre.call("other")
    await centre.press("other", "2")
    assert waiting.state == "queued"
