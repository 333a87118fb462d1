"""What is a person's own, in a real browser: the palette, keys, language, password and sessions."""

import re
import time
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, expect

from tests.support.authenticator import shown_by_app
from tests.support.centre_document import PASSWORD, PERSON
from tests.support.desks import sign_in
from tests.support.looks import Looks, output_folder
from tests.support.running_centre import RunningCentre
from tests.support.windows import OpenWindow, windows

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="package")]
LOGIN = "keykeeper"
NEW_PASSWORD = "eleven quiet harbours"


@pytest_asyncio.fixture(scope="module", loop_scope="package")
async def person(centre: RunningCentre) -> AsyncIterator[str]:
    """Somebody of these tests only, who sits at agent 3's seat."""
    body = {"login": LOGIN, "name": "Own Account", "roles": ["agent"], "agent_id": "agent3", "password": PASSWORD}
    user = await centre.client.ask("POST", "/users", body, login="admin")
    yield LOGIN
    await centre.client.set_state("agent3", "offline")
    await centre.client.answer("DELETE", f"/users/{user['id']}", login="admin")


async def chooses(page: Page, typed: str, option: str) -> None:
    """Types into the palette until the option is the chosen one, as a screen reader is told, and takes it."""
    await page.keyboard.press("Control+k")
    field = page.get_by_role("combobox", name="Search and commands")
    await expect(field).to_be_focused()
    await field.press_sequentially(typed)
    chosen = page.get_by_role("option", name=option).first
    await expect(chosen).to_be_visible()
    for _ in range(await page.get_by_role("option").count()):
        if await chosen.get_attribute("aria-selected") == "true":
            break
        await page.keyboard.press("ArrowDown")
    assert await field.get_attribute("aria-activedescendant") == await chosen.get_attribute("id")
    await page.keyboard.press("Enter")
    await expect(field).to_have_count(0)


async def test_the_palette_sets_a_state_goes_to_pages_and_finds_a_customer(
    centre: RunningCentre, open_window: OpenWindow, person: str
) -> None:
    window = await open_window(person, "/desk")
    state = window.page.get_by_role("button", name="My state:")
    await expect(state).to_be_visible()
    await chooses(window.page, "brea", "Not ready: Break")
    await expect(state).to_have_accessible_name("My state: Break")
    assert (await centre.client.agent("agent3"))["reason"] == "break"
    await chooses(window.page, PERSON.split()[0][:6].lower(), PERSON)
    await expect(window.page).to_have_url(re.compile("/customers/.+"))
    await window.page.keyboard.press("Control+k")
    await expect(window.page.get_by_role("option").first).to_have_text("Not ready: Break")
    await expect(window.page.get_by_role("group", name="Used lately")).to_be_visible()
    await window.press("Escape")
    await chooses(window.page, "keys of", "Keys of this page")
    await window.sees("Go to a page")


async def test_a_changed_key_is_shown_everywhere_and_follows_to_another_browser(
    open_window: OpenWindow, person: str
) -> None:
    window = await open_window(person, "/me/account/keys")
    page = window.page
    change = page.get_by_role("button", name="Change the key of “Not ready, with a reason”")
    for key, fault in (("r", "R belongs to “Ready” already."), ("Control+t", "The browser or the system keeps Ctrl T")):
        await change.click()
        await page.keyboard.press(key)
        await window.sees(fault)
    await change.click()
    await page.keyboard.press("x")
    await expect(change).to_have_accessible_name(re.compile(": X$"))
    await window.sees("Usual: N")

    desk = await open_window(person, "/desk")
    await expect(desk.page.get_by_role("button", name="My state:")).to_be_visible()
    await desk.press("n")
    await desk.press("x")
    await expect(desk.page.get_by_role("menuitem", name="Lunch")).to_be_visible()
    await desk.press("Escape")
    await desk.press("?")
    await expect(desk.page.locator("dl > div", has_text="Not ready, with a reason").locator("kbd")).to_have_text("X")
    await page.get_by_role("button", name="Usual keys again").click()
    await expect(change).to_have_accessible_name(re.compile(": N$"))


async def test_the_account_decides_on_the_language_and_the_device_before(open_window: OpenWindow, person: str) -> None:
    window = await open_window("", "/sign-in")
    page = window.page
    await page.evaluate(
        "localStorage.setItem('ringhall.language', 'sl'); localStorage.setItem('ringhall.phone', 'desk')"
    )
    await page.reload()
    await expect(page.locator("html")).to_have_attribute("lang", "sl")
    await page.locator("input[autocomplete=username]").fill(person)
    await page.locator("input[autocomplete=current-password]").fill(PASSWORD)
    await window.press("Enter")
    await expect(page.locator("html")).to_have_attribute("lang", "en")
    await page.goto(page.url.replace("/desk", "/me/account"))
    await page.get_by_text("Dark", exact=True).click()
    await expect(page.locator("html")).to_have_attribute("data-mantine-color-scheme", "dark")
    await page.get_by_role("button", name="Own Account").click()
    await page.get_by_role("menuitem", name="Sign out").click()
    await expect(page.locator("html")).to_have_attribute("lang", "sl")
    await expect(page.locator("html")).to_have_attribute("data-mantine-color-scheme", "light")


