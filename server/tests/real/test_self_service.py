"""A real caller serves themselves by keys: an amount is confirmed, a PIN checked, and no secret leaves a trace."""

import re
from typing import Any

import pytest

from tests.support.centre_document import NUMBER, document
from tests.support.running_centre import RunningCentre, network_around, running_centre
from tests.support.traces import files_with, rows_with

pytestmark = pytest.mark.real

CARD = "7048159263"
PIN, WRONG_PIN = "835261", "835262"
MAIN: dict[str, Any] = {
    "start": "amount",
    "nodes": {
        "amount": {
            "kind": "collect",
            "variable": "due",
            "takes": "amount",
            "read_back": True,
            "prompt": [{"text": {"en": "How much do you want to pay?"}}],
            "next": "number",
            "on_fail": "bye",
        },
        "number": {
            "kind": "collect",
            "variable": "customer_number",
            "prompt": [{"text": {"en": "Your customer number?"}}],
            "next": "pin",
            "on_fail": "bye",
        },
        "pin": {
            "kind": "collect",
            "variable": "pin",
            "secret": True,
            "prompt": [{"text": {"en": "Your PIN?"}}],
            "next": "check",
            "on_fail": "bye",
        },
        "check": {
            "kind": "verify",
            "by": "pin",
            "proof": "pin",
            "number": "customer_number",
            "verified": "hold_on",
            "failed": "pin",
            "locked": "bye",
            "unknown": "bye",
        },
        # Nobody can interrupt this: what is typed meanwhile is kept for the next question, and that one is secret.
        "hold_on": {"kind": "say", "parts": [{"text": {"en": "Now your card."}}], "barge_in": False, "next": "card"},
        "card": {
            "kind": "collect",
            "variable": "card",
            "secret": True,
            "prompt": [{"text": {"en": "Your card number?"}}],
            "digits_min": 10,
            "digits_max": 10,
            "next": "bye",
            "on_fail": "bye",
        },
        "bye": {"kind": "enqueue", "queue": "billing", "on_timeout": "end"},
        "end": {"kind": "hang_up"},
    },
}


async def test_an_amount_is_confirmed_and_a_secret_is_found_nowhere() -> None:
    flows = [{"id": "main_line", "name": "Main line", "document": MAIN}]
    async with running_centre({**document(), "flows": flows}) as centre, network_around(centre) as network:
        await centre.client.ask("PUT", "/customers/customer1/proof", {"number": "4711", "pin": PIN})
        caller = await network.call(NUMBER, "+12025550109", keys=f"12*5014711#{WRONG_PIN}#")
        await centre.client.until(lambda: told(centre, "CallerVerified", verdict="failed"))
        await caller.press(f"{PIN}#")
        contact_id = await centre.client.until(lambda: told(centre, "CallerVerified", verdict="verified"))
        await caller.press(CARD[:4])
        await centre.client.until(lambda: told(centre, "FlowMoved", node="card"))
        await caller.press(CARD[4:])
        await centre.client.until_contact(contact_id, state="queued", queue_id="billing")
        moves = [line["data"] for line in await centre.client.story(contact_id) if line["kind"] == "FlowMoved"]
        keys = "".join(move["input"] for move in moves if move["input"])
        assert re.fullmatch(r"12\*5014711#•+", keys)
        assert (moves[-1]["place"]["variables"]["due"], moves[-1]["place"]["concealed"]) == ("12.50", ["card", "pin"])
        await caller.hang_up()
        await centre.client.until_contact(contact_id, state="closed")
        contact = await centre.client.contact(contact_id)
        assert contact["customer"]["id"] == "customer1"
        assert contact["verification"].items() >= {"by": "pin", "with_number": True, "verdict": "verified"}.items()
        for secret in (CARD, CARD[:6], PIN, WRONG_PIN):
            assert rows_with(centre, secret) == files_with(centre, secret) == []
        assert rows_with(centre, "12.50"), "what is no secret is found by the same search"
        assert files_with(centre, "12.50"), "what is no secret is found by the same search"
        assert centre.faults() == []


async def told(centre: RunningCentre, kind: str, **data: str) -> str | None:
    """The contact in a flow whose story tells this last of its kind."""
    for contact in await centre.client.contacts(state="in_flow"):
        last = [line["data"] for line in await centre.client.story(contact["id"]) if line["kind"] == kind][-1:]
        if last and all(last[0].get(name) == value for name, value in data.items()):
            contact_id: str = contact["id"]
            return contact_id
    return None
