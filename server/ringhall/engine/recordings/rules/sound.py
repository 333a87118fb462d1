"""How sound is laid out in bytes: 8000 samples a second, 16 bit little-endian, interleaved."""

import struct
from array import array

RATE = 8_000
SAMPLE_BYTES = 2
STEREO = 2
STEREO_FRAME_BYTES = STEREO * SAMPLE_BYTES
STEREO_BYTES_PER_SECOND = RATE * STEREO_FRAME_BYTES
MONO_BYTES_PER_SECOND = RATE * SAMPLE_BYTES
WAV_HEADER_BYTES = 44
# A WAV file counts its bytes in 32 bits; 4 GB are over 37 hours of stereo.
SOUND_BYTES_MAX = 0xFFFF_FFFF - WAV_HEADER_BYTES - STEREO_FRAME_BYTES


def wav_header(sound_bytes: int) -> bytes:
    """The 44 bytes before `sound_bytes` bytes of stereo sound."""
    return struct.pack(
        "<4sI4s4sIHHIIHH4sI",
        b"RIFF",
        WAV_HEADER_BYTES - 8 + sound_bytes,
        b"WAVE",
        b"fmt ",
        16,
        1,
        STEREO,
        RATE,
        STEREO_BYTES_PER_SECOND,
        STEREO_FRAME_BYTES,
        8 * SAMPLE_BYTES,
        b"data",
        sound_bytes,
    )


def exchanged(stereo: bytes) -> bytes:
    """The same sound with left and right changed over; whole frames only."""
    samples = array("H", stereo)
    samples[0::2], samples[1::2] = samples[1::2], samples[0::2]
    return samples.tobytes()
