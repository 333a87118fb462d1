"""The embedded PostgreSQL: made, started, watched and stopped by Ringhall in its own data folder.

It listens on a Unix socket only. It is a process of its own session, so that the end of Ringhall, however
sudden, does not end it; the next start finds it running and uses it.
"""

import asyncio
import hashlib
import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import psycopg

from ringhall.foundation.db import account, binaries
from ringhall.foundation.db.errors import DatabaseUnusable
from ringhall.foundation.db.server_settings import settings_for
from ringhall.foundation.logging import log

USER = "ringhall"
DATABASE = "ringhall"
START_SECONDS_MAX = 30.0
STOP_SECONDS_MAX = 15.0
WATCH_EVERY_SECONDS = 0.25
RESTART_WAIT_SECONDS_MAX = 5.0
LOG_BYTES_MAX = 10_000_000
SOCKET_PATH_LENGTH_MAX = 100


class EmbeddedPostgres:
    """One PostgreSQL server in one data folder; `settings` go before ours. The calls block; use them from a thread."""

    def __init__(self, folder: Path, log_file: Path, settings: Mapping[str, str] | None = None) -> None:
        self._folder = folder.resolve()
        self._settings = settings or {}
        self._log_file = log_file
        self._account = account.choose()
        self._process: subprocess.Popen[bytes] | None = None
        self._pid: int | None = None
        self._stopping = False
        self.found_running = False

    @property
    def url(self) -> str:
        """The address of Ringhall's database in this server."""
        return f"postgresql://{USER}@/{DATABASE}?host={self._socket_folder()}"

    @property
    def pid(self) -> int | None:
        """The process id of the running server, or None."""
        return self._pid

    def start(self) -> None:
        """Make the data folder if needed, start the server or find it running, make the database."""
        self._stopping = False
        self.found_running = self._answers()
        self._prepare()
        self._run(time.monotonic() + START_SECONDS_MAX)
        with self._connect("postgres") as connection:
            if connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone() is None:
                connection.execute(f"CREATE DATABASE {DATABASE}")

    def stop(self) -> None:
        """End the server in good order: connections are closed, everything is on disk."""
        self._stopping = True
        if self._pid is None:
            return
        for how in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
            if not self._signal(how) or self._gone_within(STOP_SECONDS_MAX):
                break
        self._alive()
        self._pid = self._process = None
        if self._socket_folder() != self._folder:
            with suppress(OSError):
                self._socket_folder().rmdir()

    async def watch(self) -> None:
        """Start the server again whenever it has ended unasked, waiting longer after each failure; never returns."""
        wait = WATCH_EVERY_SECONDS
        while True:
            await asyncio.sleep(wait)
            if self._stopping or self._alive():
                wait = WATCH_EVERY_SECONDS
                continue
            log.error("postgres.ended", pid=self._pid)
            try:
                await asyncio.to_thread(self.start)
                log.info("postgres.started_again", pid=self._pid)
            except DatabaseUnusable as problem:
                log.error("postgres.start_failed", problem=str(problem))
                wait = min(wait * 2, RESTART_WAIT_SECONDS_MAX)

    def _prepare(self) -> None:
        self._log_file.parent.mkdir(parents=True, exist_ok=True)
        if self._log_file.exists() and self._log_file.stat().st_size > LOG_BYTES_MAX:
            self._log_file.replace(self._log_file.with_suffix(".old.log"))
        version = self._folder / "PG_VERSION"
        self._binaries = binaries.find(int(version.read_text()) if version.exists() else None)
        self._account.reach(self._binaries.folder / "postgres")
        if not version.exists():
            self._initialise()

    def _initialise(self) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        self._account.own(self._folder)
        # From version 17 on, PostgreSQL brings its own UTF-8 order, the same on every machine.
        own_locale = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
        locale = own_locale if self._binaries.major >= 17 else ["--locale=C.UTF-8"]
        made = subprocess.run(
            [self._binaries.program("initdb"), "-D", self._folder, "-U", USER, "--auth=trust", "-E", "UTF8", *locale],
            capture_output=True,
            text=True,
            timeout=120,
            cwd="/",
            check=False,
            **self._account.popen(),
        )
        if made.returncode != 0:
            said = (made.stderr.strip() or made.stdout.strip()).replace("\n", " ")
            raise DatabaseUnusable(f"The database folder {self._folder} could not be made: {said}")

    def _run(self, until: float) -> None:
        while not self._answers():
            if time.monotonic() > until:
                self.stop()
                raise DatabaseUnusable(f"PostgreSQL did not start within its time; see {self._log_file}.")
            if not self._alive():
                self._launch()
            time.sleep(0.02)
        self._pid = self._pid_in_file()

    def _launch(self) -> None:
        socket_folder = self._socket_folder()
        socket_folder.mkdir(mode=0o700, exist_ok=True)
        self._account.own(socket_folder)
        settings = {**settings_for(self._binaries.major), **self._settings}
        settings["unix_socket_directories"] = str(socket_folder)
        arguments = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
        with self._log_file.open("ab") as output:
            self._process = subprocess.Popen(
                [self._binaries.program("postgres"), "-D", self._folder, *arguments],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                cwd="/",
                start_new_session=True,
                **self._account.popen(),
            )
        self._pid = self._process.pid

    def _socket_folder(self) -> Path:
        if len(str(self._folder)) <= SOCKET_PATH_LENGTH_MAX - len("/.s.PGSQL.5432"):
            return self._folder
        # The operating system allows about 100 letters for the path of a socket.
        short = hashlib.sha256(str(self._folder).encode()).hexdigest()[:12]
        return Path(tempfile.gettempdir()) / f"ringhall-{os.geteuid()}-{short}"

    def _connect(self, database: str) -> psycopg.Connection:
        host = str(self._socket_folder())
        return psycopg.connect(host=host, user=USER, dbname=database, autocommit=True, connect_timeout=5)

    def _answers(self) -> bool:
        """Whether the server of this very folder takes connections."""
        try:
            with self._connect("postgres") as connection:
                row = connection.execute("SHOW data_directory").fetchone()
        except psycopg.OperationalError:
            return False
        return row is not None and Path(row[0]) == self._folder

    def _pid_in_file(self) -> int | None:
        try:
            return int((self._folder / "postmaster.pid").read_text().split(maxsplit=1)[0])
        except (OSError, ValueError, IndexError):
            return None

    def _alive(self) -> bool:
        if self._process is not None:
            self._process.poll()
        return self._pid is not None and _running(self._pid)

    def _signal(self, number: int) -> bool:
        if self._pid is None:
            return False
        try:
            os.kill(self._pid, number)
        except ProcessLookupError:
            return False
        return True

    def _gone_within(self, seconds: float) -> bool:
        until = time.monotonic() + seconds
        while self._alive():
            if time.monotonic() > until:
                return False
            time.sleep(0.02)
        return True


def _running(pid: int) -> bool:
    """Whether the process does anything any more; one that has ended but was not fetched by its parent does not."""
    try:
        os.kill(pid, 0)
        return not Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].lstrip().startswith("Z")
    except ProcessLookupError:
        return False
    except FileNotFoundError:
        return not Path("/proc/self").exists()  # Where there is no /proc, the signal's word counts.
