"""Watching extensions: each change of a phone is told once, by its contacts, and all of them to a new switch."""

import pytest

from ringhall.engine.telephony import events as heard
from ringhall.engine.telephony import ports as ask
from tests.support.centre import TestCentre
from tests.support.house import a_centre, by_phone

pytestmark = pytest.mark.scenario


def told(centre: TestCentre) -> list[tuple[str, str]]:
    """What was told since it was last asked for."""
    found: list[tuple[str, str]] = [(c.extension, c.state) for c in centre.switch.asked if isinstance(c, ask.ShowState)]
    centre.switch.asked.clear()
    return found


async def test_an_agent_s_extension_rings_is_in_a_call_and_free_again() -> None:
    centre = a_centre()
    await centre.ready("a7")
    await centre.call()
    await centre.press("caller", "2")
    seat = centre.switch.last(ask.Dial).leg_id
    assert told(centre) == [("207", "ringing")]
    await centre.tell(heard.LegAnswered(leg_id=seat))
    assert told(centre) == [("207", "talking")]
    await centre.hang_up("caller")
    assert told(centre) == [("207", "free")]
    assert centre.heart.verbs.phone_state("207") == "free"


async def test_a_phone_somebody_sits_at_is_as_busy_as_they_are() -> None:
    centre = a_centre()
    await centre.ready("a7")
    await centre.do(centre.heart.voice.hot_desks.sit, "a7", "300", "ann")
    await centre.call()
    await centre.press("caller", "2")
    seat = centre.switch.last(ask.Dial).leg_id
    assert told(centre) == [("207", "ringing"), ("300", "ringing")]
    await centre.tell(heard.LegAnswered(leg_id=seat))
    assert dict(told(centre)) == {"207": "talking", "300": "talking"}
    await centre.hang_up("caller")
    assert dict(told(centre)) == {"207": "free", "300": "free"}


async def test_both_phones_of_an_inside_call_are_told_and_numbers_outside_are_nobody_s() -> None:
    centre = a_centre()
    await by_phone(centre, "phone300", "207", "lobby")
    assert dict(told(centre)) == {"300": "talking", "207": "ringing"}
    await centre.hang_up("lobby")
    assert dict(told(centre)) == {"300": "free", "207": "free"}
    await by_phone(centre, "phone301", "+38640123456", "office")
    assert told(centre) == [("301", "talking")]


async def test_a_second_call_at_the_same_phone_leaves_it_in_a_call() -> None:
    centre = a_centre()
    await by_phone(centre, "phone300", "500", "one")
    await by_phone(centre, "phone300", "500", "two")
    await centre.hang_up("one")
    assert centre.heart.verbs.phone_state("300") == "talking"
    await centre.hang_up("two")
    assert centre.heart.verbs.phone_state("300") == "free"


async def test_a_new_switch_is_told_of_every_phone() -> None:
    centre = a_centre()
    await by_phone(centre, "phone300", "500", "lobby")
    told(centre)
    legs = [heard.LegState(leg_id="lobby", state="up", ours=True, dialled="500", line="phone300")]
    await centre.tell(heard.SwitchUp(legs=legs, bridges={}, fresh=False))
    assert dict(told(centre)) == {"207": "free", "208": "free", "300": "talking", "301": "free"}
