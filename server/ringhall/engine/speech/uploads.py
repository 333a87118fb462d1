"""The sounds of prompts, by name: `welcome`, and `welcome.da` where callers in Danish hear another."""

import asyncio
import os
import re
import shutil
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from pathlib import Path

import msgspec

from ringhall.engine.speech.audio_file import PHONE_BYTES_PER_SECOND, WAV_HEADER_BYTES, Made, make
from ringhall.engine.speech.errors import PromptNameRefused, TooManyPrompts
from ringhall.engine.speech.rules.sound import Trim
from ringhall.foundation.logging import log

# No slash and no leading dot: a name can never lead out of the folder.
NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}(\.[a-z]{2,3})?")
PROMPTS_MAX = 2_000


class Adopted(msgspec.Struct, frozen=True):
    """A sound that lay in the folder, and since when (milliseconds UTC)."""

    made: Made
    at: int


class Uploads:
    """A folder of sounds fit for the phone, and below it `versions/NAME/N.wav`. Only this class writes into it.

    The switch opens a file when it begins to play it: who hears one while another takes its place hears it to its end.
    """

    def __init__(self, folder: Path) -> None:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._folder = folder
        self._names = {file.stem for file in folder.glob("*.wav")}

    @property
    def stored(self) -> frozenset[str]:
        """The names of the files."""
        return frozenset(self._names)

    @property
    def names(self) -> frozenset[str]:
        """What a flow may say: each name, with and without its language."""
        return frozenset(self._names | {name.partition(".")[0] for name in self._names})

    @asynccontextmanager
    async def made(self, name: str, data: bytes, *, trim: Trim = "convert") -> AsyncIterator[Made]:
        """The sound made fit for the phone, in a file that is gone after the block. Raises Refusals in words."""
        if not NAME.fullmatch(name):
            raise PromptNameRefused(name=name[:80])
        if name not in self._names and len(self._names) >= PROMPTS_MAX:
            raise TooManyPrompts(most=PROMPTS_MAX)
        async with make(data, self._folder, trim=trim) as made:
            yield made

    async def keep(self, name: str, number: int, sound: Path) -> None:
        """Keep the sound as this version; nobody hears it yet."""
        await asyncio.to_thread(_take, sound, self.version(name, number))

    def show(self, name: str, number: int) -> None:
        """From now on callers hear this version."""
        kept, heard = self.version(name, number), self._file(name)
        try:
            if not (heard.exists() and heard.samefile(kept)):
                _take(kept, heard)
        except OSError as error:
            log.error("prompt.not_shown", name=name, version=number, reason=str(error))
            return
        self._names.add(name)

    def adopt(self, name: str, number: int) -> Adopted:
        """A file that callers hear becomes this version of the prompt."""
        file = self._file(name)
        _take(file, self.version(name, number))
        there = file.stat()
        seconds = max(0, there.st_size - WAV_HEADER_BYTES) / PHONE_BYTES_PER_SECOND
        made = Made(file=file, seconds=seconds, bytes=there.st_size, lufs=None)
        return Adopted(made, there.st_mtime_ns // 1_000_000)

    def forget(self, name: str, numbers: Iterable[int]) -> None:
        """Throw the sounds of these versions away."""
        for number in numbers:
            self.version(name, number).unlink(missing_ok=True)

    def version(self, name: str, number: int) -> Path:
        """Where the sound of a version lies, or will lie."""
        return self._folder / "versions" / name / f"{number}.wav"

    def exactly(self, name: str) -> Path | None:
        """The recording of exactly this name."""
        return self._file(name) if name in self._names else None

    def find(self, name: str, language: str) -> Path | None:
        """The recording in this language; else the one for all; else the English one; else None."""
        for wanted in (f"{name}.{language}", name, f"{name}.en"):
            if wanted in self._names:
                return self._file(wanted)
        return None

    def _file(self, name: str) -> Path:
        return self._folder / f"{name}.wav"


def _take(source: Path, target: Path) -> None:
    """The same sound in another place, all of it or nothing; what lies there is replaced."""
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    half = target.with_name(f".{target.name}.half")
    half.unlink(missing_ok=True)
    try:
        os.link(source, half)
    except OSError:
        # Not every file system has links.
        shutil.copyfile(source, half)
    half.replace(target)
    # Where both were the same file already, the name before remains.
    half.unlink(missing_ok=True)
