"""What a supervisor sees: the board as it happens, the figures of the report, and the whole story afterwards."""

import asyncio
import csv
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any
from urllib.parse import urlencode, urljoin

import pytest
import pytest_asyncio
from playwright.async_api import Route, expect

from tests.support.board import Board
from tests.support.centre_document import NUMBER, PERSON, PERSON_NUMBER, secret_of
from tests.support.public_network import PublicNetwork
from tests.support.running_centre import RunningCentre
from tests.support.tones import RATE
from tests.support.windows import OpenWindow

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="package")]

CALLER_HZ, AGENT_HZ = 1000, 1500
IMPATIENT_NUMBER, HASTY_NUMBER = "+12025550160", "+12025550161"
SETTLED_MS = 500
SHORT_ABANDON = timedelta(seconds=3)
TALK_SECONDS_MORE = 4


@dataclass(frozen=True)
class Past:
    """The contacts of two calls that are over: agent 3 took one, nobody the other."""

    answered: str
    abandoned: str


@pytest_asyncio.fixture(scope="module", loop_scope="package")
async def past(centre: RunningCentre, network: PublicNetwork) -> AsyncIterator[Past]:
    """Both calls, one after the other."""
    phone = await network.phone("agent3", secret_of("agent3"))
    await centre.client.set_state("agent3", "ready")
    caller = await network.call(NUMBER, PERSON_NUMBER, keys="2", voice_hz=CALLER_HZ)
    seat = await phone.rings()
    await seat.answer(AGENT_HZ)
    await caller.hears(AGENT_HZ)
    await seat.hears(CALLER_HZ)
    # Long enough to be played and stopped in its middle, also on a machine that is busy.
    await caller.hears_something(len(caller.hearing()) / RATE + TALK_SECONDS_MORE)
    await centre.client.set_state("agent3", "offline")
    await caller.hang_up()
    await centre.client.ask("POST", f"/contacts/{seat.contact_id}/wrap_up", {}, login="agent3")
    await centre.client.recordings(seat.contact_id)

    impatient = await network.call(NUMBER, IMPATIENT_NUMBER, keys="2")

    async def has_waited() -> Any:
        waiting = await centre.client.contacts(state="queued")
        long_enough = datetime.now(UTC) - SHORT_ABANDON
        return next((c for c in waiting if datetime.fromisoformat(c["waiting_since"]) < long_enough), None)

    lost = await centre.client.until(has_waited)
    await impatient.hang_up()
    await centre.client.until_contact(lost["id"], state="closed")
    yield Past(seat.contact_id, lost["id"])


def percent(share: float, step: str) -> str:
    """A share as pages write it: half a step goes up (Python's own writing takes the even one)."""
    return f"{(Decimal(share) * 100).quantize(Decimal(step), ROUND_HALF_UP)}%"


async def test_the_board_is_told_what_happens_and_need_not_ask(
    centre: RunningCentre,
    calls: PublicNetwork,
    open_window: OpenWindow,
) -> None:
    board = Board(await open_window("supervisor", "/board"))
    await board.is_there()
    seen = asyncio.Event()

    async def answer_later(route: Route) -> None:
        await seen.wait()
        await route.continue_()

    # What it shows from now on has come over its socket.
    await board.window.page.route("**/api/**", answer_later)
    hasty = await calls.call(NUMBER, HASTY_NUMBER, keys="2")
    await board.shows("Billing", waiting="1")
    await board.window.sees(HASTY_NUMBER)
    await hasty.hang_up()
    await board.shows("Billing", waiting="0")
    await centre.client.ask("PUT", "/agents/agent2/state", {"state": "not_ready", "reason": "lunch"})
    await expect(board.agent("Agent 2")).to_contain_text("Lunch")
    seen.set()
    await board.window.page.unroute_all(behavior="wait")


async def test_the_board_and_the_report_have_the_same_figures(
    centre: RunningCentre,
    past: Past,
    open_window: OpenWindow,
) -> None:
    board = Board(await open_window("supervisor", "/board"))
    await board.is_there()
    row = await board.row("Billing")
    today = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    span = {"from": today.isoformat(), "to": (today + timedelta(days=1)).isoformat(), "interval": "1d"}
    report = (await centre.client.ask("GET", f"/reports/queues?{urlencode(span)}"))["items"]
    billing = next(figures for figures in report if figures["queue_id"] == "billing")
    assert min(billing["answered"], billing["abandoned"]) > 0
    assert row["Answered"] == str(billing["answered"])
    assert row["Lost"] == str(billing["abandoned"])
    assert row["Abandoned"].endswith(percent(billing["abandonment"], "0.1"))
    assert row["In 20 s"].endswith(percent(billing["service_level"], "1"))
    assert row["Average wait"] == f"0:{int(billing['asa_seconds']):02}"


