"""A real web service is asked about real callers, and does what they agree to, once."""

from typing import Any

import pytest

from tests.support.centre_document import NUMBER, document
from tests.support.public_network import PublicNetwork
from tests.support.running_centre import RunningCentre, network_around, running_centre
from tests.support.traces import files_with, rows_with
from tests.support.web_service import WebService, web_service

pytestmark = pytest.mark.real

SECRET = "kept-to-itself-27"
FLOW: dict[str, Any] = {
    "start": "look",
    "nodes": {
        "look": {
            "kind": "look_up", "source": "crm", "parameters": {"number": "{caller}"}, "results": {"level": "level"},
            "next": "which", "not_found": "sales", "failed": "support",
        },
        "which": {"kind": "branch", "cases": [{"when": 'level == "gold"', "to": "billing"}], "otherwise": "sales"},
        **{name: {"kind": "enqueue", "queue": name, "on_timeout": "end"} for name in ("sales", "billing", "support")},
        "end": {"kind": "hang_up"},
    },
}  # fmt: skip

ORDERS = "4008000039"
ORDER: dict[str, Any] = {
    "start": "order",
    "nodes": {
        "order": {
            "kind": "transact", "prompt": [{"text": "You order one. Right?"}], "source": "orders", "seconds_max": 2,
            "parameters": {"number": "{caller}"}, "results": {"order": "order"}, "next": "how", "declined": "end",
            "failed": "support",
        },
        "how": {"kind": "survey", "prompt": [{"text": "How was that?"}], "question": "ordering", "next": "which"},
        "which": {"kind": "branch", "cases": [{"when": 'order == "A7"', "to": "billing"}], "otherwise": "support"},
        **{name: {"kind": "enqueue", "queue": name, "on_timeout": "end"} for name in ("billing", "support")},
        "end": {"kind": "hang_up"},
    },
}  # fmt: skip


async def test_an_order_that_is_agreed_to_is_placed_once_though_its_answer_was_lost() -> None:
    async with web_service() as service:
        source = {
            "id": "orders", "name": "Orders", "method": "POST", "url": f"{service.url}/orders", "changes": True,
            "body": '{"who": "{number}"}', "answers": {"order": "order.id"}, "private_addresses": True,
        }  # fmt: skip
        made = document()
        flows = [*made["flows"], {"id": "order", "name": "Order", "document": ORDER}]
        numbers = [*made["numbers"], {"number": ORDERS, "name": "Order", "flow_id": "order"}]
        settings = {"sources": [source], "flows": flows, "numbers": numbers}
        async with running_centre({**made, **settings}) as centre, network_around(centre) as network:
            service.says_nothing()
            caller = await network.call(ORDERS, "+12025550119")
            await caller.answered()
            await caller.say(None)
            await caller.hears_something(0)
            [contact] = await centre.client.contacts(state="in_flow")
            await caller.press("1")
            await centre.client.until(lambda: asked_once(service))
            service.says(200, '{"order": {"id": "A7"}}')
            await centre.client.until_at(contact["id"], "how")
            await caller.press("5")
            found = await centre.client.until_contact(contact["id"], state="queued")
            assert found["queue_id"] == "billing"
            first, second = service.asked
            key = first.headers["idempotency-key"]
            assert (second.headers["idempotency-key"], second.body) == (key, first.body)
            assert await centre.client.notes(contact["id"]) == [
                ("transaction_done", key),
                ("survey_answered", "ordering=5"),
            ]
            await caller.hang_up()
            assert centre.faults() == []


async def asked_once(service: WebService) -> bool:
    return len(service.asked) == 1


async def test_callers_go_where_the_service_says_and_somewhere_when_it_says_nothing() -> None:
    async with web_service() as service:
        crm = {
            "id": "crm", "name": "CRM", "url": f"{service.url}/who/{{number}}", "headers": {"X-Key": "{secret}"},
            "secret": SECRET, "answers": {"level": "customer.level"}, "private_addresses": True,
        }  # fmt: skip
        settings = {"sources": [crm], "flows": [{"id": "main_line", "name": "Main line", "document": FLOW}]}
        async with running_centre({**document(), **settings}) as centre, network_around(centre) as network:
            for number, status, body, queue in (
                ("+12025550109", 200, '{"customer": {"level": "gold"}}', "billing"),
                ("+12025550110", 404, "", "sales"),
                ("+12025550111", 500, "", "support"),
            ):
                service.says(status, body)
                found = await led_to(centre, network, number)
                assert found["queue_id"] == queue
            first = service.asked[0]
            assert (first.line.split()[1], first.headers["x-key"]) == ("/who/%2B12025550109", SECRET)
            assert [detail for _, detail in await centre.client.notes(found["id"])] == ["status"]
            assert rows_with(centre, SECRET) == files_with(centre, SECRET) == []
            assert centre.faults() == []


async def led_to(centre: RunningCentre, network: PublicNetwork, number: str) -> dict[str, Any]:
    """The contact of somebody with this number as it waits in a queue; they have hung up since."""

    async def waiting() -> dict[str, Any] | None:
        queued = await centre.client.contacts(state="queued")
        return next((contact for contact in queued if contact["address"] == number), None)

    caller = await network.call(NUMBER, number)
    contact: dict[str, Any] = await centre.client.until(waiting)
    await caller.hang_up()
    await centre.client.until_contact(contact["id"], state="closed")
    return contact
