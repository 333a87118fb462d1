"""A supervisor says something to everybody: callers whose flow has the step hear it, and so does who waits, once."""

from typing import Any

import pytest

from ringhall.company.organisation.rules.closures import DISTURBANCE, Closure
from ringhall.contact.events import TreatmentSaid
from ringhall.contact.flow_events import FlowNoted
from ringhall.engine.flows.document import from_data
from ringhall.engine.telephony import events as heard
from ringhall.engine.telephony import ports as ask
from tests.support.centre import TestCentre

pytestmark = pytest.mark.scenario

DOCUMENT: dict[str, Any] = {
    "start": "emergency",
    "nodes": {
        "emergency": {"kind": "emergency_message", "next": "queue"},
        "queue": {"kind": "enqueue", "queue": "billing", "on_timeout": "bye"},
        "bye": {"kind": "hang_up"},
    },
}
QUEUES = {"billing": ("", "default"), "sales": ("", "default")}


def switched(centre: TestCentre, *, goes_on: bool = True, queues: tuple[str, ...] = (), **fields: Any) -> None:
    """The message is on from now, as applying the settings has it."""
    now = centre.clock.now()
    closure = Closure(since=now, until=now + 600_000, by="Sue", goes_on=goes_on, queues=queues, **fields)
    follow(centre, closure)


def follow(centre: TestCentre, message: Closure | None) -> None:
    flow = from_data(DOCUMENT)
    centre.heart.flows.publish("main", 2, type(flow)(start=flow.start, nodes=flow.nodes, emergency=message))
    centre.heart.waiting.configure({}, QUEUES, message)
    centre.heart.voice.follow_treatments()


def said(centre: TestCentre) -> list[str]:
    return list(centre.switch.last(ask.Play).media)


def told_while_waiting(centre: TestCentre, contact_id: str) -> int:
    events = [each.event for each in centre.story(contact_id)]
    return sum(isinstance(event, TreatmentSaid) and event.what == "emergency" for event in events)


async def hears_out(centre: TestCentre) -> None:
    await centre.tell(heard.PlaybackEnded(leg_id="caller", playback_id=centre.switch.last(ask.Play).playback_id))


async def test_callers_hear_it_and_go_on_and_do_not_hear_it_again_in_the_queue() -> None:
    centre = TestCentre()
    switched(centre, message="Power cut.", queues=("billing",))
    contact = await centre.call()
    assert said(centre) == ["sound:Power cut."]
    await hears_out(centre)
    assert (contact.state, contact.queue_id) == ("queued", "billing")
    await centre.wait(120)
    assert told_while_waiting(centre, contact.id) == 0
    noted = [each.event for each in centre.story(contact.id) if isinstance(each.event, FlowNoted)]
    assert [(each.node, each.what) for each in noted] == [("emergency", "emergency_message")]


async def test_callers_hear_it_and_are_let_go() -> None:
    centre = TestCentre()
    switched(centre, goes_on=False)
    contact = await centre.call()
    assert said(centre) == [f"sound:{DISTURBANCE['en']}"]
    await hears_out(centre)
    assert contact.outcome == "rejected"


async def test_without_a_message_and_after_its_time_callers_go_on_at_once() -> None:
    centre = TestCentre()
    switched(centre)
    await centre.wait(601)
    contact = await centre.call()
    assert contact.state == "queued"


async def test_who_waits_hears_it_once_and_again_when_another_one_is_on() -> None:
    centre = TestCentre()
    follow(centre, None)
    contact = await centre.call()
    assert (contact.state, contact.treatment) == ("queued", None)
    switched(centre, queues=("sales",))
    await centre.settle()
    assert told_while_waiting(centre, contact.id) == 0
    await centre.wait(1)
    switched(centre, message="Power cut.", queues=("billing",))
    await centre.settle()
    assert said(centre) == ["sound:Power cut."]
    await hears_out(centre)
    centre.heart.voice.follow_treatments()
    await centre.wait(120)
    assert told_while_waiting(centre, contact.id) == 1
    switched(centre, message="Power is back.", queues=("billing",))
    await centre.settle()
    assert told_while_waiting(centre, contact.id) == 2
    follow(centre, None)
    await centre.settle()
    assert not contact.treatment
    assert contact.state == "queued"
