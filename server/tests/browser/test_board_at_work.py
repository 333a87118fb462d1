"""A supervisor at work on the board: figures open, alerts are put off, agents and callers are led; and the wall."""

import re
from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Locator, Page, expect

from tests.support.centre_document import NUMBER
from tests.support.desks import Desk
from tests.support.public_network import PublicNetwork
from tests.support.running_centre import RunningCentre
from tests.support.windows import OpenWindow, Window

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="package")]

FIRST, SECOND = "+12025550171", "+12025550172"
# What one must see from five metres on a screen of 1080 lines, in its own pixels.
LABEL_PX, NAME_PX, FIGURE_PX = 44, 60, 104
_SIZES = """
() => {
  const size = (place) => parseFloat(getComputedStyle(document.querySelector(place)).fontSize);
  return {
    label: size('thead th'), name: size('tbody th'), figure: size('tbody td'),
    scrolls: document.documentElement.scrollHeight > innerHeight || document.documentElement.scrollWidth > innerWidth,
    cut: [...document.querySelectorAll('td')].some((cell) => cell.scrollWidth > cell.clientWidth + 1),
    dark: getComputedStyle(document.querySelector('main')).colorScheme,
  };
}
"""


@pytest_asyncio.fixture(loop_scope="package")
async def waiting(centre: RunningCentre, calls: PublicNetwork) -> AsyncIterator[list[Any]]:
    """Two callers wait in billing, and nobody is signed in; alerts are told at once."""
    client = centre.client
    for agent in ("agent1", "agent2", "agent3"):
        await client.set_state(agent, "offline")
    settings = await client.ask("GET", "/alert_settings")
    quick = {**settings, "raise_after_seconds": 0, "clear_after_seconds": 0}
    await client.ask("PUT", "/alert_settings", quick, login="admin")
    for number in (FIRST, SECOND):
        await calls.call(NUMBER, number, keys="2")

    async def both() -> list[Any] | None:
        found = await client.contacts(state="queued")
        return found if len(found) == 2 else None

    yield await client.until(both)
    await client.ask("PUT", "/alert_settings", settings, login="admin")


def drawer(window: Window) -> Locator:
    """What is opened over the board."""
    return window.page.get_by_role("dialog")


async def rows_of(window: Window) -> Locator:
    """The rows of what a figure is made of, once they are there."""
    return drawer(window).get_by_role("table").locator("tbody tr")


async def test_a_figure_opens_who_it_is_made_of_and_stands_in_the_address(
    centre: RunningCentre, waiting: list[Any], open_window: OpenWindow
) -> None:
    window = await open_window("supervisor", "/board")
    await window.page.get_by_role("link", name=re.compile("^Waiting now, Billing: 2")).click()
    await expect(await rows_of(window)).to_have_count(2)
    for number in (FIRST, SECOND):
        await expect(drawer(window)).to_contain_text(number)
    await window.page.reload()
    await expect(await rows_of(window)).to_have_count(2)
    await window.press("Escape")
    await expect(drawer(window)).to_have_count(0)

    [billing] = [queue for queue in await centre.client.ask("GET", "/queues") if queue["id"] == "billing"]
    for figure in ("answered", "abandoned"):
        await window.page.goto(re.sub(r"/board.*", f"/board?figure=today.{figure}&of=billing", window.page.url))
        await expect(drawer(window)).to_contain_text(re.compile(rf"^.*{billing['today'][figure]} from"))
        await expect(await rows_of(window)).to_have_count(billing["today"][figure])


async def test_the_total_says_of_which_queues_it_is(open_window: OpenWindow) -> None:
    window = await open_window("supervisor", "/board")
    total = window.page.get_by_role("table", name="Queues").get_by_role("row").last
    await expect(total).to_contain_text("All queues")
    await window.page.get_by_role("button", name=re.compile("^Shown: ")).click()
    for count, queue in ((1, "Billing"), (2, "Support")):
        await window.page.get_by_role("menuitem", name=queue, exact=True).click()
        await expect(total).to_contain_text("1 chosen queue" if count == 1 else f"{count} chosen queues")
    await expect(total.get_by_role("link", name=re.compile("^Waiting now, 2 chosen queues"))).to_be_visible()


async def test_an_alert_is_told_put_off_and_known_to_everybody(
    centre: RunningCentre, waiting: list[Any], open_window: OpenWindow
) -> None:
    window = await open_window("supervisor", "/board")
    needs = window.page.get_by_role("region", name="Needs a person")
    await expect(needs).to_contain_text("Billing: 2 wait, nobody is signed in")
    await expect(window.page.get_by_role("button", name=re.compile("needs? a person"))).to_be_visible()
    alert = needs.get_by_role("listitem").filter(has_text="nobody is signed in")
    await alert.get_by_role("button", name="Snooze").click()
    await expect(needs).to_contain_text("1 snoozed")
    await expect(alert).to_have_count(0)
    [alarm] = [each for each in await centre.client.ask("GET", "/alarms") if each["code"] == "nobody_here"]
    assert alarm["snoozed_by"] == "supervisor"
    await needs.get_by_role("button", name="1 snoozed").click()
    await needs.get_by_role("button", name="Tell again").click()
    await expect(alert.get_by_role("button", name="Snooze")).to_be_visible()


