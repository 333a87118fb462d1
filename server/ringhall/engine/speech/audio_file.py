"""Recordings as they come: looked at, then made fit for the phone in a process of its own."""

import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import msgspec

from ringhall.engine.speech.engines import CONVERT_SECONDS_MAX, run_worker
from ringhall.engine.speech.errors import AudioRefused, AudioTooLarge
from ringhall.engine.speech.ports import EngineFailed
from ringhall.engine.speech.rules.compressed import is_compressed
from ringhall.engine.speech.rules.sound import Trim
from ringhall.engine.speech.rules.wav import WAV_BYTES_MAX, WAV_SECONDS_MAX, read_wav
from ringhall.foundation.errors import Phrase

WAV_HEADER_BYTES = 44
PHONE_BYTES_PER_SECOND = 16_000


class Made(msgspec.Struct, frozen=True, kw_only=True):
    """A sound that is fit for the phone: 8 kHz, mono, 16 bit. `lufs` is None for silence."""

    file: Path
    seconds: float
    bytes: int
    lufs: float | None


class _Measured(msgspec.Struct):
    """What the worker says of the sound it made."""

    lufs: float | None


@asynccontextmanager
async def make(data: bytes, beside: Path, *, trim: Trim) -> AsyncIterator[Made]:
    """The sound (WAV, MP3, Ogg Vorbis, FLAC) as 8 kHz mono 16 bit at -23 LUFS, in a file that is gone after the block.

    `trim` says how much silence is taken from both its ends. Raises AudioRefused or AudioTooLarge.
    """
    if len(data) > WAV_BYTES_MAX:
        raise AudioTooLarge(size=len(data), unit="bytes", most=WAV_BYTES_MAX)
    if not is_compressed(data):
        read_wav(data)
    with tempfile.TemporaryDirectory(dir=beside, prefix=".upload-") as folder:
        source, made = Path(folder) / "upload", Path(folder) / "phone.wav"
        source.write_bytes(data)
        try:
            said = await run_worker([trim, str(source), str(made)], b"", CONVERT_SECONDS_MAX)
        except EngineFailed as failure:
            raise AudioRefused(reason=Phrase("it could not be converted ({failure})", failure=failure)) from failure
        seconds = read_wav(made.read_bytes(), seconds_max=None).seconds
        if seconds > WAV_SECONDS_MAX:
            raise AudioTooLarge(size=round(seconds), unit="seconds", most=WAV_SECONDS_MAX)
        lufs = msgspec.json.decode(said, type=_Measured).lufs
        if trim != "convert" and lufs is None:
            raise AudioRefused(reason="nothing is heard in it: is the right microphone chosen?")
        yield Made(file=made, seconds=seconds, bytes=made.stat().st_size, lufs=lufs)
