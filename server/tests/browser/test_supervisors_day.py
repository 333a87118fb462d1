"""The whole working day of a supervisor, from the entrance to the way out, with real callers and a real phone."""

import csv
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

import pytest
import pytest_asyncio
from playwright.async_api import Locator, Page, expect

from tests.support.centre_document import NUMBER, PASSWORD, secret_of
from tests.support.desks import desk_document, sign_in
from tests.support.public_network import Person, Phone, PublicNetwork
from tests.support.running_centre import RunningCentre, network_around, running_centre
from tests.support.windows import OpenWindow, Window

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="package")]

CALLER_HZ, AGENT_HZ = 1000, 1500
CALLER = "+12025550188"
LEAD = "shiftlead"
RIGHTS = ["settings.edit", "audit.read"]


@pytest_asyncio.fixture(scope="module", loop_scope="package")
async def centre() -> AsyncIterator[RunningCentre]:
    """A centre in which nobody has worked yet: the day counts who is there and what depends on what."""
    async with running_centre(desk_document()) as centre:
        yield centre


@pytest_asyncio.fixture(scope="module", loop_scope="package")
async def network(centre: RunningCentre) -> AsyncIterator[PublicNetwork]:
    """Everybody who calls it."""
    async with network_around(centre) as network:
        yield network


@dataclass
class Day:
    """The supervisor's window, and what the centre says of the same."""

    centre: RunningCentre
    network: PublicNetwork
    window: Window

    @property
    def page(self) -> Page:
        return self.window.page

    @property
    def drawer(self) -> Locator:
        """What is opened over the page."""
        return self.page.get_by_role("dialog")

    async def goes(self, name: str) -> None:
        """To another page, by the navigation."""
        await self.page.get_by_role("navigation").get_by_role("link", name=name, exact=True).first.click()

    async def billing(self) -> Any:
        """The queue as the server has it."""
        return (await self.centre.client.ask("GET", "/settings/queues/billing", login="admin"))["value"]


@pytest_asyncio.fixture(loop_scope="package")
async def day(centre: RunningCentre, calls: PublicNetwork, open_window: OpenWindow) -> AsyncIterator[Day]:
    """A supervisor who may also set things up and read the audit; alerts are told at once, nobody is signed in."""
    client = centre.client
    role = {"id": LEAD, "name": "Shift lead", "rights": RIGHTS}
    await client.ask("POST", "/settings/roles", {"value": role}, login="admin")
    body = {"login": LEAD, "name": "Shift Lead", "roles": ["supervisor", LEAD], "password": PASSWORD}
    user = await client.ask("POST", "/users", body, login="admin")
    alerts = await client.ask("GET", "/alert_settings")
    quick = {**alerts, "raise_after_seconds": 0, "clear_after_seconds": 0}
    await client.ask("PUT", "/alert_settings", quick, login="admin")
    for agent in ("agent1", "agent2", "agent3"):
        await client.set_state(agent, "offline")
    yield Day(centre, calls, await open_window("", "/"))
    await client.set_state("agent3", "offline")
    await client.ask("PUT", "/alert_settings", alerts, login="admin")
    await client.answer("DELETE", f"/users/{user['id']}", login="admin")
    await client.answer("DELETE", f"/settings/roles/{LEAD}", login="admin")


async def sees_who_waits_and_why(day: Day) -> Person:
    """A caller waits with nobody there: the alarm says so, and the figures open who it is."""
    caller = await day.network.call(NUMBER, CALLER, keys="2", voice_hz=CALLER_HZ)
    needs = day.page.get_by_role("region", name="Needs a person")
    alarm = needs.get_by_role("listitem").filter(has_text="nobody is signed in")
    await expect(alarm).to_contain_text("Billing")
    await day.page.get_by_role("link", name=re.compile("^Waiting now, Billing: 1")).click()
    await expect(day.drawer.get_by_role("table")).to_contain_text(CALLER)
    await day.window.press("Escape")
    await expect(day.page.get_by_role("list", name="Waiting now")).to_contain_text(CALLER)
    await alarm.get_by_role("link", name="Agents of the queue").click()
    await expect(day.page).to_have_url(re.compile("queue=billing"))
    return caller


async def has_an_agent_take_it(day: Day, phone: Phone, caller: Person) -> str:
    """Makes Agent 3 ready, whose phone rings; they talk, and the contact is over. Its id."""
    tile = day.page.get_by_role("list", name="Agents", exact=True).get_by_role("listitem").filter(has_text="Agent 3")
    await tile.get_by_role("button").click()
    await day.page.get_by_role("menuitem", name="Make ready").click()
    seat = await phone.rings()
    await seat.answer(AGENT_HZ)
    await caller.hears(AGENT_HZ)
    await seat.hears(CALLER_HZ)
    await expect(tile).to_contain_text("Talking · Billing")
    await tile.get_by_role("button").click()
    await day.page.get_by_role("menuitem", name="Not ready: Break").click()
    await caller.hang_up()
    await day.centre.client.ask("POST", f"/contacts/{seat.contact_id}/wrap_up", {}, login="agent3")
    await day.centre.client.recordings(seat.contact_id)
    await expect(tile).to_contain_text("Break")
    return seat.contact_id


