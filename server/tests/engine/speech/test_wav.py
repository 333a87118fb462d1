"""Recordings are understood in every usual shape, and refused in words otherwise."""

import io
import struct
import wave
from array import array

import pytest

from ringhall.engine.speech.errors import AudioRefused, AudioTooLarge
from ringhall.engine.speech.rules.wav import read_wav, samples_of, write_wav
from tests.engine.speech.sounds import sine

pytestmark = pytest.mark.unit


def wav(frames: bytes, rate: int = 8_000, channels: int = 1, width: int = 2) -> bytes:
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setframerate(rate)
        out.setnchannels(channels)
        out.setsampwidth(width)
        out.writeframes(frames)
    return file.getvalue()


def test_written_sound_is_read_back() -> None:
    samples = sine(440, 8_000, 0.1)
    again = read_wav(write_wav(samples, 8_000))
    assert samples_of(again) == samples
    assert again.seconds == pytest.approx(0.1)


@pytest.mark.parametrize(
    ("width", "frames"),
    [
        (1, bytes([0, 128, 255])),
        (2, struct.pack("<3h", -32_768, 0, 32_512)),
        (3, bytes([0, 0, 0x80, 0, 0, 0, 9, 0, 0x7F])),
        (4, struct.pack("<3i", -(1 << 31), 0, 0x7F00 << 16)),
    ],
)
def test_every_sample_width_gives_the_same_samples(width: int, frames: bytes) -> None:
    assert samples_of(read_wav(wav(frames, width=width))) == array("h", [-32_768, 0, 32_512])


def test_stereo_is_averaged() -> None:
    assert samples_of(read_wav(wav(struct.pack("<4h", 100, 300, -50, 50), channels=2))) == array("h", [200, 0])


def test_extensible_header_and_strange_chunks_are_understood() -> None:
    plain = wav(b"\x01\x00\x02\x00")
    form = struct.pack("<HHIIHHHHIH14s", 0xFFFE, 1, 8_000, 16_000, 2, 16, 22, 16, 0, 1, b"\x00" * 14)
    chunks = b"LIST\x03\x00\x00\x00abc\x00" + b"fmt " + struct.pack("<I", len(form)) + form + plain[36:]
    data = b"RIFF" + struct.pack("<I", 4 + len(chunks)) + b"WAVE" + chunks
    assert samples_of(read_wav(data)) == array("h", [1, 2])


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"MZ\x90 this is no sound", "neither WAV"),
        (b"RIFF", "neither WAV"),
        (b"RIFF\x00\x00\x00\x00WAVE", "format"),
        (wav(b""), "no sound"),
        (wav(b"\x00\x00" * 100)[:-50], "50 bytes are missing"),
        (wav(b"\x00\x00" * 100)[:20], "cut off"),
        (wav(b"\x00\x00", rate=384_000), "384000 Hz"),
        (wav(b"\x00\x00").replace(b"fmt \x10\x00\x00\x00\x01", b"fmt \x10\x00\x00\x00\x07"), "compressed"),
        (wav(b"\x00\x00").replace(b"\x02\x00\x10\x00data", b"\x02\x00\x0c\x00data"), "12 bit"),
    ],
)
def test_what_is_no_usable_recording_is_refused_in_words(data: bytes, words: str) -> None:
    with pytest.raises(AudioRefused, match=words):
        read_wav(data)


def test_huge_and_endless_recordings_are_refused() -> None:
    with pytest.raises(AudioTooLarge, match="bytes"):
        read_wav(bytes((20 << 20) + 1))
    with pytest.raises(AudioTooLarge, match="301 seconds"):
        read_wav(wav(bytes(301 * 8_000), width=1))
