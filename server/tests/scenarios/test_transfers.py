"""Hold, blind and attended transfer, three-way: who hears whom, and who wraps up."""

import pytest

from ringhall.contact.errors import NotPossible
from ringhall.contact.state import Contact
from ringhall.engine.channels.voice.service import Target
from ringhall.engine.telephony import ports as ask
from tests.support.centre import TestCentre

pytestmark = pytest.mark.scenario


async def in_talk(centre: TestCentre) -> tuple[Contact, str]:
    await centre.ready("a7")
    contact = await centre.call()
    await centre.press("caller", "2")
    return contact, await centre.answer()


async def test_hold_and_back() -> None:
    centre = TestCentre()
    contact, _ = await in_talk(centre)
    verbs = centre.heart.verbs
    await centre.do(verbs.hold, contact.id, "a7")
    assert centre.agent("a7") == "hold"
    assert centre.switch.last(ask.StartMusic).leg_id == "caller"
    await centre.wait(5)
    await centre.do(verbs.retrieve, contact.id, "a7")
    assert centre.agent("a7") == "talking"
    assert centre.switch.last(ask.StopMusic).leg_id == "caller"
    assert contact.spent_ms["hold"] == 5_000


async def test_blind_transfer_to_a_queue_lets_the_agent_wrap_up() -> None:
    centre = TestCentre()
    contact, seat = await in_talk(centre)
    await centre.do(centre.heart.verbs.transfer, contact.id, "a7", Target("queue", "sales"))
    assert contact.state == "queued"
    assert contact.queue_id == "sales"
    assert centre.agent("a7") == "wrap_up"
    assert centre.switch.last(ask.HangUp).leg_id == seat
    assert centre.switch.last(ask.StartMusic).leg_id == "caller"
    await centre.ready("a8")
    await centre.answer()
    assert contact.agent_id == "a8"
    assert centre.agent("a8") == "talking"
    await centre.hang_up(seat)
    assert contact.state == "connected"


async def test_blind_transfer_to_an_agent() -> None:
    centre = TestCentre()
    contact, seat = await in_talk(centre)
    await centre.ready("a8")
    await centre.do(centre.heart.verbs.transfer, contact.id, "a7", Target("agent", "a8"))
    assert centre.agent("a8") == "ringing"
    assert centre.agent("a7") == "wrap_up"
    await centre.hang_up(seat)
    await centre.answer()
    assert contact.agent_id == "a8"
    assert centre.agent("a8") == "talking"
    await centre.hang_up("caller")
    assert contact.outcome == "answered"
    assert centre.agent("a8") == "wrap_up"


async def test_a_transfer_that_nobody_answers_returns_to_the_queue() -> None:
    centre = TestCentre()
    contact, seat = await in_talk(centre)
    await centre.ready("a8")
    await centre.do(centre.heart.verbs.transfer, contact.id, "a7", Target("agent", "a8"))
    await centre.hang_up(seat)
    await centre.hang_up(centre.switch.last(ask.Dial).leg_id, cause=19, answered=False)
    assert contact.state in ("queued", "offered")
    assert contact.queue_id == "billing"


async def test_a_busy_agent_cannot_be_given_a_call() -> None:
    centre = TestCentre()
    contact, _ = await in_talk(centre)
    before = len(centre.story(contact.id))
    with pytest.raises(Exception, match="a8"):
        await centre.do(centre.heart.verbs.transfer, contact.id, "a7", Target("agent", "a8"))
    assert contact.state == "connected"
    assert contact.agent_id == "a7"
    assert len(centre.story(contact.id)) == before


async def test_attended_transfer_by_consulting_first() -> None:
    centre = TestCentre()
    contact, seat = await in_talk(centre)
    verbs = centre.heart.verbs
    await centre.ready("a8")
    await centre.do(verbs.consult, contact.id, "a7", Target("agent", "a8"))
    with pytest.raises(NotPossible):
        await centre.do(verbs.complete_consult, contact.id, "a7")
    expert = await centre.answer()
    assert contact.held
    assert centre.agent("a8") == "talking"
    await centre.do(verbs.complete_consult, contact.id, "a7")
    assert contact.agent_id == "a8"
    assert not contact.held
    assert centre.heart.voice.media[contact.id].bridged == ("caller", expert)
    await centre.hang_up(seat)
    assert contact.state == "connected"
    assert centre.agent("a7") == "wrap_up"
    await centre.hang_up(expert)
    assert contact.outcome == "answered"
    assert contact.ended_by == "agent"


async def test_three_way_and_the_first_agent_leaves() -> None:
    centre = TestCentre()
    contact, seat = await in_talk(centre)
    verbs = centre.heart.verbs
    await centre.ready("a8")
    await centre.do(verbs.consult, contact.id, "a7", Target("agent", "a8"))
    expert = await centre.answer()
    await centre.do(verbs.conference, contact.id, "a7")
    assert centre.heart.voice.media[contact.id].bridged == ("caller", seat, expert)
    await centre.do(verbs.hang_up, contact.id, "a7")
    assert contact.agent_id == "a8"
    assert centre.heart.voice.media[contact.id].bridged == ("caller", expert)


