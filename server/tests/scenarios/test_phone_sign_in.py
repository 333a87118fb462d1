"""Agents sign in from a phone by a code, and change their state there; nothing of it is in any contact."""

from typing import Any

import msgspec
import pytest

from ringhall.contact import events as e
from ringhall.engine.channels.voice.call_rules import CallRules
from ringhall.engine.channels.voice.jobs import Audit
from ringhall.engine.channels.voice.rules import sign_in as rules
from ringhall.engine.channels.voice.service import Recovery
from ringhall.engine.channels.voice.sign_in_words import WORDS
from ringhall.engine.telephony import events as heard
from ringhall.engine.telephony import ports as ask
from tests.support.centre import TestCentre
from tests.support.house import a_centre, by_phone, hung_up, keys, said_all

pytestmark = pytest.mark.scenario
PIN = "8052"
LOBBY = "PJSIP/phone300"


def a_centre_with_pins(**fields: Any) -> TestCentre:
    centre = a_centre(**fields)
    centre.pins = {"a7": PIN, "a8": "4713"}
    return centre


async def signs_in(centre: TestCentre, line: str = "phone300", typed: str = f"207#{PIN}#") -> None:
    await by_phone(centre, line, "*11")
    await keys(centre, typed)


async def hangs_up(centre: TestCentre, leg: str = "phone") -> None:
    await centre.hang_up(leg)


def heard_last(centre: TestCentre) -> str:
    (media,) = centre.switch.last(ask.Play).media
    return next(name for name, text in WORDS["en"].items() if f"sound:{text}" == media)


def state(centre: TestCentre, agent_id: str) -> tuple[str, str | None, str]:
    agent = centre.heart.routing.live.agent(agent_id)
    return agent.presence, agent.reason, agent.seat


async def test_an_agent_signs_in_and_takes_calls_there_once_the_phone_is_free() -> None:
    centre = a_centre_with_pins()
    await by_phone(centre, "phone300", "*11")
    assert [type(c).__name__ for c in centre.switch.asked if c.leg_id == "phone"] == ["Answer", "Play"]
    assert heard_last(centre) == "number"
    await keys(centre, "207#")
    assert heard_last(centre) == "pin"
    await keys(centre, f"{PIN}#")
    assert centre.pins_tried == [("a7", "207", PIN, "phone300")]
    assert heard_last(centre) == "signed_in"
    assert state(centre, "a7") == ("not_ready", None, "phone300")
    await centre.call()
    await centre.press("caller", "2")
    assert ask.Dial not in map(type, centre.switch.asked)
    await said_all(centre)
    await centre.wait(rules.CHOICE_MS_MAX / 1000)
    assert hung_up(centre) == {"phone": 16}
    await hangs_up(centre)
    assert state(centre, "a7") == ("ready", None, "phone300")
    assert centre.switch.last(ask.Dial).endpoint == LOBBY
    await centre.answer()
    assert centre.of("caller").agent_id == "a7"
    # Nothing of the dialogue is a contact, and no digit of the PIN is in any story.
    assert {r.event.dialled for r in centre.writer.stored if isinstance(r.event, e.ContactArrived)} == {"4008000001"}
    assert PIN not in str(centre.writer.stored)


async def test_a_key_ends_what_is_being_said_and_a_pressed_2_stays_not_ready() -> None:
    centre = a_centre_with_pins()
    await by_phone(centre, "phone300", "*11")
    sounding = centre.switch.last(ask.Play).playback_id
    await keys(centre, "2")
    assert centre.switch.last(ask.StopPlay).playback_id == sounding
    await keys(centre, f"07#{PIN}#")
    await keys(centre, "2")
    assert heard_last(centre) == "not_ready"
    await said_all(centre)
    assert hung_up(centre) == {"phone": 16}
    await hangs_up(centre)
    assert state(centre, "a7") == ("not_ready", None, "phone300")


async def test_a_wrong_pin_and_an_unknown_number_sound_alike_and_the_third_ends_it() -> None:
    centre = a_centre_with_pins()
    await by_phone(centre, "phone300", "*11")
    spoken = []
    for typed in ("207#9999#", "999#9999#", "300#9999#"):
        await keys(centre, typed)
        spoken.append(heard_last(centre))
    assert spoken == ["wrong_again", "wrong_again", "wrong"]
    assert [each[0] for each in centre.pins_tried] == ["a7", None, None]
    await keys(centre, f"207#{PIN}#")
    await said_all(centre)
    assert (hung_up(centre), len(centre.pins_tried)) == ({"phone": 16}, 3)
    await hangs_up(centre)
    assert state(centre, "a7") == ("offline", None, "")


async def test_whoever_sits_there_has_a_menu_and_can_go_by_it() -> None:
    centre = a_centre_with_pins()
    await signs_in(centre, "login-a7")
    await hangs_up(centre)
    assert state(centre, "a7") == ("ready", None, "")
    choices = {"2": ("not_ready", "not_ready"), "1": ("ready", "ready"), "3": ("signed_out", "offline")}
    for key, (sentence, presence) in choices.items():
        await by_phone(centre, "login-a7", "*11", key)
        assert heard_last(centre) == "menu"
        await keys(centre, key, key)
        assert heard_last(centre) == sentence
        await said_all(centre, key)
        await hangs_up(centre, key)
        assert state(centre, "a7")[0] == presence
    await by_phone(centre, "login-a7", "*11", "again")
    assert heard_last(centre) == "number"


