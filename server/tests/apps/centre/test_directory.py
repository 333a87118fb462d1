"""Whether a call would reach an agent: a page, a SIP phone, or neither."""

import pytest

from ringhall.apps.centre.directory import Directory, Phones
from ringhall.apps.centre.kinds import NumberSettings
from ringhall.engine.channels.voice.errors import NoMicrophone, NoPhone
from ringhall.engine.channels.voice.extensions import Extensions
from ringhall.engine.channels.voice.seats import Seats
from ringhall.engine.channels.voice.service.hot_desks import HotDesks
from ringhall.foundation.clock import SimulatedClock
from ringhall.wiring import build_floor
from tests.support.memory import MemoryWriter

pytestmark = pytest.mark.unit


def phones(registered: bool | None) -> tuple[Phones, Seats, list[str]]:
    """The phones of a centre whose switch says this of every SIP phone; and what it was asked."""
    asked: list[str] = []

    async def at_the_switch(endpoint: str) -> bool | None:
        asked.append(endpoint)
        return registered

    seats = Seats(lambda agent_id: f"login-{agent_id}")
    floor = build_floor(SimulatedClock(), MemoryWriter(), 7).routing
    desks = HotDesks(floor, seats, Extensions())
    return Phones(seats, desks, at_the_switch, "127.0.0.1", 5060, "", ""), seats, asked


async def test_an_agent_without_any_phone_is_told_what_to_do() -> None:
    at, _, asked = phones(registered=False)
    with pytest.raises(NoPhone, match="register your desk phone"):
        await at.require_phone("7")
    assert asked == ["PJSIP/login-7"]


@pytest.mark.parametrize("registered", [True, None])
async def test_a_desk_phone_that_is_there_or_of_which_the_switch_says_nothing_will_do(registered: bool | None) -> None:
    at, _, _ = phones(registered)
    await at.require_phone("7")


async def test_a_page_that_hears_its_agent_will_do_without_asking_the_switch() -> None:
    at, seats, asked = phones(registered=False)
    seats.attach("7", "tab")
    await at.require_phone("7")
    seats.set_microphone("7", works=False)
    with pytest.raises(NoMicrophone):
        await at.require_phone("7")
    assert asked == []


def test_without_countries_named_a_number_of_ours_says_where_the_centre_is_at_home() -> None:
    directory = Directory("DK")
    directory.know([NumberSettings(number="+38615550100", name="Slovenia", flow_id="main")], [], [])
    assert directory.is_in("+4532123456", ())
    assert directory.is_in("+38640123456", ())
    assert not directory.is_in("+40213012345", ())
    assert directory.is_in("+40213012345", ["RO"])
    assert not directory.is_in("+4532123456", ["RO"])
