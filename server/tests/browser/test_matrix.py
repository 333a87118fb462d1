"""The matrix of a large centre: 500 agents by 60 skills, walked and changed by keyboard, planned, saved at once."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Locator, expect

from tests.support.running_centre import RunningCentre
from tests.support.windows import OpenWindow, Window

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="package")]
AGENTS, SKILLS = 500, 60
ROWS_DRAWN_MAX, CELLS_DRAWN_MAX = 80, 2_500
FAR = 430


def crew() -> list[dict[str, Any]]:
    """Agents of ten teams; everybody has the first skill."""
    return [
        {
            "id": f"crew{n}",
            "login": f"crew{n}",
            "name": f"Crew {n:03}",
            "team": f"Team {n % 10}",
            "skills": {"m1": 1 + n % 5},
            "queue_ids": ["billing"] if n % 2 else [],
        }
        for n in range(AGENTS)
    ]


@pytest_asyncio.fixture(scope="module", loop_scope="package")
async def crowd(centre: RunningCentre) -> AsyncIterator[RunningCentre]:
    """The centre with 500 agents more and 60 skills; they go afterwards."""
    client = centre.client
    before = await client.ask("GET", "/config", login="admin")
    skills = [{"id": f"m{n}", "name": f"Matter {n:02}", "levels": {}} for n in range(1, SKILLS + 1)]
    document = {"skills": [*before["skills"], *skills], "agents": [*before["agents"], *crew()]}
    await client.ask("POST", "/config/apply", {"document": document}, login="admin")
    yield centre
    back = {"skills": before["skills"], "agents": before["agents"]}
    await client.ask("POST", "/config/apply", {"document": back, "remove": True}, login="admin")


async def stored(centre: RunningCentre, n: int) -> dict[str, Any]:
    """An agent's settings."""
    value: dict[str, Any] = (await centre.client.ask("GET", f"/settings/agents/crew{n}", login="admin"))["value"]
    return value


def at(window: Window, n: int, column: str) -> Locator:
    """A cell by its agent and column."""
    return window.page.locator(f'td[role=gridcell][aria-label^="Crew {n:03}, {column}:"]')


async def opens_matrix(open_window: OpenWindow, first: int = 0, query: str = "") -> Window:
    """The matrix with nobody but the crew and nothing but their skills, at its first cell."""
    columns = ",".join(f"m{n}" for n in range(1, SKILLS + 1))
    window = await open_window("admin", f"/agents/matrix?find=crew&only={columns}{query}")
    await at(window, first, "Matter 01").focus()
    return window


async def saves(window: Window, sentence: str) -> None:
    """Looks at the plan and saves it by key."""
    await window.press("Control+s")
    await expect(window.page.get_by_role("dialog", name="What will change")).to_be_visible()
    await window.press("Control+s")
    await expect(window.page.get_by_text(sentence).first).to_be_attached()


async def test_few_of_500_rows_are_drawn_and_a_change_far_below_is_saved(
    crowd: RunningCentre, open_window: OpenWindow
) -> None:
    window = await opens_matrix(open_window)
    grid = window.page.get_by_role("grid")
    await expect(grid).to_have_attribute("aria-rowcount", str(AGENTS + 1))
    await expect(grid).to_have_attribute("aria-colcount", str(SKILLS + 1))
    for _ in range(FAR // 10):
        await window.press("PageDown")
    await expect(at(window, FAR, "Matter 01")).to_be_focused()
    await window.press("End")
    await expect(at(window, FAR, "Matter 60")).to_be_focused()
    assert await grid.get_by_role("row").count() < ROWS_DRAWN_MAX
    assert await grid.get_by_role("gridcell").count() < CELLS_DRAWN_MAX
    await expect(at(window, 0, "Matter 01")).to_have_count(0)
    await window.press("9")
    await expect(window.page.get_by_role("columnheader", name="Matter 60")).to_contain_text("0 / 1")
    await saves(window, "1 agent is saved.")
    assert (await stored(crowd, FAR))["skills"] == {"m1": 1 + FAR % 5, "m60": 9}


async def test_a_range_is_set_at_once_undone_done_again_and_saved_with_its_plan(
    crowd: RunningCentre, open_window: OpenWindow
) -> None:
    window = await opens_matrix(open_window, 3, "&team=Team%203")
    await at(window, 3, "Matter 02").click()
    await at(window, 43, "Matter 03").click(modifiers=["Shift"])
    await window.press("Shift+ArrowDown")
    await window.press("6")
    await window.sees("6 agents are changed and not saved yet.")
    await window.press("Control+z")
    await expect(at(window, 43, "Matter 03")).to_have_attribute("aria-label", "Crew 043, Matter 03: none")
    await window.press("Control+Shift+z")
    await window.press("Control+s")
    plan = window.page.get_by_role("dialog", name="What will change")
    await expect(plan.get_by_role("article")).to_have_count(6)
    await expect(plan).to_contain_text("12 changes")
    assert "m2" not in (await stored(crowd, 3))["skills"]
    await plan.get_by_role("button", name="Save all").click()
    await expect(window.page.get_by_text("6 agents are saved.").first).to_be_attached()
    for n in (3, 13, 53):
        assert (await stored(crowd, n))["skills"] == {"m1": 1 + n % 5, "m2": 6, "m3": 6}
    assert "m2" not in (await stored(crowd, 63))["skills"]


async def test_what_somebody_changed_meanwhile_is_not_overwritten(
    crowd: RunningCentre, open_window: OpenWindow
) -> None:
    window = await opens_matrix(open_window, 7, "&team=Team%207&skill=m1")
    window.forgives("422 (Unprocessable")
    await at(window, 7, "Matter 05").focus()
    await window.press("4")
    await window.press("Control+s")
    plan = window.page.get_by_role("dialog", name="What will change")
    await expect(plan.get_by_role("article")).to_have_count(1)
    held = await crowd.client.ask("GET", "/settings/agents/crew7", login="admin")
    theirs = held["value"] | {"skills": held["value"]["skills"] | {"m5": 8}}
    body = {"value": theirs, "version": held["version"]}
    await crowd.client.ask("PUT", "/settings/agents/crew7", body, login="admin")
    await plan.get_by_role("button", name="Save all").click()
    await expect(plan.get_by_role("article")).to_contain_text("level 8")
    assert (await stored(crowd, 7))["skills"]["m5"] == 8
    await window.click("Discard")
    await expect(plan).to_have_count(0)
