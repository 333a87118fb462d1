"""Sound files by the hash of what they say; those not heard for longest go when there are too many."""

import hashlib
import os
from pathlib import Path

FILES_MAX = 5_000
KEPT_SHARE = 0.9
# Part of every name: a change in how sound is made gets new files.
FORMAT = "2"


class SoundCache:
    """A folder of WAV files. Only speech writes into it."""

    def __init__(self, folder: Path, files_max: int = FILES_MAX) -> None:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.folder = folder
        self._files_max = files_max
        self._count = sum(1 for _ in folder.glob("*.wav"))

    def place(self, engine: str, voice: str, language: str, text: str) -> Path:
        """Where this text in this voice lies, or will lie."""
        words = "\0".join((FORMAT, engine, voice, language, text))
        return self.folder / f"{hashlib.sha256(words.encode()).hexdigest()}.wav"

    def has(self, file: Path) -> bool:
        """Whether the sound is there; being asked for keeps it young."""
        try:
            os.utime(file)
        except OSError:
            return False
        return True

    def added(self) -> None:
        """A file came in; make room when there are too many."""
        self._count += 1
        if self._count > self._files_max:
            self._trim()

    def _trim(self) -> None:
        files = sorted(self.folder.glob("*.wav"), key=lambda file: file.stat().st_mtime_ns)
        surplus = files[: max(0, len(files) - int(self._files_max * KEPT_SHARE))]
        for file in surplus:
            file.unlink(missing_ok=True)
        self._count = len(files) - len(surplus)
