"""The websocket to Asterisk, as whole messages: each is handed on the moment it is there."""

from base64 import b64encode
from collections.abc import Callable

import msgspec
from picows import WSAutoPingStrategy, WSFrame, WSHandshakeError, WSListener, WSMsgType, WSTransport, ws_connect

CONNECT_SECONDS_MAX = 5.0
PING_SECONDS = 5.0
MESSAGE_BYTES_MAX = 64 * 1024 * 1024


class AriAddress(msgspec.Struct, frozen=True):
    """Where ARI is (`http://127.0.0.1:8088`), under which name we go there, and the application's name.

    With `hears_all` the application is told of every channel, and not only of those that it is asked about.
    """

    url: str
    user: str
    password: str
    app: str
    hears_all: bool = False


class NoWire(Exception):
    """There is no connection, for this reason."""


class Wire(WSListener):
    """One connection. `take` hears every message as bytes that are gone when it returns."""

    def __init__(self, take: Callable[[memoryview | bytes], None]) -> None:
        self._take = take
        self._parts = bytearray()
        self._transport: WSTransport

    def on_ws_connected(self, transport: WSTransport) -> None:
        """It is open."""
        self._transport = transport

    def on_ws_frame(self, transport: WSTransport, frame: WSFrame) -> None:
        """A message, or a part of one."""
        kind = frame.msg_type
        if kind == WSMsgType.TEXT and frame.fin:
            self._take(frame.get_payload_as_memoryview())
        elif kind in (WSMsgType.TEXT, WSMsgType.CONTINUATION):
            self._collect(frame)
        elif kind == WSMsgType.CLOSE:
            transport.disconnect()

    def _collect(self, frame: WSFrame) -> None:
        self._parts += frame.get_payload_as_bytes()
        if len(self._parts) > MESSAGE_BYTES_MAX:
            self._transport.disconnect()
        elif frame.fin:
            whole, self._parts = bytes(self._parts), bytearray()
            self._take(whole)

    def send(self, message: bytes) -> None:
        """Send one message. Raises NoWire when the connection has gone."""
        if self._transport.is_disconnected:
            raise NoWire("the link was cut")
        self._transport.send(WSMsgType.TEXT, message)

    async def gone(self) -> None:
        """Wait until the connection ends, whoever ends it."""
        await self._transport.wait_disconnected()

    def close(self) -> None:
        """End it."""
        self._transport.disconnect(graceful=False)


async def connect(address: AriAddress, take: Callable[[memoryview | bytes], None]) -> Wire:
    """Open the connection. Raises NoWire."""
    credentials = b64encode(f"{address.user}:{address.password}".encode()).decode()
    asked = f"app={address.app}&subscribeAll={str(address.hears_all).lower()}"
    try:
        _, wire = await ws_connect(
            lambda: Wire(take),
            f"{address.url.replace('http', 'ws', 1)}/ari/events?{asked}",
            extra_headers={"Authorization": f"Basic {credentials}"},
            websocket_handshake_timeout=CONNECT_SECONDS_MAX,
            enable_auto_ping=True,
            auto_ping_strategy=WSAutoPingStrategy.PING_PERIODICALLY,
            auto_ping_idle_timeout=PING_SECONDS,
            auto_ping_reply_timeout=PING_SECONDS,
            max_frame_size=MESSAGE_BYTES_MAX,
            max_redirects=0,
            # The loop's own transports are as quick without TLS.
            use_aiofastnet=False,
        )
    except (OSError, TimeoutError, WSHandshakeError) as error:
        raise NoWire(str(error)) from error
    assert isinstance(wire, Wire)
    return wire
