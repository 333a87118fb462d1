"""What is spoken and uploaded, without a voice and without files worth hearing."""

from pathlib import Path

from ringhall.apps.api.parts import Json
from ringhall.company.access.types import User
from ringhall.foundation.db.engine import Transaction


class PromptsDouble:
    """Takes any sound."""

    async def all(self, transaction: Transaction) -> list[Json]:
        return []

    async def put(self, transaction: Transaction, name: str, wav: bytes, by: User) -> Json:
        return {"name": name, "seconds": 1.0, "bytes": len(wav)}


class SpeechDouble:
    """Every text sounds alike."""

    def __init__(self, file: Path) -> None:
        self._file = file

    async def audio(self, text: str, language: str) -> Path:
        self._file.write_bytes(b"RIFF")
        return self._file
