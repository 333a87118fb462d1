"""Pages as languages written from right to left will have them: the frame turns round, figures and numbers do not."""

import pytest
from playwright.async_api import Browser

from tests.support.centre_document import NUMBER, PERSON
from tests.support.looks import Looks, output_folder
from tests.support.running_centre import RunningCentre
from tests.support.sweep import Visit, comes_in, goes_to
from tests.support.windows import windows

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="package"), pytest.mark.timeout(120)]


async def test_the_main_pages_from_right_to_left(browser: Browser, centre: RunningCentre) -> None:
    looks = Looks(output_folder("right-to-left"))
    [person, *_] = await centre.client.ask("GET", f"/customers?text={PERSON.split()[0]}")
    pages = {
        "supervisor": (
            Visit("board", "/board", "table"),
            Visit("contacts", "/contacts", "main"),
            Visit("customer", f"/customers/{person['id']}", "main form"),
            Visit("customers", "/customers", "table"),
            Visit("figures", "/figures/queues", "table"),
            Visit("wall", "/wall", "tbody tr"),
        ),
        "agent1": (Visit("desk", "/desk"),),
        "admin": (
            Visit("queue", "/queues?edit=billing", "form"),
            Visit("numbers", f"/numbers?edit={NUMBER}", "form"),
            Visit("settings", "/settings", "main section"),
            Visit("states", "/design?part=states", "main figure"),
        ),
    }
    async with windows(browser, centre) as open_window:
        for login, visits in pages.items():
            window = await comes_in(open_window, login)
            for visit in visits:
                await goes_to(window, visit)
                await looks.mirrored(window, visit.name)
    assert not looks.faults, "\n".join(looks.faults)
