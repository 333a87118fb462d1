"""A real caller is sent a one-time code by a real web service, types it, and is known; nothing keeps the code."""

import json
import re
from typing import Any

import pytest

from tests.real.test_self_service import told
from tests.support.centre_document import NUMBER, document
from tests.support.public_network import PublicNetwork
from tests.support.running_centre import RunningCentre, network_around, running_centre
from tests.support.web_service import WebService, web_service

pytestmark = pytest.mark.real
FLOW: dict[str, Any] = {
    "start": "number",
    "nodes": {
        "number": {
            "kind": "collect", "variable": "customer_number", "prompt": [{"text": "Your customer number?"}],
            "next": "send", "on_fail": "sales",
        },
        "send": {"kind": "send_code", "source": "sms", "number": "customer_number", "sent": "ask", "not_sent": "sales"},
        "ask": {
            "kind": "collect", "variable": "code", "secret": True, "prompt": [{"text": "The code we sent you?"}],
            "digits_min": 6, "digits_max": 6, "timeout_seconds": 20, "next": "check", "on_fail": "sales",
        },
        "check": {
            "kind": "verify", "by": "code", "proof": "code", "number": "customer_number",
            "verified": "billing", "failed": "ask", "locked": "sales", "unknown": "sales",
        },
        **{name: {"kind": "enqueue", "queue": name, "on_timeout": "end"} for name in ("sales", "billing")},
        "end": {"kind": "hang_up"},
    },
}  # fmt: skip


def sending(service: WebService) -> dict[str, Any]:
    """The service that sends, as a source."""
    return {
        "id": "sms", "name": "Text messages", "method": "POST", "url": f"{service.url}/messages",
        "headers": {"Authorization": "Bearer {secret}"}, "secret": "kept-to-itself-31", "private_addresses": True,
        "body": json.dumps({"to": "{number}", "text": "{name}: {code}", "language": "{language}"}),
    }  # fmt: skip


async def test_the_code_that_was_sent_opens_the_door_once_and_is_found_nowhere() -> None:
    async with web_service() as service:
        service.says(202, "{}")
        settings = {
            "sources": [sending(service)],
            "flows": [{"id": "main_line", "name": "Main line", "document": FLOW}],
        }
        async with running_centre({**document(), **settings}) as centre, network_around(centre) as network:
            proof = await centre.client.ask("PUT", "/customers/customer1/proof", {"number": "4711"})
            assert proof["number"] == "4711"
            caller = await network.call(NUMBER, "+12025550177", keys="4711#")
            await centre.client.until(lambda: told(centre, "FlowMoved", node="ask"))
            [sent] = [json.loads(each.body) for each in service.asked]
            code = re.fullmatch(r".+: (\d{6})", sent["text"])
            assert code is not None
            assert sent["to"].startswith("+")
            assert sent["to"] != "+12025550177", "not to whoever calls: to where the customer is known to be"
            wrong = f"{(int(code[1]) + 1) % 1_000_000:06}"
            await caller.press(wrong)
            await centre.client.until(lambda: told(centre, "CallerVerified", verdict="failed"))
            await caller.press(code[1])
            contact = await centre.client.until(lambda: queued(centre, "billing"))
            assert contact["customer"]["id"] == "customer1"
            assert contact["verification"].items() >= {"by": "code", "with_number": True, "verdict": "verified"}.items()
            await caller.hang_up()
            await centre.client.until_contact(contact["id"], state="closed")
            story = await centre.client.story(contact["id"])
            keys = "".join(line["data"]["input"] or "" for line in story if line["kind"] == "FlowMoved")
            assert re.fullmatch(r"4711#•+", keys)
            for kept in (json.dumps(story), json.dumps(centre.log_lines), centre.said):
                assert not re.search(rf"(?<!\d)({code[1]}|{wrong})(?!\d)", kept)
            service.says(503, "")
            await where_none_is_sent_the_caller_goes_on(centre, network)
            assert centre.faults() == []


async def where_none_is_sent_the_caller_goes_on(centre: RunningCentre, network: PublicNetwork) -> None:
    """It is too soon for another code; on a slow machine it is not, and the service takes none."""
    caller = await network.call(NUMBER, "+12025550178", keys="4711#")
    contact = await centre.client.until(lambda: queued(centre, "sales"))
    story = await centre.client.story(contact["id"])
    notes = [line["data"] for line in story if line["kind"] == "FlowNoted"]
    assert [each["what"] for each in notes] == ["code_not_sent"]
    assert notes[0]["detail"] in ("too_often", "not_taken")
    await caller.hang_up()
    await centre.client.until_contact(contact["id"], state="closed")


async def queued(centre: RunningCentre, queue_id: str) -> dict[str, Any] | None:
    """Whoever waits in this queue."""
    return next(iter(await centre.client.contacts(state="queued", queue_id=queue_id)), None)
