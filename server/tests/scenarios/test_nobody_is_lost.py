"""Reloaded pages, a dead Ringhall, a dead switch: what callers and agents have stays theirs."""

import pytest

from ringhall.contact.state import Contact
from ringhall.engine.channels.voice.service import Target
from ringhall.engine.telephony import events as heard
from ringhall.engine.telephony import ports as ask
from tests.support.centre import TestCentre

pytestmark = pytest.mark.scenario


async def browser_talk(centre: TestCentre) -> tuple[Contact, str]:
    await centre.do(centre.heart.verbs.phone_here, "a7", "tab1", False)
    await centre.ready("a7")
    contact = await centre.call()
    await centre.press("caller", "2")
    assert centre.switch.last(ask.Dial).endpoint == "PJSIP/login-a7-web"
    return contact, await centre.answer()


async def test_a_reloaded_page_gets_its_caller_back() -> None:
    centre = TestCentre()
    contact, old = await browser_talk(centre)
    await centre.do(centre.heart.verbs.phone_gone, "a7", "tab1")
    await centre.wait(1)
    assert contact.state == "connected"
    assert centre.heart.voice.media[contact.id].music == ("caller",)
    assert centre.switch.last(ask.HangUp).leg_id == old
    await centre.wait(1)
    await centre.do(centre.heart.verbs.phone_here, "a7", "tab1", False)
    rejoin = centre.switch.last(ask.Dial)
    assert rejoin.headers["X-Ringhall-Purpose"] == "rejoin"
    await centre.answer()
    assert contact.agent_id == "a7"
    assert contact.away_until is None
    assert centre.heart.voice.media[contact.id].bridged == ("caller", rejoin.leg_id)
    assert centre.agent("a7") == "talking"


async def test_the_old_leg_of_a_reloaded_page_ends_late_and_harms_nothing() -> None:
    centre = TestCentre()
    contact, old = await browser_talk(centre)
    await centre.hang_up(old, cause=0)
    assert contact.away_until is not None
    assert contact.state == "connected"
    await centre.do(centre.heart.verbs.phone_gone, "a7", "tab1")
    await centre.do(centre.heart.verbs.phone_here, "a7", "tab1", False)
    await centre.answer()
    await centre.hang_up(old, cause=0)
    assert contact.state == "connected"
    assert contact.agent_id == "a7"


async def test_a_line_that_only_blinked_interrupts_nobody() -> None:
    centre = TestCentre()
    contact, _ = await browser_talk(centre)
    asked = len(centre.switch.asked)
    await centre.do(centre.heart.verbs.phone_gone, "a7", "tab1")
    await centre.wait(0.5)
    await centre.do(centre.heart.verbs.phone_here, "a7", "tab1", True)
    await centre.wait(5)
    assert contact.state == "connected"
    assert contact.away_until is None
    assert len(centre.switch.asked) == asked


async def test_a_page_without_a_line_whose_sound_goes_on_keeps_its_talk() -> None:
    centre = TestCentre()
    contact, seat = await browser_talk(centre)
    silent_from = centre.clock.now() + 60_000
    centre.switch.heard = lambda leg: min(centre.clock.now(), silent_from) // 20 if leg == seat else None
    await centre.do(centre.heart.verbs.phone_gone, "a7", "tab1")
    for _ in range(50):
        await centre.wait(1)
    assert contact.away_until is None
    assert centre.heart.voice.media[contact.id].bridged == ("caller", seat)
    for _ in range(15):
        await centre.wait(1)
    assert contact.away_until is not None
    assert centre.heart.voice.media[contact.id].music == ("caller",)


async def test_a_page_that_is_back_is_asked_nothing_more() -> None:
    centre = TestCentre()
    contact, _ = await browser_talk(centre)
    centre.switch.heard = lambda leg: centre.clock.now() // 20
    await centre.do(centre.heart.verbs.phone_gone, "a7", "tab1")
    for _ in range(10):
        await centre.wait(1)
    await centre.do(centre.heart.verbs.phone_here, "a7", "tab1", True)
    centre.switch.heard = lambda leg: 0
    await centre.wait(5)
    assert contact.state == "connected"
    assert contact.away_until is None


async def test_an_agent_who_does_not_come_back_gives_the_caller_to_the_queue() -> None:
    centre = TestCentre()
    contact, _ = await browser_talk(centre)
    since = contact.waiting_since
    await centre.do(centre.heart.verbs.phone_gone, "a7", "tab1")
    await centre.wait(2)
    await centre.wait(30)
    assert contact.state == "queued"
    assert contact.waiting_since == since
    await centre.ready("a8")
    assert contact.offer
    assert contact.offer.agent_id == "a8"


async def test_reload_while_ringing_rings_again() -> None:
    centre = TestCentre()
    await centre.do(centre.heart.verbs.phone_here, "a7", "tab1", False)
    await centre.ready("a7")
    contact = await centre.call()
    await centre.press("caller", "2")
    first = centre.switch.last(ask.Dial).leg_id
    await centre.do(centre.heart.verbs.phone_gone, "a7", "tab1")
    await centre.do(centre.heart.verbs.phone_here, "a7", "tab2", False)
    second = centre.switch.last(ask.Dial).leg_id
    assert second != first
    assert contact.state == "offered"
    await centre.answer()
    assert contact.agent_id == "a7"


