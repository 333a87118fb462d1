"""A caller's number is looked up; what is said there leads them on, whatever happens meanwhile."""

import asyncio
from typing import Any

import pytest

from ringhall.contact.flow_events import FlowNoted
from ringhall.engine.lookups.ports import Answer, Question
from ringhall.engine.telephony import events as heard
from ringhall.engine.telephony import ports as ask
from tests.support.centre import TestCentre

pytestmark = pytest.mark.scenario

FLOW: dict[str, Any] = {
    "start": "look",
    "nodes": {
        "look": {
            "kind": "look_up", "source": "crm", "parameters": {"number": "{caller}"}, "results": {"who": "name"},
            "next": "hello", "not_found": "stranger", "failed": "trouble",
        },
        "hello": {"kind": "hang_up", "prompt": [{"text": "Hello {who}"}]},
        "stranger": {"kind": "hang_up", "prompt": [{"text": "Hello stranger"}]},
        "trouble": {"kind": "hang_up", "prompt": [{"text": "Hello somebody"}]},
    },
}  # fmt: skip


class Centre(TestCentre):
    """A centre whose source answers when the test says so."""

    main_flow = FLOW

    def __init__(self) -> None:
        self.asked: list[Question] = []
        self.answers: list[asyncio.Future[Answer]] = []
        super().__init__()

    async def look_up(self, question: Question) -> Answer:
        self.asked.append(question)
        self.answers.append(asyncio.get_running_loop().create_future())
        return await self.answers[-1]


def said(centre: TestCentre) -> list[str]:
    return [media for each in centre.switch.asked if isinstance(each, ask.Play) for media in each.media]


def noted(centre: TestCentre, contact_id: str) -> list[tuple[str, str]]:
    notes = [each.event for each in centre.story(contact_id) if isinstance(each.event, FlowNoted)]
    return [(each.what, each.detail) for each in notes]


async def test_what_is_found_is_said() -> None:
    centre = Centre()
    contact = await centre.call()
    assert centre.asked == [Question("crm", {"number": contact.address}, 3)]
    assert said(centre) == []
    centre.answers[0].set_result(Answer("found", {"name": "Ann"}))
    await centre.settle()
    assert said(centre) == ["sound:Hello Ann"]


async def test_an_answer_that_comes_too_late_changes_nothing() -> None:
    centre = Centre()
    contact = await centre.call()
    await centre.wait(3.1)
    assert (said(centre), noted(centre, contact.id)) == (["sound:Hello somebody"], [("failed_look_up", "time_up")])
    centre.answers[0].set_result(Answer("found", {"name": "Ann"}))
    await centre.settle()
    assert said(centre) == ["sound:Hello somebody"]


async def test_whoever_hung_up_is_not_told() -> None:
    centre = Centre()
    contact = await centre.call()
    await centre.hang_up("caller")
    centre.answers[0].set_result(Answer("not_found"))
    await centre.settle()
    assert (contact.state, said(centre)) == ("closed", [])


async def test_a_restart_meanwhile_goes_the_way_for_failures_and_asks_nobody_twice() -> None:
    centre = Centre()
    contact = await centre.call()
    leg = heard.LegState(leg_id="caller", state="up", ours=True, dialled="4008000001")
    await centre.restart(heard.SwitchUp(legs=[leg], bridges={}, fresh=False))
    assert noted(centre, contact.id) == [("failed_look_up", "restart")]
    assert (said(centre), len(centre.asked)) == (["sound:Hello somebody"], 1)
