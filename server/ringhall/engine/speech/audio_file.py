"""Uploaded recordings: looked at, then made fit for the phone in a process of its own."""

import tempfile
from pathlib import Path

from ringhall.engine.speech.engines import CONVERT_SECONDS_MAX, run_worker
from ringhall.engine.speech.errors import AudioRefused, AudioTooLarge
from ringhall.engine.speech.ports import EngineFailed
from ringhall.engine.speech.rules.compressed import is_compressed
from ringhall.engine.speech.rules.wav import WAV_BYTES_MAX, WAV_SECONDS_MAX, read_wav
from ringhall.foundation.errors import Phrase


async def keep_upload(data: bytes, file: Path) -> float:
    """Write the upload (WAV, MP3, Ogg Vorbis, FLAC) to `file` as 8 kHz mono 16 bit at -23 LUFS; returns its seconds.

    Raises AudioRefused or AudioTooLarge, and then leaves `file` as it was.
    """
    if len(data) > WAV_BYTES_MAX:
        raise AudioTooLarge(size=len(data), unit="bytes", most=WAV_BYTES_MAX)
    if not is_compressed(data):
        read_wav(data)
    with tempfile.TemporaryDirectory(dir=file.parent, prefix=".upload-") as folder:
        source, made = Path(folder) / "upload", Path(folder) / "phone.wav"
        source.write_bytes(data)
        try:
            await run_worker(["convert", str(source), str(made)], b"", CONVERT_SECONDS_MAX)
        except EngineFailed as failure:
            raise AudioRefused(reason=Phrase("it could not be converted ({failure})", failure=failure)) from failure
        seconds = read_wav(made.read_bytes(), seconds_max=None).seconds
        if seconds > WAV_SECONDS_MAX:
            raise AudioTooLarge(size=round(seconds), unit="seconds", most=WAV_SECONDS_MAX)
        made.replace(file)
    return seconds
