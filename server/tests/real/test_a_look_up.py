"""A real caller's number is looked up in a real web service, and leads them to a queue."""

from typing import Any

import pytest

from tests.support.centre_document import NUMBER, document
from tests.support.public_network import PublicNetwork
from tests.support.running_centre import RunningCentre, network_around, running_centre
from tests.support.traces import files_with, rows_with
from tests.support.web_service import web_service

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
            story = await centre.client.story(found["id"])
            assert [line["data"]["detail"] for line in story if line["kind"] == "FlowNoted"] == ["status"]
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
