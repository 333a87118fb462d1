"""Pages that listen, as a program of its own: `python -m bench.p6_pages PORT PAGES TOKEN…` prints what they heard.

It says `ready` once all have their snapshot; at the end of its input it prints every delay from an agent's change to
its arrival at a page, in milliseconds, as JSON.
"""

import asyncio
import json
import sys
import time
from datetime import datetime

from websockets.asyncio.client import connect

# Frames may hold the whole of a large centre.
FRAME_BYTES_MAX = 16_000_000


class Page:
    """One page of a supervisor: keeps how late each change came."""

    def __init__(self) -> None:
        self.late_ms: list[float] = []
        self.ready = asyncio.Event()

    async def listen(self, port: int, token: str) -> None:
        """Take what comes until cancelled."""
        url, headers = f"ws://127.0.0.1:{port}/api/v1/live", {"Authorization": f"Bearer {token}"}
        async with connect(url, additional_headers=headers, max_size=FRAME_BYTES_MAX, compression=None) as socket:
            async for text in socket:
                self._hear(text, time.time() * 1000)

    def _hear(self, text: str | bytes, now: float) -> None:
        message = json.loads(text)
        if message["type"] == "snapshot":
            self.ready.set()
        for event in message.get("events", [message]):
            if event.get("kind") == "agent":
                self.late_ms.append(now - _milliseconds(event["data"]["since"]))


def _milliseconds(moment: str) -> float:
    return datetime.fromisoformat(moment).timestamp() * 1000


async def main(port: int, pages_each: int, tokens: list[str]) -> None:
    """Open all pages, one after the other; listen until the input ends."""
    pages = [Page() for _ in range(pages_each * len(tokens))]
    tasks = []
    for page, token in zip(pages, tokens * pages_each, strict=True):
        tasks.append(asyncio.create_task(page.listen(port, token)))
        await asyncio.wait_for(page.ready.wait(), 20)
    print("ready", flush=True)
    for page in pages:
        page.late_ms.clear()
    await asyncio.to_thread(sys.stdin.read)
    for task in tasks:
        task.cancel()
    print(json.dumps([round(late, 2) for page in pages for late in page.late_ms]), flush=True)


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]))
