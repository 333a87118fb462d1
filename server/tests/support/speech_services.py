"""A service on this machine that is sent sound while it is said, and answers as Deepgram does."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from websockets.asyncio.server import ServerConnection, serve


@dataclass
class StreamingService:
    """What is answered, and what came."""

    url: str = ""
    answers: list[dict[str, object]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    authorizations: list[str | None] = field(default_factory=list)
    sound: bytearray = field(default_factory=bytearray)
    breaks_off: bool = False

    async def serve(self, line: ServerConnection) -> None:
        """One utterance."""
        assert line.request is not None
        self.paths.append(line.request.path)
        self.authorizations.append(line.request.headers.get("Authorization"))
        async for message in line:
            if self.breaks_off:
                line.transport.abort()
                return
            if isinstance(message, bytes):
                self.sound += message
            elif json.loads(message)["type"] == "CloseStream":
                for answer in self.answers:
                    await line.send(json.dumps(answer))
                return


def result(text: str, confidence: float, *, final: bool = True) -> dict[str, object]:
    """One answer."""
    alternatives = [{"transcript": text, "confidence": confidence}]
    return {"type": "Results", "is_final": final, "channel": {"alternatives": alternatives}}


@asynccontextmanager
async def streaming_service() -> AsyncIterator[StreamingService]:
    """The service, at a port of its own."""
    service = StreamingService()
    async with serve(service.serve, "127.0.0.1", 0) as server:
        service.url = f"ws://127.0.0.1:{next(iter(server.sockets)).getsockname()[1]}/v1/listen?tier=best"
        yield service
