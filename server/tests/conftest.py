"""What every test may ask for, and which tests run side by side."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from ringhall.foundation.db.engine import Database
from tests.support.postgres import database_url, postgres, private_folder
from tests.support.side_by_side import FilesSideBySide, longest_first

__all__ = ["database", "database_url", "postgres", "private_folder"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest begin."""
    items.sort(key=longest_first)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> FilesSideBySide:
    """Files run side by side (`-n`)."""
    return FilesSideBySide(config, log)


@pytest_asyncio.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """A pool on this test's own database."""
    database = Database(database_url)
    yield database
    await database.close()
