"""Prompts as sound files: spoken once, kept, and found again by what they say."""

import asyncio
import re
from collections.abc import Iterable
from pathlib import Path

from ringhall.engine.speech.cache import SoundCache
from ringhall.engine.speech.errors import SpeechBusy, SpeechFailed, TextTooLong
from ringhall.engine.speech.ports import Engine, EngineFailed
from ringhall.engine.speech.rules.sound import PHONE_RATE, pause, tone
from ringhall.engine.speech.rules.wav import write_wav
from ringhall.foundation import tasks
from ringhall.foundation.errors import Refusal
from ringhall.foundation.logging import log

TEXT_LETTERS_MAX = 3_000
WAITING_MAX = 100
AT_ONCE_MAX = 2

# Control characters say nothing, and some engines read <…> as orders.
_UNSPEAKABLE = re.compile(r"[\x00-\x1f\x7f<>\ud800-\udfff\s]+")


NO_VOICE = "no installed voice speaks this language"

# While it sounds the agent hears nothing else.
ZIP_HERTZ, ZIP_MILLISECONDS = 1400, 120


class Prompts:
    """Text to speech for the whole centre (see ports.TextToSpeech): cached, at most two engines at work at once."""

    def __init__(self, folder: Path, engines: list[Engine]) -> None:
        self._cache = SoundCache(folder / "spoken")
        self._engines = engines
        self._at_once = asyncio.Semaphore(AT_ONCE_MAX)
        self._ahead_of_time = asyncio.Lock()
        self._speaking: dict[tuple[str, str], asyncio.Task[Path | SpeechFailed]] = {}
        self.tone = folder / "tone.wav"
        self.tone.write_bytes(write_wav(tone(), PHONE_RATE))
        self.zip_tone = folder / "zip-tone.wav"
        self.zip_tone.write_bytes(write_wav(tone(ZIP_HERTZ, ZIP_MILLISECONDS), PHONE_RATE))

        self.pause = folder / "pause.wav"
        self.pause.write_bytes(write_wav(pause(), PHONE_RATE))

    @property
    def languages(self) -> frozenset[str]:
        """All languages that some engine speaks."""
        return frozenset(language for engine in self._engines for language in engine.voices)

    async def audio(self, text: str, language: str) -> Path:
        """The text as spoken. Who asks for the same text meanwhile shares the work."""
        words = _UNSPEAKABLE.sub(" ", text).strip()
        if len(words) > TEXT_LETTERS_MAX:
            raise TextTooLong(size=len(words), most=TEXT_LETTERS_MAX)
        if not words:
            raise SpeechFailed(language=language, reason="there is nothing to say")
        ready = self._ready(words, language)
        if ready is not None:
            return ready
        task = self._speaking.get((words, language)) or self._start(words, language)
        outcome = await asyncio.shield(task)
        if isinstance(outcome, SpeechFailed):
            raise outcome
        return outcome

    async def warm(self, texts: Iterable[tuple[str, str]]) -> list[str]:
        """Speak (text, language) pairs ahead of time; callers' texts go between them.

        However many flows are published together, one text is spoken ahead of time at once: a caller finds an engine.
        """
        faults = []
        for text, language in texts:
            try:
                async with self._ahead_of_time:
                    await self.audio(text, language)
            except Refusal as refusal:
                faults.append(f"“{text[:40]}”: {refusal}")
        return faults

    def _ready(self, text: str, language: str) -> Path | None:
        for engine in self._engines:
            if language in engine.voices:
                file = self._cache.place(engine.name, engine.voices[language], language, text)
                if self._cache.has(file):
                    return file
        return None

    def _start(self, text: str, language: str) -> asyncio.Task[Path | SpeechFailed]:
        if len(self._speaking) >= WAITING_MAX:
            raise SpeechBusy(waiting=len(self._speaking))
        task = tasks.start(self._speak(text, language), "speech")
        self._speaking[text, language] = task
        task.add_done_callback(lambda _: self._speaking.pop((text, language), None))
        return task

    async def _speak(self, text: str, language: str) -> Path | SpeechFailed:
        # The failure is a value: nobody may be left to hear it when all callers hung up meanwhile.
        reason = NO_VOICE
        async with self._at_once:
            for engine in self._engines:
                voice = engine.voices.get(language)
                if voice is None:
                    continue
                file = self._cache.place(engine.name, voice, language, text)
                try:
                    await engine.speak(text, voice, file)
                except (EngineFailed, OSError) as failure:
                    reason = f"{engine.name}: {failure}"
                    log.warning("speech.engine_failed", engine=engine.name, language=language, reason=str(failure))
                    continue
                self._cache.added()
                return file
        return SpeechFailed(language=language, reason=reason)
