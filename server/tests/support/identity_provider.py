"""A real provider of identities (OpenID Connect) in a process of its own, on loopback."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from ringhall.engine.telephony.asterisk.network import free_port
from tools import npm
from tools.show import ROOT

SECRET = "between-the-two-of-us-only"
READY_SECONDS_MAX = 60


@dataclass(frozen=True)
class RunningProvider:
    """Its issuer; anybody signs in there with any password."""

    issuer: str


@asynccontextmanager
async def identity_provider(redirect_uri: str) -> AsyncIterator[RunningProvider]:
    """Runs for a client `ringhall` that is sent back to this address."""
    port = free_port()
    process = await asyncio.create_subprocess_exec(
        "node",
        str(ROOT / "web" / "testing" / "identity-provider.mjs"),
        str(port),
        redirect_uri,
        SECRET,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        env=npm.environment(),
    )
    assert process.stdout is not None
    try:
        async with asyncio.timeout(READY_SECONDS_MAX):
            while b"ready" not in (line := await process.stdout.readline()):
                assert line, "the provider ended"
        yield RunningProvider(f"http://127.0.0.1:{port}")
    finally:
        process.terminate()
        await process.wait()
