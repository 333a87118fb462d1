"""What every test may ask for, and which tests run side by side."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from ringhall.foundation.db.engine import Database
from tests.support.postgres import database_url, postgres, private_folder

__all__ = ["database", "database_url", "postgres", "private_folder"]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files run side by side (`-n`), the tests of a file in turn; those in the browser share a centre and begin."""
    for item in items:
        file = item.nodeid.partition("::")[0]
        item.add_marker(pytest.mark.xdist_group("browser" if item.get_closest_marker("browser") else file))
    items.sort(key=lambda item: item.get_closest_marker("browser") is None)


@pytest_asyncio.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """A pool on this test's own database."""
    database = Database(database_url)
    yield database
    await database.close()
