"""Customers come from a file and go again: what a file would do is seen first, and a person is erased on one page."""

import pytest
from playwright.async_api import FilePayload, expect

from tests.support.running_centre import RunningCentre
from tests.support.windows import OpenWindow

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="package")]

NAME, NUMBER = "Vesna Prenosna", "+12025550191"
TABLE = f"Ime,Telefon,Barva\n{NAME},{NUMBER},modra\n,+12025550192,\nOto Drugi,+12025550193,\n"


async def test_a_file_is_looked_at_taken_and_taken_back_and_a_person_erased(
    centre: RunningCentre, open_window: OpenWindow
) -> None:
    window = await open_window("admin", "/customers")
    page = window.page
    await page.get_by_role("button", name="Import from a file").click()
    file = FilePayload(name="stranke.csv", mimeType="text/csv", buffer=TABLE.encode())
    await page.locator("input[type=file]").set_input_files(file)
    await window.sees("stranke.csv", "No name", "New 2")
    await expect(page.get_by_role("combobox", name="What Barva means")).to_have_value("Left out")
    await page.get_by_role("button", name="Import 2 customers").click()
    await window.sees("Imports that can be taken back")
    found = await centre.client.ask("GET", "/customers?text=Vesna")
    assert [each["numbers"] for each in found] == [[NUMBER]]

    await page.goto(f"{page.url.split('/customers')[0]}/customers/{found[0]['id']}")
    await page.get_by_role("button", name="Personal data").click()
    await window.sees(NAME, "Erase this person")
    await page.get_by_role("button", name="Erase").click()
    await page.get_by_role("button", name="Erase").click()
    await window.sees("Erased.")
    assert await centre.client.ask("GET", "/customers?text=Vesna") == []

    await page.goto(f"{page.url.split('/privacy')[0]}/customers/import")
    await page.get_by_role("button", name="Undo").click()
    await window.sees("1 removed")
    assert await centre.client.ask("GET", "/customers?text=Oto Drugi".replace(" ", "%20")) == []
