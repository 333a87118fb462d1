"""What an administrator sets up in the page, and what comes of it: on the board, in a call, in another window."""

import json
import re
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.async_api import expect

from tests.support.centre_document import NUMBER, PASSWORD, secret_of
from tests.support.drawers import choose, drawer, field, go_to_part, save
from tests.support.public_network import PublicNetwork
from tests.support.running_centre import RunningCentre
from tests.support.windows import OpenWindow

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="package")]

CALLER_HZ, AGENT_HZ = 1000, 1500
NEW_NUMBER = "4008000077"
STRATEGY_NUMBER = "+12025550178"
NEW_SECRET = "a-secret-of-agent-nine"
NEW_PASSWORD = "nine bright lanterns"


async def test_a_queue_made_by_keyboard_stands_on_the_board_at_once(open_window: OpenWindow) -> None:
    board = await open_window("supervisor", "/board")
    window = await open_window("admin", "/queues")
    await expect(window.page.get_by_role("button", name="Billing")).to_be_visible()
    await window.press("a")
    await expect(drawer(window).get_by_role("heading", name="New: Queue")).to_be_focused()
    await field(window, "Name").focus()
    await window.page.keyboard.type("Complaints")
    await save(window, "Complaints")
    await expect(window.page).to_have_url(re.compile(r"\?edit=complaints"))
    await board.sees("Complaints")
    await window.press("Escape")
    await expect(drawer(window)).to_have_count(0)
    await expect(window.page.get_by_role("button", name="Complaints")).to_be_focused()
    await window.press("k")
    await expect(window.page.get_by_role("button", name="Billing")).to_be_focused()
    await window.press("Enter")
    await expect(drawer(window).get_by_role("heading", name="Billing")).to_be_focused()
    await window.page.go_back()
    await expect(drawer(window)).to_have_count(0)


async def test_what_was_changed_holds_when_it_is_answered(centre: RunningCentre) -> None:
    stored = await centre.client.ask("GET", "/settings/agents/agent2", login="admin")
    try:
        for name in ("Ann", "Bo", "Cai", "Dee"):
            wish = {"value": {**stored["value"], "name": name}, "version": stored["version"]}
            stored = await centre.client.ask("PUT", "/settings/agents/agent2", wish, login="admin")
            assert (await centre.client.agent("agent2"))["name"] == name
    finally:
        wish = {"value": {**stored["value"], "name": "Agent 2"}, "version": stored["version"]}
        await centre.client.ask("PUT", "/settings/agents/agent2", wish, login="admin")


async def test_a_change_is_kept_over_a_reload_saved_and_taken_back(
    centre: RunningCentre, open_window: OpenWindow
) -> None:
    window = await open_window("admin", "/queues?edit=sales&tab=offering")
    before = (await centre.client.ask("GET", "/settings/queues/sales", login="admin"))["value"]["ring_seconds"]
    await field(window, "Rings for").fill("33")
    await expect(drawer(window)).to_contain_text(f"was {before}")
    await window.page.reload()
    await expect(field(window, "Rings for")).to_have_value("33")
    await window.press("Escape")
    await expect(window.page.get_by_role("row", name="Sales")).to_contain_text("not saved")
    await window.page.get_by_role("button", name="Sales", exact=True).click()
    await go_to_part(window, "Offering")
    await save(window, "Sales")
    await expect(drawer(window)).to_contain_text("No changes")
    await go_to_part(window, "Changes")
    newest = drawer(window).get_by_role("article").first
    await expect(newest).to_contain_text("Rings for")
    await newest.get_by_role("button", name="Take back").click()
    await expect(drawer(window).get_by_role("article").first).to_contain_text("taken back")
    await go_to_part(window, "Offering")
    await expect(field(window, "Rings for")).to_have_value(str(before))


