"""Parking: a caller waits at a numbered place, is fetched from a desk or a phone, and comes back where nobody does."""

import msgspec
import pytest

from ringhall.contact.errors import NotPossible
from ringhall.contact.state import Contact
from ringhall.engine.channels.voice.call_rules import CallRules
from ringhall.engine.channels.voice.errors import NobodyParked, NoPlaceFree
from ringhall.engine.channels.voice.service import Target
from ringhall.engine.telephony import events as heard
from ringhall.engine.telephony import ports as ask
from tests.support.centre import TestCentre
from tests.support.house import a_centre, by_phone, hung_up

pytestmark = pytest.mark.scenario


async def parked(centre: TestCentre, leg: str = "caller") -> Contact:
    """Ann has talked with a caller and parked them; she is not ready, so nothing is offered to her meanwhile."""
    await centre.ready("a7")
    contact = await centre.call(leg)
    await centre.press(leg, "2")
    seat = await centre.answer()
    await centre.do(centre.heart.verbs.park, contact.id, "a7")
    await centre.hang_up(seat)
    return contact


async def test_the_caller_hears_music_at_the_first_place_and_the_agent_is_free_without_wrap_up() -> None:
    centre = a_centre()
    contact = await parked(centre)
    assert contact.parked is not None
    assert (contact.parked.place, contact.parked.by_agent_id, contact.phase) == ("701", "a7", "hold")
    assert centre.heart.voice.media[contact.id].music == ("caller",)
    assert (centre.agent("a7"), contact.agent_id, contact.wrapping) == ("ready", None, [])
    second = await parked(centre, "second")
    assert second.parked is not None
    assert second.parked.place == "702"


async def test_a_colleague_fetches_from_the_desk_and_both_talk() -> None:
    centre = a_centre()
    contact = await parked(centre)
    await centre.ready("a8")
    await centre.do(centre.heart.verbs.dial, "a8", "701")
    dial = centre.switch.last(ask.Dial)
    assert (dial.endpoint, dial.headers["X-Ringhall-Purpose"]) == ("PJSIP/login-a8", "call")
    leg = await centre.answer()
    assert (contact.agent_id, contact.parked, centre.agent("a8")) == ("a8", None, "talking")
    assert set(centre.heart.voice.media[contact.id].bridged) == {"caller", leg}
    with pytest.raises(NobodyParked):
        await centre.do(centre.heart.verbs.dial, "a7", "701")


@pytest.mark.parametrize(("line", "agent"), [("login-a8", "a8"), ("phone300", None)])
async def test_any_phone_fetches_by_the_number_of_the_place(line: str, agent: str | None) -> None:
    centre = a_centre()
    contact = await parked(centre)
    await centre.ready("a8")
    await by_phone(centre, line, "701")
    assert (contact.state, contact.agent_id, contact.parked) == ("connected", agent, None)
    assert centre.switch.last(ask.Answer).leg_id == "phone"
    assert set(centre.heart.voice.media[contact.id].bridged) == {"caller", "phone"}
    await centre.hang_up("phone")
    assert (contact.outcome, "caller" in hung_up(centre)) == ("answered", True)
    await by_phone(centre, "phone301", "702", "late")
    assert hung_up(centre)["late"] == 1


async def test_where_nobody_comes_it_rings_at_whoever_parked_and_then_goes_back_to_the_queue() -> None:
    centre = a_centre()
    contact = await parked(centre)
    await centre.wait(121)
    back = centre.switch.last(ask.Dial)
    assert (back.endpoint, centre.agent("a7")) == ("PJSIP/login-a7", "ringing")
    assert contact.parked is not None
    assert contact.parked.returns == 1
    await centre.hang_up(back.leg_id, cause=19, answered=False)
    assert (contact.state, centre.agent("a7")) == ("connected", "ready")
    await centre.do(centre.heart.routing.set_state, "a7", "not_ready", "break", "test")
    await centre.wait(121)
    assert (contact.state, contact.queue_id, contact.parked) == ("queued", "billing", None)


async def test_whoever_parked_answers_and_has_the_caller_again() -> None:
    centre = a_centre()
    contact = await parked(centre)
    await centre.wait(121)
    await centre.answer()
    assert (contact.agent_id, contact.parked, centre.agent("a7")) == ("a7", None, "talking")


async def test_a_caller_who_gives_up_frees_the_place_and_a_fetch_that_fails_keeps_it() -> None:
    centre = a_centre()
    contact = await parked(centre)
    await centre.ready("a8")
    await centre.do(centre.heart.verbs.dial, "a8", "701")
    await centre.hang_up(centre.switch.last(ask.Dial).leg_id, cause=19, answered=False)
    assert contact.parked is not None
    await centre.hang_up("caller")
    assert (contact.state, contact.outcome, contact.parked) == ("closed", "answered", None)


async def test_places_are_bounded_and_nobody_parks_a_conference_or_anothers_call() -> None:
    centre = a_centre()
    centre.heart.voice.parking.rules = msgspec.structs.replace(CallRules(), park_places=1)
    await parked(centre)
    contact = await centre.call("second")
    await centre.press("second", "2")
    await centre.answer()
    with pytest.raises(NoPlaceFree):
        await centre.do(centre.heart.verbs.park, contact.id, "a7")
    centre.heart.voice.parking.rules = CallRules()
    with pytest.raises(NotPossible):
        await centre.do(centre.heart.verbs.park, contact.id, "a8")
    await centre.do(centre.heart.verbs.consult, contact.id, "a7", Target("extension", "300"))
    with pytest.raises(NotPossible, match="Let the others go"):
        await centre.do(centre.heart.verbs.park, contact.id, "a7")


async def test_a_parked_caller_outlives_a_restart_at_their_place() -> None:
    centre = a_centre()
    contact = await parked(centre)
    legs = [heard.LegState(leg_id="caller", state="up", ours=True, dialled="4008000001", line="public")]
    await centre.restart(heard.SwitchUp(legs=legs, bridges={}, fresh=False))
    again = centre.of("caller")
    assert (again.parked, again is contact) == (contact.parked, False)
    assert centre.switch.last(ask.StartMusic).leg_id == "caller"
    await centre.wait(121)
    assert centre.switch.last(ask.Dial).endpoint == "PJSIP/login-a7"
