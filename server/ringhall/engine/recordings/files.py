"""The files of recordings: the switch's raw sound turned into the WAV that is kept."""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import msgspec

from ringhall.engine.recordings.live import Recording
from ringhall.engine.recordings.rules import sound

CHUNK_BYTES = 64 * 1024


class Kept(msgspec.Struct, frozen=True):
    """What was kept: bytes of the WAV file, length of its sound, SHA-256 of the file."""

    bytes: int
    seconds: float
    sha256: str


class RecordingFiles:
    """Where the switch leaves talks (`<name>.raw`) and messages (WAV files), and where both are kept."""

    def __init__(self, talks: Path, messages: Path, kept: Path) -> None:
        self._talks = talks.resolve()
        self._messages = messages.resolve()
        self._folder = kept

    def raw(self, recording: Recording) -> Path:
        """The switch's own file. Raises ValueError for a name that leads out of its folder."""
        is_talk = recording.kind == "talk"
        folder = self._talks if is_talk else self._messages
        path = (folder / (_raw_name(recording.file) if is_talk else recording.file)).resolve()
        if not path.is_relative_to(folder):
            raise ValueError(f"The recording name {recording.file!r} leads out of the switch's folder")
        return path

    def kept(self, path: str) -> Path:
        """The file of a kept recording, by `Recording.path`."""
        return self._folder / path

    def message_seconds(self, name: str) -> float:
        """How long the message of this name is that lies in the switch's folder; 0 where there is none."""
        path = self._messages / f"{name}.wav"
        size = path.stat().st_size if path.is_file() else 0
        return max(0, size - sound.WAV_HEADER_BYTES) / sound.MONO_BYTES_PER_SECOND

    def size(self, recording: Recording) -> int:
        """Bytes the switch has written so far; those of the kept file where the raw one is gone already."""
        for path in (self.raw(recording), self.kept(recording.path)):
            if path.exists():
                return path.stat().st_size
        return 0

    def milliseconds(self, recording: Recording, size: int) -> float:
        """How long the sound in `size` bytes of this recording is."""
        if recording.kind == "voicemail" or not self.raw(recording).exists():
            header, rate = sound.WAV_HEADER_BYTES, self._bytes_per_second(recording)
            return max(0, size - header) * 1000 / rate
        return size * 1000 / sound.STEREO_BYTES_PER_SECOND

    def keep(self, recording: Recording) -> Kept:
        """Write the WAV, whole or not at all. Blocks; use it from a thread."""
        raw, kept = self.raw(recording), self.kept(recording.path)
        if raw.exists():
            kept.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            half = kept.with_suffix(".part")
            with raw.open("rb") as source, open(half, "wb", opener=_private) as target:
                target.writelines(self._wav(recording, source))
                target.flush()
                os.fsync(target.fileno())
            half.replace(kept)
        return self._kept(recording, kept)

    def forget_raw(self, recording: Recording) -> None:
        """The kept file is safe; the switch's own may go."""
        self.raw(recording).unlink(missing_ok=True)

    def _wav(self, recording: Recording, source: BinaryIO) -> Iterator[bytes]:
        # MixMonitor's option D writes what comes from the recorded leg first; the kept WAV has the customer left.
        if recording.kind == "voicemail":
            yield from _pieces(source, CHUNK_BYTES)
            return
        size = os.fstat(source.fileno()).st_size
        left = min(size - size % sound.STEREO_FRAME_BYTES, sound.SOUND_BYTES_MAX)
        yield sound.wav_header(left)
        for piece in _pieces(source, CHUNK_BYTES, left):
            yield piece if recording.customers else sound.exchanged(piece)

    def _kept(self, recording: Recording, path: Path) -> Kept:
        digest = hashlib.sha256()
        with path.open("rb") as file:
            for piece in _pieces(file, CHUNK_BYTES):
                digest.update(piece)
        size = path.stat().st_size
        seconds = max(0, size - sound.WAV_HEADER_BYTES) / self._bytes_per_second(recording)
        return Kept(size, round(seconds, 3), digest.hexdigest())

    @staticmethod
    def _bytes_per_second(recording: Recording) -> int:
        return sound.MONO_BYTES_PER_SECOND if recording.kind == "voicemail" else sound.STEREO_BYTES_PER_SECOND


def _pieces(file: BinaryIO, size: int, most: int | None = None) -> Iterator[bytes]:
    """The file in pieces of `size` bytes, at most `most` bytes in all."""
    left = most
    while piece := file.read(size if left is None else min(size, left)):
        yield piece
        if left is not None:
            left -= len(piece)


def _raw_name(file: str) -> str:
    return file if file.endswith(".raw") else f"{file}.raw"


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
