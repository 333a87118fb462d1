"""Callers who are promised a call keep their place while they are gone: who is called when, and how it ends."""

from typing import Any

import pytest

from ringhall.contact import events as e
from ringhall.contact.errors import NotPossible
from ringhall.contact.settings import CallBackSettings
from ringhall.contact.state import Contact
from ringhall.engine.channels.voice.errors import NoOutsideLine, NotCalledAbroad, OwnNumber
from ringhall.engine.telephony import events as heard
from ringhall.engine.telephony import ports as ask
from tests.support.centre import NUMBER, TestCentre

pytestmark = pytest.mark.scenario
MINUTE = 60
CALLER = "+38615550142"
OTHER = "+4512345678"
ALWAYS = {"opens": "00:00", "closes": "24:00"}


def centre_with(strategy: str = "longest_idle", **call_back: Any) -> TestCentre:
    settings = {f"call_back_{name}": value for name, value in {**ALWAYS, **call_back}.items()}
    centre = TestCentre(strategy=strategy, **settings)
    centre.heart.voice.calling.outside_trunk = "public"
    return centre


async def queued(centre: TestCentre, leg: str = "caller", caller: str = CALLER) -> Contact:
    contact = await centre.call(leg, caller=caller)
    await centre.press(leg, "2")
    assert contact.state == "queued"
    return contact


async def promised(centre: TestCentre, leg: str = "caller", number: str = CALLER) -> Contact:
    """Somebody waits, is promised a call, and hangs up."""
    contact = await queued(centre, leg)
    await promise(centre, contact, number)
    await centre.hang_up(leg)
    return contact


async def promise(centre: TestCentre, contact: Contact, number: str = CALLER) -> None:
    verb = centre.heart.contacts.promise_call_back
    centre.heart.steps.run(lambda step: verb(step, contact.id, number=number))
    await centre.settle()


def called(centre: TestCentre) -> list[ask.Dial]:
    """Every call to the outside."""
    return [c for c in centre.switch.asked if isinstance(c, ask.Dial) and "@" in c.endpoint]


def kinds(centre: TestCentre, contact: Contact) -> list[str]:
    return [type(r.event).__name__ for r in centre.story(contact.id)]


async def test_who_hangs_up_with_a_promise_waits_on_in_their_place() -> None:
    centre = centre_with()
    first = await promised(centre)
    second = await queued(centre, "second", OTHER)
    assert (first.state, first.outcome, first.present()) == ("queued", None, [])
    assert first.waiting_since == first.queued_at
    floor = centre.heart.routing.live.floor
    assert [contact_id for _, contact_id in floor.queues["billing"].ages] == [first.id, second.id]
    await centre.wait(10 * MINUTE)
    assert first.state == "queued"
    assert second.state != "queued"


async def test_customer_first_the_agent_rings_when_the_customer_is_there() -> None:
    centre = centre_with(first="customer")
    contact = await promised(centre)
    await centre.ready("a7")
    rung = centre.switch.last(ask.Dial)
    assert (rung.endpoint, rung.caller) == (f"PJSIP/{CALLER}@public", NUMBER)
    assert centre.agent("a7") == "ringing"
    customer = await centre.answer()
    seat = centre.switch.last(ask.Dial)
    assert seat.endpoint == "PJSIP/login-a7"
    assert seat.ring_seconds == 22
    assert centre.switch.last(ask.StartMusic).leg_id == customer
    await centre.answer()
    assert (contact.state, contact.agent_id) == ("connected", "a7")
    assert set(centre.heart.voice.media[contact.id].bridged) == {customer, seat.leg_id}
    await centre.hang_up(customer)
    assert (contact.outcome, contact.ended_by) == ("answered", "customer")


async def test_agent_first_the_agent_hears_the_customers_phone_ring() -> None:
    centre = centre_with(first="agent")
    contact = await promised(centre)
    await centre.ready("a7")
    assert centre.switch.last(ask.Dial).endpoint == "PJSIP/login-a7"
    assert called(centre) == []
    seat = await centre.answer()
    assert (contact.state, contact.agent_id, centre.agent("a7")) == ("offered", "a7", "talking")
    assert centre.switch.last(ask.Dial).endpoint == f"PJSIP/{CALLER}@public"
    assert centre.switch.last(ask.Ring).leg_id == seat
    await centre.wait(35)
    assert contact.state == "offered"
    customer = await centre.answer()
    assert (contact.state, contact.agent_id) == ("connected", "a7")
    assert set(centre.heart.voice.media[contact.id].bridged) == {customer, seat}
    await centre.hang_up(seat)
    assert contact.outcome == "answered"
    assert centre.agent("a7") == "wrap_up"


