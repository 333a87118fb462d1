"""The live socket and the phone's way to the switch, over real connections."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

import pytest
import uvicorn
import websockets
from websockets.asyncio.client import ClientConnection, connect
from websockets.asyncio.server import ServerConnection, serve

from ringhall.apps.api.streams import COME_AGAIN, SIGNED_OUT
from tests.support.api_centre import ApiCentre

pytestmark = pytest.mark.real
SIP = websockets.Subprotocol("sip")


@asynccontextmanager
async def served(centre: ApiCentre) -> AsyncIterator[str]:
    """The centre's application on a free port; its host and port."""
    server = uvicorn.Server(uvicorn.Config(centre.app, "127.0.0.1", 0, log_level="error", ws="websockets-sansio"))
    async with asyncio.TaskGroup() as group:
        group.create_task(server.serve())
        async with asyncio.timeout(40):
            while not server.started:
                await asyncio.sleep(0.01)
        port = server.servers[0].sockets[0].getsockname()[1]
        try:
            yield f"127.0.0.1:{port}"
        finally:
            server.should_exit = True


def bearer(token: str) -> dict[str, str]:
    """The header of a program."""
    return {"authorization": f"Bearer {token}"}


async def heard(socket: ClientConnection, kind: str) -> dict[str, Any]:
    """The next message of this type."""
    async with asyncio.timeout(40):
        while True:
            message: dict[str, Any] = json.loads(await socket.recv())
            if message["type"] == kind:
                return message


async def happened(socket: ClientConnection, kind: str) -> dict[str, Any]:
    """The next event of this kind, alone or among others of its beat; nothing after its beat is read."""
    async with asyncio.timeout(40):
        while True:
            message: dict[str, Any] = json.loads(await socket.recv())
            for event in message["events"] if message["type"] == "events" else [message]:
                if event.get("kind") == kind:
                    return {**event, "cursor": message.get("events", [event])[-1]["n"]}


async def closed_with(socket: ClientConnection) -> int | None:
    """The code the other side closes with."""
    async with asyncio.timeout(40):
        try:
            while True:
                await socket.recv()
        except websockets.ConnectionClosed:
            return socket.close_code


async def test_a_call_appears_and_silence_has_a_beat(centre: ApiCentre) -> None:
    token = await centre.token_of("sue")
    async with served(centre) as host, connect(f"ws://{host}/api/v1/live", additional_headers=bearer(token)) as socket:
        first = await heard(socket, "snapshot")
        assert first["data"]["me"]["login"] == "sue"
        assert first["data"]["settings"]["time_zone"] == "Europe/Copenhagen"
        assert first["data"]["reasons"] == [{"code": "break", "name": "Break", "usual": True}]
        assert first["data"]["dispositions"] == [
            {"code": "order", "name": "Order", "usual": False, "queue_ids": [], "follow_up": "nothing"},
            {"code": "call_back", "name": "Call back promised", "usual": True, "queue_ids": [], "follow_up": "nothing"},
        ]
        contact_id = await centre.caller()
        event = await happened(socket, "contact")
        assert event["data"]["id"] == contact_id
        assert (await heard(socket, "beat"))["at"].endswith("Z")
        cursor = event["cursor"]
        async with connect(f"ws://{host}/api/v1/live?cursor={cursor}", additional_headers=bearer(token)) as again:
            assert (await heard(again, "resumed"))["cursor"] == cursor


async def test_who_may_not_in_is_told_why(centre: ApiCentre) -> None:
    token = await centre.token_of("ann")
    cookie = {"cookie": f"ringhall_session={token}"}
    async with served(centre) as host:
        address = f"ws://{host}/api/v1/live"
        async with connect(address) as stranger:
            assert await closed_with(stranger) == SIGNED_OUT
        for headers in (
            cookie,
            cookie | {"origin": "http://evil.test"},
            bearer(token) | {"origin": "http://evil.test"},
        ):
            with pytest.raises(websockets.InvalidStatus):
                await connect(address, additional_headers=headers)
        async with connect(address, additional_headers=cookie | {"origin": f"http://{host}"}) as own:
            assert (await heard(own, "snapshot"))["data"]["me"]["login"] == "ann"


