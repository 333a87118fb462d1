"""Where the switch brings what callers say: AudioSocket connections on this machine, each named by a secret.

A frame is a byte that says what it is, two for its length, and as many of payload. Whoever names no secret that is
expected just now is let go; each secret is good for one connection.
"""

import asyncio
from collections.abc import Callable
from typing import cast
from uuid import UUID

import msgspec

NAME_SECONDS_MAX = 5.0
NAMELESS_MAX = 50
HEAD = 3
NAMED, SOUND = 0x01, 0x10
HOST = "127.0.0.1"


class Listener(msgspec.Struct, frozen=True):
    """Who gets what comes under a secret: 8 kHz, 16 bit little-endian; `gone` is told once, whoever ended it."""

    hears: Callable[[bytes], None]
    gone: Callable[[], None]


class SoundLine:
    """All connections of the switch. `expect` a secret before the switch is given it."""

    def __init__(self) -> None:
        self._server: asyncio.Server | None = None
        self._expected: dict[str, Listener] = {}
        self._lines: dict[str, _Line] = {}
        self.nameless = 0

    async def start(self) -> None:
        """Listen at a port of this machine's own choice."""
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(lambda: _Line(self), HOST, 0)

    @property
    def port(self) -> int:
        """Where the switch connects to; 0 before the start."""
        return int(self._server.sockets[0].getsockname()[1]) if self._server else 0

    def expect(self, secret: str, listener: Listener) -> None:
        """The next connection under this secret is for the listener."""
        self._expected[secret] = listener

    def close(self, secret: str) -> None:
        """Nobody listens under this secret any more; nothing is told of it."""
        self._expected.pop(secret, None)
        line = self._lines.pop(secret, None)
        if line is not None:
            line.drop()

    async def stop(self) -> None:
        """End all connections, and listen no more."""
        if self._server is not None:
            self._server.close()
        for secret in [*self._expected, *self._lines]:
            self.close(secret)

    def named(self, secret: str, line: "_Line") -> Listener | None:
        """Whose connection it is; None where nobody expects it."""
        listener = self._expected.pop(secret, None)
        if listener is not None:
            self._lines[secret] = line
        return listener

    def lost(self, secret: str) -> None:
        """The other end closed it."""
        self._lines.pop(secret, None)


class _Line(asyncio.Protocol):
    """One connection."""

    def __init__(self, lines: SoundLine) -> None:
        self._lines = lines
        self._transport: asyncio.Transport
        self._bytes = bytearray()
        self._secret = ""
        self._listener: Listener | None = None
        self._limit: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """It has to say its name soon."""
        self._transport = cast("asyncio.Transport", transport)
        self._lines.nameless += 1
        if self._lines.nameless > NAMELESS_MAX:
            self._transport.abort()
            return
        self._limit = asyncio.get_running_loop().call_later(NAME_SECONDS_MAX, self._transport.abort)

    def data_received(self, data: bytes) -> None:
        """Frames, or pieces of them."""
        self._bytes += data
        while len(self._bytes) >= HEAD:
            end = HEAD + int.from_bytes(self._bytes[1:HEAD], "big")
            if len(self._bytes) < end:
                break
            kind, payload = self._bytes[0], bytes(self._bytes[HEAD:end])
            del self._bytes[:end]
            if not self._took(kind, payload):
                self._transport.abort()
                break

    def _took(self, kind: int, payload: bytes) -> bool:
        if self._listener is None:
            return kind == NAMED and len(payload) == 16 and self._named(str(UUID(bytes=payload)))
        if kind == SOUND:
            self._listener.hears(payload)
        return True

    def _named(self, secret: str) -> bool:
        self._listener = self._lines.named(secret, self)
        if self._listener is not None:
            self._secret = secret
            self._no_longer_nameless()
        return self._listener is not None

    def _no_longer_nameless(self) -> None:
        self._lines.nameless -= 1
        if self._limit is not None:
            self._limit.cancel()

    def drop(self) -> None:
        """End it, and tell nobody."""
        self._listener = None
        self._transport.abort()

    def connection_lost(self, exc: Exception | None) -> None:
        """Whoever listened is told."""
        if not self._secret:
            self._no_longer_nameless()
            return
        if self._listener is not None:
            self._lines.lost(self._secret)
            self._listener.gone()
