"""Names with markup, with marks that turn writing round, and of 10,000 letters: words, and nothing but words."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import expect

from tests.support.centre_document import NUMBER
from tests.support.desks import Desk
from tests.support.looks import Looks, output_folder
from tests.support.running_centre import RunningCentre
from tests.support.sweep import Visit, goes_to
from tests.support.windows import OpenWindow, Window

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="package"), pytest.mark.timeout(120)]

NUMBER_OF_MALLORY = "+442079460666"
MARKUP = (
    """<img src=x onerror="window.hurt=1"><script>window.hurt=1</script><b>$t(desk)</b>'"&lt; """
    "\u202emoc.live \u2067\u05de\u05d9\u05e9\u05d4\u05d5"
)
LETTERS = 10_000
LONGEST = MARKUP + "W" * (LETTERS - len(MARKUP))
# What a name may have where it is limited.
SHORT = 120
HURT = """() => [
  window.hurt ? 'a script has run' : '',
  document.querySelector('img[src=x], main script, main b > b') ? 'markup was taken for markup' : '',
].filter(Boolean)"""


async def renamed(centre: RunningCentre, path: str, name: str) -> str:
    """Give a setting this name, or as much of it as may be; returns the name it had."""
    stored = await centre.client.ask("GET", path, login="admin")
    was: str = stored["value"]["name"]
    for wish in (name, name[:SHORT]):
        body = {"value": stored["value"] | {"name": wish}, "version": stored["version"]}
        answer = await centre.client.answer("PUT", path, body, login="admin")
        if answer.status == 200:
            return was
        # Too long is said in words, and nothing is changed.
        assert answer.status == 422, answer
        assert answer.json["detail"]
    raise AssertionError(f"{path} takes no name of {SHORT} letters")


@pytest_asyncio.fixture(loop_scope="package")
async def mallory(centre: RunningCentre) -> AsyncIterator[dict[str, Any]]:
    """A customer, a queue and an agent whose names want to do harm; they are as before afterwards."""
    client = centre.client
    body = {"name": LONGEST, "numbers": [NUMBER_OF_MALLORY], "note": LONGEST}
    answer = await client.answer("POST", "/customers", body)
    if answer.status != 201:
        assert answer.status == 422, answer
        body |= {"name": LONGEST[:SHORT]}
        answer = await client.answer("POST", "/customers", body)
    assert answer.status == 201, answer
    things = ("/settings/queues/billing", "/settings/agents/agent2")
    names = {path: await renamed(centre, path, LONGEST) for path in things}
    yield answer.json
    for path, name in names.items():
        await renamed(centre, path, name)
    await client.ask("DELETE", f"/customers/{answer.json['id']}", login="admin")


async def look_at(looks: Looks, window: Window, visit: Visit) -> None:
    """Nothing has run, nothing is drawn, and the page keeps its shape, also when it is zoomed."""
    await goes_to(window, visit)
    for width in (1440, 720):
        await looks.glance(window, f"{visit.name}-{width}", width, 900)
    looks.note(visit.name, *await window.page.evaluate(HURT))
    await looks.photograph(window, visit.name)
    await window.page.set_viewport_size({"width": 1440, "height": 900})


async def test_hostile_names_are_only_words(
    mallory: dict[str, Any], desk: Desk, centre: RunningCentre, open_window: OpenWindow
) -> None:
    looks = Looks(output_folder("hostile"))
    supervisor, admin = await asyncio.gather(open_window("supervisor", "/board"), open_window("admin", "/queues"))
    await desk.is_ready()
    caller = await desk.network.call(NUMBER, NUMBER_OF_MALLORY, keys="2")
    await expect(desk.bar).to_contain_text("<script>")
    await look_at(looks, desk.window, Visit("desk-ringing", "/desk", "#call button"))
    await look_at(looks, supervisor, Visit("board", "/board", "table"))
    await desk.answers()
    await expect(desk.bar).to_contain_text("Talking")
    await look_at(looks, desk.window, Visit("desk-call", "/desk", "#call [role=toolbar]"))
    contact_id = (await centre.client.agent("agent1"))["contact_id"]
    await caller.hang_up()
    for visit in (
        Visit("board-agent", "/board?agent=agent2", "[role=dialog]"),
        Visit("wall", "/wall", "tbody tr"),
        Visit("contacts", "/contacts", "table"),
        Visit("story", f"/contacts/{contact_id}", "main ol"),
        Visit("customers", "/customers", "table"),
        Visit("customer", f"/customers/{mallory['id']}", "main form"),
        Visit("figures", "/figures/queues", "table"),
    ):
        await look_at(looks, supervisor, visit)
    for visit in (
        Visit("queue", "/queues?edit=billing", "form"),
        Visit("agent", "/agents?edit=agent2", "form"),
        Visit("audit", "/security/audit", "table"),
    ):
        await look_at(looks, admin, visit)
    assert not looks.faults, "\n".join(looks.faults)
