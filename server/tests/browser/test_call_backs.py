"""Call-backs on their page: a caller who gives up comes to the list by itself and goes by a deed; a call is booked."""

import asyncio
import os
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from tests.support import drawers
from tests.support.centre_document import NUMBER
from tests.support.public_network import PublicNetwork
from tests.support.running_centre import RunningCentre
from tests.support.windows import OpenWindow

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="package")]
CALLER, BOOKED = "+442079460177", "+442079460188"
NO_SHORT_ABANDONMENT_SECONDS = 3.5


async def gives_up(centre: RunningCentre, calls: PublicNetwork) -> str:
    """Somebody waits longer than a change of mind takes, and hangs up; their contact."""
    caller = await calls.call(NUMBER, CALLER, keys="2")

    async def waits() -> str | None:
        found = [c["id"] for c in await centre.client.contacts(state="queued") if c["address"] == CALLER]
        return found[0] if found else None

    contact_id: str = await centre.client.until(waits)
    await asyncio.sleep(NO_SHORT_ABANDONMENT_SECONDS)
    await caller.hang_up()
    await centre.client.until_contact(contact_id, outcome="abandoned", state="closed")
    return contact_id


async def picture(page: Page, name: str) -> None:
    """Kept where somebody wants to look at it."""
    if folder := os.environ.get("RINGHALL_LOOKS"):
        for scheme in ("light", "dark"):
            await page.emulate_media(color_scheme=scheme)
            for width in (1280, 400):
                await page.set_viewport_size({"width": width, "height": 800})
                await page.screenshot(path=Path(folder) / f"{name}-{scheme}-{width}.png")
        await page.set_viewport_size({"width": 1280, "height": 800})


async def test_who_gives_up_comes_to_the_list_and_somebody_says_why_nobody_calls(
    centre: RunningCentre, calls: PublicNetwork, open_window: OpenWindow
) -> None:
    window = await open_window("supervisor", "/call-backs")
    page = window.page
    await window.sees("Gave up")
    await picture(page, "empty")
    await gives_up(centre, calls)
    row = page.get_by_role("row").filter(has_text=CALLER)
    await expect(row).to_be_visible()
    await expect(row).to_contain_text("open")
    await row.click()
    drawer = page.get_by_role("dialog")
    await expect(drawer.get_by_role("button", name="Not to be called")).to_be_disabled()
    await drawer.get_by_role("button", name="Take").click()
    await expect(row).to_contain_text("taken by supervisor")
    await picture(page, "lost")
    await row.click()
    await drawer.get_by_label("Why").fill("A wrong number")
    await drawer.get_by_role("button", name="Not to be called").click()
    await expect(row).not_to_be_visible()
    await page.goto(f"{page.url.split('/call-backs')[0]}/call-backs?state=over")
    await expect(row).to_contain_text("dismissed by supervisor")
    said = [each["what"] for each in await centre.client.ask("GET", "/audit", login="admin")]
    assert said[:2] == ["lost_caller.dismissed", "lost_caller.taken"]


async def test_who_gives_up_is_to_be_called_by_the_centre_where_the_queue_has_it_so(
    centre: RunningCentre, calls: PublicNetwork, open_window: OpenWindow
) -> None:
    window = await open_window("admin", "/queues?edit=billing&tab=call_backs")
    await drawers.drawer(window).get_by_label("Call whoever gave up").press("Space")
    await drawers.field(window, "If they have not come again after").fill("60")
    await picture(window.page, "follow-up")
    await drawers.save(window, "Billing")
    await window.page.goto(f"http://127.0.0.1:{centre.http_port}/call-backs")
    await gives_up(centre, calls)
    row = window.page.get_by_role("row").filter(has_text=CALLER)
    await expect(row).to_contain_text("called automatically at")
    await picture(window.page, "to-be-called")
    await row.click()
    await window.page.get_by_role("dialog").get_by_role("button", name="Done").click()
    await expect(row).not_to_be_visible()
    held = await centre.client.ask("GET", "/settings/queues/billing", login="admin")
    plain = {"value": held["value"] | {"call_back_lost": False}, "version": held["version"]}
    await centre.client.ask("PUT", "/settings/queues/billing", plain, login="admin")


async def test_a_call_is_booked_stands_there_and_is_cancelled(centre: RunningCentre, open_window: OpenWindow) -> None:
    window = await open_window("supervisor", "/call-backs?view=promised")
    page = window.page
    await window.sees("No call is owed")
    await page.get_by_role("button", name="Book a call").click()
    drawer = page.get_by_role("dialog")
    await expect(drawer).to_contain_text("no free slots")
    await drawer.get_by_label("Number").fill(BOOKED)
    await drawer.get_by_text("At any time").click()
    await drawer.get_by_label("Day").fill("2099-01-05")
    await drawer.locator("input[type=time]").fill("10:30")
    await picture(page, "book")
    await drawer.get_by_role("button", name="Book a call").click()
    row = page.get_by_role("row").filter(has_text=BOOKED)
    await expect(row).to_contain_text("booked")
    await picture(page, "promised")
    await row.get_by_role("button", name="Cancel the call").click()
    await expect(row).not_to_be_visible()
    await window.sees("No call is owed")
