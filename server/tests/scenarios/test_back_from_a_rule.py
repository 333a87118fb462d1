"""Whoever comes back from a rule's way waits no longer and no shorter than their own flow says, and goes on in it."""

from typing import Any

import pytest

from ringhall.contact.state import Contact
from ringhall.engine.flows.document import from_data
from ringhall.engine.routing.settings import QueueRule
from ringhall.engine.telephony import ports as ask
from tests.scenarios.test_overflow import a_centre, set_up, taken, who_comes
from tests.support.centre import FLOW, TestCentre

pytestmark = pytest.mark.scenario
OUTSIDE = "+38615550100"
LONG_SECONDS, SHORT_SECONDS = 1_800, 60
USUAL_SECONDS = 600


async def told_to_wait(seconds: int, *rules: QueueRule, **node: Any) -> TestCentre:
    """A centre whose flow lets callers wait so long for billing; everybody has a break."""
    centre = await a_centre(list(rules))
    centre.heart.voice.calling.outside_trunk = "public"
    billing = {**FLOW["nodes"]["billing"], "wait_seconds_max": seconds, **node}
    centre.heart.flows.publish("main", 2, from_data({**FLOW, "nodes": {**FLOW["nodes"], "billing": billing}}))
    await centre.do(centre.heart.routing.set_state, "a7", "not_ready", "break", "test")
    return centre


async def nobody_answers_outside(centre: TestCentre) -> None:
    """The outside number is busy."""
    await centre.hang_up(centre.switch.last(ask.Dial).leg_id, cause=17, answered=False)


def node_of(contact: Contact) -> tuple[str | None, str]:
    """The flow and the step at which somebody stands."""
    return contact.flow_id, str((contact.place or {})["node"])


async def test_a_long_wait_of_their_flow_is_not_cut_short() -> None:
    centre = await told_to_wait(LONG_SECONDS, QueueRule(when="all_paused", then="number", to=OUTSIDE))
    contact = await who_comes(centre)
    began = centre.clock.now()
    await nobody_answers_outside(centre)
    assert (contact.state, contact.wait_until) == ("queued", began + LONG_SECONDS * 1000)
    await centre.wait(USUAL_SECONDS + 10)
    assert contact.state == "queued"
    await centre.wait(LONG_SECONDS - USUAL_SECONDS)
    assert (contact.state, node_of(contact)) == ("in_flow", ("main", "mailbox"))


async def test_a_short_wait_of_their_flow_is_not_made_longer_and_ends_on_its_way() -> None:
    centre = await told_to_wait(SHORT_SECONDS, QueueRule(when="all_paused", at="waiting", then="number", to=OUTSIDE))
    await centre.ready("a7")
    contact = await who_comes(centre)
    limit = contact.wait_until
    await centre.wait(20)
    await centre.do(centre.heart.routing.set_state, "a7", "not_ready", "break", "test")
    await nobody_answers_outside(centre)
    assert (contact.state, contact.wait_until) == ("queued", limit)
    await centre.wait(SHORT_SECONDS - 19)
    assert node_of(contact) == ("main", "mailbox")


async def test_whoever_finds_the_queue_full_when_they_come_back_takes_the_way_of_their_flow() -> None:
    rule = QueueRule(when="all_paused", then="number", to=OUTSIDE)
    centre = await told_to_wait(LONG_SECONDS, rule, on_full="sales")
    contact = await who_comes(centre)
    assert taken(centre, contact) == [("all_paused", "number")]
    dial = centre.switch.last(ask.Dial)
    await set_up(centre, [], waiting_max=1)
    await who_comes(centre, "second")
    await centre.hang_up(dial.leg_id, cause=17, answered=False)
    assert (contact.state, contact.queue_id, node_of(contact)) == ("queued", "sales", ("main", "sales"))


async def test_whoever_takes_two_rules_still_belongs_to_the_flow_they_came_from() -> None:
    outside = QueueRule(when="all_paused", then="number", to=OUTSIDE)
    asked = QueueRule(when="no_agents", at="waiting", then="call_back")
    centre = await told_to_wait(LONG_SECONDS, outside, asked)
    contact = await who_comes(centre)
    limit = centre.clock.now() + LONG_SECONDS * 1000
    await nobody_answers_outside(centre)
    await centre.do(centre.heart.routing.set_state, "a7", "offline", None, "test")
    assert taken(centre, contact) == [("all_paused", "number"), ("no_agents", "call_back")]
    await centre.press("caller", "*")
    assert (contact.state, contact.wait_until) == ("queued", limit)
    # The story knows where they belong: a restart does not lose it.
    assert (contact.place or {})["origin"] == {"flow": "main", "version": 2, "node": "billing"}
    await centre.wait(LONG_SECONDS + 1)
    assert node_of(contact) == ("main", "mailbox")
    assert (contact.place or {})["origin"] is None
