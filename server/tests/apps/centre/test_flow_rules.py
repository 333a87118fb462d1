"""Flows that lead into one another are looked at together."""

from typing import Any

import pytest

from ringhall.apps.centre.settings import flow_rules
from ringhall.apps.centre.settings.rules import flow_refers
from ringhall.apps.centre.settings.values import Reference

pytestmark = pytest.mark.unit


def a_flow(key: str, to: str = "", inputs: tuple[str, ...] = (), **fields: Any) -> dict[str, Any]:
    down = {"kind": "subflow", "flow": to, "next": "end", "on_fail": "end", **fields}
    nodes: dict[str, Any] = {
        "end": {"kind": "set", "variables": {"total": "1"}, "next": "back"},
        "back": {"kind": "return"},
    }
    document = {
        "start": "down" if to else "end",
        "inputs": list(inputs),
        "nodes": nodes | ({"down": down} if to else {}),
    }
    return {"id": key, "name": key.title(), "document": document}


def told(value: dict[str, Any], *others: dict[str, Any]) -> list[tuple[str, str]]:
    world = {"flows": {each["id"]: each for each in others}}
    return [(fault.where, str(fault.text)) for fault in flow_rules.fits(value, world)]


def test_flows_that_lead_on_are_fine_and_referred_to() -> None:
    value = a_flow("one", "two", gives=["total"])
    assert told(value, a_flow("two", "three"), a_flow("three", inputs=("caller", "total"))) == []
    assert [(each.where, each.key) for each in flow_rules.refers(value)] == [("document.nodes.down.flow", "two")]


@pytest.mark.parametrize(("mailbox", "kind", "key"), [("sales", "queues", "sales"), ("agent:ann", "agents", "ann")])
def test_mailboxes_are_those_of_queues_and_agents(mailbox: str, kind: str, key: str) -> None:
    message = {"kind": "voicemail", "mailbox": mailbox, "prompt": [{"text": {"en": "Speak now."}}], "next": "end"}
    nodes = {"leave": message, "end": {"kind": "hang_up"}}
    value = {"id": "one", "name": "One", "document": {"start": "leave", "nodes": nodes}}
    assert list(flow_refers(value)) == [Reference("document.nodes.leave.mailbox", kind, key)]


@pytest.mark.parametrize("returns", [True, False])
def test_circle_of_flows_is_found_when_its_last_way_is_drawn(returns: bool) -> None:
    others = (a_flow("one", "two"), a_flow("two", "three"))
    faults = told(a_flow("three", "one", returns=returns), *others)
    words = "The flows would lead callers round in a circle, by way of One, Two, Three."
    assert faults == [("document.nodes.down.flow", words)]


def test_flow_that_leads_into_itself_is_a_circle() -> None:
    assert len(told(a_flow("one", "one"))) == 1


def test_circle_elsewhere_is_not_this_flows_fault() -> None:
    assert told(a_flow("one", "two"), a_flow("two", "three"), a_flow("three", "two")) == []


def test_variables_that_nobody_sets_are_told() -> None:
    other = a_flow("two", inputs=("order",))
    assert [where for where, _ in told(a_flow("one", "two", gives=["total", "price"]), other)] == [
        "document.nodes.down.flow",
        "document.nodes.down.gives.1",
    ]
