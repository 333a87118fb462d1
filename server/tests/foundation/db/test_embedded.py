"""The embedded PostgreSQL starts, is found again, comes back when killed, and stops."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from ringhall.foundation.db import embedded, server_settings
from ringhall.foundation.db.embedded import EmbeddedPostgres
from ringhall.foundation.db.errors import DatabaseUnusable

pytestmark = pytest.mark.real


@pytest.fixture
def server(private_folder: Path) -> Iterator[EmbeddedPostgres]:
    server = EmbeddedPostgres(private_folder / "data", private_folder / "logs" / "postgres.log")
    server.start()
    yield server
    server.stop()


def test_it_keeps_every_commit_and_listens_on_no_network(server: EmbeddedPostgres) -> None:
    with psycopg.connect(server.url) as connection:
        said = {
            name: connection.execute(f"SHOW {name}").fetchone()
            for name in ("fsync", "synchronous_commit", "full_page_writes", "listen_addresses", "server_encoding")
        }
    assert said == {
        "fsync": ("on",),
        "synchronous_commit": ("on",),
        "full_page_writes": ("on",),
        "listen_addresses": ("",),
        "server_encoding": ("UTF8",),
    }


DIES_AT_ONCE = """
import os, signal, sys, pathlib
from ringhall.foundation.db.embedded import EmbeddedPostgres
EmbeddedPostgres(pathlib.Path(sys.argv[1]) / "data", pathlib.Path(sys.argv[1]) / "postgres.log").start()
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_server_left_running_by_a_killed_ringhall_is_used_again(private_folder: Path) -> None:
    subprocess.run([sys.executable, "-c", DIES_AT_ONCE, private_folder], check=False, timeout=60)
    left = int((private_folder / "data" / "postmaster.pid").read_text().split()[0])
    heir = EmbeddedPostgres(private_folder / "data", private_folder / "postgres.log")
    heir.start()
    assert heir.pid == left
    heir.stop()
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(heir.url)


async def test_a_killed_server_is_started_again_with_all_that_was_committed(server: EmbeddedPostgres) -> None:
    watch = asyncio.create_task(server.watch())
    with psycopg.connect(server.url) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 7 AS n")
    first = server.pid
    assert first is not None
    os.kill(first, signal.SIGKILL)
    until = time.monotonic() + 20
    while server.pid == first or not server._answers():
        assert time.monotonic() < until, "the server did not come back"
        await asyncio.sleep(0.05)
    with psycopg.connect(server.url) as connection:
        assert connection.execute("SELECT n FROM kept").fetchone() == (7,)
    watch.cancel()


def test_a_long_path_does_not_stop_it(private_folder: Path) -> None:
    folder = private_folder / ("a-folder-with-a-long-name-" * 4) / "data"
    server = EmbeddedPostgres(folder, private_folder / "postgres.log")
    server.start()
    with psycopg.connect(server.url) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)
    server.stop()


def test_a_folder_that_cannot_be_used_is_named(private_folder: Path) -> None:
    (private_folder / "data").mkdir()
    (private_folder / "data" / "letter.txt").write_text("already here")
    with pytest.raises(DatabaseUnusable, match="could not be made"):
        EmbeddedPostgres(private_folder / "data", private_folder / "postgres.log").start()


def test_a_server_that_never_answers_is_given_up(private_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedded, "START_SECONDS_MAX", 0.3)
    monkeypatch.setitem(server_settings.SETTINGS, "shared_buffers", "nonsense")
    with pytest.raises(DatabaseUnusable, match="did not start"):
        EmbeddedPostgres(private_folder / "data", private_folder / "postgres.log").start()