async def test_a_call_to_a_new_number_reaches_a_new_agent_with_a_new_skill(
    centre: RunningCentre,
    calls: PublicNetwork,
    open_window: OpenWindow,
) -> None:
    window = await open_window("admin", "/skills?add=1")
    await field(window, "Name").fill("Invoices")
    await save(window, "Invoices")

    await window.page.goto(re.sub(r"/skills.*", "/agents?add=1", window.page.url))
    await field(window, "Name").fill("Agent 9")
    await field(window, "Login").fill("agent9")
    await go_to_part(window, "Seat and phone")
    await field(window, "New secret").fill(NEW_SECRET)
    await go_to_part(window, "Skills and queues")
    await choose(window, "Add a skill", "Invoices")
    await drawer(window).get_by_role("radio", name="4", exact=True).check(force=True)
    await choose(window, "Queues", "Billing")
    await expect(drawer(window)).to_contain_text("they serve 1 queue")
    await save(window, "Agent 9")
    agent = (await centre.client.ask("GET", "/settings/agents/agent9", login="admin"))["value"]
    assert (agent["skills"], agent["queue_ids"]) == ({"invoices": 4}, ["billing"])

    await window.page.goto(re.sub(r"/agents.*", "/numbers?add=1", window.page.url))
    await field(window, "Number").fill(NEW_NUMBER)
    await field(window, "Name").fill("Second line")
    await choose(window, "Flow that answers", "Main line")
    await save(window, "Second line")

    phone = await calls.phone("agent9", NEW_SECRET)
    await centre.client.set_state("agent9", "ready")
    caller = await calls.call(NEW_NUMBER, "+12025550171", keys="2", voice_hz=CALLER_HZ)
    seat = await phone.rings()
    await seat.answer(AGENT_HZ)
    await caller.hears(AGENT_HZ)
    await centre.client.set_state("agent9", "offline")
    await caller.hang_up()
    # The work after the call is the agent's own to finish; nobody must be there when the next test begins.
    nine = {"login": "agent9", "name": "Agent 9", "roles": ["agent"], "agent_id": "agent9", "password": PASSWORD}
    await centre.client.ask("POST", "/users", nine, login="admin")
    await centre.client.ask("POST", f"/contacts/{seat.contact_id}/wrap_up", {}, login="agent9")
    await centre.client.until_agent("agent9", "offline")


async def test_a_new_user_signs_in_and_sees_what_their_role_allows(open_window: OpenWindow) -> None:
    window = await open_window("admin", "/settings/users?add=1")
    await field(window, "Name").fill("Second supervisor")
    await field(window, "Login").fill("supervisor2")
    await field(window, "New password").fill(NEW_PASSWORD)
    await go_to_part(window, "Roles")
    await drawer(window).get_by_role("checkbox", name="Supervisor").check()
    await save(window, "Second supervisor")
    stranger = await open_window("", "/sign-in")
    await stranger.page.get_by_label("Login").fill("supervisor2")
    await stranger.page.get_by_label("Password", exact=True).fill(NEW_PASSWORD)
    await stranger.press("Enter")
    await expect(stranger.page).to_have_url(re.compile("/board$"))
    await stranger.page.get_by_role("link", name="Queues", exact=True).click()
    await stranger.page.get_by_role("button", name="Billing").click()
    await stranger.sees("You may look at this.")
    await expect(field(stranger, "Name")).to_be_disabled()
    await expect(stranger.page.get_by_role("link", name="Users", exact=True)).to_have_count(0)


async def test_what_depends_on_a_thing_is_shown_before_it_goes(open_window: OpenWindow) -> None:
    window = await open_window("admin", "/queues?edit=billing")
    await drawer(window).get_by_role("button", name="Remove").click()
    asked = drawer(window).get_by_role("region", name="Remove Billing?")
    await expect(asked.get_by_role("link", name="Main line")).to_be_visible()
    await expect(asked.get_by_role("link", name="Agent 3")).to_be_visible()
    await expect(asked.get_by_role("button", name="Remove")).to_have_count(0)
    await window.click("Keep it")

    await window.page.goto(re.sub(r"/queues.*", "/skills?add=1", window.page.url))
    await field(window, "Name").fill("Passing fancy")
    await save(window, "Passing fancy")
    await drawer(window).get_by_role("button", name="Remove").click()
    await drawer(window).get_by_role("region").get_by_role("button", name="Remove").click()
    await expect(drawer(window)).to_have_count(0)
    await expect(window.page.get_by_role("button", name="Passing fancy")).to_have_count(0)


async def test_bad_input_is_refused_beside_its_field(centre: RunningCentre, open_window: OpenWindow) -> None:
    window = await open_window("admin", "/queues?edit=support&tab=offering")
    await field(window, "Rings for").fill("99999")
    await expect(drawer(window)).to_contain_text("At most 3,600")
    marked = drawer(window).get_by_role("tab", name="Offering")
    await expect(marked.get_by_role("img", name="1 thing to put right")).to_be_visible()
    await marked.focus()
    for _ in range(3):
        await window.press("ArrowDown")
    await expect(drawer(window).get_by_role("tab", name="Call-backs")).to_be_focused()
    await go_to_part(window, "Target")
    await window.press("Control+s")
    await expect(field(window, "Rings for")).to_be_focused()
    stored = await centre.client.ask("GET", "/settings/queues/support", login="admin")
    assert stored["value"]["ring_seconds"] != 99999
    await window.click("Discard")
    await expect(field(window, "Rings for")).to_have_value(str(stored["value"]["ring_seconds"]))


