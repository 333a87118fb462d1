"""People who speak: sound files of words, said by the project's own voice or recorded by a person."""

import wave
from pathlib import Path

from ringhall.engine.speech.engines import installed
from ringhall.engine.speech.service import Prompts
from tests.support.tones import RATE

DIGITS = Path(__file__).parent / "spoken"


def recorded(digit: int) -> Path:
    """A person who says this digit (1 to 3)."""
    return DIGITS / f"{digit}_jackson_6.wav"


async def spoken(folder: Path, text: str, language: str = "en") -> Path:
    """The text, said by an installed voice: 8 kHz, mono, 16 bit."""
    return await Prompts(folder, installed()).audio(text, language)


def sound_of(file: Path) -> bytes:
    """The samples of a file of 8 kHz, mono, 16 bit."""
    with wave.open(str(file)) as opened:
        assert (opened.getframerate(), opened.getnchannels(), opened.getsampwidth()) == (RATE, 1, 2)
        sound: bytes = opened.readframes(opened.getnframes())
        return sound
