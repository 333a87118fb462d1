"""pg_dump and pg_restore, of the version that fits the server."""

import os
import subprocess
from pathlib import Path

import psycopg

from ringhall.foundation.db import binaries
from ringhall.foundation.db.engine import as_libpq, as_sqlalchemy
from ringhall.foundation.db.errors import DatabaseUnusable

HOURS_MAX = 6


def dump(url: str, target: Path) -> None:
    """Write the whole database as it is at this moment, compressed; others go on working meanwhile."""
    _run("pg_dump", url, ["--format=custom", "--no-owner", "--no-privileges", f"--file={target}"])


def load(url: str, source: Path) -> None:
    """Fill the empty database, all or nothing."""
    with psycopg.connect(as_libpq(url)) as connection:
        there = connection.execute("SELECT to_regclass('story') IS NOT NULL").fetchone()
    if there is None or there[0]:
        raise DatabaseUnusable("The database is not empty; restore into a new one.")
    arguments = ["--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction", str(source)]
    _run("pg_restore", url, arguments)


def _run(program: str, url: str, arguments: list[str]) -> None:
    # The password goes by the environment: arguments can be read by everybody on the machine.
    parsed = as_sqlalchemy(url)
    password = {"PGPASSWORD": str(parsed.password)} if parsed.password else {}
    address = as_libpq(parsed.set(password=None).render_as_string(hide_password=False))
    done = subprocess.run(
        [binaries.find().program(program), f"--dbname={address}", *arguments],
        env=os.environ | password,
        capture_output=True,
        text=True,
        timeout=HOURS_MAX * 3600,
        check=False,
    )
    if done.returncode != 0:
        raise DatabaseUnusable(f"{program} did not succeed: {done.stderr.strip().splitlines()[-1]}")