async def opens_whose_time_it_was(day: Day) -> None:
    """Occupancy on the board is the report's, and opens the agent behind it."""
    await day.page.get_by_role("link", name=re.compile("^Occupancy")).click()
    await expect(day.drawer.get_by_role("row", name="Agent 3")).to_be_visible()
    shown = await day.centre.client.ask("GET", "/board/agents/occupancy?queue=billing")
    today = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    span = {"from": today.isoformat(), "to": (today + timedelta(days=1)).isoformat(), "interval": "all"}
    agents = urlencode([("agent", each["agent_id"]) for each in shown["agents"]])
    report = await day.centre.client.ask("GET", f"/reports/agents?{urlencode(span)}&{agents}")
    assert 0 < shown["value"] <= 1
    assert report["total"]["talking_ms"] == shown["total"]["talking_ms"] > 0
    await day.drawer.get_by_role("link", name="Agent 3").click()
    await expect(day.page.get_by_role("dialog", name="Agent 3")).to_contain_text("In this state")
    await day.window.press("Escape")


async def finds_and_hears_it(day: Day, contact_id: str) -> None:
    """Finds the contact by a part of the number, reads its story and its decisions, and listens."""
    await day.goes("Contacts")
    await day.page.get_by_role("searchbox").fill("0188")
    await expect(day.page).to_have_url(re.compile("q=0188"))
    await expect(day.page.locator("tbody tr")).to_have_count(1)
    await day.page.locator("tbody tr").get_by_role("link").first.click()
    await expect(day.page).to_have_url(re.compile(contact_id))
    await day.window.sees("Call arrived", "Waits in Billing", "Offered to Agent 3", "Customer hung up", "Complete")
    position = day.page.get_by_role("slider", name="Position in the recording")
    await expect(day.page.get_by_role("button", name="Play")).to_be_enabled()
    await day.window.click("Play")
    await expect(position).not_to_have_attribute("aria-valuenow", "0")
    await day.window.click("Pause")
    await day.page.get_by_role("link", name="All decisions").click()
    await expect(day.page.get_by_role("row", name="Agent 3")).to_contain_text("Chosen")


async def looks_at_the_figures(day: Day) -> None:
    """The day beside the day before, and the table as a file."""
    await day.goes("Figures")
    table = day.page.get_by_role("table", name="Queues")
    await expect(table.get_by_role("row", name="Billing")).to_be_visible()
    compared = day.page.get_by_role("combobox", name="Compared with")
    await compared.click()
    async with day.page.expect_response(re.compile("compare=yesterday")) as asked:
        await day.page.get_by_role("option", name="The day before").click()
    report = await (await asked.value).json()
    assert report["compared"]["to"] == report["from"]
    async with day.page.expect_download() as coming:
        await day.page.get_by_role("button", name="CSV", exact=True).click()
    rows = list(csv.DictReader((await (await coming.value).path()).read_text("utf-8-sig").splitlines()))
    answered = sum(int(row["answered"]) for row in rows if row["queue_id"] == "billing")
    [queue] = [each for each in await day.centre.client.ask("GET", "/queues") if each["id"] == "billing"]
    assert answered == queue["today"]["answered"] > 0


async def changes_a_queue_and_takes_it_back(day: Day) -> None:
    """Sees what depends on the queue, changes how long it rings, and takes that back from the audit."""
    before = (await day.billing())["ring_seconds"]
    await day.goes("Queues")
    await day.page.get_by_role("button", name="Billing").click()
    await expect(day.drawer).to_contain_text("Where it is used")
    for dependant in ("Main line", "Agent 3"):
        await expect(day.drawer.get_by_role("link", name=dependant)).to_be_visible()
    await day.drawer.get_by_role("tab", name="Offering").click()
    await day.drawer.get_by_label("Rings for", exact=True).fill(str(before + 7))
    await day.window.press("Control+s")
    await expect(day.page.get_by_text("Billing is saved.").first).to_be_attached()
    assert (await day.billing())["ring_seconds"] == before + 7
    await day.goes("All settings")
    await day.page.get_by_role("main").get_by_role("link", name=re.compile("^Audit")).click()
    newest = day.page.locator("tbody tr").first
    await expect(newest).to_contain_text("Rings for")
    await newest.click()
    await expect(day.drawer).to_contain_text(LEAD)
    await day.drawer.get_by_role("button", name="Take back").click()
    await expect(newest).to_contain_text("taken back")
    assert (await day.billing())["ring_seconds"] == before


async def speaks_danish_and_goes_home(day: Day) -> None:
    """The language is changed by the palette; then the way out."""
    await day.window.press("Control+k")
    await day.page.get_by_role("combobox").press_sequentially("Dansk")
    await day.page.get_by_role("option", name="Dansk").first.click()
    await expect(day.page.locator("html")).to_have_attribute("lang", "da")
    await day.goes("Tavle")
    await day.window.sees("Venter nu")
    await day.page.get_by_role("button", name=re.compile("Shift Lead")).click()
    await day.page.get_by_role("menuitem", name="Log ud").click()
    await expect(day.page.get_by_role("textbox").first).to_be_visible()


async def test_the_working_day_of_a_supervisor(day: Day) -> None:
    phone = await day.network.phone("agent3", secret_of("agent3"))
    # A page that asks for its person's wishes while they are signed out is told so.
    day.window.forgives("/me/preferences")
    await sign_in(day.window, LEAD)
    await expect(day.page.get_by_role("heading", name="Board")).to_be_visible()
    caller = await sees_who_waits_and_why(day)
    contact_id = await has_an_agent_take_it(day, phone, caller)
    await opens_whose_time_it_was(day)
    await finds_and_hears_it(day, contact_id)
    await looks_at_the_figures(day)
    await changes_a_queue_and_takes_it_back(day)
    await speaks_danish_and_goes_home(day)
