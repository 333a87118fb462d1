"""A recogniser that is sent sound while it is said, over a WebSocket, as Deepgram's `/v1/listen` takes it."""

import asyncio
import json
import ssl
from collections.abc import Coroutine
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from websockets.asyncio.client import ClientConnection, connect

from ringhall.engine.recognition.network import Networks
from ringhall.engine.recognition.ports import Expecting, Heard, NotRecognised, Utterance
from ringhall.engine.recognition.settings import Recogniser
from ringhall.foundation import tasks

OPEN_SECONDS_MAX = 5.0
MESSAGE_BYTES_MAX = 256 * 1024
MESSAGES_MAX = 2_000
PIECES_MAX = 1_500
TEXT_LETTERS_MAX = 1_000
PORTS = {"ws": 80, "wss": 443}


class OverWebsocket:
    """Implements ports.SpeechToText: one connection for each utterance."""

    name = "websocket"

    def __init__(self, settings: Recogniser, networks: Networks, trust: ssl.SSLContext) -> None:
        self._settings, self._networks, self._trust = settings, networks, trust

    def begin(self, expecting: Expecting) -> Utterance:
        return _Streamed(self, expecting)

    async def connection(self, expecting: Expecting) -> ClientConnection:
        """To the first of the service's addresses that may be used."""
        url = address(self._settings, expecting)
        parts = urlsplit(url)
        port = parts.port or PORTS[parts.scheme]
        found = await self._networks(self._settings.private_addresses).addresses(parts.hostname or "", port)
        headers = {"Authorization": f"Token {self._settings.secret}"} if self._settings.secret else {}
        return await connect(
            url,
            host=found[0],
            port=port,
            ssl=self._trust if parts.scheme == "wss" else None,
            additional_headers=headers,
            open_timeout=OPEN_SECONDS_MAX,
            close_timeout=1.0,
            max_size=MESSAGE_BYTES_MAX,
            proxy=None,
            user_agent_header="Ringhall",
        )


class _Streamed:
    """Implements ports.Utterance."""

    def __init__(self, service: OverWebsocket, expecting: Expecting) -> None:
        self._pieces: asyncio.Queue[bytes | None] = asyncio.Queue(PIECES_MAX)
        self._work = _started(_answer(service, expecting, self._pieces))

    def push(self, sound: bytes) -> None:
        if not self._pieces.full():
            self._pieces.put_nowait(sound)

    async def words(self) -> Heard:
        if self._pieces.full():
            self._work.cancel()
            raise NotRecognised("the service does not take what is said")
        self._pieces.put_nowait(None)
        try:
            outcome = await self._work
        except asyncio.CancelledError:
            self._work.cancel()
            raise
        if isinstance(outcome, NotRecognised):
            raise outcome
        return outcome

    def drop(self) -> None:
        self._work.cancel()


def _started(work: "Coroutine[Any, Any, Heard | NotRecognised]") -> "asyncio.Task[Heard | NotRecognised]":
    return tasks.start(work, "recognition.websocket")


async def _answer(
    service: OverWebsocket, expecting: Expecting, pieces: "asyncio.Queue[bytes | None]"
) -> Heard | NotRecognised:
    """All that is final, once everything was sent. What goes wrong is a value: nobody may be left to hear it."""
    try:
        async with await service.connection(expecting) as line:
            sending = tasks.start(_send(line, pieces), "recognition.websocket_sends")
            try:
                return await _finals(line)
            finally:
                await tasks.stop(sending)
    except NotRecognised as reason:
        return reason
    except Exception as trouble:
        # Its words may quote what was sent.
        return NotRecognised(f"the service was not reached: {type(trouble).__name__}")


async def _send(line: ClientConnection, pieces: "asyncio.Queue[bytes | None]") -> None:
    while (piece := await pieces.get()) is not None:
        await line.send(piece)
    await line.send(json.dumps({"type": "CloseStream"}))


async def _finals(line: ClientConnection) -> Heard:
    texts: list[str] = []
    sure: list[float] = []
    messages = 0
    async for message in line:
        messages += 1
        if messages > MESSAGES_MAX:
            raise NotRecognised("the service says too much")
        text, confidence = final_of(message)
        if text:
            texts.append(text)
            sure.append(confidence)
    said = " ".join(texts)[:TEXT_LETTERS_MAX]
    return Heard(said, min(sure, default=0.0))


def final_of(message: str | bytes) -> tuple[str, float]:
    """The words of a message that will not change any more, and how sure they are; none of any other message."""
    try:
        data: Any = json.loads(message)
        if data.get("type") != "Results" or not data.get("is_final"):
            return "", 0.0
        best = data["channel"]["alternatives"][0]
        return str(best["transcript"]).strip(), max(0.0, min(1.0, float(best.get("confidence", 0.0))))
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError):
        return "", 0.0


def address(settings: Recogniser, expecting: Expecting) -> str:
    """Where to connect to: what was set up, and what this utterance is."""
    parts = urlsplit(settings.url)
    own = dict(parse_qsl(parts.query, keep_blank_values=True))
    model = {"model": settings.model} if settings.model else {}
    asked = {"encoding": "linear16", "sample_rate": "8000", "channels": "1", "interim_results": "true"}
    query = urlencode(own | model | asked | {"language": expecting.language})
    return urlunsplit((parts.scheme, parts.netloc, parts.path, query, ""))
