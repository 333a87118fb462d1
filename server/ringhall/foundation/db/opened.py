"""Opens a centre's database for one command, whether the centre runs or not."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

from ringhall.foundation.data_folder import DataFolder
from ringhall.foundation.db.embedded import EmbeddedPostgres
from ringhall.foundation.db.engine import Database
from ringhall.foundation.db.migrate import migrate
from ringhall.foundation.settings import Settings


@contextmanager
def database_url(settings: Settings) -> Iterator[str]:
    """The URL of the centre's database; an embedded server that was not running is started and stopped again."""
    if settings.database is not None:
        yield settings.database
        return
    folder = DataFolder(settings.data)
    folder.make()
    server = EmbeddedPostgres(folder.postgres, folder.logs / "postgres.log")
    server.start()
    try:
        yield server.url
    finally:
        if not server.found_running:
            server.stop()


@asynccontextmanager
async def opened(url: str) -> AsyncIterator[Database]:
    """The database, brought to this version's tables."""
    migrate(url)
    database = Database(url)
    try:
        yield database
    finally:
        await database.close()
