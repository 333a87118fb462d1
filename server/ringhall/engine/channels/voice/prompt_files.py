"""What a flow says, as files the switch can play: spoken texts and uploaded recordings."""

from pathlib import Path
from typing import Protocol

from ringhall.engine.flows.ports import Sound
from ringhall.engine.speech.ports import TextToSpeech
from ringhall.engine.speech.rules.reading.fragments import PAUSE, cut, fragments
from ringhall.foundation.errors import Refusal
from ringhall.foundation.logging import log


class Recordings(Protocol):
    """The centre's own recordings, by name."""

    def find(self, name: str, language: str) -> Path | None: ...
    def exactly(self, name: str) -> Path | None: ...


ZIP_TONE = "zip-tone"
"""What an agent hears before a caller who is put through at once. A recording of this name takes its place."""


class PromptFiles:
    """The phone channel's Prompts (see ports.py): files, named as the switch wants them."""

    def __init__(self, speech: TextToSpeech, uploads: Recordings) -> None:
        self._speech = speech
        self._uploads = uploads

    async def media(self, parts: tuple[Sound, ...], language: str) -> list[str]:
        """Media addresses of all parts that can be heard; a tone when none can, so that callers know they are heard."""
        files = [await self._files(part, part.language or language) for part in parts]
        heard = [file for some in files for file in some] or [self._speech.tone]
        return [f"sound:{file.with_suffix('')}" for file in heard]

    async def _files(self, part: Sound, language: str) -> list[Path]:
        """The part in one file; or in several, where a voice has recorded all pieces of a value in it."""
        files: list[Path | None] = []
        at = 0
        for begin, end in part.values:
            recorded = self._recorded(part.text[begin:end], language)
            if recorded:
                files += [*await self._spoken(part.text[at:begin], language), *recorded]
                at = end
        if not at:
            files.append(await self._file(part, language))
        else:
            files += await self._spoken(part.text[at:], language)
        return [file for file in files if file is not None]

    async def _spoken(self, text: str, language: str) -> list[Path | None]:
        """What stands between values; a mere stop is not spoken."""
        words = any(letter.isalnum() for letter in text)
        return [await self._file(Sound(text=text.strip(" ,，.。")), language)] if words else []

    def _recorded(self, value: str, language: str) -> list[Path] | None:
        """The pieces of the value, if all of them are recorded in the language: never a voice and a machine in one."""
        pieces = cut(value, language)
        if not pieces:
            return None
        names = fragments(language)
        files = [self._speech.pause if piece == PAUSE else self._uploads.exactly(names[piece]) for piece in pieces]
        found = [file for file in files if file is not None]
        return found if len(found) == len(files) else None

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
