"""An intent model is set up from nothing, trained, tried, and asked by a step that is tried out."""

from typing import Any

import pytest
from playwright.async_api import Locator, expect

from tests.engine.understanding.examples import BILL, MOVE
from tests.support.drawers import drawer, field, go_to_part, save
from tests.support.looks import Looks, Views, output_folder
from tests.support.running_centre import RunningCentre
from tests.support.windows import OpenWindow, Window

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="package"), pytest.mark.timeout(280)]

VIEWS: Views = ((1440, 900, "light"), (1440, 900, "dark"), (400, 800, "light"))
TRAINED_MS_MAX = 120_000
LINE: dict[str, Any] = {
    "start": "ask",
    "nodes": {
        "ask": {
            "kind": "ask", "title": "Wish", "prompt": [{"text": "What can we do for you?"}], "model": "wishes",
            "confirm": [{"text": "You want {wish}, right?"}], "unsure": "sales", "person": "sales", "at": [0, 0],
            "wishes": [
                {"intent": "billing", "to": "billing", "label": "Billing"}, {"intent": "moving_house", "to": "bye"},
            ],
        },
        "billing": {"kind": "enqueue", "title": "To billing", "queue": "billing", "on_timeout": "bye", "at": [720, 0]},
        "sales": {"kind": "enqueue", "title": "A person", "queue": "sales", "on_timeout": "bye", "at": [720, 240]},
        "bye": {"kind": "hang_up", "title": "Good-bye", "prompt": [{"text": "Good-bye."}], "at": [1080, 120]},
    },
}  # fmt: skip


ANSWER = "A bill holds the month before; it is higher in winter."
QUESTIONS: dict[str, Any] = {
    "start": "questions",
    "nodes": {
        "questions": {
            "kind": "knowledge", "title": "Questions", "prompt": [{"text": "What do you want to know?"}],
            "model": "wishes", "check": [{"text": "Did that help?"}], "helped": "bye", "not_helped": "bye",
            "unsure": "bye",
        },
        "bye": {"kind": "hang_up"},
    },
}  # fmt: skip


async def add_intent(window: Window, name: str, sentences: list[str]) -> None:
    """One more intent with its sentences."""
    await drawer(window).get_by_role("button", name="Add an intent").click()
    await field(window, "Name").last.fill(name)
    await field(window, "Name").last.blur()
    await field(window, "Examples").first.fill("\n".join(sentences))


async def test_intents_are_trained_from_nothing_tried_and_asked_by_a_flow(
    centre: RunningCentre, open_window: OpenWindow
) -> None:
    looks = Looks(output_folder("intents"))
    window = await open_window("admin", "/settings/intent-models")
    await expect(window.page.get_by_text("No intent model yet")).to_be_visible()
    await looks.take(window, "empty", VIEWS)
    await window.press("a")
    await field(window, "Name").first.fill("Wishes")
    await add_intent(window, "Billing", BILL)
    await field(window, "Answer (en)").first.fill(ANSWER)
    await add_intent(window, "Moving house", [*MOVE, BILL[0]])
    await expect(drawer(window).get_by_text("is also an example of “Billing”").first).to_be_visible()
    await looks.take(window, "fault", VIEWS)
    await field(window, "Examples").first.fill("\n".join(MOVE))
    await expect(drawer(window).get_by_text("is also an example of")).to_have_count(0)
    await save(window, "Wishes")
    await looks.take(window, "saved", VIEWS)
    await go_to_part(window, "How well it does")
    await expect(drawer(window).get_by_text("It is trained.")).to_be_visible(timeout=TRAINED_MS_MAX)
    await expect(drawer(window).get_by_text("Taken rightly", exact=True)).to_be_visible()
    await looks.take(window, "quality", VIEWS)
    await go_to_part(window, "Try a sentence")
    await field(window, "What somebody says").fill("there is something wrong with my bill")
    await window.press("Enter")
    await expect(drawer(window).get_by_role("list", name="Likeliest intents")).to_contain_text("Billing")
    await looks.take(window, "tried", VIEWS)
    await field(window, "What somebody says").fill("xqzt")
    await window.press("Enter")
    await expect(drawer(window).get_by_text("I don’t know.")).to_be_visible()
    await _in_a_flow(centre, window, looks)
    await _answered_by_a_flow(centre, window, looks)
    await centre.client.ask("DELETE", "/settings/intent_models/wishes", login="admin")
    assert looks.faults == []


async def _in_a_flow(centre: RunningCentre, window: Window, looks: Looks) -> None:
    value = {"id": "asks", "name": "Asks", "document": LINE}
    await centre.client.ask("POST", "/settings/flows", {"value": value}, login="admin")
    await window.page.set_viewport_size({"width": 1440, "height": 900})
    await window.page.goto(f"http://127.0.0.1:{centre.http_port}/flows/asks/design")
    await window.page.locator('[data-step="Wish"]').click()
    await expect(drawer(window).get_by_role("combobox", name="Intent", exact=True).first).to_have_value("Billing")
    await looks.take(window, "step", VIEWS[:2])
    log = await _asks_about_the_bill(window)
    await expect(log).to_contain_text("Says “why is my bill so high”")
    await expect(log).to_contain_text("Understood: billing")
    await looks.take(window, "tried-out", VIEWS[:2])
    await centre.client.ask("DELETE", "/settings/flows/asks", login="admin")


async def _answered_by_a_flow(centre: RunningCentre, window: Window, looks: Looks) -> None:
    """A question that has an answer is answered in a flow that is tried out, and whether it helped is asked."""
    value = {"id": "faq", "name": "Questions", "document": QUESTIONS}
    await centre.client.ask("POST", "/settings/flows", {"value": value}, login="admin")
    await window.page.goto(f"http://127.0.0.1:{centre.http_port}/flows/faq/design")
    await window.page.locator('[data-step="Questions"]').click()
    await expect(drawer(window).get_by_text("Asks whether that helped (1 yes, 2 no, 3 again)")).to_be_visible()
    await looks.take(window, "knowledge", VIEWS[:2])
    log = await _asks_about_the_bill(window)
    await expect(log).to_contain_text(ANSWER)
    await expect(log).to_contain_text("Did that help?")
    await looks.take(window, "answered", VIEWS[:2])
    await centre.client.ask("DELETE", "/settings/flows/faq", login="admin")


async def _asks_about_the_bill(window: Window) -> Locator:
    """The flow that is open is tried out by a caller who hears the question and says this; what became of it."""
    await window.press("Escape")
    await window.click("Try out")
    dock = window.page.get_by_role("region", name="Try out")
    await dock.get_by_role("button", name="Hear to the end").click()
    await dock.get_by_label("Or the caller says").fill("why is my bill so high")
    await dock.get_by_role("button", name="Say it").click()
    return dock.get_by_role("log")
