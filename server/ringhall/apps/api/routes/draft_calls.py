"""A flow that is being drawn is called from the page: a real call, followed on a socket, and over when that is."""

import asyncio

import msgspec
from fastapi import WebSocket
from starlette.websockets import WebSocketDisconnect

from ringhall.apps.api.flow_courses import course_view
from ringhall.apps.api.guard import Centre, Routes, SignedInUser, centre_of
from ringhall.apps.api.parts import CentreParts
from ringhall.apps.api.routes.agents import PHONE_ADDRESS
from ringhall.apps.api.routes.live import POLICY, SEND_SECONDS_MAX, TOO_LONG, UNREADABLE, admitted
from ringhall.apps.api.schemas import flow_tests as shapes
from ringhall.engine.flows.rules.draft_call import DraftCall
from ringhall.engine.flows.trials import Doing, read_script
from ringhall.foundation.errors import Conflict, NotFound

EDIT = "settings.edit"
DOING_LENGTH_MAX = 1_000
DOINGS_MAX = 1_000
OVER = 1000
NOT_YET = "null"
"""What a page is told before its call is there: from now on it may come."""
routes = Routes("setup")


class NoWebCalls(Conflict):
    """The switch is not ours, and has no phone for callers in a page."""

    code = "no-web-calls"
    text = "This switch has no phone for the page. Call a flow from the page where Ringhall runs its own switch."


@routes.on("POST", "/flows/call", may=EDIT, status_code=201)
async def call_draft(centre: Centre, user: SignedInUser, body: shapes.FlowToTry) -> shapes.DraftCall:
    """A phone in the page for one call of a document as it is drawn now; nothing is kept, and nobody else hears it.

    The page first opens the socket `/flows/calls/{id}`, then calls `target` within a minute. What `call` says of the
    moment and of deeds does not count: it is a real call.
    """
    phone, _ = centre.phones.guest()
    if not phone.secret:
        raise NoWebCalls
    script = read_script(body.call)
    async with centre.database.transaction() as transaction:
        ready = await centre.flow_tests.ready(transaction, body.document)
    call_id = centre.draft_calls.prepare(
        user.id, lambda now, seed: DraftCall(ready.flow, script, ready.others, now, seed)
    )
    target = centre.draft_calls.dialled(call_id)
    return shapes.DraftCall(
        id=call_id, user=phone.user, secret=phone.secret, websocket=PHONE_ADDRESS, target=target
    )  # fmt: skip


@routes.websocket("/flows/calls/{call_id}")
async def follow_draft_call(socket: WebSocket, call_id: str) -> None:
    """Tell the page how its call goes, and hear what others would do with the caller. Its end is the call's."""
    user = await admitted(socket)
    if user is None:
        return
    centre, changed = centre_of(socket), asyncio.Event()
    try:
        centre.draft_calls.watch(call_id, user.id, changed.set)
    except NotFound:
        await socket.close(POLICY, "no-such-call")
        return
    try:
        async with asyncio.TaskGroup() as group:
            telling = group.create_task(_tell(socket, centre, call_id, changed))
            await _hear(socket, centre, call_id)
            telling.cancel()
    finally:
        centre.draft_calls.close(call_id)


async def _tell(socket: WebSocket, centre: CentreParts, call_id: str, changed: asyncio.Event) -> None:
    """The whole course whenever it is another; what happens while one is sent is told with the next."""
    try:
        while centre.draft_calls.goes_on(call_id):
            walk = centre.draft_calls.walk(call_id)
            text = course_view(walk.told(), walk.flows).model_dump_json() if walk else NOT_YET
            async with asyncio.timeout(SEND_SECONDS_MAX):
                await socket.send_text(text)
            await changed.wait()
            changed.clear()
        await socket.close(OVER)
    except (TimeoutError, WebSocketDisconnect, RuntimeError):
        # The page does not take anything any more; the hearing side notices its end.
        return


async def _hear(socket: WebSocket, centre: CentreParts, call_id: str) -> None:
    try:
        for _ in range(DOINGS_MAX):
            text = await socket.receive_text()
            if len(text) > DOING_LENGTH_MAX:
                await socket.close(TOO_LONG)
                return
            centre.draft_calls.let(call_id, msgspec.json.decode(text, type=Doing))
        await socket.close(POLICY)
    except msgspec.DecodeError:
        await socket.close(UNREADABLE)
    except (WebSocketDisconnect, RuntimeError, KeyError):
        # Gone, closed by us, or it sent bytes where text belongs.
        return
