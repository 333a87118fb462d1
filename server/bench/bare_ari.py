"""P5's peer: the least a script can do with ARI, six requests per call: `python -m bench.bare_ari URL USER PASSWORD`.

It takes every event, as a script does that asks for no filter. At SIGTERM it prints a line of JSON with its counts.
"""

import asyncio
import contextlib
import itertools
import json
import signal
import sys
from base64 import b64encode
from typing import Any

import uvloop
from websockets.asyncio.client import ClientConnection, connect

APP = "bare"


class Script:
    """Answers every call, puts it into a bridge of its own, and clears up behind it."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self._numbers = itertools.count(1)
        self._pending: dict[str, asyncio.Future[dict[str, Any]]] = {}
        self._calls: set[asyncio.Task[None]] = set()
        self.counts = {"calls": 0, "events": 0, "event_bytes": 0}

    async def listen(self) -> None:
        """Until the socket is closed."""
        async for text in self._socket:
            message = json.loads(text)
            if message["type"] == "RESTResponse":
                self._pending.pop(message["request_id"]).set_result(message)
                continue
            self.counts["events"] += 1
            self.counts["event_bytes"] += len(text)
            if message["type"] == "StasisStart":
                self._do(self._serve(message["channel"]["id"]))
            elif message["type"] == "StasisEnd":
                self.counts["calls"] += 1
                self._do(self._clear(message["channel"]["id"]))

    def _do(self, work: Any) -> None:
        task = asyncio.ensure_future(work)
        self._calls.add(task)
        task.add_done_callback(self._calls.discard)

    async def _serve(self, channel: str) -> None:
        await self._ask("POST", f"channels/{channel}/answer")
        await self._ask("POST", f"bridges/b{channel}?type=mixing")
        await self._ask("POST", f"bridges/b{channel}/addChannel?channel={channel}")
        await self._ask("GET", f"channels/{channel}/variable?variable=CHANNEL(state)")

    async def _clear(self, channel: str) -> None:
        await self._ask("DELETE", f"bridges/b{channel}")
        await self._ask("DELETE", f"channels/{channel}")

    async def _ask(self, method: str, uri: str) -> None:
        number = str(next(self._numbers))
        answer = self._pending[number] = asyncio.get_running_loop().create_future()
        request = {"type": "RESTRequest", "request_id": number, "method": method, "uri": uri}
        await self._socket.send(json.dumps(request))
        await answer


async def main(url: str, user: str, password: str) -> None:
    """Serve calls until SIGTERM."""
    credentials = b64encode(f"{user}:{password}".encode()).decode()
    ended = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, ended.set)
    async with connect(
        f"{url.replace('http', 'ws', 1)}/ari/events?app={APP}", compression=None, proxy=None, max_size=None,
        additional_headers={"Authorization": f"Basic {credentials}"},
    ) as socket:  # fmt: skip
        script = Script(socket)
        listening = asyncio.ensure_future(script.listen())
        print("ready", flush=True)
        await ended.wait()
        listening.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await listening
        print(json.dumps(script.counts), flush=True)


if __name__ == "__main__":
    uvloop.run(main(*sys.argv[1:]))
