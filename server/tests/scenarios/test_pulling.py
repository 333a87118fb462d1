"""Pulling: somebody who waits is taken out of turn; two never have them, nor has anybody too many."""

import pytest

from ringhall.contact import events as e
from ringhall.contact.errors import NotPossible
from ringhall.contact.state import Contact
from ringhall.engine.routing.errors import NotIdle
from ringhall.engine.telephony import ports as ask
from tests.support.centre import TestCentre
from tests.support.house import a_centre, hung_up

pytestmark = pytest.mark.scenario


async def two_wait() -> tuple[TestCentre, Contact, Contact]:
    """Two callers wait for billing; Ann is there and not ready."""
    centre = a_centre()
    await centre.ready("a7")
    await centre.do(centre.heart.routing.set_state, "a7", "not_ready", "break", "test")
    waiting = []
    for leg in ("first", "second"):
        waiting.append(await centre.call(leg))
        await centre.press(leg, "2")
        await centre.wait(5)
    return centre, waiting[0], waiting[1]


async def test_the_second_is_taken_before_the_first_and_the_story_says_by_whom() -> None:
    centre, first, second = await two_wait()
    await centre.do(centre.heart.verbs.pull, second.id, "a7")
    own = centre.switch.last(ask.Dial)
    assert (own.endpoint, own.headers["X-Ringhall-Purpose"], own.recording is not None) == (
        "PJSIP/login-a7",
        "call",
        True,
    )
    assert (second.state, centre.agent("a7")) == ("offered", "ringing")
    await centre.answer()
    assert (second.agent_id, second.queue_id, first.state) == ("a7", "billing", "queued")
    assert set(centre.heart.voice.media[second.id].bridged) == {"second", own.leg_id}
    [offered] = [x.event for x in centre.story(second.id) if isinstance(x.event, e.ContactOffered)]
    assert offered.decision == {"by_hand": "pulled", "by": "a7"}
    await centre.hang_up("second")
    assert centre.agent("a7") == "wrap_up"


async def test_nobody_takes_what_rings_or_is_talked_with_nor_two_at_once() -> None:
    centre, first, second = await two_wait()
    await centre.do(centre.heart.verbs.pull, first.id, "a7")
    with pytest.raises(NotIdle):
        await centre.do(centre.heart.verbs.pull, second.id, "a7")
    await centre.do(centre.heart.routing.set_state, "a8", "not_ready", "break", "test")
    with pytest.raises(NotPossible, match="rings at nobody"):
        await centre.do(centre.heart.verbs.pull, first.id, "a8")
    await centre.answer()
    with pytest.raises(NotPossible):
        await centre.do(centre.heart.verbs.pull, first.id, "a8")
    assert (second.state, centre.agent("a8")) == ("queued", "not_ready")


async def test_who_does_not_answer_their_own_phone_gives_the_caller_back_at_their_age() -> None:
    centre, first, second = await two_wait()
    since = second.waiting_since
    await centre.do(centre.heart.verbs.pull, second.id, "a7")
    await centre.wait(25)
    assert (second.state, second.waiting_since) == ("queued", since)
    await centre.ready("a8")
    assert (first.state, second.state) == ("offered", "queued")


async def test_a_caller_who_gives_up_while_taken_frees_the_agent() -> None:
    centre, _, second = await two_wait()
    await centre.do(centre.heart.verbs.pull, second.id, "a7")
    own = centre.switch.last(ask.Dial).leg_id
    await centre.hang_up("second")
    assert (second.outcome, centre.agent("a7"), own in hung_up(centre)) == ("abandoned", "not_ready", True)


async def test_a_customer_who_was_promised_a_call_is_called_as_the_queue_has_it_but_not_before_their_time() -> None:
    centre, first, _ = await two_wait()
    promise = centre.heart.contacts.promise_call_back
    await centre.do(lambda step: promise(step, first.id, number="+38615550142"))
    await centre.hang_up("first")
    assert first.waits_for_call
    await centre.do(centre.heart.verbs.pull, first.id, "a7")
    call = centre.switch.last(ask.Dial)
    assert (first.state, call.endpoint) == ("offered", "PJSIP/+38615550142@public")
    await centre.hang_up(call.leg_id, cause=17, answered=False)
    assert (first.state, centre.agent("a7")) == ("queued", "not_ready")
    with pytest.raises(NotPossible, match="before their time"):
        await centre.do(centre.heart.verbs.pull, first.id, "a7")
