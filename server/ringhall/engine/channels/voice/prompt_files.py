"""What a flow says, as files the switch can play: spoken texts and uploaded recordings."""

from pathlib import Path
from typing import Protocol

from ringhall.engine.flows.ports import Sound
from ringhall.engine.speech.ports import TextToSpeech
from ringhall.foundation.errors import Refusal
from ringhall.foundation.logging import log


class Recordings(Protocol):
    """The centre's own recordings, by name."""

    def find(self, name: str, language: str) -> Path | None: ...


ZIP_TONE = "zip-tone"
"""What an agent hears before a caller who is put through at once. A recording of this name takes its place."""


class PromptFiles:
    """The phone channel's Prompts (see ports.py): files, named as the switch wants them."""

    def __init__(self, speech: TextToSpeech, uploads: Recordings) -> None:
        self._speech = speech
        self._uploads = uploads

    async def media(self, parts: tuple[Sound, ...], language: str) -> list[str]:
        """Media addresses of all parts that can be heard; a tone when none can, so that callers know they are heard."""
        files = [await self._file(part, part.language or language) for part in parts]
        heard = [file for file in files if file is not None] or [self._speech.tone]
        return [f"sound:{file.with_suffix('')}" for file in heard]

    async def _file(self, part: Sound, language: str) -> Path | None:
        if part.prompt:
            file = self._uploads.find(part.prompt, language)
            if file is None and part.prompt == ZIP_TONE:
                return self._speech.zip_tone
            if file is None:
                log.error("prompt.missing", prompt=part.prompt, language=language)
            return file
        try:
            return await self._speech.audio(part.text, language)
        except Refusal as refusal:
            log.error("prompt.not_spoken", language=language, reason=str(refusal))
            return None