async def test_a_colleague_who_forgot_to_sign_out_is_signed_out_but_never_in_a_call() -> None:
    centre = a_centre_with_pins()
    await signs_in(centre)
    await hangs_up(centre)
    await centre.call()
    await centre.press("caller", "2")
    await centre.answer()
    # The colleague's own phone, where Ann sits down after her call; and while she talks nobody takes her phone.
    await by_phone(centre, "login-a8", "*11", "second")
    await keys(centre, f"207#{PIN}#", "second")
    assert heard_last(centre) == "in_a_call"
    assert state(centre, "a7") == ("ready", None, "phone300")
    await hangs_up(centre, "second")
    await centre.hang_up("caller")
    await by_phone(centre, "login-a8", "*11", "third")
    await keys(centre, f"207#{PIN}#", "third")
    await hangs_up(centre, "third")
    agent = centre.heart.routing.live.agent("a7")
    # Her wrap-up goes on, and then she is ready at the phone she sits at now.
    assert (agent.state, agent.seat) == ("wrap_up", "login-a8")
    await centre.do(centre.heart.routing.finish_wrap_up, "a7")
    assert state(centre, "a7") == ("ready", None, "login-a8")
    await centre.ready("a8")
    assert state(centre, "a7") == ("offline", "seat_taken", "")


async def test_silence_is_asked_again_and_then_let_go_and_nobody_stays_for_ever() -> None:
    centre = a_centre_with_pins()
    await by_phone(centre, "phone300", "*11")
    for _ in range(rules.SILENCES_MAX):
        await said_all(centre)
        await centre.wait(rules.ANSWER_MS_MAX / 1000)
        assert heard_last(centre) == "number"
    # Also where the switch does not tell that a sentence is over.
    await centre.wait(rules.SENTENCE_MS_MAX / 1000)
    assert heard_last(centre) == "goodbye"
    await said_all(centre)
    await hangs_up(centre)
    await by_phone(centre, "phone300", "*11", "fidgets")
    for _ in range(rules.WHOLE_MS_MAX // 5000):
        await keys(centre, "*", "fidgets")
        await centre.wait(5)
    assert hung_up(centre)["fidgets"] == 16


async def test_what_follows_the_code_is_in_no_story_and_pages_and_no_code_sign_nobody_in() -> None:
    centre = a_centre_with_pins()
    await by_phone(centre, "phone300", f"*11207{PIN}")
    assert heard_last(centre) == "number"
    await hangs_up(centre)
    await by_phone(centre, "login-a7-web", "*11", "page")
    assert hung_up(centre) == {"page": 21}
    assert not centre.heart.contacts.live.by_id
    centre.heart.voice.phone_sign_in.rules = msgspec.structs.replace(CallRules(), sign_in_code="")
    await by_phone(centre, "phone300", "*11", "off")
    assert centre.switch.last(ask.HangUp).leg_id == "off"
    assert not centre.heart.voice.phone_sign_in.legs()


async def test_after_a_crash_the_leg_is_hung_up_and_after_a_cut_it_goes_on() -> None:
    centre = a_centre_with_pins()
    await by_phone(centre, "phone300", "*11")
    await keys(centre, "207#")
    there = heard.LegState(leg_id="phone", state="up", ours=True, dialled="*11", caller="phone300", line="phone300")
    cut = heard.SwitchUp(legs=[there], bridges={}, fresh=False)
    await centre.tell(cut)
    assert hung_up(centre) == {}
    stored = len(centre.writer.stored)
    await centre.restart(cut)
    assert (hung_up(centre), len(centre.writer.stored)) == ({"phone": 17}, stored)
    await by_phone(centre, "phone300", "*11", "next")
    await keys(centre, f"207#{PIN}#", "next")
    await centre.tell(heard.SwitchUp(legs=[], bridges={}, fresh=False))
    assert (state(centre, "a7"), centre.heart.voice.phone_sign_in.legs()) == (("ready", None, "phone300"), set())


async def test_the_comparison_with_the_switch_leaves_a_dialogue_alone_and_ends_one_that_vanished() -> None:
    centre = a_centre_with_pins()
    await by_phone(centre, "phone300", "*11")
    legs = [heard.LegState(leg_id="phone", state="up", ours=True)]

    async def look() -> heard.SwitchUp:
        return heard.SwitchUp(legs=legs, bridges={}, fresh=False)

    audit = Audit(centre.heart.voice, Recovery(centre.heart.voice), look)
    assert [await audit.once() for _ in range(2)] == [set(), set()]
    legs.clear()
    await audit.once()
    assert {each.cause for each in await audit.once()} == {"leg_gone"}
    assert not centre.heart.voice.phone_sign_in.legs()


async def test_a_refused_answer_ends_it() -> None:
    centre = a_centre_with_pins()
    centre.switch.refuse = {ask.Answer: 404}
    await by_phone(centre, "phone300", "*11")
    await centre.settle()
    assert not centre.heart.voice.phone_sign_in.legs()
