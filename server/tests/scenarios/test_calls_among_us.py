"""Extensions: desks and phones call one another, queues and flows; both sides' agents are busy, and nobody is lost."""

import pytest

from ringhall.contact.state import Contact
from ringhall.engine.channels.voice.errors import ColleagueBusy, OwnExtension, TargetUnknown
from ringhall.engine.channels.voice.service import Target
from ringhall.engine.telephony import events as heard
from ringhall.engine.telephony import ports as ask
from tests.support.centre import NUMBER, TestCentre
from tests.support.house import a_centre, by_phone, hung_up

pytestmark = pytest.mark.scenario
OUTSIDE = "+38640123456"


async def connected(centre: TestCentre) -> tuple[Contact, str, str]:
    """Ann has called Ben from her desk, and both are there."""
    await centre.ready("a7", "a8")
    await centre.do(centre.heart.verbs.dial, "a7", "208")
    ann = await centre.answer()
    contact = centre.of(ann)
    ben = await centre.answer()
    return contact, ann, ben


async def test_a_desk_calls_a_colleague_whose_phone_rings_and_who_is_busy_from_then_on() -> None:
    centre = a_centre()
    await centre.ready("a7", "a8")
    await centre.do(centre.heart.verbs.dial, "a7", "208")
    ann = await centre.answer()
    contact = centre.of(ann)
    assert (contact.direction, contact.dialled, contact.address, contact.agent_id) == ("internal", "208", "207", "a7")
    rung = centre.switch.last(ask.Dial)
    assert (rung.endpoint, rung.caller, rung.caller_name) == ("PJSIP/login-a8", "207", "A7")
    assert (rung.headers["X-Ringhall-Purpose"], rung.recording) == ("internal", None)
    assert centre.switch.last(ask.Ring).leg_id == ann
    assert (centre.agent("a7"), centre.agent("a8")) == ("talking", "ringing")
    waiting = await centre.call("other")
    await centre.press("other", "2")
    assert waiting.state == "queued"
    ben = await centre.answer()
    assert contact.state == "connected"
    assert set(centre.heart.voice.media[contact.id].bridged) == {ann, ben}
    assert (centre.agent("a7"), centre.agent("a8")) == ("talking", "talking")
    assert waiting.state == "queued"


@pytest.mark.parametrize("who", ["caller", "called"])
async def test_whoever_hangs_up_ends_it_for_both_without_wrap_up(who: str) -> None:
    centre = a_centre()
    contact, ann, ben = await connected(centre)
    gone, left = (ann, ben) if who == "caller" else (ben, ann)
    await centre.hang_up(gone)
    assert left in hung_up(centre)
    await centre.hang_up(left)
    assert (contact.state, contact.outcome) == ("closed", "answered")
    assert (centre.agent("a7"), centre.agent("a8")) == ("ready", "ready")


async def test_the_caller_can_hold_and_pass_on_and_the_called_can_decline_or_leave() -> None:
    centre = a_centre()
    contact, ann, ben = await connected(centre)
    await centre.do(centre.heart.verbs.hold, contact.id, "a7")
    assert centre.heart.voice.media[contact.id].music == (ben,)
    await centre.do(centre.heart.verbs.retrieve, contact.id, "a7")
    await centre.do(centre.heart.verbs.hang_up, contact.id, "a8")
    assert (contact.outcome, contact.ended_by) == ("answered", "customer")
    for leg in (ann, ben):
        await centre.hang_up(leg)
    await centre.do(centre.heart.verbs.dial, "a7", "208")
    ann = await centre.answer()
    contact = centre.of(ann)
    await centre.do(centre.heart.verbs.decline, contact.id, "a8")
    assert contact.outcome == "not_reached"
    assert centre.agent("a8") == "ready"


async def test_nobody_calls_themselves_or_a_busy_colleague() -> None:
    centre = a_centre()
    await centre.ready("a7")
    with pytest.raises(OwnExtension):
        await centre.do(centre.heart.verbs.dial, "a7", "207")
    await centre.ready("a8")
    await centre.call("caller")
    await centre.press("caller", "1")
    assert centre.agent("a8") == "ringing"
    with pytest.raises(ColleagueBusy, match="Ben"):
        await centre.do(centre.heart.verbs.dial, "a7", "208")


