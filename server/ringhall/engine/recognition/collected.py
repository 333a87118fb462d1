"""Utterances for recognisers that want them whole."""

from collections.abc import Awaitable, Callable

from ringhall.engine.recognition.ports import Expecting, Heard

SECONDS_MAX = 20
BYTES_MAX = SECONDS_MAX * 16_000

Understand = Callable[[bytes, Expecting], Awaitable[Heard]]


class Collected:
    """Implements ports.Utterance: keeps the sound until it is over."""

    def __init__(self, expecting: Expecting, understand: Understand) -> None:
        self._expecting, self._understand = expecting, understand
        self._sound = bytearray()

    def push(self, sound: bytes) -> None:
        self._sound += sound[: BYTES_MAX - len(self._sound)]

    async def words(self) -> Heard:
        return await self._understand(bytes(self._sound), self._expecting)

    def drop(self) -> None:
        self._sound.clear()
