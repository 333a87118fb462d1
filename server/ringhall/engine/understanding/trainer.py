"""Training in a process of its own, with limits on time and memory."""

import asyncio
import os
import sys
from collections.abc import Awaitable, Callable

import msgspec

from ringhall.engine.understanding.errors import TrainingFailed
from ringhall.engine.understanding.rules.examples import Example
from ringhall.engine.understanding.rules.report import Report
from ringhall.engine.understanding.worker import ONE_THREAD, Order, taken_apart

SECONDS_MAX = 1_800

Train = Callable[[str, list[Example]], Awaitable[tuple[Report, bytes]]]


async def train_aside(version: str, examples: list[Example]) -> tuple[Report, bytes]:
    """The report and the stored model. Raises TrainingFailed with a code: time, memory, killed or trouble."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "ringhall.engine.understanding.worker",
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
        env={**os.environ, **ONE_THREAD},
    )  # fmt: skip
    try:
        said, complaint = await asyncio.wait_for(
            process.communicate(msgspec.json.encode(Order(version, examples))), SECONDS_MAX
        )
    except TimeoutError:
        raise TrainingFailed("time") from None
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    if process.returncode != 0:
        raise TrainingFailed(*_reason(process.returncode or 0, complaint))
    try:
        return taken_apart(said)
    except msgspec.MsgspecError:
        raise TrainingFailed("trouble", "answer") from None


def _reason(code: int, complaint: bytes) -> tuple[str, str]:
    lines = complaint.decode(errors="replace").strip().splitlines()
    last = lines[-1] if lines else ""
    if "MemoryError" in last:
        return "memory", ""
    return ("killed", str(-code)) if code < 0 else ("trouble", last[:80])