async def test_a_colleague_who_is_not_ready_can_be_called_and_one_who_is_not_there_rings_as_a_phone() -> None:
    centre = a_centre()
    await centre.ready("a7")
    await centre.do(centre.heart.routing.set_state, "a8", "not_ready", "break", "test")
    await centre.do(centre.heart.verbs.dial, "a7", "208")
    await centre.answer()
    assert centre.agent("a8") == "ringing"
    ben = await centre.answer()
    await centre.hang_up(ben)
    await centre.do(centre.heart.routing.set_state, "a8", "offline", None, "test")
    assert centre.heart.routing.live.agent("a8").presence == "offline"


async def test_a_phone_with_an_agent_calls_an_extension_and_hears_it_ring_before_it_is_answered() -> None:
    centre = a_centre()
    await centre.ready("a7", "a8")
    await by_phone(centre, "login-a7", "208")
    contact = centre.of("phone")
    assert (contact.direction, contact.agent_id) == ("internal", "a7")
    assert "Answer" not in centre.switch.names()
    assert centre.switch.last(ask.Ring).leg_id == "phone"
    ben = await centre.answer()
    assert centre.switch.last(ask.Answer).leg_id == "phone"
    assert set(centre.heart.voice.media[contact.id].bridged) == {"phone", ben}
    await centre.hang_up("phone")
    await centre.hang_up(ben)
    assert contact.state == "closed"


async def test_a_phone_at_which_nobody_is_signed_in_reaches_an_agent_who_then_has_the_contact() -> None:
    centre = a_centre()
    await centre.ready("a8")
    await by_phone(centre, "phone300", "208")
    contact = centre.of("phone")
    assert (contact.address, contact.agent_id, centre.agent("a8")) == ("300", None, "ringing")
    ben = await centre.answer()
    assert (contact.agent_id, contact.state) == ("a8", "connected")
    await centre.do(centre.heart.verbs.hold, contact.id, "a8")
    assert centre.heart.voice.media[contact.id].music == ("phone",)
    await centre.hang_up(ben)
    assert contact.outcome == "answered"


async def test_two_phones_that_are_nobodys_talk_and_one_that_does_not_answer_lets_the_other_go() -> None:
    centre = a_centre()
    await by_phone(centre, "phone300", "301")
    contact = centre.of("phone")
    other = await centre.answer()
    assert set(centre.heart.voice.media[contact.id].bridged) == {"phone", other}
    await centre.hang_up(other)
    assert contact.outcome == "answered"
    await centre.hang_up("phone")
    assert contact.state == "closed"
    await by_phone(centre, "phone300", "301", "again")
    contact = centre.of("again")
    await centre.hang_up(centre.switch.last(ask.Dial).leg_id, cause=19, answered=False)
    assert contact.outcome == "not_reached"
    assert "again" in hung_up(centre)


async def test_an_agent_calls_a_queue_and_is_its_caller_until_they_hang_up() -> None:
    centre = a_centre()
    await centre.ready("a7")
    await by_phone(centre, "login-a7", "400")
    contact = centre.of("phone")
    assert (contact.state, contact.queue_id, centre.agent("a7")) == ("queued", "billing", "talking")
    await centre.ready("a8")
    await centre.answer()
    assert contact.agent_id == "a8"
    await centre.hang_up("phone")
    assert (centre.agent("a7"), centre.agent("a8"), contact.outcome) == ("ready", "wrap_up", "answered")


async def test_a_desk_calls_a_flow_and_a_phone_one_of_our_numbers() -> None:
    centre = a_centre()
    await centre.ready("a7")
    await centre.do(centre.heart.verbs.dial, "a7", "500")
    seat = await centre.answer()
    assert centre.of(seat).state == "in_flow"
    await centre.press(seat, "2")
    assert centre.of(seat).queue_id == "billing"
    await by_phone(centre, "phone300", NUMBER)
    assert (centre.of("phone").direction, centre.of("phone").state) == ("internal", "in_flow")
    assert centre.switch.names().count("Answer") == 1


