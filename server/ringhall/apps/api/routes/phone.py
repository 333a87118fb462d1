"""The way from the page's softphone to the switch: SIP over WebSocket, through our own origin."""

import asyncio
from collections import Counter

import websockets
from fastapi import APIRouter, WebSocket
from starlette.websockets import WebSocketDisconnect
from websockets.asyncio.client import ClientConnection, connect

from ringhall.apps.api.guard import centre_of
from ringhall.apps.api.routes.live import POLICY, admitted
from ringhall.foundation.logging import log

MESSAGE_BYTES_MAX = 64 * 1024
MESSAGES_WAITING_MAX = 32
CONNECT_SECONDS_MAX = 5.0
SEND_SECONDS_MAX = 10.0
PHONES_PER_USER_MAX = 5
SWITCH_AWAY = 1013
NORMAL = 1000
SIP = websockets.Subprotocol("sip")
routes = APIRouter(prefix="/api/v1")


@routes.websocket("/phone")
async def phone(socket: WebSocket) -> None:
    """Carry SIP both ways between a signed-in person's page and the switch, until either side ends it."""
    if SIP not in socket.scope.get("subprotocols", []):
        await socket.close(POLICY)
        return
    user = await admitted(socket, SIP)
    if user is None:
        return
    open_phones: Counter[str] = socket.app.state.open_phones
    if open_phones[user.id] >= PHONES_PER_USER_MAX:
        await socket.close(POLICY, "too-many-phones")
        return
    open_phones[user.id] += 1
    try:
        await _carry(socket, centre_of(socket).settings.switch_websocket)
    finally:
        open_phones[user.id] -= 1
        if not open_phones[user.id]:
            del open_phones[user.id]


async def _carry(socket: WebSocket, address: str) -> None:
    try:
        async with connect(
            address,
            subprotocols=[SIP],
            open_timeout=CONNECT_SECONDS_MAX,
            close_timeout=1,
            max_size=MESSAGE_BYTES_MAX,
            max_queue=MESSAGES_WAITING_MAX,
            compression=None,
            proxy=None,
        ) as switch:
            await _both_ways(socket, switch)
    except (OSError, TimeoutError, websockets.WebSocketException) as problem:
        log.warning("phone.switch_away", problem=repr(problem))
        await _close(socket, SWITCH_AWAY, "switch-away")


async def _both_ways(socket: WebSocket, switch: ClientConnection) -> None:
    async with asyncio.TaskGroup() as group:
        up = group.create_task(_up(socket, switch))
        down = group.create_task(_down(socket, switch))
        for way, other in ((up, down), (down, up)):
            way.add_done_callback(lambda _, other=other: other.cancel())  # type: ignore[misc]


async def _up(socket: WebSocket, switch: ClientConnection) -> None:
    try:
        while True:
            message = await socket.receive()
            if message["type"] != "websocket.receive":
                return
            text = message.get("text")
            data = text if text is not None else message.get("bytes", b"")
            if len(data) > MESSAGE_BYTES_MAX:
                await _close(socket, POLICY, "too-long")
                return
            async with asyncio.timeout(SEND_SECONDS_MAX):
                await switch.send(data)
    except (TimeoutError, WebSocketDisconnect, RuntimeError, websockets.ConnectionClosed):
        await _close(socket, SWITCH_AWAY, "switch-away")


async def _down(socket: WebSocket, switch: ClientConnection) -> None:
    try:
        async for message in switch:
            async with asyncio.timeout(SEND_SECONDS_MAX):
                if isinstance(message, str):
                    await socket.send_text(message)
                else:
                    await socket.send_bytes(message)
    except (TimeoutError, WebSocketDisconnect, RuntimeError, websockets.ConnectionClosed):
        pass
    await _close(socket, SWITCH_AWAY, "switch-away")


async def _close(socket: WebSocket, code: int, reason: str) -> None:
    try:
        await socket.close(code, reason)
    except RuntimeError:
        # It is closed already.
        return
