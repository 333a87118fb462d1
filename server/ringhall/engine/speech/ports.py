"""What others may ask of speech, and what speech needs of a voice."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Protocol


class TextToSpeech(Protocol):
    """Texts as sound files the switch can play: WAV, 8 kHz, mono, 16 bit."""

    async def audio(self, text: str, language: str) -> Path:
        """The text as spoken. Raises SpeechFailed, SpeechBusy or TextTooLong."""
        ...

    @property
    def tone(self) -> Path:
        """A short tone, for callers whose prompt could not be spoken: they get on in any case."""
        ...

    @property
    def zip_tone(self) -> Path:
        """A very short, high tone, for agents to whom somebody is put through."""
        ...

    @property
    def pause(self) -> Path:
        """A short silence, for the commas of a value that is put together from recorded pieces."""
        ...

    async def warm(self, texts: Iterable[tuple[str, str]]) -> list[str]:
        """Speak (text, language) pairs ahead of time. Returns what went wrong, in words."""
        ...


class Engine(Protocol):
    """A voice. `voices` maps each language it speaks to the name of its voice there."""

    @property
    def name(self) -> str: ...

    @property
    def voices(self) -> Mapping[str, str]: ...

    async def speak(self, text: str, voice: str, file: Path) -> None:
        """Write the text, spoken, as 8 kHz mono 16 bit WAV to `file`. Raises EngineFailed."""
        ...


class EngineFailed(Exception):
    """The engine did not speak; the message says why."""
