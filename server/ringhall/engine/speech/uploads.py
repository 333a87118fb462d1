"""The centre's own recordings, by name: `welcome`, and `welcome.da` where callers in Danish hear another."""

import asyncio
import re
from pathlib import Path

from ringhall.engine.speech.audio_file import keep_upload
from ringhall.engine.speech.errors import PromptNameRefused, TooManyPrompts
from ringhall.foundation.errors import NotFound

# No slash and no leading dot: a name can never lead out of the folder.
NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}(\.[a-z]{2,3})?")
PROMPTS_MAX = 2_000


class Uploads:
    """A folder of recordings fit for the phone. Only this class writes into it."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._folder = folder
        self._names = {file.stem for file in folder.glob("*.wav")}

    @property
    def names(self) -> frozenset[str]:
        """What a flow may say: each name, with and without its language."""
        return frozenset(self._names | {name.partition(".")[0] for name in self._names})

    async def keep(self, name: str, data: bytes) -> float:
        """Keep a WAV under this name, instead of an older one; returns its seconds. Raises Refusals in words."""
        if not NAME.fullmatch(name):
            raise PromptNameRefused(name=name[:80])
        if name not in self._names and len(self._names) >= PROMPTS_MAX:
            raise TooManyPrompts(most=PROMPTS_MAX)
        seconds = await keep_upload(data, self._file(name))
        self._names.add(name)
        return seconds

    async def remove(self, name: str) -> None:
        """Throw the recording away. Raises NotFound."""
        if name not in self._names:
            raise NotFound(what="recording", which=name)
        self._names.discard(name)
        await asyncio.to_thread(self._file(name).unlink, missing_ok=True)

    def find(self, name: str, language: str) -> Path | None:
        """The recording in this language; else the one for all; else the English one; else None."""
        for wanted in (f"{name}.{language}", name, f"{name}.en"):
            if wanted in self._names:
                return self._file(wanted)
        return None

    def _file(self, name: str) -> Path:
        return self._folder / f"{name}.wav"
