"""Commands to the switch, in order within a contact and side by side between contacts."""

import asyncio
from collections import deque
from collections.abc import Callable

from ringhall.engine.channels.voice.ports import Job
from ringhall.engine.telephony.events import CommandFailed
from ringhall.engine.telephony.ports import Command, Switch, SwitchRefused
from ringhall.foundation.logging import log

WAITING_MAX = 200


class Lanes:
    """One lane per contact. A failed command is told to `failed` as an input like any other."""

    def __init__(self, switch: Switch, failed: Callable[[CommandFailed], None]) -> None:
        self._switch = switch
        self._failed = failed
        self._waiting: dict[str, deque[Command | Job]] = {}
        self._tasks: dict[str, asyncio.Task[None]] = {}

    def send(self, contact_id: str, *work: Command | Job) -> None:
        """Do this after everything sent for the same contact before. A job may take its time to make a command."""
        lane = self._waiting.get(contact_id)
        if lane is None:
            self._waiting[contact_id] = deque(work)
            self._tasks[contact_id] = asyncio.get_running_loop().create_task(self._run(contact_id))
            return
        if len(lane) + len(work) > WAITING_MAX:
            log.error("lane.full", contact_id=contact_id, waiting=len(lane))
            return
        lane.extend(work)

    async def _run(self, contact_id: str) -> None:
        lane = self._waiting[contact_id]
        try:
            while lane:
                await self._do(lane.popleft())
        finally:
            del self._waiting[contact_id], self._tasks[contact_id]

    async def _do(self, work: Command | Job) -> None:
        try:
            command = work if isinstance(work, Command) else await work()
        except Exception:
            log.exception("lane.job_failed")
            return
        if command is None:
            return
        try:
            await self._switch.perform(command)
        except SwitchRefused as refused:
            name = type(command).__name__
            self._failed(
                CommandFailed(
                    leg_id=command.leg_id,
                    command=name,
                    status=refused.status,
                    reason=refused.reason,
                    playback_id=getattr(command, "playback_id", ""),
                )
            )

    async def settle(self) -> None:
        """Wait until every lane is empty (at the end of a program or a test)."""
        while busy := [task for task in self._tasks.values() if not task.done()]:
            await asyncio.gather(*busy, return_exceptions=True)