async def test_a_pin_for_phones_is_set_and_taken_away_by_who_knows_the_password(
    centre: RunningCentre, open_window: OpenWindow, person: str
) -> None:
    window = await open_window(person, "/me/account/security")
    page = window.page
    await window.sees("Dial *11 at any phone of the centre, then your extension 203 and this PIN")
    await window.sees("You have no PIN yet.")
    await page.get_by_label("PIN", exact=True).fill("1234")
    await window.click("Set PIN")
    await window.sees("Type it here.")
    window.forgives("400")
    for pin, said in (("1234", "choose digits that do not simply repeat or count."), ("80527314", "Your PIN is set.")):
        await page.get_by_label("Your password").fill(PASSWORD)
        await page.get_by_label("PIN", exact=True).fill(pin)
        await window.click("Set PIN")
        await window.sees(said)
    await window.sees("You have a PIN.")
    await expect(page.get_by_label("PIN", exact=True)).to_have_value("")
    assert (await centre.client.ask("GET", "/me/pin", login=person))["has_pin"] is True
    await page.get_by_label("Your password").fill(PASSWORD)
    await window.click("Take away PIN")
    await window.sees("You have no PIN yet.")


async def test_a_second_factor_is_set_up_with_a_phone_and_asked_for_at_the_entrance(
    centre: RunningCentre, browser: Browser, open_window: OpenWindow, person: str
) -> None:
    looks = Looks(output_folder("second-factor"))
    window = await open_window(person, "/me/account/security")
    page, panel = (
        window.page,
        window.page.locator("section", has=window.page.get_by_role("heading", name="Second factor")),
    )
    await panel.get_by_label("Your present password").fill(PASSWORD)
    await panel.get_by_role("button", name="Set it up").click()
    await expect(panel.get_by_role("img", name="QR code")).to_be_visible()
    await looks.take(window, "scan")
    secret = await panel.locator("pre").inner_text()
    await panel.get_by_label("Code").fill("000000")
    window.forgives("403")
    await panel.get_by_role("button", name="Switch it on").click()
    await window.sees("This code is not right, or was used already.")
    await panel.get_by_label("Code").fill(shown_by_app(secret, time.time()))
    await panel.get_by_role("button", name="Switch it on").click()
    await window.sees("Keep these recovery codes where others do not see them.")
    codes = (await panel.locator("pre").inner_text()).split()
    await looks.take(window, "codes")
    await panel.get_by_role("button", name="I have kept them").click()
    await window.sees("10 recovery codes are left.")
    async with windows(browser, centre) as at_the_door:
        door = await at_the_door("", "/sign-in")
        door.forgives("401")
        await door.page.get_by_label("Login").fill(person)
        await door.page.get_by_label("Password", exact=True).fill(PASSWORD)
        await door.page.keyboard.press("Enter")
        await expect(door.page.get_by_label("Code")).to_be_focused()
        await looks.take(door, "door")
        await door.page.keyboard.type(codes[0])
        await door.page.keyboard.press("Enter")
        await expect(door.page.get_by_label("Code")).to_have_count(0)
        await door.page.evaluate("fetch('/api/v1/session', {method: 'DELETE'})")
    await page.reload()
    await window.sees("9 recovery codes are left.")
    await panel.get_by_label("Your present password").fill(PASSWORD)
    await panel.get_by_role("button", name="Switch it off").click()
    await window.sees("Your password alone lets you in.")
    assert not looks.faults


async def test_a_new_password_sends_all_other_browsers_to_the_entrance(open_window: OpenWindow, person: str) -> None:
    elsewhere = await open_window(person, "/contacts")
    await elsewhere.sees("Contacts")
    elsewhere.forgives("401")
    window = await open_window("", "/sign-in")
    await window.page.evaluate("localStorage.setItem('ringhall.phone', 'desk')")
    await sign_in(window, person)
    await window.page.wait_for_url("**/desk")
    await window.page.goto(window.page.url.replace("/desk", "/me/account/security"))
    await expect(window.page.get_by_role("row", name="This browser")).to_contain_text("Chrome · Linux")
    await expect(window.page.get_by_role("row")).to_have_count(3)
    window.forgives("403")
    for old in ("not the old one", PASSWORD):
        await window.page.get_by_label("Old password").fill(old)
        for label in ("New password", "New password again"):
            await window.page.get_by_label(label, exact=True).fill(NEW_PASSWORD)
        await window.click("Change password")
        await window.sees("Your present password is wrong." if old != PASSWORD else "Your password is changed.")
    await expect(window.page.get_by_role("row")).to_have_count(2)
    await elsewhere.page.wait_for_url("**/sign-in")
