"""A queue learns when its callers give up, and tells of its menu just before."""

import pytest

from ringhall.contact import events as e
from ringhall.engine.flows.prompts import Part
from ringhall.engine.telephony import events as heard
from ringhall.engine.waiting.settings import Choice, Treatment
from tests.support.centre import TestCentre

pytestmark = pytest.mark.scenario

PATIENT = Treatment(
    menu=(Choice(key="5", kind="call_back"),),
    menu_prompt=(Part(text="Press 5 to be called back."),),
    menu_first_seconds=15,
    menu_by="share",
    menu_share=50,
    menu_margin_seconds=10,
)


async def give_up(centre: TestCentre, numbers: range) -> None:
    """Callers, one after the other, wait 40 seconds and hang up."""
    for n in numbers:
        await centre.call(f"gone{n}")
        await centre.press(f"gone{n}", "2")
        await centre.wait(40)
        await centre.tell(heard.LegEnded(leg_id=f"gone{n}", cause=16, was_answered=True))


def menus(centre: TestCentre) -> list[e.TreatmentSaid]:
    """Every time somebody was told of the menu."""
    stored = [recorded.event for recorded in centre.writer.stored]
    return [event for event in stored if isinstance(event, e.TreatmentSaid) and event.what == "menu"]


async def test_a_queue_learns_when_its_callers_give_up_and_offers_the_call_back_just_before() -> None:
    centre = TestCentre(treatments={"billing": PATIENT})
    await give_up(centre, range(49))
    assert [event.because for event in menus(centre)] == [None] * 49
    await give_up(centre, range(49, 50))
    contact = await centre.call()
    await centre.press("caller", "2")
    await centre.wait(29.9)
    assert len(menus(centre)) == 50
    legs = [heard.LegState(leg_id="caller", state="up", ours=True)]
    await centre.restart(heard.SwitchUp(legs=legs, bridges={}, fresh=False))
    await centre.wait(0.2)
    last = [r.event for r in centre.writer.stored if isinstance(r.event, e.TreatmentSaid) and r.event.what == "menu"][
        -1
    ]
    assert last.contact_id == contact.id
    assert last.because is not None
    assert (last.because["at_ms"], last.because["by"], last.because["seen"]) == (40_000, "share", 50)
