"""A caller is held for a while for the agent who served them last."""

import pytest

from ringhall.contact import events as e
from ringhall.engine.flows import document
from tests.support.centre import FLOW, TestCentre

pytestmark = pytest.mark.scenario

CALLER = "+38615550142"


def a_centre(**enqueue: object) -> TestCentre:
    """Key 2 is billing, where two agents serve; what is said of the last agent is in the node."""
    centre = TestCentre({"a7": ["billing"], "a8": ["billing"]})
    nodes = {**FLOW["nodes"], "billing": {**FLOW["nodes"]["billing"], **enqueue}}
    centre.heart.flows.publish("main", 2, document.from_data({**FLOW, "nodes": nodes}))
    return centre


async def test_the_agent_of_last_time_gets_the_call_though_another_is_free() -> None:
    centre = a_centre(last_agent=True, hold_seconds=30)
    centre.served_by = {CALLER: "a8"}
    await centre.ready("a7")
    await centre.wait(5)
    await centre.ready("a8")
    contact = await centre.call(caller=CALLER)
    assert contact.served_before_by == "a8"
    await centre.press("caller", "2")
    assert contact.offer is not None
    assert contact.offer.agent_id == "a8"


async def test_a_busy_one_is_waited_for_no_longer_than_said() -> None:
    centre = a_centre(last_agent=True, hold_seconds=30)
    centre.served_by = {CALLER: "a8"}
    await centre.ready("a8")
    await centre.call("first", caller="+38615550100")
    await centre.press("first", "2")
    await centre.answer()
    await centre.ready("a7")
    contact = await centre.call(caller=CALLER)
    await centre.press("caller", "2")
    await centre.wait(29)
    assert contact.offer is None
    await centre.wait(2)
    assert contact.offer is not None
    assert contact.offer.agent_id == "a7"


async def test_named_agents_come_after_the_one_of_last_time_in_the_same_hold() -> None:
    centre = a_centre(agents=["a8"], hold_seconds=30)
    await centre.ready("a7")
    await centre.ready("a8")
    contact = await centre.call(caller=CALLER)
    # No flow asks who served them last, so nobody looks.
    assert contact.served_before_by is None
    await centre.press("caller", "2")
    assert contact.offer is not None
    assert contact.offer.agent_id == "a8"


async def test_whoever_is_new_is_held_for_nobody() -> None:
    centre = a_centre(last_agent=True, hold_seconds=30)
    await centre.ready("a7")
    contact = await centre.call(caller=CALLER)
    await centre.press("caller", "2")
    assert contact.offer is not None
    assert contact.offer.agent_id == "a7"
    assert not [r for r in centre.writer.stored if isinstance(r.event, e.LastAgentFound)]
