"""What simulated people say: sentences with pauses, one sound file for each person."""

import asyncio
import wave
from collections.abc import Mapping, Sequence
from pathlib import Path

from ringhall.engine.speech.ports import TextToSpeech
from ringhall.foundation.errors import Refusal
from ringhall.foundation.logging import log

RATE = 8_000
SILENCE = b"\0\0"
PAUSE_SECONDS = 2.5
QUIET_SECONDS = 10

SENTENCES: Mapping[str, Sequence[Sequence[str]]] = {
    "caller": (
        ("Hello, I am calling about my last invoice.", "It is higher than usual.", "Could you look into it, please?"),
        ("Good morning. My router went dark last night.", "All its lights are red.", "I restarted it twice."),
        ("Hi there. I would like to know what the larger plan costs.", "We are five people.", "That sounds good."),
        ("Hello. I have moved house.", "The new address is Mill Lane seventeen.", "Yes, from the first of the month."),
    ),
    "agent": (
        ("Thank you for calling. How can I help you?", "Let me see.", "I have your account in front of me."),
        ("Welcome. What can I do for you?", "One moment, please.", "That is done now. Is there anything else?"),
        ("Good day. Thank you for waiting.", "I understand.", "I have made a note of it, and we will see to it today."),
    ),
}


async def prepare(folder: Path, speech: TextToSpeech) -> Path:
    """The folder with a sub-folder for each voice; spoken when they are not there yet."""
    for voice, people in SENTENCES.items():
        for number, sentences in enumerate(people):
            file = folder / voice / f"{number}.wav"
            if not file.exists():
                spoken = [await _spoken(speech, sentence) for sentence in sentences]
                await asyncio.to_thread(_join, file, spoken)
    return prepare_quiet(folder)


def prepare_quiet(folder: Path) -> Path:
    """The voice of somebody who listens: silence that is sent, as every phone does."""
    quiet = folder / "quiet" / "0.wav"
    if not quiet.exists():
        _write(quiet, SILENCE * RATE * QUIET_SECONDS)
    return folder


async def _spoken(speech: TextToSpeech, sentence: str) -> Path:
    try:
        return await speech.audio(sentence, "en")
    except Refusal as refusal:
        log.warning("simulator.no_speech", reason=str(refusal))
        return speech.tone


def _join(file: Path, spoken: Sequence[Path]) -> None:
    pause = SILENCE * round(RATE * PAUSE_SECONDS)
    sound = bytearray()
    for sentence in spoken:
        with wave.open(str(sentence)) as read:
            sound += read.readframes(read.getnframes()) + pause
    _write(file, bytes(sound))


def _write(file: Path, sound: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    unfinished = file.with_suffix(".part")
    with wave.open(str(unfinished), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes(sound)
    unfinished.replace(file)
