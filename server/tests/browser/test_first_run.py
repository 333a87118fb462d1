"""A person with an empty folder and a keyboard: from the printed address to a real call, with a break half-way."""

import re
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Locator, Page, expect

from tests.support.looks import LANGUAGES, Looks, speaks
from tests.support.running_centre import RunningCentre, centre_folder
from tests.support.windows import MICROPHONE_HZ, OpenWindow, Window

pytestmark = [
    pytest.mark.browser,
    pytest.mark.desktop,
    pytest.mark.asyncio(loop_scope="package"),
    pytest.mark.timeout(180),
]
PASSWORD = "seven green boats"
TAB_PRESSES_MAX = 80


@pytest_asyncio.fixture(scope="module", loop_scope="package")
async def centre() -> AsyncIterator[RunningCentre]:
    """`ringhall serve` on an empty folder."""
    async with centre_folder() as folder:
        empty = RunningCentre(folder, ("serve",))
        try:
            await empty.start()
            yield empty
            assert await empty.stop() == 0
        finally:
            empty.clear_away()


@pytest.fixture
def looks(tmp_path_factory: pytest.TempPathFactory) -> Looks:
    """Pictures of this test."""
    return Looks(tmp_path_factory.mktemp("pictures"))


async def walk_to(page: Page, there: Locator) -> None:
    """Press Tab until the focus is there."""
    await expect(there).to_be_visible()
    for _ in range(TAB_PRESSES_MAX):
        if await there.evaluate("(element) => element === document.activeElement"):
            return
        await page.keyboard.press("Tab")
    raise AssertionError(f"The keyboard does not reach {there}.")


async def types(page: Page, label: str, text: str) -> None:
    """Go to a field by keyboard and write it anew."""
    await walk_to(page, page.get_by_label(label, exact=True).and_(page.locator("input, textarea")))
    await page.keyboard.press("Control+a")
    await page.keyboard.type(text)


async def presses(page: Page, name: str | re.Pattern[str]) -> None:
    """Go to a button by keyboard and press it."""
    await walk_to(page, page.get_by_role("button", name=name, exact=True))
    await page.keyboard.press("Enter")


async def look_at(looks: Looks, window: Window, name: str) -> None:
    """Photograph in English, light and dark, with the search for barriers."""
    await looks.take(window, name)
    await window.page.set_viewport_size({"width": 1440, "height": 900})


async def comes_in(window: Window, looks: Looks) -> None:
    """Organisation and first administrator, with a reload between them."""
    page = window.page
    title = page.get_by_role("heading", level=1)
    await expect(title).to_have_text("Organisation")
    assert "#" not in page.url
    await types(page, "Name of the organisation", "Harbour Energy")
    await look_at(looks, window, "welcome-organisation")
    await page.keyboard.press("Enter")
    await expect(title).to_have_text("First administrator")
    # Left here: the organisation is on the server, the token with this tab.
    await page.reload()
    await expect(title).to_have_text("First administrator")
    await types(page, "Your name", "Anna Berg")
    await types(page, "Password", "anna.berg")
    await expect(page.get_by_role("listitem").filter(has_text="Kept")).to_have_count(1)
    await types(page, "Password", PASSWORD)
    await expect(page.get_by_role("listitem").filter(has_text="Kept")).to_have_count(3)
    await look_at(looks, window, "welcome-administrator")
    await presses(page, "Become administrator")


async def sets_up(window: Window, looks: Looks) -> None:
    """Number and agent; the queue is skipped, and the rest left and taken up again from the overview."""
    page = window.page
    step = page.get_by_role("heading", level=2).first
    await expect(step).to_have_text("First number")
    await types(page, "Number", "100")
    await expect(page.get_by_label("Greeting", exact=True)).to_have_value("Welcome to Harbour Energy.")
    await presses(page, "Hear it: Greeting")
    await expect(page.get_by_role("button", name="Stop: Greeting")).to_be_visible()
    await look_at(looks, window, "welcome-number")
    await presses(page, "Save and go on")
    await expect(step).to_have_text("First queue")
    await look_at(looks, window, "welcome-queue")
    await presses(page, "Skip for now")
    await expect(step).to_have_text("First agent")
    await presses(page, "Leave for now")
    await window.sees("2 steps of the setup are left:")
    await presses(page, "Continue")
    await expect(step).to_have_text("First agent")
    await look_at(looks, window, "welcome-agent")
    await presses(page, "Save and go on")
    await expect(step).to_have_text("Test call")


async def calls(window: Window, looks: Looks) -> None:
    """Caller and agent in one page: ready, call, answer, hear, hang up, finish."""
    page = window.page
    await presses(page, re.compile("^Ready"))
    await expect(page.get_by_role("button", name="My state: Ready")).to_be_visible()
    await look_at(looks, window, "welcome-call")
    await presses(page, "Call now")
    await expect(page.locator("#call")).to_contain_text("Main line")
    await expect(page.locator("#call").get_by_role("button", name="Answer")).to_be_enabled()
    await page.keyboard.press("F2")
    await expect(page.locator("#call")).to_contain_text("Talking")
    await window.hears(MICROPHONE_HZ)
    await walk_to(page, page.locator("#content").get_by_role("button", name="Hang up"))
    await page.keyboard.press("Enter")
    await window.sees("What happened")
    await look_at(looks, window, "welcome-call-over")
    await page.keyboard.press("Control+Enter")
    await presses(page, "That was a real call")
    await window.sees("Your centre works")


async def test_from_an_empty_folder_to_a_real_call_by_keyboard(
    centre: RunningCentre,
    open_window: OpenWindow,
    looks: Looks,
) -> None:
    async def printed() -> re.Match[str] | None:
        """The address stands in the terminal a moment after the first good answer."""
        return re.search(r"/welcome#([0-9A-Z-]+)", centre.said)

    found = await centre.client.until(printed)
    assert found[1] not in str(centre.log_lines)
    window = await open_window("", f"/welcome#{found[1]}")
    await comes_in(window, looks)
    await sets_up(window, looks)
    await calls(window, looks)
    for language in LANGUAGES[1:]:
        await speaks(window, language, "/welcome/number")
        await expect(window.page.locator("main form")).to_be_visible()
        await looks.take(window, "welcome-number")
    await speaks(window, "en", "/welcome/ready")
    await presses(window.page, "To the board")
    await expect(window.page.get_by_role("heading", level=1)).to_have_text("Board")
    await expect(window.page.get_by_text("of the setup")).to_have_count(0)
    assert not looks.faults, "\n".join(looks.faults)


async def test_afterwards_the_address_leads_to_the_sign_in(centre: RunningCentre, browser: Browser) -> None:
    found = re.search(r"/welcome#([0-9A-Z-]+)", centre.said)
    assert found
    context = await browser.new_context(locale="en-GB")
    page = await context.new_page()
    await page.goto(f"http://127.0.0.1:{centre.http_port}/welcome#{found[1]}")
    await expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")
    await context.close()