@pytest.mark.parametrize("first", ["customer", "agent"])
@pytest.mark.parametrize(("cause", "reason"), [(17, "busy"), (19, "no_answer"), (1, "failed")])
async def test_who_is_not_reached_is_called_again_after_the_gap_and_given_up_in_the_end(
    first: str, cause: int, reason: str
) -> None:
    centre = centre_with(first=first, attempts=2, gap_minutes=10)
    contact = await promised(centre)
    await centre.ready("a7")
    for attempt in (1, 2):
        if first == "agent":
            await centre.answer()
        assert len(called(centre)) == attempt
        await centre.hang_up(centre.switch.last(ask.Dial).leg_id, cause=cause, answered=False)
        assert centre.agent("a7") == "ready"
        if attempt == 1:
            assert contact.state == "queued"
            await centre.wait(9 * MINUTE)
            assert len(called(centre)) == 1
            await centre.wait(MINUTE)
    assert (contact.state, contact.outcome) == ("closed", "not_reached")
    missed = [r.event for r in centre.story(contact.id) if isinstance(r.event, e.CallBackMissed)]
    assert [(one.attempt, one.reason) for one in missed] == [(1, reason), (2, reason)]


async def test_nobody_is_called_outside_the_hours() -> None:
    centre = centre_with(opens="09:00", closes="17:00")
    centre.heart.contacts.time_zone = "Europe/Ljubljana"
    contact = await queued(centre)
    await promise(centre, contact)
    now = centre.clock.now()
    await centre.hang_up("caller")
    assert contact.not_before is not None
    await centre.ready("a7")
    assert called(centre) == []
    centre.clock.advance(contact.not_before - now - 1000)
    await centre.settle()
    assert called(centre) == []
    await centre.wait(1)
    assert len(called(centre)) == 1


async def test_a_turn_that_comes_after_hours_is_put_off() -> None:
    centre = centre_with(opens="00:00", closes="24:00")
    contact = await promised(centre)
    centre.heart.contacts.call_back_settings = {"billing": CallBackSettings(opens="09:00", closes="09:01")}
    await centre.ready("a7")
    assert called(centre) == []
    assert centre.agent("a7") == "ready"
    assert contact.not_before is not None


async def test_who_is_called_and_finds_no_agent_waits_with_music_and_is_called_again_when_they_hang_up() -> None:
    centre = centre_with(first="customer", gap_minutes=5)
    contact = await promised(centre)
    await centre.ready("a7")
    customer = await centre.answer()
    await centre.hang_up(centre.switch.last(ask.Dial).leg_id, cause=21, answered=False)
    assert contact.state == "queued"
    assert centre.heart.voice.media[contact.id].music == (customer,)
    await centre.hang_up(customer)
    assert contact.state == "queued"
    assert contact.call_back is not None
    assert contact.call_back.missed == ("hung_up",)
    await centre.ready("a8")
    await centre.wait(5 * MINUTE)
    assert len(called(centre)) == 2


async def test_an_agent_who_declines_while_the_customer_is_called_lets_them_go() -> None:
    centre = centre_with(first="customer")
    contact = await promised(centre)
    await centre.ready("a7")
    leg = centre.switch.last(ask.Dial).leg_id
    await centre.do(centre.heart.verbs.decline, contact.id, "a7")
    assert centre.switch.last(ask.HangUp).leg_id == leg
    assert (contact.state, contact.present()) == ("queued", [])
    await centre.tell(heard.LegAnswered(leg_id=leg))
    assert contact.state == "queued"