async def test_signing_out_closes_the_page_and_takes_the_agent_offline(centre: ApiCentre) -> None:
    async with served(centre) as host, centre.signed_in("ann") as ann:
        headers = {"authorization": ann.headers["authorization"]}
        async with connect(f"ws://{host}/api/v1/live", additional_headers=headers) as socket:
            await heard(socket, "snapshot")
            await ann.put("/api/v1/agents/me/state", json={"state": "ready"})
            await ann.delete("/api/v1/session")
            assert await closed_with(socket) is not None
        assert centre.parts.routing.live.agent("ann").state == "offline"
        async with connect(f"ws://{host}/api/v1/live", additional_headers=headers) as socket:
            assert await closed_with(socket) == SIGNED_OUT


async def test_new_rights_reach_a_page_that_stays_open(centre: ApiCentre, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ringhall.apps.api.routes.live.SESSION_CHECK_SECONDS", 0.05)
    token = await centre.token_of("sue")
    async with served(centre) as host, centre.signed_in("root") as root:
        address, headers = f"ws://{host}/api/v1/live", bearer(token)
        async with connect(address, additional_headers=headers) as socket:
            assert len((await heard(socket, "snapshot"))["data"]["agents"]) == 2
            sue = next(user for user in (await root.get("/api/v1/users")).json() if user["login"] == "sue")
            await root.put(f"/api/v1/users/{sue['id']}", json=sue | {"roles": ["agent"]})
            assert await closed_with(socket) == COME_AGAIN
        async with connect(address, additional_headers=headers) as socket:
            assert (await heard(socket, "snapshot"))["data"]["agents"] == []


NONSENSE = ("{", "[]", '{"type": "phone"}', "x" * 5_000, '{"type": "phone", "tab": 1, "registered": 2}')


@pytest.mark.parametrize("said", NONSENSE)
async def test_nonsense_from_a_page_closes_its_socket_only(centre: ApiCentre, said: str) -> None:
    token = await centre.token_of("ann")
    async with served(centre) as host:
        address, headers = f"ws://{host}/api/v1/live", bearer(token)
        one, two = (connect(address, additional_headers=headers) for _ in range(2))
        async with one as bad, two as good:
            await bad.send(said)
            assert await closed_with(bad) in (1007, 1009)
            await good.send(json.dumps({"type": "phone", "tab": "t", "registered": True, "microphone": "granted"}))
            assert (await happened(good, "agent"))["data"]["phone"] == "browser"


async def echo(socket: ServerConnection) -> None:
    """A switch that answers what it hears, and hangs up on “bye”."""
    async for message in socket:
        if message == "bye":
            return
        await socket.send(message)


async def test_sip_goes_to_the_switch_and_back_for_signed_in_people_only(centre: ApiCentre) -> None:
    token = await centre.token_of("ann")
    async with serve(echo, "127.0.0.1", 0, subprotocols=[SIP]) as switch:
        port = switch.sockets[0].getsockname()[1]
        settings = replace(centre.parts.settings, switch_websocket=f"ws://127.0.0.1:{port}/ws")
        centre.app.state.centre = replace(centre.parts, settings=settings)
        async with served(centre) as host:
            address = f"ws://{host}/api/v1/phone"
            async with connect(address, subprotocols=[SIP]) as stranger:
                assert await closed_with(stranger) == SIGNED_OUT
            with pytest.raises(websockets.InvalidStatus):
                await connect(address, additional_headers=bearer(token))
            async with connect(address, subprotocols=[SIP], additional_headers=bearer(token)) as phone:
                assert phone.subprotocol == "sip"
                for message in ("REGISTER sip:ringhall SIP/2.0", b"\r\n\r\n", "x" * 60_000):
                    await phone.send(message)
                    async with asyncio.timeout(40):
                        assert await phone.recv() == message
                assert centre.app.state.open_phones
                await phone.send("bye")
                assert await closed_with(phone) == 1013
            async with connect(address, subprotocols=[SIP], additional_headers=bearer(token)) as phone:
                await phone.send("x" * 100_000)
                assert await closed_with(phone) is not None
            async with asyncio.timeout(40):
                while centre.app.state.open_phones or list(switch.connections):
                    await asyncio.sleep(0.01)


async def test_without_a_switch_the_phone_is_told_to_try_again(centre: ApiCentre) -> None:
    token = await centre.token_of("ann")
    async with served(centre) as host:
        address = f"ws://{host}/api/v1/phone"
        phone = await connect(address, subprotocols=[SIP], additional_headers=bearer(token))
        assert await closed_with(phone) == 1013
