"""WAV bytes to samples and back, refusing in words what is no usable recording."""

import struct
import sys
from array import array
from collections.abc import Iterator

import msgspec

from ringhall.engine.speech.errors import AudioRefused, AudioTooLarge
from ringhall.foundation.errors import Phrase

WAV_BYTES_MAX = 20 << 20
WAV_SECONDS_MAX = 300
PCM = 1
EXTENSIBLE = 0xFFFE
RATES = range(4_000, 96_001)
WIDTHS = (1, 2, 3, 4)
CHANNELS_MAX = 8


class Wav(msgspec.Struct, frozen=True):
    """A recording as it came: `frames` are interleaved samples of `width` bytes."""

    rate: int
    channels: int
    width: int
    frames: bytes

    @property
    def seconds(self) -> float:
        """How long it lasts."""
        return len(self.frames) / (self.rate * self.channels * self.width)


def read_wav(data: bytes, seconds_max: int | None = WAV_SECONDS_MAX) -> Wav:
    """The recording in a WAV file, of any length when `seconds_max` is None. Raises AudioRefused or AudioTooLarge."""
    if len(data) > WAV_BYTES_MAX:
        raise AudioTooLarge(size=len(data), unit="bytes", most=WAV_BYTES_MAX)
    if not data:
        raise AudioRefused(reason="the file is empty")
    if data[:4] != b"RIFF" or data[8:12] != b"WAVE":
        raise AudioRefused(reason="it is neither WAV nor MP3, Ogg Vorbis or FLAC")
    wav = _assemble(dict(_chunks(data)))
    if seconds_max is not None and wav.seconds > seconds_max:
        raise AudioTooLarge(size=round(wav.seconds), unit="seconds", most=seconds_max)
    return wav


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 12
    while at + 8 <= len(data):
        name, size = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        body = data[at + 8 : at + 8 + size]
        if len(body) < size:
            raise AudioRefused(
                reason=Phrase("it is cut off: {size} bytes are missing at its end", size=size - len(body))
            )
        yield name, body
        at += 8 + size + size % 2


def _assemble(chunks: dict[bytes, bytes]) -> Wav:
    form = chunks.get(b"fmt ", b"")
    if len(form) < 16:
        raise AudioRefused(reason="it does not say its format")
    code, channels, rate, _, _, bits = struct.unpack_from("<HHIIHH", form)
    if code == EXTENSIBLE and len(form) >= 26:
        code = int.from_bytes(form[24:26], "little")
    if code != PCM:
        raise AudioRefused(reason=Phrase("it is compressed (WAV format {code})", code=code))
    width, rest = divmod(bits, 8)
    if rest or width not in WIDTHS or rate not in RATES or not 1 <= channels <= CHANNELS_MAX:
        form_read = {"bits": bits, "rate": rate, "channels": channels}
        raise AudioRefused(
            reason=Phrase("{bits} bit at {rate} Hz with {channels} channels is not supported", **form_read)
        )
    body = chunks.get(b"data", b"")
    frames = body[: len(body) - len(body) % (width * channels)]
    if not frames:
        raise AudioRefused(reason="there is no sound in it")
    return Wav(rate=rate, channels=channels, width=width, frames=frames)


def samples_of(wav: Wav) -> "array[int]":
    """The recording as one channel of 16 bit samples; several channels are averaged."""
    samples = array("h", _as_16_bit(wav.frames, wav.width))
    if sys.byteorder == "big":
        samples.byteswap()
    if wav.channels == 1:
        return samples
    channels = [samples[n :: wav.channels] for n in range(wav.channels)]
    return array("h", (sum(frame) // wav.channels for frame in zip(*channels, strict=True)))


def _as_16_bit(frames: bytes, width: int) -> bytes:
    """The two upper bytes of each sample; 8 bit WAV is unsigned and has only one."""
    if width == 2:
        return frames
    narrow = bytearray(len(frames) // width * 2)
    if width == 1:
        narrow[1::2] = frames.translate(bytes((n + 128) % 256 for n in range(256)))
    else:
        narrow[0::2] = frames[width - 2 :: width]
        narrow[1::2] = frames[width - 1 :: width]
    return bytes(narrow)


def write_wav(samples: "array[int]", rate: int) -> bytes:
    """A WAV file of one channel, 16 bit."""
    body = array("h", samples)
    if sys.byteorder == "big":
        body.byteswap()
    data = body.tobytes()
    form = struct.pack("<HHIIHH", PCM, 1, rate, rate * 2, 2, 16)
    head = b"WAVEfmt " + len(form).to_bytes(4, "little") + form + b"data" + len(data).to_bytes(4, "little")
    return b"RIFF" + (len(head) + len(data)).to_bytes(4, "little") + head + data
