"""The process that recognises, kept: started when it is wanted, and again when it is gone."""

import asyncio
import sys
from collections.abc import Callable
from pathlib import Path

from ringhall.engine.recognition import messages as m
from ringhall.foundation import tasks
from ringhall.foundation.logging import log

AGAIN_SECONDS = (1.0, 2.0, 5.0, 15.0, 60.0)
"""So long it is waited before the next attempt, when one process after the other is gone."""
LASTED_SECONDS = 60.0
UNREAD_BYTES_MAX = 1 << 20
END_SECONDS_MAX = 3.0
PIECE = 1 << 16
COMMAND = (sys.executable, "-m", "ringhall.engine.recognition.worker")


class Process:
    """One process at most. `hear` is told all reports, `changed` when another process is there, or none any more."""

    def __init__(
        self,
        cache: Path,
        hear: Callable[[m.Report], None],
        changed: Callable[[bool], None],
        command: tuple[str, ...] = COMMAND,
    ) -> None:
        self._command = (*command, str(cache))
        self._hear, self._changed = hear, changed
        self._keeper: asyncio.Task[None] | None = None
        self._process: asyncio.subprocess.Process | None = None

    @property
    def pid(self) -> int | None:
        """Of the process, where one is running."""
        return self._process.pid if self._process else None

    def want(self) -> None:
        """Have one from now on."""
        if self._keeper is None or self._keeper.done():
            self._keeper = tasks.start(self._keep(), "recognition.process")

    def send(self, order: m.Order) -> bool:
        """Give an order. False: nobody is there, or does not read what is sent any more and is ended."""
        process = self._process
        if process is None or process.stdin is None or process.stdin.is_closing():
            return False
        if process.stdin.transport.get_write_buffer_size() > UNREAD_BYTES_MAX:
            log.warning("recognition.does_not_read")
            self._kill()
            return False
        process.stdin.write(m.framed(order))
        return True

    async def stop(self) -> None:
        """Want none any more, and wait until it is gone."""
        await tasks.stop(self._keeper)

    async def _keep(self) -> None:
        failed, loop = 0, asyncio.get_running_loop()
        while True:
            began = loop.time()
            reason = await self._live()
            failed = 0 if loop.time() - began > LASTED_SECONDS else failed + 1
            log.warning("recognition.process_gone", reason=reason)
            await asyncio.sleep(AGAIN_SECONDS[min(max(0, failed - 1), len(AGAIN_SECONDS) - 1)])

    async def _live(self) -> str:
        """One process from its beginning to its end; why it ended."""
        try:
            process = await asyncio.create_subprocess_exec(
                *self._command,
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.PIPE,
            )
        except OSError as trouble:
            return str(trouble)
        self._process = process
        complaints = tasks.start(_last_line(process.stderr), "recognition.complaints")
        try:
            self._changed(True)
            reason = await self._read(process)
        finally:
            self._process = None
            await _end(process)
            self._changed(False)
        return (await complaints) or reason

    async def _read(self, process: asyncio.subprocess.Process) -> str:
        assert process.stdout is not None
        reader = m.Reader()
        try:
            while piece := await process.stdout.read(PIECE):
                for report in reader.reports(piece):
                    self._hear(report)
        except m.Garbled as garbled:
            return f"garbled: {garbled}"
        return "it ended"

    def _kill(self) -> None:
        if self._process is not None and self._process.returncode is None:
            self._process.kill()


async def _last_line(stream: asyncio.StreamReader | None) -> str:
    """Read all that is complained of; the last of it."""
    last = b""
    while stream is not None and (piece := await stream.read(PIECE)):
        last = (last + piece)[-500:]
    return last.decode(errors="replace").strip().rpartition("\n")[2]


async def _end(process: asyncio.subprocess.Process) -> None:
    """Its input is closed, which ends it; else it is killed."""
    if process.stdin is not None:
        process.stdin.close()
    try:
        await asyncio.wait_for(process.wait(), END_SECONDS_MAX)
    except TimeoutError:
        process.kill()
        await process.wait()
    except asyncio.CancelledError:
        process.kill()
        raise