async def test_two_administrators_see_both_versions_and_choose(centre: RunningCentre, open_window: OpenWindow) -> None:
    mine = await open_window("admin", "/queues?edit=support&tab=wrap_up")
    theirs = await open_window("admin", "/queues?edit=support&tab=wrap_up")
    mine.forgives("409 (Conflict)")
    await field(mine, "Wrap-up").fill("71")
    await field(theirs, "Wrap-up").fill("72")
    await save(theirs, "Support")
    await mine.press("Control+s")
    warning = drawer(mine).get_by_role("alert")
    await expect(warning).to_contain_text("somebody else changed this")
    await expect(field(mine, "Wrap-up")).to_have_value("71")
    await mine.click("Show both")
    await expect(warning.get_by_role("row", name="Wrap-up")).to_contain_text("72")
    await mine.click("Save mine")
    await expect(drawer(mine)).to_contain_text("No changes")
    stored = await centre.client.ask("GET", "/settings/queues/support", login="admin")
    assert stored["value"]["wrap_up_seconds"] == 71


async def test_reasons_are_put_in_order_by_keyboard(open_window: OpenWindow) -> None:
    window = await open_window("admin", "/settings/reasons")
    pause = window.page.get_by_role("listitem").filter(has_text="Break")
    await expect(pause).to_contain_text("1")
    for move, place in (("down", "2"), ("up", "1")):
        await pause.get_by_role("button", name=f"Move Break {move}").focus()
        await window.press("Enter")
        await expect(pause).to_contain_text(place)
        await window.page.reload()
        await expect(pause).to_contain_text(place)


async def test_a_secret_is_shown_on_demand_and_renewed(open_window: OpenWindow) -> None:
    window = await open_window("admin", "/settings/seats?edit=agent2")
    await window.click("Show")
    await expect(drawer(window)).to_contain_text("sip-secret-of-agent2")
    await window.click("New secret")
    await drawer(window).get_by_role("alert").or_(drawer(window)).get_by_role("button", name="New secret").last.click()
    await expect(drawer(window)).not_to_contain_text("sip-secret-of-agent2")
    await window.click("Show")
    await expect(drawer(window)).to_contain_text("Secret")
    await expect(drawer(window)).not_to_contain_text("sip-secret-of-agent2")


async def test_the_overview_tells_what_does_not_fit_and_a_file_says_what_it_changes(
    centre: RunningCentre,
    open_window: OpenWindow,
) -> None:
    window = await open_window("admin", "/settings")
    await window.sees("Needs a person", "has no agents: callers wait in vain")
    await window.page.get_by_role("link", name="Settings as a file").click()
    async with window.page.expect_download() as coming:
        await window.click("Download")
    file = await (await coming.value).path()
    document = file.read_text(encoding="utf-8")
    assert NUMBER in document
    assert "sip-secret" not in document
    changed = file.with_name("changed.json")
    changed.write_text(
        document.replace('"Second line"', '"Other line"').replace('"Main line"', '"First line"'), encoding="utf-8"
    )
    await window.page.locator("input[type=file]").set_input_files(changed)
    await window.sees("First line")
    await window.page.get_by_role("button", name=re.compile(r"Apply \d+ change")).click()
    await expect(window.page.get_by_text("applied").first).to_be_attached()
    names = [each["value"]["name"] for each in await centre.client.ask("GET", "/settings/numbers", login="admin")]
    assert "First line" in names


