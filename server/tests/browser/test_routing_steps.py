"""What a queue asks for is relaxed in the page and previewed meanwhile, and a real call is taken after the step."""

import re

import pytest
from playwright.async_api import expect

from tests.support.centre_document import NUMBER, secret_of
from tests.support.public_network import PublicNetwork
from tests.support.running_centre import RunningCentre
from tests.support.windows import OpenWindow

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="package")]

CALLER_HZ, AGENT_HZ = 1000, 1500
CALLER = "+12025550191"
STEP_SECONDS = 4


async def test_a_step_set_in_the_page_is_previewed_and_a_real_call_is_taken_after_it(
    centre: RunningCentre, calls: PublicNetwork, open_window: OpenWindow
) -> None:
    client = centre.client
    skill = {"id": "stepping", "name": "Stepping", "levels": {}}
    await client.ask("POST", "/settings/skills", {"value": skill}, login="admin")
    before = (await client.ask("GET", "/settings/queues/billing", login="admin"))["value"]
    phone = await calls.phone("agent3", secret_of("agent3"))
    await client.set_state("agent3", "ready")
    window = await open_window("admin", "/queues?edit=billing&tab=who")
    drawer = window.page.get_by_role("dialog")

    await drawer.get_by_role("combobox", name="Add a need").click()
    await window.page.get_by_role("option", name="Stepping").click()
    moments = drawer.get_by_role("list", name="Who could take it").get_by_role("listitem")
    await expect(moments).to_have_count(4)
    await expect(moments.first).to_contain_text("Nobody: no member has Stepping")
    await drawer.get_by_role("button", name="Add a step").click()
    step = drawer.get_by_role("list", name="While it waits").get_by_role("listitem").first
    await step.get_by_label("After", exact=True).fill(str(STEP_SECONDS))
    await step.get_by_role("button", name="Take Stepping away").click()
    after = moments.filter(has_text=f"In {STEP_SECONDS} s")
    await expect(after).to_contain_text(re.compile(r"3 may \d free"))
    await expect(after.get_by_text("Agent 3")).to_be_visible()
    await expect(drawer.get_by_role("tab", name="Who takes it").get_by_label("changed")).to_be_visible()
    await window.press("Control+s")
    await expect(window.page.get_by_text("Billing is saved.").first).to_be_attached()

    caller = await calls.call(NUMBER, CALLER, keys="2", voice_hz=CALLER_HZ)
    seat = await phone.rings()
    await seat.answer(AGENT_HZ)
    await caller.hears(AGENT_HZ)
    story = await client.story(seat.contact_id)
    [offered] = [each["data"]["decision"] for each in story if each["kind"] == "ContactOffered"]
    assert (offered["skills"], offered["tier"]) == ([], 1)
    assert STEP_SECONDS * 1000 <= offered["waited_ms"] < (STEP_SECONDS + 2) * 1000

    await client.set_state("agent3", "offline")
    await caller.hang_up()
    await client.ask("POST", f"/contacts/{seat.contact_id}/wrap_up", {}, login="agent3")
    stored = await client.ask("GET", "/settings/queues/billing", login="admin")
    body = {"value": before, "version": stored["version"]}
    await client.ask("PUT", "/settings/queues/billing", body, login="admin")
    await client.ask("DELETE", "/settings/skills/stepping", login="admin")


async def test_levels_and_tiers_are_set_by_keyboard_in_the_matrix_and_saved_at_once(
    centre: RunningCentre, open_window: OpenWindow
) -> None:
    client = centre.client
    skill = {"id": "walking", "name": "Walking", "levels": {}}
    await client.ask("POST", "/settings/skills", {"value": skill}, login="admin")
    before = {
        each: (await client.ask("GET", f"/settings/agents/{each}", login="admin")) for each in ("agent1", "agent3")
    }
    window = await open_window("admin", "/agents/matrix")
    cell = window.page.get_by_role("gridcell")
    await cell.and_(window.page.get_by_label("Agent 1, Walking: none", exact=True)).focus()
    await window.press("4")
    await window.press("ArrowDown")
    await window.press("ArrowDown")
    await expect(window.page.get_by_label("Agent 3, Walking: none", exact=True)).to_be_focused()
    await window.press("Enter")
    await window.page.get_by_text("Queues", exact=True).last.click()
    await window.page.get_by_label("Agent 3, Billing: tier 1", exact=True).focus()
    await window.press("2")
    await window.sees("2 agents are changed and not saved yet.")
    await window.press("Control+s")
    plan = window.page.get_by_role("dialog", name="What will change")
    await expect(plan.get_by_role("article").filter(has_text="Agent 3")).to_contain_text("tier 1")
    await window.press("Control+s")
    await expect(window.page.get_by_text("2 agents are saved.").first).to_be_attached()
    stored = {each: (await client.ask("GET", f"/settings/agents/{each}", login="admin")) for each in before}
    assert stored["agent1"]["value"] == before["agent1"]["value"] | {"skills": {"walking": 4}}
    assert stored["agent3"]["value"] == before["agent3"]["value"] | {"skills": {"walking": 1}, "tiers": {"billing": 2}}
    for each, was in before.items():
        body = {"value": was["value"], "version": stored[each]["version"]}
        await client.ask("PUT", f"/settings/agents/{each}", body, login="admin")
    await client.ask("DELETE", "/settings/skills/walking", login="admin")
