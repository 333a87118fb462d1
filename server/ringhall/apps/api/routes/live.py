"""The live socket: a snapshot, then numbered events, and a beat when nothing happens."""

import asyncio
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Literal

import msgspec
import sqlalchemy as sa
from fastapi import APIRouter, WebSocket
from starlette.websockets import WebSocketDisconnect

from ringhall.apps.api.gateway import Gateway
from ringhall.apps.api.guard import centre_of, check_origin, token_of, user_of
from ringhall.apps.api.parts import CentreParts
from ringhall.apps.api.streams import COME_AGAIN, SIGNED_OUT, Connection, frame
from ringhall.company.access.types import User
from ringhall.foundation.clock import iso
from ringhall.foundation.errors import NotSignedIn, Refusal
from ringhall.foundation.logging import log

BEAT_SECONDS = 1.0
SEND_SECONDS_MAX = 10.0
SESSION_CHECK_SECONDS = 30.0
MESSAGE_LENGTH_MAX = 4_096
MESSAGES_PER_MINUTE_MAX = 120
TAB_LENGTH_MAX = 80
POLICY, UNREADABLE, TOO_LONG, BROKEN = 1008, 1007, 1009, 1011
routes = APIRouter(prefix="/api/v1")


class PhoneSaid(msgspec.Struct, tag_field="type", tag="phone"):
    """A page holds the softphone, or gave it up; `in_call` when its phone has a call already."""

    tab: str
    registered: bool
    microphone: bool | str | None = None
    in_call: bool = False


class Word(msgspec.Struct):
    """Any message: only its type is looked at."""

    type: str


@routes.websocket("/live")
async def live(socket: WebSocket) -> None:
    """Accept a signed-in person's page and serve it until either side ends it."""
    user = await admitted(socket)
    if user is None:
        return
    gateway: Gateway = socket.app.state.gateway
    connection = Connection(uuid.uuid4().hex, user)
    gateway.join(connection, _cursor(socket.query_params.get("cursor")))
    try:
        async with _together(socket, connection, centre_of(socket)):
            await _receive(socket, connection, gateway)
    finally:
        gateway.leave(connection)


async def admitted(socket: WebSocket, subprotocol: str | None = None) -> User | None:
    """Accept the socket and say whose it is; otherwise it is closed, with a code the page understands."""
    try:
        check_origin(socket, needed=True)
    except Refusal:
        await socket.close(POLICY)
        return None
    try:
        user = await user_of(socket)
    except NotSignedIn:
        await socket.accept(subprotocol)
        await socket.close(SIGNED_OUT, "not-signed-in")
        return None
    except (Refusal, sa.exc.SQLAlchemyError):
        log.warning("live.not_admitted", exc_info=True)
        await socket.accept(subprotocol)
        await socket.close(BROKEN, "database-away")
        return None
    await socket.accept(subprotocol)
    return user


@asynccontextmanager
async def _together(socket: WebSocket, connection: Connection, centre: CentreParts) -> AsyncIterator[None]:
    """Send for as long as the block runs; the end of sending ends the block too, for the socket is closed then."""
    async with asyncio.TaskGroup() as group:
        sending = group.create_task(_send(socket, connection, centre))
        watching = group.create_task(_watch_session(socket, connection, centre))
        try:
            yield
        finally:
            sending.cancel()
            watching.cancel()


async def _send(socket: WebSocket, connection: Connection, centre: CentreParts) -> None:
    while True:
        try:
            async with asyncio.timeout(BEAT_SECONDS):
                text = await connection.frames.get()
        except TimeoutError:
            text = frame("beat", at=iso(centre.clock.now()))
        try:
            async with asyncio.timeout(SEND_SECONDS_MAX):
                if text is None:
                    await socket.close(connection.closing or BROKEN)
                    return
                await socket.send_text(text)
        except (TimeoutError, WebSocketDisconnect, RuntimeError):
            # The page does not take anything any more; the receiving side notices its end.
            return


async def _watch_session(socket: WebSocket, connection: Connection, centre: CentreParts) -> None:
    while True:
        await asyncio.sleep(SESSION_CHECK_SECONDS)
        try:
            async with centre.database.transaction() as transaction:
                user = await centre.access.identify(transaction, token_of(socket))
        except NotSignedIn:
            connection.close(SIGNED_OUT)
            return
        except sa.exc.SQLAlchemyError:
            # Whoever was let in stays while the database is away.
            continue
        if (user.rights, user.agent_id) != (connection.user.rights, connection.user.agent_id):
            connection.close(COME_AGAIN)
            return


async def _receive(socket: WebSocket, connection: Connection, gateway: Gateway) -> None:
    loop = asyncio.get_running_loop()
    heard, since = 0, loop.time()
    try:
        while True:
            text = await socket.receive_text()
            if loop.time() - since > 60:
                heard, since = 0, loop.time()
            heard += 1
            if heard > MESSAGES_PER_MINUTE_MAX or len(text) > MESSAGE_LENGTH_MAX:
                connection.close(POLICY if len(text) <= MESSAGE_LENGTH_MAX else TOO_LONG)
            elif not _hear(text, connection, gateway):
                connection.close(UNREADABLE)
    except (WebSocketDisconnect, RuntimeError, KeyError):
        # Gone, closed by us, or it sent bytes where text belongs.
        return


def _hear(text: str, connection: Connection, gateway: Gateway) -> bool:
    try:
        kind: str | Literal["phone"] = msgspec.json.decode(text, type=Word).type
        if kind == "phone":
            said = msgspec.json.decode(text, type=PhoneSaid)
            heard = said.microphone is not False
            gateway.phones.said(
                connection,
                said.tab[:TAB_LENGTH_MAX],
                registered=said.registered,
                in_call=said.in_call,
                microphone=heard,
            )
    except (msgspec.DecodeError, UnicodeEncodeError):
        return False
    return True


def _cursor(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) <= 16 else None
