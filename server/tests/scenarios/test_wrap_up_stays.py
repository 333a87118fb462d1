"""Wrap-up is the agent's own time: a transfer, a reload or a restart shortens it for nobody."""

import pytest

from ringhall.contact.state import Contact
from ringhall.engine.channels.voice.service import Target
from ringhall.engine.routing.rules.agents import Work
from ringhall.engine.telephony import events as heard
from tests.support.centre import TestCentre
from tests.support.house import a_centre

pytestmark = pytest.mark.scenario


def wrap_up_of(centre: TestCentre, contact: Contact) -> Work:
    work = centre.heart.routing.live.agent("a7").on(contact.id)
    assert work is not None
    assert work.state == "wrap_up"
    return work


async def transferred(centre: TestCentre) -> tuple[Contact, str]:
    """Ann has given her caller to Ben, who talks with them; Ann writes up."""
    await centre.ready("a7")
    contact = await centre.call("caller")
    await centre.press("caller", "2")
    seat = await centre.answer()
    await centre.ready("a8")
    await centre.do(centre.heart.verbs.transfer, contact.id, "a7", Target("agent", "a8"))
    await centre.hang_up(seat)
    return contact, await centre.answer()


async def test_after_a_transfer_it_lasts_its_whole_time_whatever_the_other_does() -> None:
    centre = a_centre()
    contact, ben = await transferred(centre)
    until = wrap_up_of(centre, contact).until
    await centre.wait(10)
    await centre.do(centre.heart.verbs.hold, contact.id, "a8")
    await centre.do(centre.heart.verbs.retrieve, contact.id, "a8")
    await centre.hang_up(ben)
    assert wrap_up_of(centre, contact).until == until
    second = await centre.call("second")
    await centre.press("second", "2")
    assert second.state == "queued"
    await centre.wait(19)
    assert centre.agent("a7") == "wrap_up"
    await centre.wait(2)
    assert centre.agent("a7") == "ringing"


async def test_a_page_that_is_loaded_again_and_a_restart_leave_it_as_it_is() -> None:
    centre = a_centre()
    contact, ben = await transferred(centre)
    until = wrap_up_of(centre, contact).until
    await centre.do(centre.heart.verbs.phone_gone, "a7", "tab1")
    await centre.do(centre.heart.verbs.phone_here, "a7", "tab2", False)
    assert wrap_up_of(centre, contact).until == until
    legs = [
        heard.LegState(leg_id="caller", state="up", ours=True, dialled="4008000001", line="public"),
        heard.LegState(leg_id=ben, state="up", ours=True),
    ]
    await centre.restart(heard.SwitchUp(legs=legs, bridges={f"{contact.id}.mixing": ["caller", ben]}, fresh=False))
    assert wrap_up_of(centre, centre.of("caller")).until == until
