"""Stories that a simulation found: what went wrong in them once must not again."""

from typing import Any

import pytest

from ringhall.contact.errors import NotPossible
from ringhall.engine.channels.voice.service import Target
from ringhall.engine.routing.errors import AgentBusy
from ringhall.engine.routing.settings import AgentSettings, QueueSettings
from ringhall.engine.telephony import events as heard
from ringhall.engine.telephony import ports as ask
from tests.support.centre import TestCentre

pytestmark = pytest.mark.scenario


def with_room_for_two(**queue: Any) -> TestCentre:
    """A centre in which a7, alone in billing, takes two contacts at a time."""
    centre = TestCentre(**queue)
    queues = [QueueSettings(id=name, name=name, **centre.queue) for name in ("billing", "sales")]
    a7 = AgentSettings(id="a7", login="login-a7", name="Ann", queue_ids=["billing"], capacity=200)
    a8 = AgentSettings(id="a8", login="login-a8", name="Ben", queue_ids=["sales"])
    centre.heart.routing.configure(queues, [a7, a8])
    return centre


async def test_nobody_consults_themselves_and_the_customer_of_a_refused_consult_is_not_on_hold() -> None:
    centre = with_room_for_two()
    await centre.ready("a7")
    contact = await centre.call()
    await centre.press("caller", "2")
    await centre.answer()
    with pytest.raises(AgentBusy):
        await centre.do(centre.heart.verbs.consult, contact.id, "a7", Target("agent", "a7"))
    assert not contact.held
    assert centre.agent("a7") == "talking"


async def test_whoever_is_asked_cannot_join_in_by_themselves() -> None:
    centre = TestCentre()
    await centre.ready("a7", "a8")
    contact = await centre.call()
    await centre.press("caller", "2")
    await centre.answer()
    owner = contact.agent_id or ""
    asked = "a8" if owner == "a7" else "a7"
    await centre.do(centre.heart.verbs.consult, contact.id, owner, Target("agent", asked))
    await centre.answer()
    with pytest.raises(NotPossible):
        await centre.do(centre.heart.verbs.conference, contact.id, asked)
    assert not any(party.joined for party in contact.present())


async def test_a_call_passed_on_and_back_is_wrapped_up_once_and_closed() -> None:
    centre = with_room_for_two()
    await centre.ready("a7")
    contact = await centre.call()
    await centre.press("caller", "2")
    await centre.answer()
    await centre.do(centre.heart.verbs.transfer, contact.id, "a7", Target("queue", "billing"))
    assert contact.offer is not None
    assert contact.wrapping == []
    leg = await centre.answer()
    await centre.hang_up(leg)
    await centre.hang_up("caller")
    assert centre.agent("a7") == "wrap_up"
    await centre.do(centre.heart.routing.finish_wrap_up, "a7")
    assert centre.agent("a7") == "ready"
    assert contact.state == "closed"


async def test_who_wants_a_break_gets_no_further_contact_beside_the_last() -> None:
    centre = with_room_for_two(wrap_up_seconds=0)
    await centre.ready("a7")
    await centre.call()
    await centre.press("caller", "2")
    await centre.answer()
    await centre.do(centre.heart.routing.set_state, "a7", "not_ready", "break", "a7")
    second = await centre.call("second")
    await centre.press("second", "2")
    assert second.state == "queued"
    await centre.hang_up("caller")
    assert centre.agent("a7") == "not_ready"
    await centre.ready("a7")
    assert second.state == "offered"


async def test_a_seat_rung_for_a_transfer_is_let_go_with_its_reservation() -> None:
    centre = with_room_for_two()
    await centre.ready("a7", "a8")
    contact = await centre.call()
    await centre.press("caller", "2")
    await centre.answer()
    await centre.do(centre.heart.verbs.transfer, contact.id, "a7", Target("agent", "a8"))
    rung = centre.switch.last(ask.Dial).leg_id
    # The switch should have ended it after 25 seconds, and is not heard.
    await centre.wait(31)
    assert centre.agent("a8") == "ready"
    assert centre.switch.last(ask.HangUp).leg_id == rung
    await centre.tell(heard.LegAnswered(leg_id=rung))
    assert centre.agent("a8") == "ready"
    assert contact.state != "connected"


async def test_a_call_that_is_told_again_after_its_end_comes_to_an_end_too() -> None:
    centre = TestCentre()
    await centre.ready("a7")
    first = await centre.call()
    await centre.press("caller", "2")
    await centre.answer()
    await centre.hang_up("caller")
    again = await centre.call()
    assert again.id != first.id
    await centre.do(centre.heart.routing.finish_wrap_up, "a7")
    assert first.state == "closed"
    assert centre.of("caller") is again
    await centre.hang_up("caller")
    assert again.state == "closed"
