"""What others may ask of recognition, and what it needs of a recogniser."""

from collections.abc import Sequence
from typing import Protocol

import msgspec


class Heard(msgspec.Struct, frozen=True):
    """What somebody said, with 0 to 1 for how sure the words are. No text: speech, but no words."""

    text: str = ""
    confidence: float = 0.0

    def __repr__(self) -> str:
        return f"Heard({len(self.text)} letters, {self.confidence:.2f})"


class Expecting(msgspec.Struct, frozen=True):
    """What is being listened for: the `language`, and `phrases` that are likely (none: anything)."""

    language: str
    phrases: tuple[str, ...] = ()


class Utterance(Protocol):
    """One utterance on its way through a recogniser. Sound is 8 kHz, mono, 16 bit little-endian."""

    def push(self, sound: bytes) -> None:
        """More of it; what is too much is dropped."""
        ...

    async def words(self) -> Heard:
        """It is over: its words. Raises NotRecognised."""
        ...

    def drop(self) -> None:
        """Nobody wants to know any more."""
        ...


class SpeechToText(Protocol):
    """A recogniser."""

    @property
    def name(self) -> str: ...

    def begin(self, expecting: Expecting) -> Utterance:
        """An utterance begins. What goes wrong is raised by its `words`."""
        ...


class Vad(Protocol):
    """Tells speech from everything else, on one line."""

    def push(self, frame: bytes) -> float:
        """How likely this frame of 32 ms is speech, 0 to 1."""
        ...


class Hears(Protocol):
    """Who is told what comes of a line."""

    def speech_began(self) -> None:
        """Somebody surely speaks."""
        ...

    def said(self, heard: Heard) -> None:
        """They have spoken. It comes after each `speech_began`, unless the line is lost."""
        ...

    def lost(self) -> None:
        """Nothing more is heard of this line, and nothing more is told."""
        ...


class NotRecognised(Exception):
    """There are no words to be had; the message says why, and holds nothing that was said."""


def likely(phrases: Sequence[str]) -> str:
    """Phrases as one text, for recognisers that take a hint."""
    return ", ".join(phrases)[:800]
