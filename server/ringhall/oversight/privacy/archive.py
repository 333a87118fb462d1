"""Everything known of a person as one ZIP file, written piece by piece: it is never whole in memory or on disk."""

import asyncio
import zipfile
from collections.abc import AsyncIterator
from io import RawIOBase
from pathlib import Path

PIECE_BYTES = 256 * 1024
# The oldest date that a ZIP file can hold: nothing is told by it.
_NO_DATE = (1980, 1, 1, 0, 0, 0)


class _Pipe(RawIOBase):
    """Takes what the archive writes, for somebody to fetch."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, piece: bytes) -> int:  # type: ignore[override]  # bytes are all that zipfile writes
        self._pieces.append(bytes(piece))
        return len(piece)

    def fetch(self) -> bytes:
        """What was written since the last time."""
        pieces, self._pieces = self._pieces, []
        return b"".join(pieces)


Part = tuple[str, bytes | Path]
"""A name inside the archive, and what stands there: bytes, or the content of a file (left out where it is gone)."""


async def zipped(parts: AsyncIterator[Part]) -> AsyncIterator[bytes]:
    """The archive of these parts, in pieces."""
    pipe = _Pipe()
    with zipfile.ZipFile(pipe, "w") as archive:
        async for name, content in parts:
            if isinstance(content, Path):
                async for piece in _of_file(archive, pipe, name, content):
                    yield piece
                continue
            info = _info(name, zipfile.ZIP_DEFLATED)
            await asyncio.to_thread(archive.writestr, info, content)
            yield pipe.fetch()
    yield pipe.fetch()


async def _of_file(archive: zipfile.ZipFile, pipe: _Pipe, name: str, path: Path) -> AsyncIterator[bytes]:
    try:
        source = path.open("rb")
    except FileNotFoundError:
        return
    with source, archive.open(_info(name, zipfile.ZIP_STORED), "w", force_zip64=True) as target:
        while piece := await asyncio.to_thread(source.read, PIECE_BYTES):
            await asyncio.to_thread(target.write, piece)
            yield pipe.fetch()


def _info(name: str, how: int) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _NO_DATE)
    info.compress_type = how
    return info
