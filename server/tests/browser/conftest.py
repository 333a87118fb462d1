"""One centre, one public network and one browser for each module of browser tests."""

import os
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser

from tests.support.desks import Desk, desk_document
from tests.support.public_network import PublicNetwork
from tests.support.running_centre import RunningCentre, network_around, running_centre
from tests.support.windows import OpenWindow, chromium, windows

# Pictures for the documents are taken when they are wanted; they test nothing.
collect_ignore = [] if os.environ.get("RINGHALL_PICTURES") else ["test_pictures.py"]


@pytest_asyncio.fixture(scope="package", loop_scope="package")
async def centre() -> AsyncIterator[RunningCentre]:
    """A whole centre as people run it."""
    async with running_centre(desk_document()) as centre:
        yield centre


@pytest_asyncio.fixture(scope="package", loop_scope="package")
async def network(centre: RunningCentre) -> AsyncIterator[PublicNetwork]:
    """Everybody who calls it."""
    async with network_around(centre) as network:
        yield network


@pytest_asyncio.fixture(scope="package", loop_scope="package")
async def browser(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Browser]:
    """A browser with a microphone, and without a desktop."""
    async with chromium(tmp_path_factory.mktemp("browser")) as browser:
        yield browser


@pytest_asyncio.fixture(scope="package", loop_scope="package")
async def whole_browser(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Browser]:
    """The browser with a desktop around it, for tests marked `desktop`."""
    async with chromium(tmp_path_factory.mktemp("whole-browser"), whole=True) as browser:
        yield browser


@pytest_asyncio.fixture(loop_scope="package")
async def calls(centre: RunningCentre, network: PublicNetwork) -> AsyncIterator[PublicNetwork]:
    """The network for one test: no call of it outlives the test, and nobody stays who would take calls of the next."""
    yield network
    await network.falls_silent()
    for agent in await centre.client.ask("GET", "/agents"):
        if agent["state"] != "offline":
            await centre.client.set_state(agent["id"], "offline")


@pytest.fixture
def suitable_browser(request: pytest.FixtureRequest) -> Browser:
    """The browser that the test needs."""
    found: Browser = request.getfixturevalue(
        "whole_browser" if request.node.get_closest_marker("desktop") else "browser"
    )
    return found


@pytest_asyncio.fixture(loop_scope="package")
async def open_window(suitable_browser: Browser, centre: RunningCentre) -> AsyncIterator[OpenWindow]:
    """Opens windows that are closed after the test."""
    async with windows(suitable_browser, centre) as open_window:
        yield open_window


@pytest_asyncio.fixture(loop_scope="package")
async def desk(centre: RunningCentre, calls: PublicNetwork, open_window: OpenWindow) -> AsyncIterator[Desk]:
    """Agent 1 has signed in and looks at the desk."""
    desk = Desk(centre, calls, await open_window("agent1", "/desk"))
    yield desk
    await desk.is_free()
