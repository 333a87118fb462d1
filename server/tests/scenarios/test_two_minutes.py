"""Callers who stay in the menus for two minutes, or press wrong keys twice, are offered a person."""

from typing import Any

import pytest

from ringhall.contact.flow_events import FlowNoted
from ringhall.contact.state import Contact
from ringhall.engine.flows.nodes.person import SENTENCE
from ringhall.engine.telephony import events as heard
from ringhall.engine.telephony import ports as ask
from tests.support.centre import FLOW, TestCentre

pytestmark = pytest.mark.scenario

NODES: dict[str, Any] = FLOW["nodes"]
GUARDED = {
    **FLOW,
    "nodes": {
        **NODES,
        "menu": {**NODES["menu"], "timeout_seconds": 60, "tries_max": 10},
        "help": {"kind": "person", "label": "Help", "next": "sales"},
    },
}


@pytest.fixture(autouse=True)
def _guarded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(TestCentre, "main_flow", GUARDED)


async def restarted(centre: TestCentre) -> None:
    up = heard.LegState(leg_id="caller", state="up", ours=True)
    await centre.restart(heard.SwitchUp(legs=[up], bridges={}, fresh=False))


async def hears_out(centre: TestCentre) -> None:
    await centre.tell(heard.PlaybackEnded(leg_id="caller", playback_id=centre.switch.last(ask.Play).playback_id))


def why(centre: TestCentre, contact: Contact) -> list[tuple[str, str, str]]:
    notes = [each.event for each in centre.story(contact.id) if isinstance(each.event, FlowNoted)]
    return [(each.node, each.what, each.detail) for each in notes]


async def test_after_two_minutes_a_person_and_the_story_says_why() -> None:
    centre = TestCentre()
    contact = await centre.call()
    await hears_out(centre)
    await centre.wait(59.9)
    assert why(centre, contact) == []
    await centre.wait(60.2)
    assert why(centre, contact) == [("menu", "person_offered", "time")]
    assert list(centre.switch.last(ask.Play).media) == [f"sound:{SENTENCE['en']}"]
    await hears_out(centre)
    assert (contact.state, contact.queue_id) == ("queued", "sales")


async def test_two_errors_lead_to_a_person_with_a_restart_between_them() -> None:
    centre = TestCentre()
    contact = await centre.call()
    await centre.press("caller", "9")
    await restarted(centre)
    assert why(centre, contact) == []
    await centre.press("caller", "9")
    assert why(centre, contact) == [("menu", "person_offered", "errors")]


async def test_a_restart_does_not_begin_the_two_minutes_again() -> None:
    centre = TestCentre()
    contact = await centre.call()
    await hears_out(centre)
    await centre.wait(50)
    await restarted(centre)
    await centre.wait(69.9)
    assert why(centre, contact) == []
    await centre.wait(0.2)
    assert why(centre, contact) == [("menu", "person_offered", "time")]
