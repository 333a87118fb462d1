"""One embedded PostgreSQL for the whole test session, and a fresh database of it for each test."""

import itertools
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
import pytest

from ringhall.foundation.db.embedded import EmbeddedPostgres
from ringhall.foundation.db.migrate import migrate

TEMPLATE = "ringhall_template"
# These databases live for one test; what must survive a crash is tested on servers with the settings as shipped.
FAST = {"fsync": "off", "full_page_writes": "off"}


@dataclass
class TestServer:
    """A running server with a migrated template database."""

    __test__ = False
    server: EmbeddedPostgres
    _numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def url(self, database: str) -> str:
        return self.server.url.replace("@/ringhall?", f"@/{database}?")

    def run(self, statement: str) -> None:
        with psycopg.connect(self.server.url, autocommit=True) as connection:
            connection.execute(statement)

    def new_database(self, template: str | None = TEMPLATE) -> str:
        """The URL of a database nobody has used yet."""
        name = f"test_{next(self._numbers)}"
        self.run(f"CREATE DATABASE {name} TEMPLATE {template or 'template0'} STRATEGY FILE_COPY")
        return self.url(name)

    def drop(self, url: str) -> None:
        name = psycopg.conninfo.conninfo_to_dict(url)["dbname"]
        self.run(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def private_folder() -> Iterator[Path]:
    """A folder for a test that starts a PostgreSQL of its own.

    Not pytest's: each run of pytest closes that to other accounts, also under the PostgreSQL of a run beside it.
    """
    with tempfile.TemporaryDirectory(prefix="ringhall-test-") as folder:
        yield Path(folder)


@pytest.fixture(scope="session")
def postgres() -> Iterator[TestServer]:
    """The session's server."""
    with tempfile.TemporaryDirectory(prefix="ringhall-tests-") as folder:
        yield from _running(Path(folder))


def _running(folder: Path) -> Iterator[TestServer]:
    server = EmbeddedPostgres(folder / "data", folder / "postgres.log", FAST)
    server.start()
    try:
        running = TestServer(server)
        running.run(f"CREATE DATABASE {TEMPLATE}")
        migrate(running.url(TEMPLATE))
        yield running
    finally:
        server.stop()


@pytest.fixture
def database_url(postgres: TestServer) -> Iterator[str]:
    """A fresh, migrated database for this test."""
    url = postgres.new_database()
    yield url
    postgres.drop(url)
