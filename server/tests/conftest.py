"""What every test may ask for, and which tests run side by side."""

import os
import tempfile
from collections.abc import AsyncIterator, Iterator

import pytest
import pytest_asyncio

from ringhall.foundation.db.engine import Database
from tests.support.postgres import database_url, postgres, private_folder
from tests.support.running_centre import SPOKEN
from tests.support.side_by_side import FilesSideBySide, longest_first

__all__ = ["database", "database_url", "postgres", "private_folder"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest begin."""
    items.sort(key=longest_first)


@pytest.hookimpl(wrapper=True)
def pytest_cmdline_main(config: pytest.Config) -> Iterator[None]:
    """One folder of spoken texts for all workers of this run, gone after it."""
    if SPOKEN in os.environ:
        return (yield)
    with tempfile.TemporaryDirectory(prefix="ringhall-spoken-") as folder:
        os.environ[SPOKEN] = folder
        return (yield)


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
