"""A caller chooses a language, is sent through another flow, and comes back."""

from typing import Any

import pytest

from ringhall.contact.flow_events import FlowNoted
from ringhall.engine.flows.document import from_data
from ringhall.engine.telephony import events as heard
from ringhall.engine.telephony import ports as ask
from tests.support.centre import TestCentre

pytestmark = pytest.mark.scenario


def outer(farewell: str) -> dict[str, Any]:
    choices = {"1": {"language": "en", "prompt": [{"text": "1"}]}, "2": {"language": "da", "prompt": [{"text": "2"}]}}
    return {
        "start": "tongue",
        "nodes": {
            "tongue": {"kind": "language", "choices": choices, "next": "down"},
            "down": {"kind": "subflow", "flow": "inner", "next": "bye", "on_fail": "bye", "gives": ["way"]},
            "bye": {"kind": "hang_up", "prompt": [{"text": f"{farewell} {{way}}"}]},
        },
    }


INNER = {
    "start": "ask",
    "nodes": {
        "ask": {
            "kind": "menu",
            "prompt": [{"text": {"en": "Press 1.", "da": "Tryk 1."}}],
            "choices": {"1": {"to": "share"}},
            "otherwise": "back",
        },
        "share": {"kind": "split", "shares": [{"percent": 100, "to": "sum"}]},
        "sum": {"kind": "set", "computed": {"way": "caller and 7 or 8"}, "next": "back"},
        "back": {"kind": "return"},
    },
}


def said(centre: TestCentre) -> list[str]:
    return list(centre.switch.last(ask.Play).media)


async def test_down_and_back_in_the_language_chosen_and_the_version_left() -> None:
    centre = TestCentre({"a7": ["billing"]})
    flows = centre.heart.flows
    flows.publish("main", 5, from_data(outer("Old")))
    flows.publish("inner", 4, from_data(INNER))
    contact = await centre.call()
    await centre.press("caller", "2")
    assert (contact.flow_id, contact.flow_version, contact.language) == ("inner", 4, "da")
    assert said(centre) == ["sound:Tryk 1."]
    flows.publish("main", 6, from_data(outer("New")))
    await centre.press("caller", "1")
    assert (contact.flow_id, contact.flow_version) == ("main", 5)
    assert said(centre) == ["sound:Old true"]
    await centre.tell(heard.PlaybackEnded(leg_id="caller", playback_id=centre.switch.last(ask.Play).playback_id))
    assert contact.outcome == "self_served"
    noted = [each.event for each in centre.story(contact.id) if isinstance(each.event, FlowNoted)]
    assert [(each.node, each.what, each.detail) for each in noted] == [("share", "share", "1")]


async def test_language_in_the_record_spares_the_question_and_a_flow_that_is_gone_has_its_branch() -> None:
    centre = TestCentre({"a7": ["billing"]})
    document = outer("Bye")
    document["nodes"]["tongue"]["skip_known"] = True
    centre.heart.flows.publish("main", 5, from_data(document))
    contact = await centre.call()
    assert contact.state == "in_flow"
    await centre.do(centre.heart.flows.language_known, contact, "da")
    assert (contact.language, contact.flow_id) == ("da", "main")
    assert said(centre) == ["sound:Bye"]
    noted = [each.event for each in centre.story(contact.id) if isinstance(each.event, FlowNoted)]
    assert [(each.node, each.what, each.detail) for each in noted] == [("down", "failed_subflow", "inner")]
