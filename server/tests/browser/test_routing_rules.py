"""What holds for all queues is set in the page; queues show the cap that holds, and it takes effect at once."""

import pytest
from playwright.async_api import expect

from tests.support.drawers import choose, drawer, field, go_to_part, save
from tests.support.running_centre import RunningCentre
from tests.support.windows import OpenWindow

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="package")]
USUAL = 120


async def test_the_cap_of_all_scores_is_set_drawn_and_taken_back(
    centre: RunningCentre, open_window: OpenWindow
) -> None:
    client = centre.client
    was = await client.ask("GET", "/settings/routing/all", login="admin")
    assert (was["version"], was["value"]["score_minutes_max"]) == (0, USUAL), "always there, though nobody set it"
    window = await open_window("admin", "/settings/routing?edit=all")
    await field(window, "Cap of all scores").fill("0")
    await expect(drawer(window)).to_contain_text("At least 1.")
    await field(window, "Cap of all scores").fill("45")
    drawing = drawer(window).get_by_role("figure", name="Points over waiting time")
    await expect(drawing.get_by_role("img", name="whoever has 45 is overtaken by nobody")).to_be_visible()
    await save(window, "Routing rules")
    await go_to_part(window, "Calls of no queue")
    await field(window, "Declined: pause").fill("25")
    await window.press("Control+s")
    await expect(drawer(window)).to_contain_text("No changes")
    stored = await client.ask("GET", "/settings/routing/all", login="admin")
    assert stored["value"] == was["value"] | {"score_minutes_max": 45, "declined_delay_seconds": 25}
    queue = await open_window("admin", "/queues?edit=billing&tab=rank")
    await expect(drawer(queue).get_by_role("img", name="whoever has 45 is overtaken by nobody")).to_be_visible()
    document = await client.ask("GET", "/config", login="admin")
    assert document["routing"] == [stored["value"]]
    for each in (await client.ask("GET", "/audit?kind=routing", login="admin"))[:2]:
        assert (each["who"], each["can_take_back"]) == ("admin", True)
        await client.ask("POST", f"/audit/{each['n']}/undo", login="admin")
    now = await client.ask("GET", "/settings/routing/all", login="admin")
    assert now["value"] == was["value"]


async def test_predictive_routing_is_chosen_and_tells_what_it_saves(
    centre: RunningCentre, open_window: OpenWindow
) -> None:
    client = centre.client
    was = (await client.ask("GET", "/settings/queues/billing", login="admin"))["value"]
    window = await open_window("admin", "/queues?edit=billing&tab=turn")
    await choose(window, "Who is asked first", "Predicted shortest time")
    await field(window, "Compare in blocks of").fill("20")
    await save(window, "Billing")
    await expect(drawer(window)).to_contain_text("No gain is proven")
    stored = await client.ask("GET", "/settings/queues/billing", login="admin")
    assert stored["value"] == was | {"strategy": "predicted", "predicted_block_minutes": 20}
    body = {"value": was, "version": stored["version"]}
    await client.ask("PUT", "/settings/queues/billing", body, login="admin")
