"""Work done in processes of its own (`python -m …`): they let calls go first, and never fill the machine."""

import asyncio
import contextlib
import os
import resource
import sys
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple


class Ran(NamedTuple):
    """What a process said on standard output, the last line of its complaints, and how it ended (0: well)."""

    said: bytes
    complaint: str
    code: int


async def run_worker(
    module: str,
    arguments: Sequence[str],
    given: bytes,
    seconds_max: float,
    environment: Mapping[str, str] = MappingProxyType({}),
) -> Ran:
    """Run the module once, with `given` on standard input and more in its environment.

    Raises TimeoutError when it takes too long; it is ended then, as when nobody waits for it any more.
    """
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", module, *arguments,
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
        env={**os.environ, **environment},
    )  # fmt: skip
    try:
        said, complaint = await asyncio.wait_for(process.communicate(given), seconds_max)
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    lines = complaint.decode(errors="replace").strip().splitlines()
    return Ran(said, lines[-1] if lines else "", process.returncode or 0)


def be_modest(*, nice: int, memory_bytes_max: int, processor_seconds_max: int | None = None) -> None:
    """Said by the process itself. Some systems know no such limits; those of who started it hold all the same."""
    os.nice(nice)
    limits = {resource.RLIMIT_AS: memory_bytes_max}
    if processor_seconds_max is not None:
        limits[resource.RLIMIT_CPU] = processor_seconds_max
    with contextlib.suppress(ValueError, OSError):
        for what, most in limits.items():
            resource.setrlimit(what, (most, most))
