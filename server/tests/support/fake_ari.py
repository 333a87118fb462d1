"""An ARI that misbehaves on request: silence instead of answers, cuts, lost, doubled and reordered events."""

import asyncio
import json
from collections.abc import Iterable
from typing import Any

from websockets.asyncio.server import Server, ServerConnection, serve
from websockets.exceptions import ConnectionClosed

from ringhall.engine.telephony.ari.wire import AriAddress


def channel(
    leg_id: str,
    state: str = "Up",
    app: str = "ringhall,arrived",
    name: str = "",
    **more: Any,
) -> dict[str, Any]:
    """A channel as Asterisk shows it, with fields we do not use."""
    return {
        "id": leg_id,
        "name": name or "PJSIP/public-00000001",
        "state": state,
        "language": "en",
        "accountcode": "",
        "caller": {"name": "Ana", "number": "+38640123456"},
        "connected": {"name": "", "number": ""},
        "dialplan": {
            "context": "arrivals",
            "exten": "4008000001",
            "priority": 1,
            "app_name": "Stasis" if app else "Queue",
            "app_data": app,
        },
        "channelvars": {"RINGHALL_WAITED_MS": "", "RINGHALL_DIALLED": ""},
        **more,
    }


def event(kind: str, **fields: Any) -> dict[str, Any]:
    """An event as Asterisk tells it."""
    return {"type": kind, "application": "ringhall", "timestamp": "2026-11-22T10:00:00.000+0000", **fields}


class FakeAri:
    """Serves one websocket on a free port of loopback; tests change the public fields."""

    def __init__(self) -> None:
        self.channels: list[dict[str, Any]] = []
        self.bridges: list[dict[str, Any]] = []
        self.variables: dict[str, str] = {}
        self.requests: list[tuple[str, str]] = []
        self.silent_about: str | None = None
        self.refusals: dict[str, tuple[int, str]] = {}
        self.before_channels: list[dict[str, Any]] = []
        self.connected = asyncio.Event()
        self._socket: ServerConnection | None = None
        self._server: Server | None = None
        self._port = 0

    @property
    def address(self) -> AriAddress:
        return AriAddress(f"http://127.0.0.1:{self._port}", "ringhall", "password", "ringhall")

    async def start(self) -> None:
        """Listen; after `stop` on the same port again."""
        self._server = await serve(self._serve, "127.0.0.1", self._port)
        self._port = self._server.sockets[0].getsockname()[1]

    async def stop(self) -> None:
        """Cut the link and refuse new ones."""
        if self._server is not None:
            self._server.close()
            await self._server.wait_closed()

    async def cut(self) -> None:
        """Cut the link without a word; a new one may come at once."""
        assert self._socket is not None
        self.connected.clear()
        self._socket.transport.abort()

    async def tell(self, events: Iterable[dict[str, Any]]) -> None:
        """Send events, in this order and as often as they stand there."""
        assert self._socket is not None
        for told in events:
            await self._socket.send(json.dumps(told))

    async def tell_in_pieces(self, told: dict[str, Any]) -> None:
        """Send one event as several frames."""
        assert self._socket is not None
        text = json.dumps(told)
        await self._socket.send(text[at : at + 100] for at in range(0, len(text), 100))

    async def _serve(self, socket: ServerConnection) -> None:
        self._socket = socket
        self.connected.set()
        try:
            async for text in socket:
                await self._answer(socket, json.loads(text))
        except ConnectionClosed:
            return

    async def _answer(self, socket: ServerConnection, request: dict[str, Any]) -> None:
        method, uri = request["method"], request["uri"]
        self.requests.append((method, uri))
        if self.silent_about is not None and self.silent_about in uri:
            return
        if uri == "channels" and method == "GET":
            for told in self.before_channels:
                await socket.send(json.dumps(told))
        status, body = next(
            (refusal for part, refusal in self.refusals.items() if part in uri),
            (200, self._body(method, uri)),
        )
        await socket.send(
            json.dumps(
                {
                    "type": "RESTResponse",
                    "request_id": request["request_id"],
                    "status_code": status,
                    "reason_phrase": "",
                    "uri": uri,
                    "message_body": body,
                }
            )
        )

    def _body(self, method: str, uri: str) -> str:
        if uri.startswith("asterisk/variable") and method == "GET":
            return json.dumps({"value": self.variables.get("RINGHALL_BOOT", "")})
        if uri.startswith("asterisk/variable"):
            self.variables["RINGHALL_BOOT"] = "1"
        lists = {"channels": self.channels, "bridges": self.bridges}
        return json.dumps(lists[uri]) if method == "GET" and uri in lists else ""
