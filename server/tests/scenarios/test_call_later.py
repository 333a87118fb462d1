"""Calls that agents booked: when they are due, whoever they are kept for calls first."""

import pytest

from ringhall.engine.telephony import ports as ask
from tests.support.centre import NUMBER, TestCentre

pytestmark = pytest.mark.scenario
MINUTE = 60
CALLER = "+38615550142"


def centre_at_work() -> TestCentre:
    """Agents come first and then the customer, at any hour."""
    centre = TestCentre(call_back_opens="00:00", call_back_closes="24:00", call_back_first="agent")
    centre.heart.voice.calling.outside_trunk = "public"
    return centre


def called(centre: TestCentre) -> list[str]:
    """Every call to the outside."""
    return [c.endpoint for c in centre.switch.asked if isinstance(c, ask.Dial) and "@" in c.endpoint]


async def booked(centre: TestCentre, kept_for: str) -> None:
    """A call is booked for in an hour, and that is over."""
    book, at = centre.heart.contacts.book_call_back, centre.clock.now() + 60 * MINUTE * 1000
    centre.heart.steps.run(
        lambda step: book(
            step, queue_id="billing", number=CALLER, booked_for=at, kept_for=kept_for, kept_ms=60_000, dialled=NUMBER
        )
    )
    await centre.settle()
    centre.clock.advance(60 * MINUTE * 1000 - 1000)
    await centre.settle()
    assert called(centre) == []


async def test_a_call_an_agent_booked_for_themselves_comes_to_them() -> None:
    centre = centre_at_work()
    await centre.ready("a7")
    await centre.ready("a8")
    await booked(centre, kept_for="a8")
    await centre.wait(1)
    assert (centre.agent("a7"), centre.agent("a8")) == ("ready", "ringing")
    await centre.answer()
    assert called(centre) == [f"PJSIP/{CALLER}@public"]


async def test_whoever_is_there_calls_when_the_one_it_is_kept_for_is_not() -> None:
    centre = centre_at_work()
    await centre.ready("a7")
    await booked(centre, kept_for="a8")
    await centre.wait(1)
    assert centre.agent("a7") == "ringing"
