"""Hold with a reminder: the agent hears of it again and again, the customer never, and a restart forgets nothing."""

from typing import Any

import msgspec
import pytest

from ringhall.contact import events as e
from ringhall.contact.state import Contact
from ringhall.engine.channels.voice.call_rules import CallRules
from ringhall.engine.channels.voice.service import Target
from ringhall.engine.telephony import events as heard
from ringhall.engine.telephony import ports as ask
from tests.support.centre import TestCentre
from tests.support.house import a_centre

pytestmark = pytest.mark.scenario


async def on_hold(seconds: int = 30) -> tuple[TestCentre, Contact, str]:
    """Ann has put a caller on hold; the third is her leg."""
    centre = a_centre()
    centre.heart.voice.holding.rules = msgspec.structs.replace(CallRules(), hold_reminder_seconds=seconds)
    await centre.ready("a7")
    contact = await centre.call()
    await centre.press("caller", "2")
    seat = await centre.answer()
    await centre.do(centre.heart.verbs.hold, contact.id, "a7")
    return centre, contact, seat


def tones(centre: TestCentre) -> list[Any]:
    return [c for c in centre.switch.asked if isinstance(c, ask.Play) and c.media == ["sound:beep"]]


async def test_the_agent_s_phone_gives_a_tone_each_interval_and_the_caller_hears_only_music() -> None:
    centre, contact, seat = await on_hold()
    await centre.wait(29)
    assert tones(centre) == []
    await centre.wait(1)
    await centre.wait(30)
    assert [(tone.leg_id, tone.playback_id) for tone in tones(centre)] == [
        (seat, f"{contact.id}.h1"),
        (seat, f"{contact.id}.h2"),
    ]
    assert (contact.hold_reminders, contact.phase, centre.agent("a7")) == (2, "hold", "hold")
    assert centre.heart.voice.media[contact.id].music == ("caller",)
    told = [x.event for x in centre.story(contact.id) if isinstance(x.event, e.ContactHeld)]
    assert [each.reminders for each in told] == [0, 1, 2]


async def test_taken_back_nothing_is_told_and_the_next_hold_counts_anew() -> None:
    centre, contact, _ = await on_hold()
    await centre.wait(31)
    await centre.do(centre.heart.verbs.retrieve, contact.id, "a7")
    await centre.wait(120)
    assert (len(tones(centre)), contact.spent_ms["hold"]) == (1, 31_000)
    await centre.do(centre.heart.verbs.hold, contact.id, "a7")
    assert contact.hold_reminders == 0
    await centre.wait(30)
    assert len(tones(centre)) == 2
    await centre.hang_up("caller")
    await centre.wait(60)
    assert len(tones(centre)) == 2


async def test_without_the_setting_or_while_somebody_is_asked_nobody_is_reminded() -> None:
    centre, contact, _ = await on_hold(0)
    await centre.wait(600)
    await centre.do(centre.heart.verbs.retrieve, contact.id, "a7")
    centre.heart.voice.holding.rules = msgspec.structs.replace(CallRules(), hold_reminder_seconds=30)
    await centre.do(centre.heart.verbs.consult, contact.id, "a7", Target("extension", "300"))
    assert contact.held
    await centre.wait(25)
    await centre.answer()
    await centre.wait(120)
    assert tones(centre) == []


async def test_a_tone_that_cannot_be_played_changes_nothing() -> None:
    centre, contact, _ = await on_hold()
    centre.switch.refuse[ask.Play] = 404
    await centre.wait(31)
    assert (contact.state, contact.held, contact.hold_reminders) == ("connected", True, 1)


async def test_after_a_restart_the_reminder_comes_when_it_was_due() -> None:
    centre, contact, seat = await on_hold()
    await centre.wait(20)
    legs = [
        heard.LegState(leg_id=leg, state="up", ours=True, dialled="4008000001", line="public")
        for leg in ("caller", seat)
    ]
    await centre.restart(heard.SwitchUp(legs=legs, bridges={f"{contact.id}.bridge": [seat]}, fresh=False))
    centre.heart.voice.holding.rules = msgspec.structs.replace(CallRules(), hold_reminder_seconds=30)
    await centre.wait(9)
    assert tones(centre) == []
    await centre.wait(1)
    assert [tone.leg_id for tone in tones(centre)] == [seat]
    again = centre.of("caller")
    assert (again.hold_reminders, again.reminder_at) == (1, centre.clock.now() + 30_000)
