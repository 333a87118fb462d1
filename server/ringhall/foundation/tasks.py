"""The one task starter: nothing that runs in the background is forgotten, or fails unseen."""

import asyncio
from collections.abc import Coroutine
from typing import Any

from ringhall.foundation.logging import log

_running: set[asyncio.Task[Any]] = set()


def start(work: Coroutine[Any, Any, Any], name: str) -> asyncio.Task[Any]:
    """Run `work` beside everything else; its failure is logged under `name`."""
    task = asyncio.get_running_loop().create_task(work, name=name)
    _running.add(task)
    task.add_done_callback(_finished)
    return task


async def stop(task: asyncio.Task[Any] | None) -> None:
    """Cancel the task and wait until it is gone."""
    if task is None or task.done():
        return
    task.cancel()
    await asyncio.wait({task})


def _finished(task: asyncio.Task[Any]) -> None:
    _running.discard(task)
    if not task.cancelled() and task.exception() is not None:
        log.error("task.failed", task=task.get_name(), exc_info=task.exception())
