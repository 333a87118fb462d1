"""A source is set up in the page, tried out, and asked by a step that is drawn."""

import pytest
from playwright.async_api import expect

from tests.support.drawers import drawer, field, go_to_part, save
from tests.support.looks import Looks, output_folder
from tests.support.running_centre import RunningCentre
from tests.support.web_service import web_service
from tests.support.windows import OpenWindow, Window

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="package"), pytest.mark.timeout(240)]

SECRET = "kept-to-itself-28"


async def test_a_source_is_made_and_tried_and_a_step_asks_it(centre: RunningCentre, open_window: OpenWindow) -> None:
    looks = Looks(output_folder("sources"))
    async with web_service() as service:
        service.says(200, f'{{"customer": {{"name": "Ann", "due": 12.50}}, "echo": "{SECRET}"}}')
        window = await open_window("admin", "/settings/sources")
        await expect(window.page.get_by_text("No source yet")).to_be_visible()
        await looks.take(window, "empty")
        await window.press("a")
        await field(window, "Name").first.fill("CRM")
        await field(window, "Address").fill(f"{service.url}/customers/{{number}}")
        await field(window, "Address").blur()
        await expect(drawer(window).get_by_text("This lies in a private network or on this machine")).to_be_visible()
        await looks.take(window, "fault")
        await field(window, "May lie in a private network").press("Space")
        await drawer(window).get_by_role("button", name="Add a header").click()
        await field(window, "Value").fill("Bearer {secret}")
        await field(window, "Secret").fill(SECRET)
        await drawer(window).get_by_role("button", name="Add a value").click()
        await field(window, "Where it stands").fill("customer.name")
        await expect(drawer(window).get_by_text("This lies in a private network or on this machine")).to_have_count(0)
        await looks.take(window, "filled")
        await save(window, "CRM")
        await go_to_part(window, "Try it")
        await field(window, "number").fill("47/11")
        await drawer(window).get_by_role("button", name="Ask the source").click()
        await expect(drawer(window).get_by_text("Found.", exact=True)).to_be_visible()
        await expect(drawer(window).get_by_text("•••")).to_be_visible()
        assert SECRET not in await window.page.content()
        last = service.asked[-1]
        assert (last.line.split()[1], last.headers["authorization"]) == ("/customers/47%2F11", f"Bearer {SECRET}")
        await looks.take(window, "tried")
    nodes = {
        "look": {
            "kind": "look_up",
            "source": "crm",
            "parameters": {"number": "{caller}"},
            "results": {"who": "name"},
            "next": "end",
        },
        "end": {"kind": "hang_up"},
    }
    flow = {"id": "looks_up", "name": "Looks up", "document": {"start": "look", "nodes": nodes}}
    await centre.client.ask("POST", "/settings/flows", {"value": flow}, login="admin")
    await window.page.goto(f"http://127.0.0.1:{centre.http_port}/flows/looks_up/design")
    await window.page.locator('[data-step="look"]').click()
    await expect(field(window, "Value of the source")).to_have_value("name")
    await looks.take(window, "step")
    await _a_transaction(centre, window, looks)
    await centre.client.ask("DELETE", "/settings/flows/looks_up", login="admin")
    await centre.client.ask("DELETE", "/settings/sources/crm", login="admin")
    assert looks.faults == []


async def _a_transaction(centre: RunningCentre, window: Window, looks: Looks) -> None:
    """A source that changes something, the step that asks it, and a survey after it."""
    shop = {
        "id": "shop", "name": "Shop", "method": "POST", "url": "https://shop.example.com/orders", "changes": True,
        "body": '{"who": "{number}"}', "answers": {"order": "id"},
    }  # fmt: skip
    nodes = {
        "pay": {
            "kind": "transact", "title": "Pays", "prompt": [{"text": "You order one. Right?"}], "source": "shop",
            "parameters": {"number": "{caller}"}, "next": "how", "declined": "end", "failed": "end", "at": [0, 0],
        },
        "how": {
            "kind": "survey", "title": "How", "prompt": [{"text": "How were we?"}], "question": "service",
            "next": "end", "at": [400, 240],
        },
        "end": {"kind": "hang_up", "at": [800, 0]},
    }  # fmt: skip
    flow = {"id": "pays", "name": "Pays", "document": {"start": "pay", "nodes": nodes}}
    await centre.client.ask("POST", "/settings/sources", {"value": shop}, login="admin")
    await centre.client.ask("POST", "/settings/flows", {"value": flow}, login="admin")
    await window.page.goto(f"http://127.0.0.1:{centre.http_port}/flows/pays/design")
    await window.page.locator('[data-step="Pays"]').click()
    await expect(drawer(window).get_by_role("combobox", name="Source", exact=True)).to_have_value("Shop")
    await looks.take(window, "transaction")
    await window.press("Escape")
    await window.page.locator('[data-step="How"]').click()
    await expect(field(window, "Name of the question")).to_have_value("service")
    await looks.take(window, "survey")
    await window.page.goto(f"http://127.0.0.1:{centre.http_port}/settings/sources")
    await window.page.get_by_role("row", name="Shop").click()
    await expect(field(window, "Changes something")).to_be_checked()
    await looks.take(window, "changes")
    await centre.client.ask("DELETE", "/settings/flows/pays", login="admin")
    await centre.client.ask("DELETE", "/settings/sources/shop", login="admin")


async def test_customers_of_the_centre_are_a_source(centre: RunningCentre, open_window: OpenWindow) -> None:
    looks = Looks(output_folder("customer-source"))
    window = await open_window("admin", "/settings/sources?add=1")
    await field(window, "Name").first.fill("Our customers")
    await drawer(window).get_by_text("Customers", exact=True).click()
    await expect(
        drawer(window).get_by_text("Values: customer_number, email, language, name, telephone.")
    ).to_be_visible()
    await looks.take(window, "made")
    await save(window, "Our customers")
    await go_to_part(window, "Try it")
    for number, said in (("+442079460200", "Found."), ("999999", "Not found.")):
        await field(window, "number").fill(number)
        await drawer(window).get_by_role("button", name="Ask the source").click()
        await expect(drawer(window).get_by_text(said, exact=True)).to_be_visible()
    sources = await centre.client.ask("GET", "/settings/sources", login="admin")
    for each in sources["items"] if isinstance(sources, dict) else sources:
        await centre.client.ask("DELETE", f"/settings/sources/{each['key']}", login="admin")
    assert looks.faults == []
