"""Uploaded recordings: looked at, then made fit for the phone in a process of its own."""

import tempfile
from pathlib import Path

from ringhall.engine.speech.engines import CONVERT_SECONDS_MAX, run_worker
from ringhall.engine.speech.errors import AudioRefused
from ringhall.engine.speech.ports import EngineFailed
from ringhall.engine.speech.rules.wav import read_wav
from ringhall.foundation.errors import Phrase


async def keep_upload(data: bytes, file: Path) -> float:
    """Write the uploaded WAV to `file` as 8 kHz mono 16 bit of even loudness; returns its seconds.

    Raises AudioRefused or AudioTooLarge, and then leaves `file` as it was.
    """
    wav = read_wav(data)
    with tempfile.TemporaryDirectory(dir=file.parent, prefix=".upload-") as folder:
        source = Path(folder) / "upload.wav"
        source.write_bytes(data)
        try:
            await run_worker(["convert", str(source), str(file)], b"", CONVERT_SECONDS_MAX)
        except EngineFailed as failure:
            raise AudioRefused(reason=Phrase("it could not be converted ({failure})", failure=failure)) from failure
    return wav.seconds
