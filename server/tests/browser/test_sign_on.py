"""A person signs in with the company's account at a real provider, and nobody else gets in by it."""

from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from playwright.async_api import expect

from tests.support.drawers import drawer, field, save
from tests.support.identity_provider import SECRET, RunningProvider, identity_provider
from tests.support.looks import Looks, Views, output_folder
from tests.support.running_centre import RunningCentre
from tests.support.windows import OpenWindow, Window

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="package"), pytest.mark.timeout(240)]

VIEWS: Views = ((1440, 900, "light"), (1440, 900, "dark"), (400, 800, "light"))


async def set_up(window: Window, provider: RunningProvider) -> None:
    """The provider is made known in the page."""
    await window.press("a")
    await field(window, "Name").fill("Company")
    await field(window, "Issuer").fill(provider.issuer)
    await drawer(window).get_by_label("May lie in a private network").check(force=True)
    await field(window, "Client ID").fill("ringhall")
    await field(window, "Secret").fill(SECRET)
    await drawer(window).locator("label", has_text="preferred_username").click()
    await save(window, "Company")


async def signs_in_there(window: Window, login: str) -> None:
    """At the provider: a login, any password, and consent."""
    await window.page.get_by_role("link", name="Sign in with Company").click()
    await window.page.locator("input[name=login]").fill(login)
    await window.page.locator("input[name=password]").fill("anything")
    await window.page.get_by_role("button", name="Sign-in").click()
    await window.page.get_by_role("button", name="Continue").click()


async def test_people_sign_in_with_the_companys_account(centre: RunningCentre, open_window: OpenWindow) -> None:
    looks = Looks(output_folder("sign-on"))
    base = f"http://127.0.0.1:{centre.http_port}"
    admin = await open_window("admin", "/settings/identity-providers")
    await expect(admin.page.get_by_text("No sign-in service yet")).to_be_visible()
    async with identity_provider(f"{base}/api/v1/session/callback") as provider:
        await set_up(admin, provider)
        await looks.take(admin, "made", VIEWS)
        window = await open_window("", "/sign-in")
        # The provider's own pages look for a font outside.
        window.forgives("fonts.googleapis.com")
        window.forgives("status of 401")
        await expect(window.page.get_by_role("link", name="Sign in with Company")).to_be_visible()
        await looks.take(window, "entrance", VIEWS)
        await signs_in_there(window, "stranger")
        await expect(window.page.get_by_text("nobody here has your login")).to_be_visible()
        await looks.take(window, "nobody", VIEWS)
        await window.page.context.clear_cookies()
        await signs_in_there(window, "agent1")
        await expect(window.page.get_by_role("heading", name="Desk")).to_be_visible()
        await _what_another_began_lets_nobody_in(base)
    stored = await centre.client.ask("GET", "/settings/identity_providers/company", login="admin")
    assert "secret" not in stored["value"]
    await centre.client.ask("DELETE", "/settings/identity_providers/company", login="admin")
    assert looks.faults == [], looks.faults


async def _what_another_began_lets_nobody_in(base: str) -> None:
    """A state without the cookie of this browser, a made-up one, and none at all."""
    async with httpx.AsyncClient(base_url=f"{base}/api/v1/session") as browser:
        begun = await browser.get("/providers/company/start", params={"to": "//elsewhere.example"})
        assert begun.status_code == 303
        asked = parse_qs(urlsplit(begun.headers["location"]).query)
        assert asked["code_challenge_method"] == ["S256"]
        [state] = asked["state"]
    for given in ({"state": state, "code": "x"}, {"state": "made-up", "code": "x"}, {}):
        async with httpx.AsyncClient(base_url=f"{base}/api/v1/session") as another:
            answer = await another.get("/callback", params=given)
            assert answer.headers["location"] == "/sign-in?sign_on=sign-on-refused"
            assert "ringhall_session" not in answer.headers.get("set-cookie", "")