async def test_a_strategy_is_chosen_and_the_next_decision_names_it(
    centre: RunningCentre, calls: PublicNetwork, open_window: OpenWindow
) -> None:
    window = await open_window("admin", "/queues?edit=billing")
    await go_to_part(window, "Whose turn it is")
    await choose(window, "Who is asked first", "Fewest contacts")
    await expect(drawer(window).get_by_text("since signing in")).to_be_visible()
    await save(window, "Billing")
    phone = await calls.phone("agent3", secret_of("agent3"))
    await centre.client.set_state("agent3", "ready")
    caller = await calls.call(NUMBER, STRATEGY_NUMBER, keys="2", voice_hz=CALLER_HZ)
    seat = await phone.rings()
    await seat.answer(AGENT_HZ)
    await caller.hears(AGENT_HZ)
    await centre.client.set_state("agent3", "offline")
    await caller.hang_up()
    await centre.client.ask("POST", f"/contacts/{seat.contact_id}/wrap_up", {}, login="agent3")
    decisions = await open_window("supervisor", f"/contacts/{seat.contact_id}/decisions")
    await decisions.sees("Fewest contacts")
    await choose(window, "Who is asked first", "Ready longest")
    await save(window, "Billing")


async def test_every_fault_of_a_flow_is_told_and_leads_to_its_place(open_window: OpenWindow) -> None:
    window = await open_window("admin", "/flows?add=1&tab=document")
    flow = {
        "start": "menu_main",
        "nodes": {
            "menu_main": {
                "kind": "menu",
                "prompt": [{"text": "Press one or two."}],
                "choices": {"1": {"to": "sales"}, "2": {"to": "nowhere"}},
                "otherwise": "sales",
            },
            "sales": {"kind": "enqueue", "queue": "moon", "on_timeout": "sorry"},
            "sorry": {"kind": "say"},
        },
    }
    document = drawer(window).get_by_role("textbox", name=re.compile("^Document"))
    await document.fill(json.dumps(flow, indent=2))
    faults = drawer(window).get_by_role("list", name="4 things are wrong")
    await expect(faults.get_by_role("listitem")).to_contain_text(
        [
            "sorry → parts: This must be given.",
            "sorry → next: This must be given.",
            "menu_main → choices → 2: There is no node “nowhere” in this flow.",
            "sales → queue: There is no queue “moon”.",
        ]
    )
    await faults.get_by_role("button", name="menu_main → choices → 2").click()
    chosen = "(area) => area.value.slice(area.selectionStart, area.selectionEnd)"
    await expect(document).to_be_focused()
    assert await document.evaluate(chosen) == '"2"'


async def test_a_day_is_closed_by_a_click_in_the_year_of_a_calendar(
    centre: RunningCentre, open_window: OpenWindow
) -> None:
    office = {
        "id": "office",
        "name": "Office",
        "time_zone": "Europe/Ljubljana",
        "country": "SI",
        "weekly": {day: [{"opens": "08:00", "closes": "17:00"}] for day in ("mon", "tue", "wed", "thu", "fri")},
    }
    await centre.client.ask("POST", "/settings/calendars", {"value": office}, login="admin")
    window = await open_window("admin", "/calendars?edit=office&tab=year")
    year = datetime.now(ZoneInfo("Europe/Ljubljana")).year
    day = next(date(year, 3, n) for n in range(1, 8) if date(year, 3, n).weekday() == 1)
    cell = drawer(window).locator(f"[data-date='{day}']")
    await expect(drawer(window).locator("[data-date]")).to_have_count((date(year + 1, 1, 1) - date(year, 1, 1)).days)
    await expect(drawer(window).locator(f"[data-date='{year}-12-25']")).to_have_attribute("data-look", "holiday")
    await expect(cell).to_have_attribute("data-look", "open")
    await cell.click()
    await expect(cell).to_have_attribute("data-look", "closed")
    await field(window, "Reason").fill("Inventory")
    await expect(cell).to_have_accessible_name(re.compile("Closed .Inventory.: closed"))
    await cell.focus()
    await window.press("ArrowRight")
    await expect(drawer(window).locator(f"[data-date='{day + timedelta(days=1)}']")).to_be_focused()
    await save(window, "Office")
    stored = (await centre.client.ask("GET", "/settings/calendars/office", login="admin"))["value"]["exceptions"]
    assert stored == [{"date": str(day), "name": "Inventory", "openings": [], "yearly": False}]
    await drawer(window).locator(f"[data-date='{year}-12-25']").click()
    await drawer(window).get_by_role("button", name=re.compile("Remove these hours of")).click()
    await expect(drawer(window).get_by_text("Changes nothing: the day has these hours anyway.").first).to_be_visible()
    await window.page.reload()
    await go_to_part(window, "General")
    await expect(drawer(window).get_by_text(re.compile("(Open|Closed) now"))).to_be_visible()
    await centre.client.ask("DELETE", "/settings/calendars/office", login="admin")
