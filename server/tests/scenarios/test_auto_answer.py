"""Queues whose calls are answered by the agent's phone itself."""

from typing import Any

import pytest

from ringhall.contact import events as e
from ringhall.contact.state import Contact
from ringhall.engine.channels.voice.service.verbs import Target
from ringhall.engine.telephony import ports as ask
from tests.support.centre import TestCentre

pytestmark = pytest.mark.scenario


async def called(centre: TestCentre, *, by_page: bool = True) -> tuple[Contact, ask.Dial, e.PartyAdded]:
    """Agent a7 is at their page (or their SIP phone) and a caller is offered to them."""
    if by_page:
        await centre.do(centre.heart.verbs.phone_here, "a7", "tab", False)
    await centre.ready("a7")
    contact = await centre.call("caller")
    await centre.press("caller", "2")
    parties = [r.event for r in centre.writer.stored if isinstance(r.event, e.PartyAdded) and r.event.agent_id == "a7"]
    return contact, centre.switch.last(ask.Dial), parties[-1]


def ringing(**queue: Any) -> TestCentre:
    return TestCentre(agents={"a7": ["billing"]}, **queue)


async def test_a_page_is_told_to_answer_and_the_story_says_so_before() -> None:
    centre = ringing(auto_answer="always")
    contact, dialled, party = await called(centre)
    assert dialled.headers["Call-Info"] == "<sip:ringhall>;answer-after=3"
    assert (dialled.headers["X-Ringhall-Purpose"], party.answers_after) == ("offer", 3)
    assert contact.parties[party.party_id].answers_after == 3
    await centre.answer()
    assert contact.state == "connected"


@pytest.mark.parametrize(("auto_answer", "by_page"), [("agent", True), ("never", True), ("always", False)])
async def test_agents_answer_where_the_queue_says_so_and_at_phones_of_their_own(
    auto_answer: str, by_page: bool
) -> None:
    _, dialled, party = await called(ringing(auto_answer=auto_answer), by_page=by_page)
    assert ("Call-Info" in dialled.headers, party.answers_after) == (False, None)


async def test_whoever_takes_each_call_by_hand_may_where_the_queue_only_prefers_it() -> None:
    own = {"reached_by": "ring", "auto_answer": False}
    _, dialled, party = await called(ringing(reached=own, auto_answer="preferred"))
    assert ("Call-Info" in dialled.headers, party.answers_after) == (False, None)


@pytest.mark.parametrize(("auto_answer", "own", "after"), [("always", False, 0), ("never", True, None)])
async def test_a_phone_that_stays_connected_follows_the_queue_before_its_agent(
    auto_answer: str, own: bool, after: int | None
) -> None:
    centre = ringing(reached={"reached_by": "nailed_up", "auto_answer": own}, auto_answer=auto_answer)
    await centre.ready("a7")
    await centre.answer()
    _, dialled, party = await called(centre, by_page=False)
    assert (dialled.at_once, party.answers_after) == (after == 0, after)
    assert "Call-Info" not in dialled.headers


async def test_what_the_agent_is_transferred_is_theirs_to_answer() -> None:
    centre = TestCentre(agents={"a7": ["billing"], "a8": ["none"]}, auto_answer="always")
    contact, _, _ = await called(centre)
    await centre.answer()
    await centre.do(centre.heart.verbs.phone_here, "a8", "tab8", False)
    await centre.ready("a8")
    await centre.do(centre.heart.verbs.transfer, contact.id, "a7", Target("agent", "a8"))
    assert "Call-Info" not in centre.switch.last(ask.Dial).headers
