"""Somebody without the right to see personal data looks after the centre all the same, and is told what they miss."""

from urllib.parse import urljoin

import pytest
from playwright.async_api import expect

from ringhall.company.access.rules.rights import SEE_PERSONAL, SUPERVISOR
from tests.support.centre_document import NUMBER, PASSWORD
from tests.support.public_network import PublicNetwork
from tests.support.running_centre import RunningCentre
from tests.support.windows import OpenWindow

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="package")]

NAME, NOTE, NUMBER_CALLED_FROM = "Quillon Zarvath", "owes a purple bicycle", "+12025550177"
HINT = "your role does not include seeing them"


async def test_names_are_masked_on_every_page_and_the_reason_is_said(
    centre: RunningCentre, calls: PublicNetwork, open_window: OpenWindow
) -> None:
    ask = centre.client.ask
    role = {"id": "blind", "name": "Floor without names", "rights": sorted(SUPERVISOR - {SEE_PERSONAL})}
    await ask("POST", "/settings/roles", {"value": role}, login="admin")
    user = {"login": "blind", "name": "Bo Lind", "roles": ["blind"], "password": PASSWORD}
    await ask("POST", "/users", user, login="admin")
    known = await ask("POST", "/customers", {"name": NAME, "numbers": [NUMBER_CALLED_FROM], "note": NOTE})
    caller = await calls.call(NUMBER, NUMBER_CALLED_FROM, keys="2")

    async def waits() -> str | None:
        return next((each["id"] for each in await centre.client.contacts(state="queued")), None)

    contact_id = await centre.client.until(waits)

    window = await open_window("blind", "/customers")
    page = window.page
    await window.sees("Q••• Z•••", "+1 202 ••• 77")
    await expect(page.get_by_role("button", name=HINT)).to_be_visible()
    name = page.get_by_role("link", name="Q••• Z•••").first
    await name.hover()
    await expect(page.locator(f"[title*='{HINT}']").first).to_be_visible()
    await expect(page.get_by_role("searchbox", name="Whole number")).to_be_visible()
    await name.click()
    await window.sees("so it cannot be changed here")
    await expect(page.get_by_role("textbox", name="Name")).to_be_disabled()
    for path in ("/contacts", f"/contacts/{contact_id}", "/board?figure=now.waiting"):
        await page.goto(urljoin(page.url, path))
        await window.sees("Q••• Z•••")
        content = await page.content()
        assert not [text for text in (NAME, NUMBER_CALLED_FROM, NOTE) if text in content]
    await caller.hang_up()
    await ask("DELETE", f"/customers/{known['id']}")