async def test_an_agent_who_hangs_up_before_the_customer_answers_has_made_an_attempt() -> None:
    for by_page in (True, False):
        centre = centre_with(first="agent")
        contact = await promised(centre)
        await centre.ready("a7")
        seat = await centre.answer()
        leg = centre.switch.last(ask.Dial).leg_id
        if by_page:
            await centre.do(centre.heart.verbs.hang_up, contact.id, "a7")
        else:
            await centre.hang_up(seat)
        assert (contact.state, contact.agent_id) == ("queued", None)
        assert contact.call_back is not None
        assert contact.call_back.missed == ("withdrawn",)
        assert leg in [c.leg_id for c in centre.switch.asked if isinstance(c, ask.HangUp)]
        assert centre.agent("a7") == "ready"


async def test_with_several_phones_ringing_one_agent_takes_the_call_back() -> None:
    centre = centre_with("ring_all", first="agent")
    await centre.ready("a7", "a8")
    for agent in ("a7", "a8"):
        await centre.do(centre.heart.routing.set_state, agent, "not_ready", "break", "test")
    contact = await promised(centre)
    await centre.ready("a7", "a8")
    await centre.answer()
    taken = contact.agent_id
    other = "a7" if taken == "a8" else "a8"
    assert (centre.agent(taken or ""), centre.agent(other)) == ("talking", "ready")


async def test_a_caller_who_comes_again_has_the_place_and_is_not_called() -> None:
    centre = centre_with()
    first = await promised(centre)
    await centre.wait(5 * MINUTE)
    again = await queued(centre, "again")
    assert (first.state, first.outcome) == ("closed", "call_back")
    assert (again.state, again.head_start_ms) == ("queued", 5 * MINUTE * 1000)
    await centre.ready("a7")
    assert called(centre) == []
    await centre.answer()
    assert again.state == "connected"


async def test_where_the_place_is_not_taken_over_an_answered_call_settles_the_promise() -> None:
    centre = centre_with(taken_over=False)
    first = await promised(centre)
    again = await queued(centre, "again")
    assert (first.state, again.head_start_ms) == ("queued", 0)
    await centre.do(centre.heart.contacts.prioritise, again.id, 5)
    await centre.ready("a7")
    await centre.answer()
    assert again.state == "connected"
    assert (first.state, first.outcome) == ("closed", "call_back")


async def test_a_second_promise_to_the_same_number_keeps_the_first_place() -> None:
    centre = centre_with(taken_over=False)
    first = await promised(centre)
    await centre.wait(2 * MINUTE)
    again = await promised(centre, "again")
    assert (first.outcome, again.state, again.head_start_ms) == ("call_back", "queued", 2 * MINUTE * 1000)
    await promise(centre, again)
    assert kinds(centre, again).count("CallBackPromised") == 1


async def test_a_number_that_is_not_to_be_dialled_is_refused_and_nothing_changes() -> None:
    centre = centre_with()
    contact = await queued(centre)
    before = kinds(centre, contact)
    with pytest.raises(OwnNumber):
        await promise(centre, contact, NUMBER)
    centre.heart.voice.calling.outside_trunk = None
    with pytest.raises(NoOutsideLine):
        await promise(centre, contact)
    assert kinds(centre, contact) == before
    other = await centre.call("other")
    with pytest.raises((NotPossible, NoOutsideLine)):
        await promise(centre, other)


async def test_a_caller_with_a_promise_who_stays_is_answered_like_any_other() -> None:
    centre = centre_with()
    contact = await queued(centre)
    await promise(centre, contact)
    await centre.ready("a7")
    assert centre.switch.last(ask.Dial).endpoint == "PJSIP/login-a7"
    await centre.answer()
    assert contact.state == "connected"
    await centre.hang_up("caller")
    assert contact.outcome == "answered"


async def test_a_caller_who_leaves_while_it_rings_is_called_back() -> None:
    centre = centre_with(first="customer")
    contact = await queued(centre)
    await promise(centre, contact)
    await centre.ready("a7")
    await centre.hang_up("caller")
    assert centre.switch.last(ask.Dial).endpoint == f"PJSIP/{CALLER}@public"
    assert contact.state == "offered"