async def test_filters_of_the_list_stand_in_the_address(past: Past, open_window: OpenWindow) -> None:
    window = await open_window("supervisor", "/contacts")
    await window.sees(PERSON, IMPATIENT_NUMBER)
    await window.page.get_by_role("combobox", name="Outcome").click()
    await window.page.get_by_role("option", name="Abandoned", exact=True).click()
    await expect(window.page).to_have_url(re.compile(r"/contacts\?outcome=abandoned$"))
    await expect(window.page.get_by_text(PERSON)).to_have_count(0)
    await window.sees(IMPATIENT_NUMBER)
    await window.page.reload()
    await window.sees(IMPATIENT_NUMBER)
    await expect(window.page.get_by_text(PERSON)).to_have_count(0)
    await window.click("Clear")
    await window.sees(PERSON)


async def test_a_number_is_found_as_it_is_spoken_and_the_file_is_the_list(past: Past, open_window: OpenWindow) -> None:
    window = await open_window("supervisor", "/contacts")
    await window.sees(PERSON, IMPATIENT_NUMBER)
    search = window.page.get_by_role("searchbox")
    await search.fill("202 555 0160")
    await expect(window.page).to_have_url(re.compile(r"/contacts\?q=202\+555\+0160$"))
    await expect(window.page.get_by_text(PERSON)).to_have_count(0)
    await window.page.reload()
    await expect(search).to_have_value("202 555 0160")
    await expect(window.page.locator("tbody tr")).to_have_count(1)
    await window.click("Export")
    async with window.page.expect_download() as coming:
        await window.page.get_by_role("menuitem", name="Table (CSV)").click()
    rows = list(csv.DictReader((await (await coming.value).path()).read_text("utf-8-sig").splitlines()))
    assert [(row["address"], row["outcome"]) for row in rows] == [(IMPATIENT_NUMBER, "abandoned")]
    await expect(window.page.locator("tbody tr")).to_contain_text(rows[0]["reference"])
    await window.page.goto(f"{window.page.url}&outcome=answered")
    await window.page.get_by_role("button", name="Without outcome: 1 contact").click()
    await window.sees(IMPATIENT_NUMBER)


async def test_a_contact_opened_right_after_typing_stays_open(past: Past, open_window: OpenWindow) -> None:
    window = await open_window("supervisor", "/contacts")
    await window.sees(PERSON)

    async def comes_late(route: Route) -> None:
        # Longer than typing takes to settle.
        await window.page.wait_for_timeout(SETTLED_MS)
        await route.continue_()

    await window.page.route(re.compile(r"/assets/StoryPage.*\.js"), comes_late)
    await window.page.get_by_role("searchbox").fill("Quarles")
    await window.page.get_by_role("link", name=PERSON).first.click()
    await window.sees("Call arrived")
    await expect(window.page).to_have_url(re.compile(past.answered))


async def test_a_story_tells_plays_and_gives_the_recording(
    centre: RunningCentre,
    past: Past,
    open_window: OpenWindow,
) -> None:
    window = await open_window("supervisor", f"/contacts/{past.answered}")
    await window.sees("Call arrived", "Pressed 2", "Waits in Billing", "Offered to Agent 3", "Customer hung up")
    await expect(window.page.get_by_role("img", name=re.compile("^Menu 0:0"))).to_be_visible()
    await window.sees("Why Agent 3?", "Nobody else could take it.", "Offline")

    position = window.page.get_by_role("slider", name="Position in the recording")
    await window.sees("Complete")
    await expect(window.page.get_by_role("button", name="Play")).to_be_enabled()
    recording = (await centre.client.recordings(past.answered))[0]
    assert int(await position.get_attribute("aria-valuemax") or 0) == round(recording["seconds"])
    assert await position.locator("canvas").count() >= 2
    await window.click("Play")
    await expect(position).not_to_have_attribute("aria-valuenow", "0")
    await window.click("Pause")
    async with window.page.expect_download() as coming:
        await window.page.get_by_role("link", name="Download").click()
    file = await (await coming.value).path()
    assert file.stat().st_size == recording["bytes"]


