"""A real call, by keys alone, through language, subflow, collect, sum, branch and split into the queue of its way."""

from typing import Any

import pytest

from tests.support.centre_client import CentreClient
from tests.support.centre_document import NUMBER, document
from tests.support.running_centre import network_around, running_centre

pytestmark = pytest.mark.real

MAIN: dict[str, Any] = {
    "start": "tongue",
    "nodes": {
        "tongue": {
            "kind": "language",
            "choices": {
                "1": {"language": "en", "prompt": [{"text": "For English, press 1."}]},
                "2": {"language": "da", "prompt": [{"text": "Tryk 2 for dansk."}]},
            },
            "next": "order",
        },
        "order": {"kind": "subflow", "flow": "order", "next": "way", "on_fail": "sales", "gives": ["order", "total"]},
        "way": {
            "kind": "branch",
            "cases": [{"when": "total > 9000 and starts(order, '47')", "to": "shares", "label": "dear"}],
            "otherwise": "sales",
        },
        "shares": {"kind": "split", "shares": [{"percent": 100, "to": "billing"}, {"percent": 0, "to": "sales"}]},
        "billing": {"kind": "enqueue", "queue": "billing", "on_timeout": "end"},
        "sales": {"kind": "enqueue", "queue": "sales", "on_timeout": "end"},
        "end": {"kind": "hang_up"},
    },
}
ORDER: dict[str, Any] = {
    "start": "ask",
    "nodes": {
        "ask": {
            "kind": "collect",
            "variable": "order",
            "prompt": [{"text": {"en": "Your order number?", "da": "Deres ordrenummer?"}}],
            "digits_max": 6,
            "next": "sum",
            "on_fail": "back",
        },
        "sum": {"kind": "set", "computed": {"total": "order * 2"}, "next": "back"},
        "back": {"kind": "return"},
    },
}


async def test_the_keys_of_a_call_lead_through_two_flows_into_the_queue() -> None:
    flows = [
        {"id": "main_line", "name": "Main line", "document": MAIN},
        {"id": "order", "name": "Order number", "document": ORDER},
    ]
    async with running_centre({**document(), "flows": flows}) as centre, network_around(centre) as network:
        caller = await network.call(NUMBER, "+12025550109", keys="24711#")
        contact_id = await waits(centre.client)
        contact = await centre.client.until_contact(contact_id, state="queued", queue_id="billing")
        assert contact["language"] == "da"
        story = [(line["kind"], line["data"]) for line in await centre.client.story(contact_id)]
        assert [data["flow_id"] for kind, data in story if kind == "FlowEntered"] == ["main_line", "order", "main_line"]
        assert [data["language"] for kind, data in story if kind == "LanguageChosen"] == ["da"]
        assert [(data["node"], data["detail"]) for kind, data in story if kind == "FlowNoted"] == [("shares", "1")]
        await caller.hang_up()
        await centre.client.until_contact(contact_id, state="closed")
        assert centre.faults() == []


async def waits(client: CentreClient) -> str:
    async def found() -> str | None:
        waiting = await client.contacts(state="queued")
        return waiting[0]["id"] if waiting else None

    contact_id: str = await client.until(found)
    return contact_id
