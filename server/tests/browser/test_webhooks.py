"""A webhook is made with a secret of the page, tried, and its deliveries are read."""

import pytest
from playwright.async_api import expect

from tests.support.drawers import drawer, field, go_to_part, save
from tests.support.looks import Looks, Views, output_folder
from tests.support.running_centre import RunningCentre
from tests.support.web_service import web_service
from tests.support.windows import OpenWindow

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="package"), pytest.mark.timeout(240)]

VIEWS: Views = ((1440, 900, "light"), (1440, 900, "dark"), (400, 800, "light"))


async def test_a_webhook_is_made_tried_and_sent_again(centre: RunningCentre, open_window: OpenWindow) -> None:
    looks = Looks(output_folder("webhooks"))
    window = await open_window("admin", "/settings/webhooks")
    await expect(window.page.get_by_text("No webhook yet")).to_be_visible()
    await looks.take(window, "empty", VIEWS[:2])
    async with web_service() as service:
        await window.press("a")
        await field(window, "Name").fill("CRM")
        await drawer(window).get_by_role("button", name="Make a secret").click()
        await field(window, "Address").fill(f"{service.url}/told")
        await field(window, "Address").blur()
        await expect(drawer(window).get_by_text("This lies in a private network").first).to_be_visible()
        await drawer(window).get_by_label("May lie in a private network").check(force=True)
        await expect(drawer(window).get_by_text("Copy it into the program now")).to_be_visible()
        secret = await drawer(window).locator("pre, code").first.inner_text()
        assert secret.startswith("whsec_")
        await looks.take(window, "made", VIEWS)
        await save(window, "CRM")
        await expect(drawer(window).get_by_text(secret)).to_have_count(0)
        await go_to_part(window, "Deliveries")
        await expect(drawer(window).get_by_text("It was told nothing yet.")).to_be_visible()
        service.says(503, "")
        await drawer(window).get_by_role("button", name="Send a test").click()
        await expect(drawer(window).get_by_role("status").get_by_text("Not taken")).to_be_visible()
        await expect(drawer(window).get_by_role("listitem")).to_contain_text("answered 503")
        service.says(204, "")
        await drawer(window).get_by_role("button", name="Send again").click()
        await expect(drawer(window).get_by_role("listitem")).to_contain_text("Taken")
        await looks.take(window, "deliveries", VIEWS)
        first, second = (each.headers["webhook-id"] for each in service.asked)
        assert first == second
    stored = await centre.client.ask("GET", "/settings/webhooks/crm", login="admin")
    assert "secret" not in stored["value"]
    await centre.client.ask("DELETE", "/settings/webhooks/crm", login="admin")
    assert looks.faults == [], looks.faults
