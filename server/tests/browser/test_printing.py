"""What is taken to a meeting: pages on paper with their heads and rows, without what only a screen needs."""

import io
import re
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.async_api import expect
from pypdf import PdfReader

from tests.support.centre_document import PERSON, PERSON_NUMBER
from tests.support.desks import Desk
from tests.support.looks import output_folder
from tests.support.windows import OpenWindow, Window

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="package"), pytest.mark.timeout(240)]

PAGES_MAX = 12


async def on_paper(window: Window, prints: Path, name: str, path: str, shows: str) -> str:
    """The text of the page as it is printed on A4; the PDF is kept to be looked at."""
    await window.page.goto(urljoin(window.page.url, path), wait_until="networkidle")
    await expect(window.page.locator(shows).first).to_be_visible()
    await expect(window.page.locator("main .mantine-Skeleton-root")).to_have_count(0)
    pdf = await window.page.pdf(format="A4", landscape=True, print_background=True)
    (prints / f"{name}.pdf").write_bytes(pdf)
    sheets = PdfReader(io.BytesIO(pdf)).pages
    assert 1 <= len(sheets) <= PAGES_MAX
    texts = [sheet.extract_text() for sheet in sheets]
    assert all(text.strip() for text in texts), "a sheet is empty"
    assert "printed by" in texts[0]
    return re.sub(r"\s+", " ", " ".join(texts))


async def test_pages_on_paper_hold_their_heads_and_rows(desk: Desk, open_window: OpenWindow) -> None:
    prints = output_folder("prints")
    caller, contact_id = await desk.in_a_call()
    await desk.notes.fill("Wants the invoice by post.")
    await desk.window.sees("Saved")
    await caller.hang_up()
    client = desk.centre.client
    await client.ask("POST", f"/contacts/{contact_id}/wrap_up", {}, login="agent1")
    await client.recordings(contact_id)
    window = await open_window("supervisor", "/board")

    story = await on_paper(window, prints, "story", f"/contacts/{contact_id}", "[role=slider]:not([aria-valuemax='0'])")
    for text in (PERSON, PERSON_NUMBER[-4:], "Recording", "Wants the invoice by post.", "Agent 1"):
        assert text in story, story
    assert "On the wave" not in story
    assert "Skip silence" not in story

    figures = await on_paper(window, prints, "figures", "/figures/queues", "figure svg")
    assert all(text in figures for text in ("Billing", "Sales", "Support", "Total", "Offered")), figures

    board = await on_paper(window, prints, "board", "/board", "main table")
    assert all(text in board for text in ("Billing", "All queues", "Agent 1", "Needs a person")), board

    contacts = await on_paper(window, prints, "contacts", "/contacts", "main table tbody tr")
    assert PERSON in contacts, contacts

    # The shared centre has seen many changes; this one is on the first page for sure.
    skill = {"id": "printing", "name": "Printing", "levels": {}}
    await client.ask("POST", "/settings/skills", {"value": skill}, login="admin")
    await client.ask("DELETE", "/settings/skills/printing", login="admin")
    admin = await open_window("admin", "/settings")
    audit = await on_paper(admin, prints, "audit", "/security/audit", "main table tbody tr")
    assert all(text in audit for text in ("When", "Skill Printing")), audit
    assert audit.count(f"{datetime.now(UTC):%b}") > 3, "the days of the changes"
    assert "Kind" not in audit, audit
