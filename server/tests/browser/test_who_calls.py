"""A customer's PIN is set on their page; who proves by it who they are is shown so while the desk rings."""

from typing import Any
from urllib.parse import urljoin

import pytest
from playwright.async_api import expect

from tests.support.desks import Desk
from tests.support.drawers import drawer
from tests.support.looks import LANGUAGES, Looks, changes_to, output_folder
from tests.support.running_centre import RunningCentre
from tests.support.windows import OpenWindow, Window

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="package"), pytest.mark.timeout(240)]

NUMBER, PIN = "4008000032", "8352"
WAYS = ("verified", "failed", "locked", "unknown")


def asks(words: str, **fields: Any) -> dict[str, Any]:
    return {"kind": "collect", "prompt": [{"text": {"en": words}}], "on_fail": "queue", **fields}


NODES: dict[str, Any] = {
    "amount": asks("How much?", variable="due", takes="amount", at_most="500", read_back=True, next="customer"),
    "customer": asks("Your number?", variable="customer", next="pin"),
    "pin": asks("Your PIN?", variable="pin", secret=True, digits_min=4, digits_max=4, next="check"),
    "check": {"kind": "verify", "by": "pin", "proof": "pin", "number": "customer", **dict.fromkeys(WAYS, "queue")},
    "queue": {"kind": "enqueue", "queue": "billing", "on_timeout": "bye"},
    "bye": {"kind": "hang_up"},
}


async def in_all_languages(window: Window, looks: Looks, name: str) -> None:
    """Photograph what is there in one language after the other, the last of them English."""
    for language in reversed(LANGUAGES):
        await changes_to(window, language)
        await looks.take(window, name, ((1440, 1400, "light"),))


async def test_a_pin_is_set_and_whoever_knows_it_is_shown_as_verified(
    centre: RunningCentre, desk: Desk, open_window: OpenWindow
) -> None:
    client, looks = centre.client, Looks(output_folder("who_calls"))
    flow = {"id": "who_calls", "name": "Who calls", "document": {"start": "amount", "nodes": NODES}}
    await client.ask("POST", "/flows", flow, login="admin")
    number = {"number": NUMBER, "name": "Who calls", "flow_id": "who_calls"}
    await client.ask("POST", "/settings/numbers", {"value": number}, login="admin")
    window = await open_window("admin", "/customers/customer1")
    window.forgives("400 (Bad Request)")
    proof = window.page.locator("section", has_text="Proof on the phone")
    await proof.get_by_role("button", name="Edit").click()
    await window.page.get_by_label("Customer number").fill("4711")
    await window.page.get_by_label("PIN").fill("1234")
    await window.page.get_by_role("button", name="Save").click()
    await window.sees("This PIN is too easy to guess")
    await looks.take(window, "proof-refused", ((1280, 800, "dark"),))
    await window.page.get_by_label("PIN").fill(PIN)
    await window.page.get_by_role("button", name="Save").click()
    await expect(proof).to_contain_text("Customer number4711PINSet")
    await in_all_languages(window, looks, "proof")
    for node in ("amount", "pin", "check"):
        await window.page.goto(urljoin(window.page.url, f"/flows/who_calls/design?step={node}"))
        await window.page.locator(f'[data-step="{node}"]').dblclick()
        await expect(drawer(window).get_by_role("heading", name=node)).to_be_visible()
        await in_all_languages(window, looks, f"step-{node}")

    await desk.is_ready()
    caller = await desk.network.call(NUMBER, "+442079460333", keys=f"5*5014711#{PIN}")
    await desk.window.sees("Verified by customer number and PIN")
    await looks.take(desk.window, "ringing", ((1440, 900, "light"), (1280, 800, "dark")))
    contact_id = (await client.agent("agent1"))["contact_id"]
    await desk.answers()
    await window.page.goto(urljoin(window.page.url, f"/contacts/{contact_id}"))
    await window.sees("Caller verified", "Verified by customer number and PIN")
    await looks.take(window, "story", ((1440, 900, "light"),))
    await caller.hang_up()
    assert looks.faults == []
    await client.ask("DELETE", f"/settings/numbers/{NUMBER}", login="admin")
    await client.ask("DELETE", "/settings/flows/who_calls", login="admin")
    await client.ask("PUT", "/customers/customer1/proof", {"forget": ["number", "pin"]})