async def test_a_waiting_call_opens_who_could_take_it_and_why_it_was_offered(
    centre: RunningCentre, waiting: list[Any], open_window: OpenWindow
) -> None:
    window = await open_window("supervisor", "/board")
    [first] = [contact for contact in waiting if contact["address"] == FIRST]
    row = window.page.get_by_role("list", name="Waiting now").get_by_role("listitem").filter(has_text=FIRST)
    await row.get_by_role("link").press("Enter")
    await expect(window.page).to_have_url(re.compile(f"contact={first['id']}"))
    for said in ("Who could take it", "Now", "In 30 s", "In 60 s", "In 90 s", "Nobody of them is signed in", "Why"):
        await expect(drawer(window)).to_contain_text(said)
    await expect(drawer(window).get_by_role("link", name=first["reference"])).to_have_attribute(
        "href", f"/contacts/{first['id']}"
    )
    await window.press("Escape")
    await expect(drawer(window)).to_have_count(0)


async def test_who_waits_is_led_to_another_queue_and_put_first(
    centre: RunningCentre, waiting: list[Any], open_window: OpenWindow
) -> None:
    window = await open_window("supervisor", "/board")
    row = window.page.get_by_role("list", name="Waiting now").get_by_role("listitem").filter(has_text=FIRST)
    [first] = [contact for contact in waiting if contact["address"] == FIRST]
    await row.get_by_role("button").click()
    await window.page.get_by_role("menuitem", name="Support").click()
    await expect(row).to_contain_text("Support")
    moved = await centre.client.contact(first["id"])
    assert (moved["queue_id"], moved["waiting_since"]) == ("support", first["waiting_since"])
    await row.get_by_role("button").focus()
    await window.press("Enter")
    await window.page.get_by_role("menuitem", name="Serve first").press("Enter")
    await centre.client.until_contact(first["id"], priority=10)


async def test_a_forced_state_is_seen_by_the_agent(desk: Desk, open_window: OpenWindow) -> None:
    await desk.is_ready()
    board = await open_window("supervisor", "/board")
    tile = board.page.get_by_role("list", name="Agents", exact=True).get_by_role("listitem").filter(has_text="Agent 1")
    await tile.get_by_role("link").focus()
    await board.press("Tab")
    await board.press("Enter")
    await board.page.get_by_role("menuitem", name="Not ready: Break").click()
    await expect(desk.state).to_have_accessible_name(re.compile("Break"))
    await desk.window.sees("supervisor has changed your state: Break.")
    await expect(tile).to_contain_text("Break")
    await board.page.goto(re.sub(r"/board.*", "/board?state=not_ready", board.page.url))
    await expect(tile).to_be_visible()


async def test_a_wrap_up_that_nobody_ends_is_ended_from_the_board(desk: Desk, open_window: OpenWindow) -> None:
    caller, _ = await desk.in_a_call()
    await caller.hang_up()
    await expect(desk.state).to_have_accessible_name(re.compile("Wrap-up"))
    board = await open_window("supervisor", "/board")
    tile = board.page.get_by_role("list", name="Agents", exact=True).get_by_role("listitem").filter(has_text="Agent 1")
    await expect(tile).to_contain_text("Wrap-up")
    await tile.get_by_role("link").focus()
    await board.press("Tab")
    await board.press("Enter")
    await board.page.get_by_role("menuitem", name="End the wrap-up").click()
    await desk.window.sees("supervisor has ended your wrap-up")
    await expect(desk.state).not_to_have_accessible_name(re.compile("Wrap-up"))
    await expect(tile).not_to_contain_text("Wrap-up")


async def is_readable(page: Page, unit: float) -> None:
    """The wall fills this screen with sizes for five metres."""
    await expect(page.locator("tbody tr").first).to_be_visible()
    sizes = await page.evaluate(_SIZES)
    assert (sizes["label"], sizes["name"]) >= (LABEL_PX * unit - 0.5, NAME_PX * unit - 0.5), sizes
    assert await page.locator("tbody td").first.evaluate("(cell) => parseFloat(getComputedStyle(cell).fontSize)") >= (
        FIGURE_PX * unit - 0.5
    )
    assert (sizes["scrolls"], sizes["cut"], sizes["dark"]) == (False, False, "dark"), sizes


async def test_the_wall_is_read_from_afar_and_grows_with_the_screen(
    centre: RunningCentre, open_window: OpenWindow
) -> None:
    wall = {"id": "front", "name": "Front wall", "queue_ids": ["sales", "billing"], "team": ""}
    await centre.client.ask("POST", "/walls", wall)
    window = await open_window("supervisor", "/wall/front")
    for width, height in ((1920, 1080), (3840, 2160)):
        await window.page.set_viewport_size({"width": width, "height": height})
        await is_readable(window.page, width / 1920)
    names = window.page.get_by_role("rowheader")
    await expect(names).to_have_text(["Sales", "Billing"])
    await window.page.goto(re.sub(r"/wall.*", "/wall?queue=support", window.page.url))
    await expect(names).to_have_text(["Support"])
