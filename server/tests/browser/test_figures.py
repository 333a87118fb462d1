"""A supervisor looks at figures: page, board and files say the same; all by keyboard."""

import csv
import io
import re
from collections.abc import AsyncIterator
from pathlib import Path

import openpyxl
import pytest
import pytest_asyncio
from playwright.async_api import Page, expect

from tests.support.centre_document import NUMBER, PERSON_NUMBER
from tests.support.looks import Looks
from tests.support.public_network import PublicNetwork
from tests.support.running_centre import RunningCentre
from tests.support.windows import OpenWindow

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="package")]


@pytest_asyncio.fixture(loop_scope="package")
async def a_lost_call(centre: RunningCentre, calls: PublicNetwork) -> AsyncIterator[str]:
    """Somebody waited for billing and hung up; the contact's id."""
    before = {each["id"] for each in await centre.client.contacts()}
    caller = await calls.call(NUMBER, PERSON_NUMBER, keys="2")

    async def waits() -> str | None:
        waiting = await centre.client.contacts(state="queued")
        return next((each["id"] for each in waiting if each["id"] not in before), None)

    contact_id = await centre.client.until(waits)
    await caller.hang_up()
    await centre.client.until_contact(contact_id, state="closed")
    yield contact_id


async def choose(page: Page, field: str, key: str) -> None:
    """Choose the entry beside the present one by the field's keys alone."""
    await page.get_by_role("combobox", name=field).press("ArrowDown")
    await expect(page.get_by_role("listbox", name=field)).to_be_visible()
    # The list looks for the present entry once more a turn later; no hand is so quick, a test is.
    await page.evaluate("() => new Promise(done => setTimeout(done))")
    await page.keyboard.press(key)
    await page.keyboard.press("Enter")


async def file_of(page: Page, name: str) -> bytes:
    """What the button of this name saves."""
    async with page.expect_download() as download:
        await page.get_by_role("button", name=name, exact=True).press("Enter")
    return Path(await (await download.value).path()).read_bytes()


async def test_page_board_and_files_have_the_same_figures(
    centre: RunningCentre, a_lost_call: str, open_window: OpenWindow, tmp_path: Path
) -> None:
    window = await open_window("supervisor", "/figures/queues?compare=&zone=UTC")
    page = window.page
    table = page.get_by_role("table", name="Queues")
    await expect(table).to_be_visible()
    await expect(
        page.get_by_role("img", name=re.compile("Most at|Nothing happened")).locator("svg").first
    ).to_be_visible()
    await page.emulate_media(media="print")
    await expect(table.get_by_role("button", name="Offered")).to_be_visible()
    await page.emulate_media(media="screen")
    total = [each.strip() for each in await table.get_by_role("row").last.get_by_role("cell").all_inner_texts()]
    offered = int(total[1])
    board = sum(queue["today"]["offered"] for queue in await centre.client.ask("GET", "/queues"))
    assert offered == board > 0
    rows = list(csv.DictReader(io.StringIO((await file_of(page, "CSV")).decode())))
    assert sum(int(row["offered"]) for row in rows) == offered
    sheet = openpyxl.load_workbook(io.BytesIO(await file_of(page, "XLSX"))).worksheets[0]
    lines = list(sheet.iter_rows(values_only=True))
    assert lines[0][2] == "Offered"
    assert sum(line[2] for line in lines[1:-1]) == lines[-1][2] == offered

    await page.get_by_role("button", name="As a table").first.press("Enter")
    await expect(page.get_by_role("table", name="Answered, Abandoned")).to_be_visible()

    await page.get_by_role("button", name="Service level", exact=True).press("Enter")
    drawer = page.get_by_role("dialog", name="Service level")
    left_out = "Short abandoned − Call-backs promised − Taken by virtual agents"
    await expect(drawer).to_contain_text(f"= Answered in target ÷ (Offered − {left_out})")
    await expect(drawer.get_by_role("row")).to_have_count(8)
    await page.keyboard.press("Escape")
    await expect(drawer).to_have_count(0)

    await choose(page, "Period", "ArrowDown")
    await expect(page).to_have_url(re.compile("period=yesterday"))
    await expect(page.get_by_text("No figures in this period")).to_be_visible()
    await choose(page, "Period", "ArrowUp")
    await expect(page).to_have_url(re.compile("period=today"))
    await page.get_by_role("link", name="Numbers").press("Enter")
    await expect(page.get_by_role("table", name="Numbers")).to_contain_text("Total")
    await page.get_by_role("link", name="Agents", exact=True).press("Enter")
    await expect(page.get_by_role("table", name="Agents")).to_contain_text("Total")


async def test_figures_look_right_and_an_agent_has_results(
    a_lost_call: str, open_window: OpenWindow, tmp_path_factory: pytest.TempPathFactory
) -> None:
    looks = Looks(tmp_path_factory.mktemp("pictures"))
    supervisor = await open_window("supervisor", "/figures/queues")
    for name, path in (
        ("queues", "/figures/queues"),
        ("definition", "/figures/queues?define=service_level"),
        ("definitions", "/figures/definitions"),
    ):
        await supervisor.page.goto(supervisor.page.url.split("/figures")[0] + path)
        await expect(supervisor.page.get_by_text("Service level", exact=True).first).to_be_visible()
        await looks.take(supervisor, name)
    agent = await open_window("agent1", "/me/results")
    await expect(agent.page.get_by_role("table", name="Agents")).to_be_visible()
    await looks.take(agent, "results")
    assert not looks.faults, "\n".join(looks.faults)


async def test_how_evenly_agents_were_busy_is_drawn_for_those_of_a_queue(
    centre: RunningCentre, calls: PublicNetwork, open_window: OpenWindow, tmp_path: Path
) -> None:
    for agent in ("agent1", "agent2"):
        await centre.client.set_state(agent, "ready")
    try:
        window = await open_window("supervisor", "/figures/agents?compare=&zone=UTC")
        page = window.page
        drawing = page.get_by_role("figure", name="Occupancy by agent")
        await expect(drawing.get_by_role("img", name="was busiest with")).to_be_visible()
        await drawing.get_by_role("button", name="As a table").press("Enter")
        await expect(drawing.get_by_role("row", name="Agent 2")).to_be_visible()
        await page.screenshot(path=tmp_path / "agents.png", full_page=True)
        await choose(page, "Queue", "ArrowDown")
        await expect(page).to_have_url(re.compile(r"queue="))
        [name] = re.findall(r"queue=([^&]+)", page.url)
        report = csv.DictReader(io.StringIO((await file_of(page, "CSV")).decode()))
        members = {each["agent_id"] for each in report}
        listed = await centre.client.ask("GET", "/settings/agents", login="admin")
        assert members == {each["key"] for each in listed if name in each["value"]["queue_ids"]}
    finally:
        for agent in ("agent1", "agent2"):
            await centre.client.set_state(agent, "offline")