async def test_a_phone_calls_outside_for_its_agent_and_is_recorded() -> None:
    centre = a_centre()
    await centre.ready("a7")
    await by_phone(centre, "login-a7", OUTSIDE)
    contact = centre.of("phone")
    assert (contact.direction, contact.agent_id) == ("outbound", "a7")
    dial = centre.switch.last(ask.Dial)
    assert (dial.endpoint, dial.caller) == (f"PJSIP/{OUTSIDE}@public", NUMBER)
    customer = await centre.answer()
    assert (contact.state, dial.recording, contact.parties[customer].recording) == (
        "connected",
        f"rec/{customer}",
        customer,
    )
    await centre.hang_up(customer)
    assert (contact.outcome, centre.agent("a7")) == ("answered", "wrap_up")


async def test_whoever_may_not_call_outside_is_refused_without_wrap_up() -> None:
    centre = a_centre()
    await centre.ready("a7")
    centre.dials_outside = False
    await by_phone(centre, "login-a7", OUTSIDE)
    assert hung_up(centre)["phone"] == 21
    assert not [c for c in centre.switch.asked if isinstance(c, ask.Dial)]
    assert (centre.agent("a7"), centre.heart.contacts.live.by_id) == ("ready", {})


@pytest.mark.parametrize(
    ("line", "dialled", "cause"),
    [
        ("phone300", OUTSIDE, 21),
        ("login-a7", OUTSIDE, 21),
        ("phone300", NUMBER[:3] + "1", None),
        ("login-a8", "207", 17),
    ],
)
async def test_what_a_phone_may_not_or_cannot_call(line: str, dialled: str, cause: int | None) -> None:
    centre = a_centre()
    await centre.ready("a8")
    await centre.call("caller")
    await centre.press("caller", "2")
    await by_phone(centre, line, dialled)
    if cause is not None:
        assert hung_up(centre)["phone"] == cause
    assert centre.agent("a8") == "ringing"


async def test_a_phone_with_the_right_calls_outside_and_everybody_an_emergency_number() -> None:
    centre = a_centre()
    await by_phone(centre, "phone301", OUTSIDE)
    contact = centre.of("phone")
    other = await centre.answer()
    assert set(centre.heart.voice.media[contact.id].bridged) == {"phone", other}
    await by_phone(centre, "phone300", "112", "help")
    assert centre.switch.last(ask.Dial).endpoint == "PJSIP/112@public"
    await centre.ready("a7")
    await centre.call("caller")
    await centre.press("caller", "2")
    assert centre.agent("a7") == "ringing"
    await by_phone(centre, "login-a7", "112", "help2")
    assert centre.of("help2").direction == "outbound"


async def test_contacts_go_to_extensions_of_agents_queues_phones_and_flows() -> None:
    centre = a_centre()
    await centre.ready("a7", "a8")
    contact = await centre.call("caller")
    await centre.press("caller", "2")
    await centre.answer()
    agent_id = contact.agent_id or ""
    with pytest.raises(TargetUnknown):
        await centre.do(centre.heart.verbs.transfer, contact.id, agent_id, Target("extension", "999"))
    with pytest.raises(TargetUnknown):
        await centre.do(centre.heart.verbs.consult, contact.id, agent_id, Target("extension", "500"))
    await centre.do(centre.heart.verbs.consult, contact.id, agent_id, Target("extension", "300"))
    assert centre.switch.last(ask.Dial).endpoint == "PJSIP/phone300"
    lobby = await centre.answer()
    await centre.do(centre.heart.verbs.conference, contact.id, agent_id)
    assert lobby in centre.heart.voice.media[contact.id].bridged
    await centre.do(centre.heart.verbs.hang_up_party, contact.id, agent_id, lobby)
    await centre.do(centre.heart.verbs.transfer, contact.id, agent_id, Target("extension", "500"))
    assert (contact.state, contact.flow_id, centre.agent(agent_id)) == ("in_flow", "main", "wrap_up")


async def test_a_restart_in_the_middle_keeps_the_talk() -> None:
    centre = a_centre()
    contact, ann, ben = await connected(centre)
    legs = [heard.LegState(leg_id=leg, state="up", ours=True) for leg in (ann, ben)]
    bridge = f"{contact.id}.bridge"
    await centre.restart(heard.SwitchUp(legs=legs, bridges={bridge: [ann, ben]}, fresh=False))
    assert (centre.agent("a7"), centre.agent("a8"), centre.of(ann).state) == ("talking", "talking", "connected")
    await centre.hang_up(ann)
    await centre.hang_up(ben)
    assert (centre.agent("a7"), centre.agent("a8")) == ("ready", "ready")