@pytest.mark.parametrize("first", ["customer", "agent"])
async def test_a_promise_survives_a_crash_before_the_call_and_during_it(first: str) -> None:
    centre = centre_with(first=first)
    contact = await promised(centre)
    since = contact.waiting_since
    await centre.restart(heard.SwitchUp(legs=[], bridges={}, fresh=False))
    contact = centre.heart.contacts.live.by_id[contact.id]
    assert (contact.state, contact.waiting_since, contact.is_promised) == ("queued", since, True)
    await centre.ready("a7")
    if first == "agent":
        await centre.answer()
    assert len(called(centre)) == 1
    legs = [
        heard.LegState(leg_id=p.id, state="up" if p.state == "up" else "ringing", ours=True) for p in contact.present()
    ]
    await centre.restart(heard.SwitchUp(legs=legs, bridges={}, fresh=False))
    contact = centre.heart.contacts.live.by_id[contact.id]
    assert not [c for c in centre.switch.asked if isinstance(c, ask.Answer) and c.leg_id in contact.parties][1:]
    await centre.tell(heard.LegAnswered(leg_id=next(p.id for p in contact.present("customer"))))
    if first == "customer":
        await centre.answer()
    assert contact.state == "connected"


async def test_in_a_menu_a_caller_agrees_hears_goodbye_and_is_called_back() -> None:
    centre = centre_with(first="customer")
    contact = await centre.call()
    await centre.press("caller", "4")
    await centre.press("caller", "1")
    assert (contact.state, contact.is_promised) == ("in_flow", True)
    goodbye = centre.switch.last(ask.Play)
    assert goodbye.media == ["sound:Goodbye."]
    await centre.tell(heard.PlaybackEnded(leg_id="caller", playback_id=goodbye.playback_id))
    assert centre.switch.last(ask.HangUp).leg_id == "caller"
    await centre.hang_up("caller")
    assert (contact.state, contact.queue_id, contact.present()) == ("queued", "billing", [])
    await centre.ready("a7")
    assert called(centre)[-1].endpoint == f"PJSIP/{CALLER}@public"


async def test_who_hangs_up_during_the_goodbye_is_called_back_too_and_a_crash_asks_again() -> None:
    centre = centre_with()
    contact = await centre.call()
    await centre.press("caller", "4")
    await centre.press("caller", "1")
    caller = heard.LegState(leg_id="caller", state="up", ours=True, dialled=NUMBER)
    await centre.restart(heard.SwitchUp(legs=[caller], bridges={}, fresh=False))
    contact = centre.heart.contacts.live.by_id[contact.id]
    assert centre.switch.last(ask.Play).media[0].startswith("sound:We call you")
    await centre.press("caller", "1")
    assert kinds(centre, contact).count("CallBackPromised") == 1
    await centre.hang_up("caller")
    assert (contact.state, contact.outcome) == ("queued", None)


async def test_a_number_that_is_not_to_be_called_leads_elsewhere_in_the_flow() -> None:
    centre = centre_with()
    centre.heart.voice.calling.outside_trunk = None
    contact = await centre.call()
    await centre.press("caller", "4")
    await centre.press("caller", "1")
    assert (contact.state, contact.is_promised) == ("in_flow", False)
    assert contact.place is not None
    assert contact.place["node"] == "mailbox"


async def test_who_goes_back_to_the_menu_and_comes_again_keeps_their_age() -> None:
    centre = centre_with()
    contact = await queued(centre)
    since = contact.waiting_since
    await centre.wait(60)
    centre.heart.steps.run(lambda step: centre.heart.flows.begin(step, contact, "main"))
    await centre.settle()
    await centre.press("caller", "2")
    assert (contact.state, contact.waiting_since) == ("queued", since)


async def test_a_promise_that_nobody_can_keep_ends_some_time() -> None:
    centre = centre_with(hours_max=2)
    contact = await promised(centre)
    await centre.wait(2 * 60 * MINUTE - 1)
    assert contact.state == "queued"
    await centre.wait(1)
    assert (contact.state, contact.outcome) == ("closed", "not_reached")


async def test_a_queue_that_is_taken_away_lets_its_promises_go() -> None:
    centre = centre_with()
    contact = await promised(centre)
    centre.heart.routing.configure([], [])
    await centre.settle()
    assert (contact.state, contact.outcome) == ("closed", "not_reached")


async def test_only_the_countries_of_the_queue_are_called_back() -> None:
    centre = centre_with(countries=["SI"])
    contact = await queued(centre, caller=OTHER)
    with pytest.raises(NotCalledAbroad, match="calls no customers in that country"):
        await promise(centre, contact, OTHER)
    assert not contact.is_promised
    await promise(centre, contact, CALLER)
    assert contact.is_promised