async def test_a_cancelled_consultation_brings_the_customer_back() -> None:
    centre = TestCentre()
    contact, seat = await in_talk(centre)
    verbs = centre.heart.verbs
    await centre.ready("a8")
    await centre.do(verbs.consult, contact.id, "a7", Target("agent", "a8"))
    await centre.do(verbs.cancel_consult, contact.id, "a7")
    assert not contact.held
    assert centre.agent("a8") == "ready"
    assert centre.agent("a7") == "talking"
    assert centre.heart.voice.media[contact.id].bridged == ("caller", seat)


async def test_a_transfer_outside_goes_on_without_the_agent() -> None:
    centre = TestCentre()
    contact, seat = await in_talk(centre)
    centre.heart.voice.calling.outside_trunk = "public"
    await centre.do(centre.heart.verbs.transfer, contact.id, "a7", Target("number", "+4533123456"))
    await centre.hang_up(seat)
    outside = centre.switch.last(ask.Dial)
    assert outside.endpoint == "PJSIP/+4533123456@public"
    await centre.answer()
    assert centre.heart.voice.media[contact.id].bridged == ("caller", outside.leg_id)
    await centre.hang_up("caller")
    await centre.hang_up(outside.leg_id)
    assert contact.outcome == "answered"


async def test_keys_go_to_the_customer() -> None:
    centre = TestCentre()
    contact, _ = await in_talk(centre)
    await centre.do(centre.heart.verbs.keys, contact.id, "a7", "12#")
    sent = centre.switch.last(ask.SendKeys)
    assert (sent.leg_id, sent.keys) == ("caller", "12#")
    with pytest.raises(Exception, match="Keys are"):
        await centre.do(centre.heart.verbs.keys, contact.id, "a7", "12x")


async def test_the_agent_swaps_between_customer_and_expert() -> None:
    centre = TestCentre()
    contact, seat = await in_talk(centre)
    verbs = centre.heart.verbs
    await centre.ready("a8")
    await centre.do(verbs.consult, contact.id, "a7", Target("agent", "a8"))
    with pytest.raises(NotPossible):
        await centre.do(verbs.swap, contact.id, "a7")
    expert = await centre.answer()
    media = centre.heart.voice.media
    assert (media[contact.id].bridged, media[contact.id].music) == ((seat, expert), ("caller",))
    await centre.do(verbs.swap, contact.id, "a7")
    assert (media[contact.id].bridged, media[contact.id].music) == (("caller", seat), (expert,))
    await centre.do(verbs.swap, contact.id, "a7")
    assert (media[contact.id].bridged, media[contact.id].music) == ((seat, expert), ("caller",))
    await centre.do(verbs.conference, contact.id, "a7")
    assert (media[contact.id].bridged, media[contact.id].music) == (("caller", seat, expert), ())


async def test_hanging_up_on_the_expert_gives_the_customer_back() -> None:
    centre = TestCentre()
    contact, seat = await in_talk(centre)
    verbs = centre.heart.verbs
    await centre.ready("a8")
    await centre.do(verbs.consult, contact.id, "a7", Target("agent", "a8"))
    expert = await centre.answer()
    await centre.do(verbs.hang_up, contact.id, "a7")
    assert contact.state == "connected"
    assert centre.heart.voice.media[contact.id].bridged == ("caller", seat)
    assert centre.switch.last(ask.HangUp).leg_id == expert


async def test_a_conference_of_four_loses_one_at_a_time() -> None:
    centre = TestCentre({"a7": ["billing"], "a8": ["sales"], "a9": ["sales"]})
    contact, seat = await in_talk(centre)
    verbs = centre.heart.verbs
    await centre.ready("a8", "a9")
    legs = []
    for colleague in ("a8", "a9"):
        await centre.do(verbs.consult, contact.id, "a7", Target("agent", colleague))
        legs.append(await centre.answer())
        await centre.do(verbs.conference, contact.id, "a7")
    assert centre.heart.voice.media[contact.id].bridged == ("caller", seat, *legs)
    await centre.do(verbs.hang_up_party, contact.id, "a7", legs[0])
    assert centre.heart.voice.media[contact.id].bridged == ("caller", seat, legs[1])
    with pytest.raises(NotPossible):
        await centre.do(verbs.hang_up_party, contact.id, "a7", legs[0])
    with pytest.raises(NotPossible):
        await centre.do(verbs.hang_up_party, contact.id, "a7", seat)
    await centre.do(verbs.hang_up_party, contact.id, "a7", "caller")
    assert (contact.outcome, contact.ended_by) == ("answered", "agent")


async def test_a_second_question_that_is_taken_back_leaves_the_first_helper_in() -> None:
    centre = TestCentre({"a7": ["billing"], "a8": ["sales"], "a9": ["sales"]})
    contact, seat = await in_talk(centre)
    verbs = centre.heart.verbs
    await centre.ready("a8", "a9")
    await centre.do(verbs.consult, contact.id, "a7", Target("agent", "a8"))
    first = await centre.answer()
    await centre.do(verbs.conference, contact.id, "a7")
    await centre.do(verbs.consult, contact.id, "a7", Target("agent", "a9"))
    await centre.do(verbs.cancel_consult, contact.id, "a7")
    assert centre.heart.voice.media[contact.id].bridged == ("caller", seat, first)
