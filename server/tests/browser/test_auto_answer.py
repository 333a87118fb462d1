"""A queue whose calls the desk answers by itself: it says so first, by tone, words and to screen readers."""

import os
from collections.abc import AsyncIterator
from pathlib import Path
from urllib.parse import urljoin

import pytest
import pytest_asyncio
from playwright.async_api import expect

from tests.support.desks import Desk
from tests.support.running_centre import RunningCentre

pytestmark = [pytest.mark.browser, pytest.mark.desktop, pytest.mark.asyncio(loop_scope="package")]
PICTURES = os.environ.get("RINGHALL_LOOKS")


async def is_set(centre: RunningCentre, **changed: object) -> None:
    """The queue for billing is so from now on."""
    was = await centre.client.ask("GET", "/settings/queues/billing", login="admin")
    body = {"value": {**was["value"], **changed}, "version": was["version"]}
    await centre.client.ask("PUT", "/settings/queues/billing", body, login="admin")


@pytest_asyncio.fixture(loop_scope="package")
async def by_itself(desk: Desk) -> AsyncIterator[Desk]:
    """The desk of agent 1, where the phone answers what comes from billing."""
    await is_set(desk.centre, auto_answer="always")
    yield desk
    await desk.is_free()
    await is_set(desk.centre, auto_answer="agent")


async def test_the_desk_says_that_it_answers_and_then_does(by_itself: Desk) -> None:
    desk, page = by_itself, by_itself.window.page
    await desk.is_ready()
    caller = await desk.is_called()
    await expect(page.get_by_role("alert").filter(has_text="It is answered by itself in")).to_have_count(1)
    await expect(desk.bar).to_contain_text("Answers by itself")
    if PICTURES:
        await page.screenshot(path=Path(PICTURES) / "answers-itself.png")
    # Nobody touches anything.
    await desk.both_are_heard(caller)
    contact_id = (await desk.centre.client.agent("agent1"))["contact_id"]
    await caller.hang_up()
    await desk.window.sees("What was it about?")
    await page.goto(urljoin(page.url, f"/contacts/{contact_id}"))
    await desk.window.sees("The phone answered by itself")
