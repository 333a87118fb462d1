"""A draft is called over HTTP by whoever may draw flows, and followed on a socket by nobody else."""

import asyncio
import json

import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed

from ringhall.apps.api.routes.live import POLICY, UNREADABLE
from tests.apps.api.test_flow_tests import drawn, prepared
from tests.apps.api.test_sockets import bearer, served
from tests.support.api_centre import ApiCentre

pytestmark = pytest.mark.real


async def closed_with(address: str, token: str, *texts: str) -> int | None:
    """The code with which the socket is closed after these messages."""
    async with asyncio.timeout(40), connect(address, additional_headers=bearer(token)) as socket:
        for text in texts:
            await socket.send(text)
        try:
            while True:
                await socket.recv()
        except ConnectionClosed as closed:
            return closed.rcvd.code if closed.rcvd else None


async def test_a_draft_that_is_sound_can_be_called_once_by_whoever_asked(centre: ApiCentre) -> None:
    async with centre.signed_in("root") as root, centre.signed_in("sue") as sue, served(centre) as host:
        await prepared(root)
        body = {"document": drawn(), "call": {"variables": {"caller": "+4512345678"}, "language": "da"}}
        assert (await sue.post("/api/v1/flows/call", json=body)).status_code == 403
        assert (await root.post("/api/v1/flows/call", json={"document": drawn(to="nowhere")})).status_code == 422
        made = await root.post("/api/v1/flows/call", json=body)
        assert made.status_code == 201, made.text
        phone = made.json()
        assert phone["target"] == f"draft{phone['id']}"
        mine = f"ws://{host}/api/v1/flows/calls/{phone['id']}"
        assert await closed_with(mine, await centre.token_of("sue")) == POLICY, "it is somebody else's"
        assert await closed_with(f"{mine}0", await centre.token_of("root")) == POLICY, "there is no such call"
        async with connect(mine, additional_headers=bearer(await centre.token_of("root"))) as socket:
            assert json.loads(await socket.recv()) is None, "it may come now"
            newer = (await root.post("/api/v1/flows/call", json=body)).json()
            with pytest.raises(ConnectionClosed):
                await socket.recv()
        again = f"ws://{host}/api/v1/flows/calls/{newer['id']}"
        assert await closed_with(again, await centre.token_of("root"), "no deed") == UNREADABLE
        assert not centre.parts.draft_calls.goes_on(newer["id"]), "its socket's end is its end"
