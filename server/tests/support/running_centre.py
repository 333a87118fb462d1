"""A whole centre in processes of its own: `ringhall serve` as people run it, and everything it starts.

async with running_centre(document()) as centre:
    await centre.client.set_state("agent1", "ready")
    centre.kill()
    seconds = await centre.start()
"""

import asyncio
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import IO, Any

from ringhall.apps.simulator.configuration import KeysBy
from ringhall.engine.telephony.asterisk.network import free_port
from ringhall.foundation.data_folder import DataFolder
from tests.support.centre_client import CentreClient
from tests.support.public_network import PublicNetwork, public_network

READY_SECONDS_MAX = 120.0
END_SECONDS_MAX = 30.0
RTP_PORTS = 400
SPOKEN = "TESTS_SPOKEN_FOLDER"
"""The variable that names where all centres of a run of tests keep what they had spoken; `conftest.py` sets it."""


class RunningCentre:
    """One data folder, and the processes that work in it."""

    def __init__(self, folder: Path, arguments: tuple[str, ...] = ("serve",)) -> None:
        self.folder = folder
        self.data = folder / "centre"
        self.http_port = free_port()
        self.sip_port = free_port(socket.SOCK_DGRAM)
        self.network_port = free_port(socket.SOCK_DGRAM)
        self.client = CentreClient(self.http_port)
        self.output = folder / "output.txt"
        self._arguments = arguments
        self._process: subprocess.Popen[bytes] | None = None

    @classmethod
    def of(cls, folder: Path, document: dict[str, Any]) -> "RunningCentre":
        """A centre that takes this configuration document at each start."""
        config = folder / "centre.json"
        centre = cls(folder, ("serve", "--config", str(config)))
        # Calls out go to the public network that a test may put around it.
        outside = {"host": "127.0.0.1", "port": centre.network_port}
        trunks = [outside | trunk for trunk in document.get("trunks", [])]
        config.write_text(json.dumps(document | {"trunks": trunks}), encoding="utf-8")
        return centre

    def _share_what_is_spoken(self) -> None:
        """What one centre of this run had spoken another need not: of all that tests do it would take most time."""
        folder = DataFolder(self.data)
        if not folder.prompts.exists() and (shared := os.environ.get(SPOKEN)):
            folder.make()
            (folder.prompts / "spoken").symlink_to(shared)

    async def start(self, *, wait: bool = True, settings: Mapping[str, str] | None = None) -> float:
        """Start it on its folder; returns the seconds until it said that all parts work.

        `settings` are variables of its environment.
        """
        self._share_what_is_spoken()
        began = time.monotonic()
        low = 20_000 + self.sip_port % 40 * RTP_PORTS
        command = [
            sys.executable,
            "-m",
            "ringhall",
            *self._arguments,
            "--data",
            str(self.data),
            "--http",
            f"127.0.0.1:{self.http_port}",
            "--sip",
            str(self.sip_port),
            "--rtp",
            f"{low}-{low + RTP_PORTS - 1}",
        ]
        with self.output.open("ab") as output:
            self._process = self._spawn(command, output, settings or {})
        if wait:
            await self.client.until(self._is_healthy, READY_SECONDS_MAX)
        return time.monotonic() - began

    @staticmethod
    def _spawn(command: list[str], output: IO[bytes], settings: Mapping[str, str]) -> subprocess.Popen[bytes]:
        plain = {name: value for name, value in os.environ.items() if not name.startswith("RINGHALL_")}
        return subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            env={**plain, **settings},
            start_new_session=True,
        )

    async def _is_healthy(self) -> bool:
        assert self._process is not None
        assert self._process.poll() is None, self.said
        return (await self.client.health()).status == 200

    @property
    def said(self) -> str:
        """What it wrote on the terminal."""
        return self.output.read_text(encoding="utf-8")

    @property
    def log_lines(self) -> list[dict[str, Any]]:
        """Its own log."""
        text = (self.data / "logs" / "ringhall.log").read_text(encoding="utf-8")
        return [json.loads(line) for line in text.splitlines()]

    def faults(self) -> list[dict[str, Any]]:
        """Lines of the log that tell of an error."""
        return [line for line in self.log_lines if line["level"] in ("error", "critical")]

    @property
    def pid(self) -> int:
        """Of Ringhall itself."""
        assert self._process is not None
        return self._process.pid

    @property
    def asterisk_pid(self) -> int:
        """The process of its switch."""
        return int((self.data / "asterisk" / "run" / "asterisk.pid").read_text(encoding="utf-8"))

    async def switch_says(self, command: str) -> str:
        """What its switch prints on this command of its console."""
        line = Path(f"/proc/{self.asterisk_pid}/cmdline").read_text(encoding="utf-8").split("\0")
        program = line[: line.index("-C") + 2]
        process = await asyncio.create_subprocess_exec(*program, "-rx", command, stdout=asyncio.subprocess.PIPE)
        output, _ = await process.communicate()
        return output.decode()

    @property
    def database_pids(self) -> list[int]:
        """The processes of its database, the first one first."""
        first = int((self.data / "postgres" / "postmaster.pid").read_text(encoding="utf-8").split()[0])
        children = Path(f"/proc/{first}/task/{first}/children").read_text(encoding="ascii").split()
        return [first, *map(int, children)]

    def kill(self) -> None:
        """`kill -9` of Ringhall alone."""
        assert self._process is not None
        self._process.kill()
        self._process.wait(END_SECONDS_MAX)

    @asynccontextmanager
    async def stands_still(self) -> AsyncIterator[None]:
        """Ringhall alone gets no time from the machine inside the block; its switch goes on."""
        assert self._process is not None
        self._process.send_signal(signal.SIGSTOP)
        try:
            yield
        finally:
            self._process.send_signal(signal.SIGCONT)

    async def stop(self, how: signal.Signals = signal.SIGTERM) -> int:
        """End it in good order; returns its exit code."""
        assert self._process is not None
        self._process.send_signal(how)
        return await asyncio.to_thread(self._process.wait, END_SECONDS_MAX)

    async def exit_code(self) -> int:
        """Wait until it ends by itself."""
        assert self._process is not None
        return await asyncio.to_thread(self._process.wait, END_SECONDS_MAX)

    def processes(self) -> list[int]:
        """Every process that works in its folder."""
        others = [each for each in Path("/proc").iterdir() if each.name.isdigit() and int(each.name) != os.getpid()]
        return [int(each.name) for each in others if self._works_here(each)]

    def _works_here(self, process: Path) -> bool:
        with suppress(OSError):
            if str(self.data).encode() in (process / "cmdline").read_bytes():
                return True
            return (process / "cwd").readlink().is_relative_to(self.data)
        return False

    def clear_away(self) -> None:
        """After a test that failed half-way: whatever still works in the folder is ended."""
        for pid in self.processes():
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        if self._process is not None:
            self._process.wait(END_SECONDS_MAX)


@asynccontextmanager
async def centre_folder() -> AsyncIterator[Path]:
    """A folder that also the account of a database may enter."""
    with tempfile.TemporaryDirectory(prefix="ringhall-test-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


@asynccontextmanager
async def running_centre(document: dict[str, Any]) -> AsyncIterator[RunningCentre]:
    """A centre that runs inside the block; after it no process of it is left."""
    async with centre_folder() as folder:
        centre = RunningCentre.of(folder, document)
        try:
            await centre.start()
            yield centre
            assert await centre.stop() == 0
            assert centre.processes() == []
        finally:
            centre.clear_away()


@asynccontextmanager
async def network_around(centre: RunningCentre, keys_by: KeysBy = "rtp") -> AsyncIterator[PublicNetwork]:
    """The public network around a centre, whose phones send their keys so."""
    folder, port = centre.folder / "network", centre.network_port
    async with public_network(folder, centre.sip_port, sip_port=port, keys_by=keys_by) as network:
        yield network
