"""The centre that tests of the API speak to."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio

from ringhall.foundation.db.engine import Database
from tests.support.api_centre import ApiCentre, an_api_centre


@pytest_asyncio.fixture
async def centre(database: Database, database_url: str, tmp_path: Path) -> AsyncIterator[ApiCentre]:
    """A small centre with its API, on a database of its own."""
    async with an_api_centre(database, database_url, tmp_path) as centre:
        yield centre
