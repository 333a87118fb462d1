"""Hot desking: calls ring where the agent sits, whoever sat there is signed out, nobody loses a caller."""

import pytest

from ringhall.contact.state import Contact
from ringhall.engine.channels.voice.errors import FinishFirst, NoPhoneThere, NotThere, SeatInUse
from ringhall.engine.routing.events import AgentPresenceSet, AgentSeated
from ringhall.engine.telephony import events as heard
from ringhall.engine.telephony import ports as ask
from tests.support.centre import TestCentre
from tests.support.house import a_centre, by_phone, hung_up

pytestmark = pytest.mark.scenario
LOBBY, OF_BEN, OF_ANN = "PJSIP/phone300", "PJSIP/login-a8", "PJSIP/login-a7"


async def sits(centre: TestCentre, agent_id: str, number: str) -> None:
    await centre.do(centre.heart.verbs.sit, agent_id, number, "test")


async def rings(centre: TestCentre, leg: str = "caller") -> tuple[Contact, str]:
    """Somebody calls billing; the phone that rings."""
    contact = await centre.call(leg)
    await centre.press(leg, "2")
    return contact, centre.switch.last(ask.Dial).endpoint


def state(centre: TestCentre, agent_id: str) -> tuple[str, str | None, str]:
    agent = centre.heart.routing.live.agent(agent_id)
    return agent.presence, agent.reason, agent.seat


async def test_calls_ring_at_the_phone_they_sit_at_until_they_are_offline() -> None:
    centre = a_centre()
    await centre.ready("a7")
    await sits(centre, "a7", "300")
    contact, endpoint = await rings(centre)
    assert endpoint == LOBBY
    await centre.answer()
    assert (contact.state, contact.agent_id) == ("connected", "a7")
    await centre.hang_up("caller")
    await centre.do(centre.heart.routing.finish_wrap_up, "a7")
    await centre.do(centre.heart.routing.set_state, "a7", "offline", None, "test")
    await centre.ready("a7")
    assert state(centre, "a7") == ("ready", None, "")
    assert (await rings(centre, "next"))[1] == OF_ANN


async def test_a_page_that_comes_or_reloads_does_not_move_them_and_its_microphone_does_not_matter() -> None:
    centre = a_centre()
    seats = centre.heart.seats
    await centre.do(centre.heart.verbs.phone_here, "a7", "tab", False)
    await centre.ready("a7")
    await sits(centre, "a7", "300")
    await centre.do(centre.heart.verbs.phone_here, "a7", "tab", False)
    seats.set_microphone("a7", works=False)
    seats.require_microphone("a7")
    assert (seats.kind("a7"), seats.endpoint("a7")) == ("sip", LOBBY)
    await sits(centre, "a7", "")
    assert (seats.kind("a7"), seats.endpoint("a7")) == ("browser", OF_ANN + "-web")


async def test_whoever_sat_there_is_signed_out_with_the_reason() -> None:
    centre = a_centre()
    await centre.ready("a7", "a8")
    await sits(centre, "a7", "300")
    await sits(centre, "a8", "300")
    assert state(centre, "a7") == ("offline", "seat_taken", "")
    assert state(centre, "a8") == ("ready", None, "phone300")
    told = [
        r.event for r in centre.writer.stored if isinstance(r.event, AgentPresenceSet) and r.event.state == "offline"
    ]
    assert [(each.agent_id, each.by) for each in told] == [("a7", "test")]


async def test_at_a_colleagues_own_phone_and_back_when_the_colleague_signs_in() -> None:
    centre = a_centre()
    await centre.ready("a7")
    await sits(centre, "a7", "208")
    assert centre.heart.seats.endpoint("a7") == OF_BEN
    await centre.ready("a8")
    assert state(centre, "a7") == ("offline", "seat_taken", "")
    assert centre.heart.seats.endpoint("a8") == OF_BEN


async def test_a_colleague_at_their_page_keeps_it_and_without_it_is_not_ready_while_their_phone_is_taken() -> None:
    centre = a_centre()
    await centre.do(centre.heart.verbs.phone_here, "a8", "tab", False)
    await centre.ready("a7", "a8")
    await sits(centre, "a7", "208")
    assert (state(centre, "a7")[0], state(centre, "a8")[0]) == ("ready", "ready")
    await centre.do(centre.heart.verbs.phone_gone, "a8", "tab")
    assert state(centre, "a8") == ("not_ready", "phone_unreachable", "")
    assert state(centre, "a7")[0] == "ready"


async def test_nobody_is_moved_or_signed_out_in_the_middle_of_a_contact() -> None:
    centre = a_centre()
    await centre.ready("a7")
    await sits(centre, "a7", "300")
    contact, _ = await rings(centre)
    await centre.do(centre.heart.routing.set_state, "a8", "not_ready", "break", "test")
    for answered in (False, True):
        if answered:
            await centre.answer()
        with pytest.raises(SeatInUse, match="A7 sits at this phone"):
            await sits(centre, "a8", "300")
        with pytest.raises(FinishFirst):
            await sits(centre, "a7", "208")
    assert (contact.state, state(centre, "a7"), state(centre, "a8")[2]) == (
        "connected", ("ready", None, "phone300"), ""
    )  # fmt: skip
    await centre.hang_up("caller")
    await sits(centre, "a8", "300")
    await centre.do(centre.heart.routing.finish_wrap_up, "a7")
    assert (state(centre, "a7"), state(centre, "a8")[2]) == (("offline", "seat_taken", ""), "phone300")


@pytest.mark.parametrize("number", ["999", "400", "500", "600"])
async def test_what_is_no_phone_and_whoever_is_offline_is_told(number: str) -> None:
    centre = a_centre()
    with pytest.raises(NotThere):
        await sits(centre, "a7", "300")
    await centre.ready("a7")
    with pytest.raises(NoPhoneThere, match=number):
        await sits(centre, "a7", number)
    await sits(centre, "a7", "207")
    await sits(centre, "a7", "")
    assert [r for r in centre.writer.stored if isinstance(r.event, AgentSeated)] == []


async def test_the_phone_they_sit_at_calls_in_their_name_and_afterwards_in_its_own() -> None:
    centre = a_centre()
    await centre.ready("a7")
    await sits(centre, "a7", "300")
    await by_phone(centre, "phone300", "+38615550199")
    assert (centre.of("phone").agent_id, centre.agent("a7")) == ("a7", "talking")
    await centre.hang_up("phone")
    await centre.do(centre.heart.routing.set_state, "a7", "offline", None, "test")
    await by_phone(centre, "phone300", "+38615550199", "again")
    assert centre.heart.contacts.live.of_party("again") is None
    assert centre.switch.last(ask.HangUp).leg_id == "again"


async def test_the_seat_outlives_a_restart() -> None:
    centre = a_centre()
    await centre.ready("a7")
    await sits(centre, "a7", "300")
    await centre.restart(heard.SwitchUp(legs=[], bridges={}, fresh=False))
    assert state(centre, "a7") == ("ready", None, "phone300")
    assert (await rings(centre))[1] == LOBBY


async def test_a_phone_that_stays_connected_moves_along() -> None:
    centre = a_centre(agents={"a7": ["billing"]}, reached={"reached_by": "nailed_up", "auto_answer": True})
    await centre.ready("a7")
    own = await centre.answer()
    await sits(centre, "a7", "300")
    assert own in hung_up(centre)
    assert centre.switch.last(ask.Dial).endpoint == LOBBY
    await centre.answer()
    phone = centre.heart.routing.live.agent("a7").phone
    assert (phone.state, phone.address) == ("connected", LOBBY)
