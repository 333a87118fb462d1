"""Every page of the table of routes: whole words in three languages, light and dark, large and small, no barriers."""

import asyncio
from collections.abc import AsyncIterator, Iterable

import pytest
import pytest_asyncio
from playwright.async_api import Browser

from tests.business.scripts.test_rules import ORDER
from tests.support.centre_document import NUMBER, PERSON
from tests.support.looks import Looks, output_folder
from tests.support.public_network import PublicNetwork
from tests.support.running_centre import RunningCentre
from tests.support.sweep import VISITS, Visit, comes_in, has_places, look_all_over, routes, visits
from tests.support.windows import windows

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="package"), pytest.mark.timeout(240)]

STRANGERS_NUMBER = "+442079460299"
ADMINISTRATORS = 2
SKILL = {"id": "sweeping", "name": "Sweeping", "levels": {"1": "Greets", "5": "Teaches others"}}
HOURS = {
    "id": "sweeping",
    "name": "Sweeping",
    "time_zone": "Europe/Ljubljana",
    "weekly": {"mon": [{"opens": "08:00", "closes": "12:00"}, {"opens": "13:00", "closes": "17:00"}]},
    "exceptions": [{"date": "2026-12-28", "name": "Inventory", "openings": []}],
}
TREATMENT = {
    "id": "sweeping",
    "name": "Sweeping",
    "music": [{"name": "", "music": "calm"}],
    "announcements": [{"name": "Web", "prompt": [{"text": {"en": "Try the web.", "da": "Brug nettet."}}]}],
    "position": True,
    "wait": True,
    "menu": [{"key": "1", "kind": "position"}, {"key": "2", "kind": "message", "flow_id": "main_line"}],
    "menu_prompt": [{"text": {"en": "Press 1 for your place in the queue."}}],
}


SCRIPT = {"id": "sweeping", "name": "Sweeping", "steps": ORDER["steps"]}


@pytest_asyncio.fixture(loop_scope="package")
async def ids(centre: RunningCentre, calls: PublicNetwork) -> AsyncIterator[dict[str, str]]:
    """A contact, two customers, a skill and opening hours to look at; what was added is taken away again."""
    client = centre.client

    async def waits() -> str | None:
        waiting = await client.contacts(state="queued")
        return next((each["id"] for each in waiting if each["address"] == STRANGERS_NUMBER), None)

    other = await client.ask("POST", "/customers", {"name": "Sweeping Other", "numbers": ["+442079460298"]})
    try:
        for kind, value in (("skills", SKILL), ("calendars", HOURS), ("treatments", TREATMENT), ("scripts", SCRIPT)):
            await client.ask("POST", f"/settings/{kind}", {"value": value}, login="admin")
        caller = await calls.call(NUMBER, STRANGERS_NUMBER, keys="2")
        contact_id = await client.until(waits)
        await caller.hang_up()
        await client.until_contact(contact_id, state="closed")
        [person, *_] = await client.ask("GET", f"/customers?text={PERSON.split()[0]}")
        [user, *_] = await client.ask("GET", "/settings/users", login="admin")
        yield {"contact": contact_id, "customer": person["id"], "other": other["id"], "user": user["key"]}
    finally:
        await client.ask("DELETE", f"/customers/{other['id']}", login="admin")
        for kind in ("skills", "calendars", "treatments", "scripts"):
            await client.answer("DELETE", f"/settings/{kind}/sweeping", login="admin")


async def test_no_route_is_left_out() -> None:
    with_places = [route for route in routes() if has_places(route)]
    assert [route for route in with_places if route not in VISITS] == [], "say in tests/support/sweep.py how to visit"
    assert [route for route in VISITS if route not in routes()] == [], "there is no such route any more"
    assert len(routes()) > 30


async def walk(
    looks: Looks, browser: Browser, centre: RunningCentre, login: str, turns: Iterable[tuple[int, Visit]]
) -> None:
    """One person looks at these pages in a window of their own."""
    async with windows(browser, centre) as open_window:
        window = await comes_in(open_window, login)
        for turn, visit in turns:
            await look_all_over(looks, window, visit, turn)


async def test_every_page_in_every_light(browser: Browser, centre: RunningCentre, ids: dict[str, str]) -> None:
    looks = Looks(output_folder("pages"))
    turns = list(enumerate(visits(ids)))
    walks = []
    for login in sorted({visit.login for _, visit in turns}):
        own = [(turn, visit) for turn, visit in turns if visit.login == login]
        shares = [own[step::ADMINISTRATORS] for step in range(ADMINISTRATORS)] if login == "admin" else [own]
        walks += [walk(looks, browser, centre, login, share) for share in shares]
    await asyncio.gather(*walks)
    assert not looks.faults, "\n".join(looks.faults)
