"""What this program and the process that recognises say to each other: a length in four bytes, then MessagePack."""

from collections.abc import Iterator
from typing import TypeVar

import msgspec

T = TypeVar("T")
BYTES_MAX = 4 << 20
HEAD = 4


class Message(msgspec.Struct, frozen=True, tag=True, array_like=True):
    """Base of all."""


class Prepare(Message, frozen=True, tag=True):
    """Utterances will be asked for: load what understands them now."""


class Watch(Message, frozen=True, tag=True):
    """Tell where speech begins and ends on this line from now on. `phrases`: what is to be expected there."""

    line: str
    language: str
    phrases: tuple[str, ...]


class Sound(Message, frozen=True, tag=True):
    """More of a line: 8 kHz, 16 bit little-endian."""

    line: str
    sound: bytes


class Unwatch(Message, frozen=True, tag=True):
    """The line is no longer of interest."""

    line: str


class Transcribe(Message, frozen=True, tag=True):
    """Say what this utterance is in words."""

    id: int
    sound: bytes
    language: str
    phrases: tuple[str, ...]


class Ready(Message, frozen=True, tag=True):
    """Utterances are understood from now on."""


class Began(Message, frozen=True, tag=True):
    """Speech began so many milliseconds after the Watch; it is surely speech by now."""

    line: str
    at_ms: int


class Ended(Message, frozen=True, tag=True):
    """The utterance is over."""

    line: str


class Transcribed(Message, frozen=True, tag=True):
    """The words of an utterance; none where it was no speech after all. `confidence` is 0 to 1."""

    id: int
    text: str
    confidence: float


class NotTranscribed(Message, frozen=True, tag=True):
    """It could not be done, for this reason."""

    id: int
    reason: str


Order = Prepare | Watch | Sound | Unwatch | Transcribe
Report = Ready | Began | Ended | Transcribed | NotTranscribed

_encoder = msgspec.msgpack.Encoder()
_orders: msgspec.msgpack.Decoder[Order] = msgspec.msgpack.Decoder(Order)
_reports: msgspec.msgpack.Decoder[Report] = msgspec.msgpack.Decoder(Report)


class Garbled(Exception):
    """The other end says what nobody understands."""


def framed(message: Message) -> bytes:
    """The message as it goes over."""
    body = _encoder.encode(message)
    return len(body).to_bytes(HEAD, "big") + body


class Reader:
    """Puts pieces together again."""

    def __init__(self) -> None:
        self._bytes = bytearray()

    def _bodies(self, piece: bytes) -> Iterator[bytes]:
        self._bytes += piece
        while len(self._bytes) >= HEAD:
            length = int.from_bytes(self._bytes[:HEAD], "big")
            if length > BYTES_MAX:
                raise Garbled(f"a message of {length} bytes")
            if len(self._bytes) < HEAD + length:
                return
            body = bytes(self._bytes[HEAD : HEAD + length])
            del self._bytes[: HEAD + length]
            yield body

    def orders(self, piece: bytes) -> Iterator[Order]:
        """All that are whole by now. Raises Garbled."""
        for body in self._bodies(piece):
            yield _decoded(_orders, body)

    def reports(self, piece: bytes) -> Iterator[Report]:
        """The same of the other direction."""
        for body in self._bodies(piece):
            yield _decoded(_reports, body)


def _decoded(decoder: "msgspec.msgpack.Decoder[T]", body: bytes) -> T:
    try:
        return decoder.decode(body)
    except msgspec.DecodeError as wrong:
        raise Garbled(str(wrong)) from None
