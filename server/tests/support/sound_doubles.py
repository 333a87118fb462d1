"""What is spoken and uploaded, without a voice and without files worth hearing."""

from pathlib import Path

from ringhall.apps.api.parts import Json
from ringhall.company.access.types import User
from ringhall.foundation.db.engine import Transaction
from ringhall.foundation.errors import NotFound


class PromptsDouble:
    """Takes any sound, and gives back the last of each name."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    async def all(self, transaction: Transaction) -> list[Json]:
        return []

    async def put(self, transaction: Transaction, name: str, wav: bytes, by: User) -> Json:
        self._file(name).write_bytes(wav)
        return {"name": name, "seconds": 1.0, "bytes": len(wav)}

    def file(self, name: str) -> Path:
        if not self._file(name).exists():
            raise NotFound(what="prompt", which=name)
        return self._file(name)

    def _file(self, name: str) -> Path:
        return self._folder / f"prompt-{name}.wav"


class SpeechDouble:
    """Every text sounds alike."""

    def __init__(self, file: Path) -> None:
        self._file = file

    async def audio(self, text: str, language: str) -> Path:
        self._file.write_bytes(b"RIFF")
        return self._file
