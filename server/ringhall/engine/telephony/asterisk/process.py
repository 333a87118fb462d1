"""One Asterisk process: started or found running, watched, restarted when it dies, stopped.

It runs in a session of its own: it outlives a `kill -9` of Ringhall with all its calls, and Ctrl-C does not
reach it. Knows no dialplan; the simulator of the public network runs a second one with other files.
"""

import asyncio
import contextlib
import os
import signal
from collections.abc import Callable, Mapping
from pathlib import Path

from ringhall.engine.telephony.asterisk.boot import booted, spawn
from ringhall.engine.telephony.asterisk.build import Build
from ringhall.engine.telephony.asterisk.instance import Instance
from ringhall.engine.telephony.errors import AsteriskDidNotStart
from ringhall.foundation import tasks
from ringhall.foundation.logging import log

STOP_SECONDS_MAX = 5.0
COMMAND_SECONDS_MAX = 10.0
RESTART_PAUSE_SECONDS = (0.0, 0.5, 1.0, 2.0, 4.0, 8.0, 15.0)
QUIET_SECONDS = 60.0
TRIM_SECONDS = 300.0


class Asterisk:
    """Keeps one Asterisk running on `folder` with `files` until told to stop.

    `changing` are files that may be rewritten while it runs; only the others decide whether one that still
    runs can be taken over.
    """

    def __init__(
        self,
        build: Build,
        folder: Path,
        files: Mapping[str, str],
        changing: Mapping[str, str] | None = None,
        on_restart: Callable[[], None] = lambda: None,
    ) -> None:
        self.instance = Instance(build, folder)
        self.pid = 0
        self._files = dict(files)
        self._changing = dict(changing or {})
        self._on_restart = on_restart
        self._gone = asyncio.Event()
        self._keeper: asyncio.Task[None] | None = None
        self._trimmer: asyncio.Task[None] | None = None

    async def start(self) -> bool:
        """Take over the one that still runs on this folder, or start one. True when it is a new one."""
        version = self.instance.prepare(self._files)
        self.instance.write(self._changing)
        running = running_pid(self.instance)
        kept = self._mark.read_text(encoding="utf-8") if self._mark.exists() else ""
        fresh = not (running and kept == version)
        if fresh:
            if running:
                self._watch(running)
                await self._end()
            self._mark.write_text(version, encoding="utf-8")
            await self._launch()
        else:
            self._watch(running)
            # It may have missed a reload when its last owner died: the next rewrite reloads in any case.
            self._changing.clear()
            log.info("asterisk.taken_over", pid=running)
        self._keeper = tasks.start(self._keep(), "asterisk.keep")
        self._trimmer = tasks.start(self._trim(), "asterisk.trim")
        return fresh

    async def stop(self) -> None:
        """End it with all its calls; nothing is left."""
        await self._let_go()
        if self.pid:
            await self._end()

    async def leave(self) -> None:
        """Let it run on without us, for whoever starts next on this folder."""
        await self._let_go()
        if self.pid:
            asyncio.get_running_loop().remove_reader(self._handle)
            os.close(self._handle)
            self.pid = 0

    async def rewrite(self, files: Mapping[str, str], *reload: str) -> None:
        """Replace changing files and reload the modules that read them; calls go on."""
        if all(self._changing.get(name) == text for name, text in files.items()):
            return
        self._changing.update(files)
        self.instance.write(files)
        for module in reload:
            await self.command(f"module reload {module}")

    async def command(self, text: str) -> str:
        """Give one command to its console and return what it prints."""
        process = await asyncio.create_subprocess_exec(
            *self.instance.build.command,
            "-C",
            str(self.instance.main_config),
            "-rx",
            text,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
        )
        try:
            output, _ = await asyncio.wait_for(process.communicate(), COMMAND_SECONDS_MAX)
        except TimeoutError:
            process.kill()
            await process.wait()
            return ""
        return output.decode(errors="replace")

    @property
    def _mark(self) -> Path:
        return self.instance.run / "version"

    async def _launch(self) -> None:
        self.instance.name_boot()
        try:
            with booted(self.instance) as ready:
                self._watch(spawn(self.instance, ready.address))
                gone = tasks.start(self._gone.wait(), "asterisk.gone")
                up = await ready.wait_unless(gone)
                await tasks.stop(gone)
        except OSError as error:
            raise AsteriskDidNotStart(reason=f"{error}.", log=self.instance.log) from error
        if not up and self.pid:
            # Built without word to a service manager: ask it instead.
            up = "fully booted" in await self.command("core waitfullybooted")
        if not up:
            if self.pid:
                await self._end()
            raise AsteriskDidNotStart(reason="it ended or was not ready in time.", log=self.instance.log)
        log.info("asterisk.started", pid=self.pid, version=self.instance.build.version)

    async def _keep(self) -> None:
        loop = asyncio.get_running_loop()
        failures = 0
        started = loop.time()
        while True:
            await self._gone.wait()
            failures = 0 if loop.time() - started > QUIET_SECONDS else failures
            log.error("asterisk.died", failures=failures)
            await asyncio.sleep(RESTART_PAUSE_SECONDS[min(failures, len(RESTART_PAUSE_SECONDS) - 1)])
            failures += 1
            started = loop.time()
            try:
                await self._launch()
            except AsteriskDidNotStart:
                log.exception("asterisk.did_not_start")
                continue
            self._on_restart()

    async def _trim(self) -> None:
        """glibc keeps the memory of past calls: give it back now and then."""
        while True:
            await asyncio.sleep(TRIM_SECONDS)
            await self.command("malloc trim")

    def _watch(self, pid: int) -> None:
        self.pid = pid
        self._gone.clear()
        self._handle = os.pidfd_open(pid)
        asyncio.get_running_loop().add_reader(self._handle, self._reap)

    def _reap(self) -> None:
        asyncio.get_running_loop().remove_reader(self._handle)
        os.close(self._handle)
        # One that was taken over is not our child.
        with contextlib.suppress(ChildProcessError):
            os.waitpid(self.pid, os.WNOHANG)
        self.pid = 0
        self._gone.set()

    async def _end(self) -> None:
        pid = self.pid
        await self.command("core stop now")
        try:
            await asyncio.wait_for(self._gone.wait(), STOP_SECONDS_MAX)
        except TimeoutError:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
            await self._gone.wait()

    async def _let_go(self) -> None:
        await tasks.stop(self._keeper)
        await tasks.stop(self._trimmer)


def running_pid(instance: Instance) -> int:
    """The process that still runs on this folder, 0 when there is none."""
    try:
        pid = int((instance.run / "asterisk.pid").read_text(encoding="utf-8"))
        line = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    except (OSError, ValueError):
        return 0
    return pid if str(instance.main_config).encode() in line else 0
