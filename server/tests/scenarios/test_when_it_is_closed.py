"""A queue closes: new callers go where it says, those who wait stay or leave, and nobody goes in a circle."""

from typing import Any

import pytest

from ringhall.contact.state import Contact
from ringhall.engine.flows.document import from_data
from ringhall.engine.routing.settings import AgentSettings, QueueSettings
from ringhall.engine.telephony import events as heard
from ringhall.engine.telephony import ports as ask
from tests.support.centre import TestCentre

pytestmark = pytest.mark.scenario

NIGHT = {
    "start": "sorry",
    "nodes": {
        "sorry": {"kind": "say", "parts": [{"text": "We are closed."}], "next": "sales"},
        "sales": {"kind": "enqueue", "queue": "sales", "on_timeout": "bye"},
        "bye": {"kind": "hang_up", "outcome": "rejected"},
    },
}


def a_centre(**night: Any) -> TestCentre:
    """Sales is served by night, billing is not."""
    centre = TestCentre({"a7": ["billing", "sales"]})
    centre.heart.flows.publish("night", 1, from_data(NIGHT | night))
    return centre


async def close_billing(centre: TestCentre, **billing: Any) -> None:
    """Billing is closed from now on, and has these settings."""
    queues = [QueueSettings(id="billing", name="Billing", **billing), QueueSettings(id="sales", name="Sales")]
    agent = AgentSettings(id="a7", login="login-a7", name="a7", queue_ids=["billing", "sales"])
    centre.heart.routing.configure(queues, [agent], ["billing"])
    await centre.settle()


async def hears(centre: TestCentre) -> list[str]:
    """What the caller heard last, to its end."""
    play = centre.switch.last(ask.Play)
    await centre.tell(heard.PlaybackEnded(leg_id="caller", playback_id=play.playback_id))
    return list(play.media)


async def who_presses_2(centre: TestCentre) -> Contact:
    contact = await centre.call()
    await centre.press("caller", "2")
    return contact


async def test_who_comes_to_a_closed_queue_goes_where_it_says() -> None:
    centre = a_centre()
    await close_billing(centre, closed_flow_id="night")
    contact = await who_presses_2(centre)
    assert (contact.state, contact.flow_id) == ("in_flow", "night")
    assert await hears(centre) == ["sound:We are closed."]
    assert (contact.state, contact.queue_id) == ("queued", "sales")
    assert (contact.place or {})["path"] == ("Main line", "Billing"), "the way so far stays"


async def test_without_a_flow_of_its_own_the_flow_they_are_in_goes_on() -> None:
    centre = a_centre()
    await close_billing(centre)
    contact = await who_presses_2(centre)
    assert (contact.state, contact.flow_id, (contact.place or {})["node"]) == ("in_flow", "main", "mailbox")


@pytest.mark.parametrize(("on_close", "state"), [("stay", "queued"), ("leave", "in_flow")])
async def test_who_waits_when_it_closes_stays_or_leaves(on_close: str, state: str) -> None:
    centre = a_centre()
    contact = await who_presses_2(centre)
    await close_billing(centre, closed_flow_id="night", on_close=on_close)
    assert contact.state == state
    if on_close == "leave":
        assert await hears(centre) == ["sound:We are closed."]
        assert contact.queue_id == "sales"
    await centre.ready("a7")
    assert contact.state == "offered", "who stays is served"


async def test_a_night_that_leads_back_to_the_closed_queue_is_no_circle() -> None:
    back = NIGHT["nodes"] | {"sales": {"kind": "enqueue", "queue": "billing", "on_timeout": "bye"}}  # type: ignore[operator]
    centre = a_centre(nodes=back)
    await close_billing(centre, closed_flow_id="night")
    contact = await who_presses_2(centre)
    await hears(centre)
    assert (contact.ended_at is not None, contact.outcome) == (True, "rejected")