async def test_ringhall_dies_in_mid_talk_and_mid_queue() -> None:
    centre = TestCentre()
    await centre.ready("a7")
    talking = await centre.call("caller")
    await centre.press("caller", "2")
    seat = await centre.answer()
    waiting = await centre.call("second")
    await centre.press("second", "2")
    since = waiting.waiting_since
    asked = len(centre.switch.asked)
    legs = [
        heard.LegState(leg_id=leg, state="up", ours=True, dialled=d)
        for leg, d in (("caller", "4008000001"), ("second", "4008000001"), (seat, ""))
    ]
    await centre.wait(3)
    await centre.restart(heard.SwitchUp(legs=legs, bridges={f"{talking.id}.bridge": ["caller", seat]}, fresh=False))
    after = centre.of("caller")
    assert after.state == "connected"
    assert after.agent_id == "a7"
    assert centre.agent("a7") == "talking"
    assert centre.of("second").state == "queued"
    assert centre.of("second").waiting_since == since
    again = [type(c).__name__ for c in centre.switch.asked[asked:]]
    assert "HangUp" not in again
    assert "RemoveFromBridge" not in again
    await centre.hang_up("caller")
    await centre.hang_up(seat)
    await centre.wait(30)
    assert centre.agent("a7") == "ringing"


async def test_ringhall_dies_while_a_talk_goes_over_into_the_bridge_that_mixes() -> None:
    centre = TestCentre()
    await centre.ready("a7")
    await centre.ready("a8")
    contact = await centre.call("caller")
    await centre.press("caller", "2")
    seat = await centre.answer()
    await centre.do(centre.heart.verbs.consult, contact.id, "a7", Target("agent", "a8"))
    expert = await centre.answer()
    legs = [heard.LegState(leg_id=leg, state="up", ours=True) for leg in ("caller", seat, expert)]
    bridges = {f"{contact.id}.bridge": [seat], f"{contact.id}.mixing": []}
    asked = len(centre.switch.asked)
    await centre.restart(heard.SwitchUp(legs=legs, bridges=bridges, fresh=False))
    again = centre.switch.asked[asked:]
    assert ask.DestroyBridge(bridge_id=f"{contact.id}.bridge") in again
    joined = [(c.bridge_id, c.leg_id) for c in again if isinstance(c, ask.AddToBridge)]
    assert joined == [(f"{contact.id}.mixing", seat), (f"{contact.id}.mixing", expert)]


async def test_what_ended_while_ringhall_was_away_is_told() -> None:
    centre = TestCentre()
    await centre.ready("a7")
    contact = await centre.call("caller")
    await centre.press("caller", "2")
    seat = await centre.answer()
    only_seat = [heard.LegState(leg_id=seat, state="up", ours=True)]
    await centre.restart(heard.SwitchUp(legs=only_seat, bridges={}, fresh=False))
    kinds = [type(r.event).__name__ for r in centre.story(contact.id)]
    assert "Difference" in kinds
    assert "ContactEnded" in kinds
    assert centre.agent("a7") == "wrap_up"
    await centre.hang_up(seat)
    await centre.wait(31)
    assert contact.id not in centre.heart.contacts.live.by_id


async def test_a_dead_switch_ends_every_call_and_frees_the_agents() -> None:
    centre = TestCentre()
    await centre.ready("a7")
    talking = await centre.call("caller")
    await centre.press("caller", "2")
    await centre.answer()
    waiting = await centre.call("second")
    await centre.press("second", "2")
    await centre.tell(heard.SwitchDown(reason="killed"))
    assert ("switch_down", "missed") in centre.alarms
    await centre.tell(heard.SwitchUp(legs=[], bridges={}, fresh=True))
    assert (talking.outcome, waiting.outcome) == ("answered", "lost")
    assert waiting.state == "closed"
    await centre.wait(31)
    assert centre.agent("a7") == "ready"
    assert not centre.heart.contacts.live.by_id


async def test_a_call_that_came_while_nobody_listened_is_adopted() -> None:
    centre = TestCentre()
    stranger = heard.LegState(leg_id="new", state="ringing", ours=True, dialled="4008000001", caller="+4533123456")
    other = heard.LegState(leg_id="not-ours", state="up", ours=False)
    await centre.tell(heard.SwitchUp(legs=[stranger, other], bridges={}, fresh=False))
    assert centre.of("new").state == "in_flow"
    assert all(c.leg_id != "not-ours" for c in centre.switch.asked)


async def test_a_leg_that_nobody_knows_is_let_go() -> None:
    centre = TestCentre()
    orphan = heard.LegState(leg_id="x.2", state="up", ours=True)
    await centre.tell(heard.SwitchUp(legs=[orphan], bridges={"x.bridge": []}, fresh=False))
    await centre.settle()
    assert centre.switch.names() == ["HangUp", "DestroyBridge"]


async def test_a_caller_in_the_menu_hears_it_again_after_a_restart() -> None:
    centre = TestCentre()
    await centre.call("caller")
    plays = centre.switch.names().count("Play")
    leg = heard.LegState(leg_id="caller", state="up", ours=True, dialled="4008000001")
    await centre.restart(heard.SwitchUp(legs=[leg], bridges={}, fresh=False))
    assert centre.switch.names().count("Play") == plays + 1
    await centre.press("caller", "2")
    assert centre.of("caller").state == "queued"


async def test_whoever_was_muted_before_a_reload_is_so_after_it_until_they_say_otherwise() -> None:
    centre = TestCentre()
    contact, _ = await browser_talk(centre)
    await centre.do(centre.heart.verbs.mute, contact.id, "a7")
    for muted in (True, False):
        await centre.do(centre.heart.verbs.phone_here, "a7", "tab2", False)
        leg = await centre.answer()
        assert contact.parties[leg].muted is muted
        assert (centre.heart.voice.media[contact.id].muted == (leg,)) is muted
        await centre.do(centre.heart.verbs.unmute, contact.id, "a7")
