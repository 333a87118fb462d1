"""The door of the HTTP server: open from the first moment, but answering 503 until all parts work."""

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from fastapi import FastAPI

STARTING = {
    "ok": False,
    "parts": {"centre": {"ok": False, "text": "Ringhall is starting; ask again in a second."}},
}


class Door:
    """An ASGI application that lets requests in once there is somebody to serve them."""

    def __init__(self) -> None:
        self.app: FastAPI | None = None

    async def __call__(self, scope: dict[str, Any], receive: Any, send: Any) -> None:
        if self.app is not None:
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.close", "code": 1013})
        elif scope["type"] == "http":
            headers = [(b"content-type", b"application/json"), (b"retry-after", b"1"), (b"cache-control", b"no-store")]
            await send({"type": "http.response.start", "status": 503, "headers": headers})
            await send({"type": "http.response.body", "body": json.dumps(STARTING).encode()})
