"""What a person does in the drawer of a settings page."""

from playwright.async_api import Locator, expect

from tests.support.windows import Window


def drawer(window: Window) -> Locator:
    """The opened thing."""
    return window.page.get_by_role("dialog")


def field(window: Window, label: str) -> Locator:
    """A field of the opened thing."""
    return drawer(window).get_by_label(label, exact=True)


async def choose(window: Window, label: str, option: str) -> None:
    """Choose from the list of a field."""
    await drawer(window).get_by_role("combobox", name=label).or_(field(window, label)).first.click()
    await window.page.get_by_role("option", name=option, exact=True).click()


async def go_to_part(window: Window, name: str) -> None:
    """Another part of the opened thing."""
    tab = drawer(window).get_by_role("tab", name=name)
    await tab.click()
    await expect(tab).to_have_attribute("aria-selected", "true")


async def save(window: Window, name: str) -> None:
    """Save by key, and see that it is saved."""
    await window.press("Control+s")
    await expect(window.page.get_by_text(f"{name} is saved.").first).to_be_attached()