async def test_an_event_leads_into_the_sound_and_the_keyboard_plays_it(past: Past, open_window: OpenWindow) -> None:
    window = await open_window("supervisor", f"/contacts/{past.answered}")
    position = window.page.get_by_role("slider", name="Position in the recording")
    await expect(window.page.get_by_role("button", name="Play")).to_be_enabled()
    lanes = window.page.get_by_role("toolbar", name="Legs on one time line")
    await expect(lanes.get_by_role("listitem")).to_have_count(4)
    await lanes.get_by_role("button", name="Agent 3: Talked").click()
    await position.focus()
    await window.press("End")
    at_end = await position.get_attribute("aria-valuenow")
    assert at_end == await position.get_attribute("aria-valuemax") != "0"
    await window.page.get_by_role("button", name="Answered by Agent 3").click()
    await expect(position).to_have_attribute("aria-valuenow", "0")
    await position.focus()
    await window.press("Space")
    await expect(position).not_to_have_attribute("aria-valuenow", "0")
    await window.press("Space")
    await window.page.get_by_role("link", name="All decisions").click()
    chosen = window.page.get_by_role("row", name="Agent 3")
    await expect(chosen).to_contain_text("Chosen")
    await expect(chosen.get_by_text("passed")).to_have_count(9)
    passed_over = window.page.get_by_role("row", name="Agent 2")
    await expect(passed_over.get_by_text("not looked at")).not_to_have_count(0)


async def test_a_story_of_thousands_of_events_stays_fluent(past: Past, open_window: OpenWindow) -> None:
    window = await open_window("supervisor", "/contacts")

    async def made_long(route: Route) -> None:
        story = await (await route.fetch()).json()
        at = next(n for n, event in enumerate(story["items"]) if event["kind"] == "ContactConnected")
        agent = {"by_agent_id": story["items"][at]["data"]["agent_id"]}
        kinds = ("ContactHeld", "ContactRetrieved") * 1000
        story["items"][at + 1 : at + 1] = [story["items"][at] | {"kind": kind, "data": agent} for kind in kinds]
        await route.fulfill(json={"items": [event | {"n": n} for n, event in enumerate(story["items"], 1)]})

    await window.page.route("**/story", made_long)
    await window.page.goto(urljoin(window.page.url, f"/contacts/{past.answered}"))
    await window.sees("Call arrived")
    assert await window.page.locator("ol li").count() < 300
    await window.page.evaluate(
        "document.querySelectorAll('section > div').forEach((box) => { box.scrollTop = box.scrollHeight; })"
    )
    await expect(window.page.get_by_text("Customer hung up")).to_be_visible()
    assert await window.page.locator("ol li").count() < 300


async def test_a_story_that_is_not_mine_says_so_and_is_not_asked_again(past: Past, open_window: OpenWindow) -> None:
    window = await open_window("agent1", "/contacts")
    window.forgives("403")
    asked: list[str] = []
    window.page.on("request", lambda request: asked.append(request.url))
    await window.page.goto(urljoin(window.page.url, f"/contacts/{past.abandoned}"))
    await window.sees("This contact is not yours", "All contacts")
    assert [url for url in asked if "/story" in url or "/recordings" in url] == []


async def test_two_records_are_compared_merged_and_taken_apart(centre: RunningCentre, open_window: OpenWindow) -> None:
    twins = {"twin1": "<b>Zoran</b> Kovač\u202e", "twin2": "<b>Zoran</b> Kovac\u202e"}
    for n, (key, name) in enumerate(twins.items()):
        record = {"id": key, "name": name, "numbers": [f"+120255501{80 + n}"]}
        await centre.client.ask("POST", "/customers", record)
    window = await open_window("supervisor", "/customers?text=zoran")
    await expect(window.page.locator("tbody tr")).to_have_count(2)
    await window.page.get_by_text("Possible duplicates").click()
    await window.page.get_by_role("row", name="Zoran").get_by_role("link", name="Compare").click()
    await window.sees("Goes into it", "+12025550180, +12025550181")
    await window.click("Merge")
    await expect(window.page).to_have_url(re.compile(r"/customers/twin[12]$"))
    await window.sees("Merged into this record")
    await window.page.get_by_role("textbox", name="Note").fill("one person")
    await window.click("Save")
    await window.sees("The record is saved.")
    await window.click("Undo")
    await expect(window.page.get_by_text("Merged into this record")).to_have_count(0)
    assert {(await centre.client.ask("GET", f"/customers/{key}"))["name"] for key in twins} == set(twins.values())
