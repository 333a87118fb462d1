"""The file that `ringhall backup` writes: a tar with all of a centre, and a manifest with the hash of each part."""

import hashlib
import io
import tarfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import IO

import msgspec

from ringhall.foundation.errors import Refusal

MANIFEST = "manifest.json"
DATABASE = "database.dump"
KEY = "secrets.key"
FORMAT = 1
CHUNK_BYTES = 1 << 20
MANIFEST_BYTES_MAX = 500_000_000


class BadBackup(Refusal):
    """The file is no backup, or not whole."""

    text = "{file} cannot be restored: {reason}"


class Content(msgspec.Struct, frozen=True):
    """One file of the backup."""

    bytes: int
    sha256: str


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What the backup holds. `made_at` is milliseconds UTC."""

    format: int
    ringhall: str
    migration: str
    made_at: int
    files: dict[str, Content]


class ArchiveWriter:
    """Writes a backup, hashing as it goes. Files may grow meanwhile: what was there at the start counts."""

    def __init__(self, target: IO[bytes]) -> None:
        self._tar = tarfile.open(fileobj=target, mode="w", format=tarfile.PAX_FORMAT)  # noqa: SIM115
        self.files: dict[str, Content] = {}

    def add(self, name: str, path: Path) -> None:
        """Add the file under this name; one that is gone by now is passed over."""
        with suppress(FileNotFoundError), path.open("rb") as source:
            info = self._tar.gettarinfo(arcname=name, fileobj=source)
            info.uid = info.gid = 0
            info.uname = info.gname = ""
            hashing = _HashingReader(source)
            self._tar.addfile(info, hashing)
            self.files[name] = Content(info.size, hashing.digest.hexdigest())

    def close(self, manifest: Manifest) -> None:
        """Write the manifest and the end of the tar."""
        content = msgspec.json.encode(manifest)
        info = tarfile.TarInfo(MANIFEST)
        info.size = len(content)
        self._tar.addfile(info, io.BytesIO(content))
        self._tar.close()


class ArchiveReader:
    """Reads a backup. Nothing is believed that the manifest does not name and whose hash is not right."""

    def __init__(self, file: Path) -> None:
        self._file = file
        try:
            self._tar = tarfile.open(file, mode="r:")  # noqa: SIM115
            self.manifest = self._read_manifest()
        except (OSError, tarfile.TarError, msgspec.DecodeError, KeyError) as problem:
            raise BadBackup(file=file, reason=f"it is no whole backup ({problem}).") from None
        if self.manifest.format != FORMAT:
            raise BadBackup(file=file, reason="it was made by a newer Ringhall; install that version.")

    def close(self) -> None:
        self._tar.close()

    def extract(self, name: str, target: Path) -> None:
        """Write one file, checked against its hash."""
        expected = self.manifest.files[name]
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        digest, size = hashlib.sha256(), 0
        with target.open("wb") as output:
            for chunk in self._chunks(name):
                output.write(chunk)
                digest.update(chunk)
                size += len(chunk)
        target.chmod(0o600)
        if (size, digest.hexdigest()) != (expected.bytes, expected.sha256):
            raise BadBackup(file=self._file, reason=f"its part {name} is damaged; take an older backup.")

    def check_names(self) -> None:
        """Refuse names that would lead out of the data folder."""
        for name in self.manifest.files:
            path = PurePosixPath(name)
            if path.is_absolute() or ".." in path.parts:
                raise BadBackup(file=self._file, reason=f"it holds the path {name}, which no backup of ours has.")

    def _chunks(self, name: str) -> Iterator[bytes]:
        try:
            source = self._tar.extractfile(name)
            while source is not None and (chunk := source.read(CHUNK_BYTES)):
                yield chunk
        except (KeyError, OSError, tarfile.TarError):
            raise BadBackup(file=self._file, reason=f"its part {name} is missing; take an older backup.") from None

    def _read_manifest(self) -> Manifest:
        source = self._tar.extractfile(MANIFEST)
        if source is None:
            raise KeyError(MANIFEST)
        return msgspec.json.decode(source.read(MANIFEST_BYTES_MAX), type=Manifest)


class _HashingReader:
    """Passes a file on and hashes what passes."""

    def __init__(self, source: IO[bytes]) -> None:
        self._source = source
        self.digest = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        chunk = self._source.read(size)
        self.digest.update(chunk)
        return chunk
