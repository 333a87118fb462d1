"""A treatment is made in the page, named by a queue, and looked at in every light."""

import re
from math import log
from urllib.parse import parse_qs, urlsplit

import msgspec
import pytest
from playwright.async_api import Route, expect

from ringhall.engine.routing.rules.patience import HOUR_MS, Wait
from ringhall.engine.routing.rules.patience_shown import shown
from tests.support.drawers import choose, drawer, field, go_to_part, save
from tests.support.looks import Looks, output_folder
from tests.support.running_centre import RunningCentre
from tests.support.windows import OpenWindow

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="package"), pytest.mark.timeout(240)]


async def test_a_treatment_is_made_and_a_queue_names_it(centre: RunningCentre, open_window: OpenWindow) -> None:
    looks = Looks(output_folder("treatments"))
    window = await open_window("admin", "/settings/treatments")
    await expect(window.page.get_by_text("No waiting treatment yet")).to_be_visible()
    await looks.take(window, "empty")
    await window.press("a")
    await field(window, "Name").fill("Evenings")
    await go_to_part(window, "Sound")
    await drawer(window).get_by_role("button", name="Add music").click()
    await choose(window, "Plays", "Piano, calm")
    await drawer(window).get_by_role("button", name="Add an announcement").click()
    await field(window, "Words in English").fill("We are fewer in the evening.")
    await drawer(window).get_by_text("sl", exact=True).click()
    await field(window, "Words in Slovenian").fill("Zvečer nas je manj.")
    await expect(drawer(window).get_by_text("Said in: English, Slovenian. Others hear it in: English.")).to_be_visible()
    await looks.take(window, "sound")
    await go_to_part(window, "Place and wait")
    await field(window, "Then every").first.fill("3")
    await expect(drawer(window).get_by_text("Give 0 for once only, or at least 10 seconds.")).to_be_visible()
    await field(window, "Then every").first.fill("30")
    await expect(drawer(window).get_by_text("Give 0 for once only")).to_have_count(0)
    await looks.take(window, "outlook")
    await go_to_part(window, "Hold menu")
    await field(window, "Words in English").first.fill("Press 1 for your place, 2 for an offer.")
    await drawer(window).get_by_role("button", name="Add a key").click()
    await drawer(window).get_by_role("button", name="Add a key").click()
    await choose(window, "Does", "Advert")
    await expect(
        drawer(window).get_by_text("Give it a name: it is counted, and perhaps billed, by that.").first
    ).to_be_visible()
    await looks.take(window, "menu-with-a-fault")
    await choose(window, "When", "By patience: before most give up")
    await field(window, "Before that").fill("12")
    await field(window, "Name").fill("Offer")
    await field(window, "Words in English").last.fill("Half the price this week.")
    await expect(drawer(window).get_by_text("This says nothing")).to_have_count(0)
    await looks.take(window, "menu")
    await save(window, "Evenings")
    stored = (await centre.client.ask("GET", "/settings/treatments/evenings", login="admin"))["value"]
    assert [(each["key"], each["kind"], each["name"]) for each in stored["menu"]] == [
        ("1", "position", ""),
        ("2", "advert", "Offer"),
    ]
    assert stored["announcements"][0]["prompt"] == [
        {"text": {"en": "We are fewer in the evening.", "sl": "Zvečer nas je manj."}}
    ]
    assert (stored["position_every_seconds"], stored["menu_by"], stored["menu_margin_seconds"]) == (30, "peak", 12)
    await window.page.goto(f"http://127.0.0.1:{centre.http_port}/queues?edit=billing&tab=waiting")
    await choose(window, "Waiting treatment", "Evenings")
    await looks.take(window, "queue")
    await save(window, "Billing")
    await drawer(window).get_by_role("link", name=re.compile("Evenings")).click()
    await expect(drawer(window).get_by_role("link", name="Billing")).to_be_visible()
    refused = await centre.client.answer("DELETE", "/settings/treatments/evenings", login="admin")
    assert refused.status == 409
    held = await centre.client.ask("GET", "/settings/queues/billing", login="admin")
    plain = {"value": held["value"] | {"treatment": ""}, "version": held["version"]}
    await centre.client.ask("PUT", "/settings/queues/billing", plain, login="admin")
    await centre.client.ask("DELETE", "/settings/treatments/evenings", login="admin")
    assert looks.faults == []


WAITS = [Wait(n % 7 * HOUR_MS, 5_000 - round(90_000 * log((n + 1) / 401)), gave_up=n % 4 == 0) for n in range(400)]
BURST = [Wait(2 * HOUR_MS, 125_000 + n * 100, gave_up=True) for n in range(60)]


async def test_the_curve_of_patience_is_drawn_by_the_hour(open_window: OpenWindow) -> None:
    looks = Looks(output_folder("patience"))
    window = await open_window("admin", "/queues?edit=sales&tab=waiting")
    await expect(drawer(window).get_by_text("Patience of the callers").first).to_be_visible()

    async def many(route: Route) -> None:
        """As a queue that is years old would answer; what a young one says is seen first."""
        hour = parse_qs(urlsplit(route.request.url).query).get("hour")
        told = msgspec.to_builtins(shown([*WAITS, *BURST], int(hour[0]) if hour else None, 0))
        await route.fulfill(json=told)

    await window.page.route("**/queues/billing/patience*", many)
    await window.page.goto(window.page.url.replace("edit=sales", "edit=billing"))
    await expect(drawer(window).get_by_text("Callers give up fastest after 2:00")).to_be_visible()
    await looks.take(window, "all-hours")
    await choose(window, "Callers who came", "05:00 (57 waits)")
    await expect(drawer(window).get_by_text("57 waits, ")).to_be_visible()
    await looks.take(window, "one-hour")
    assert looks.faults == []
