"""How loud one pitch is in recorded sound."""

import math
from array import array
from collections.abc import Sequence
from pathlib import Path

RATE = 8000


def loudness(samples: Sequence[int], hertz: float) -> float:
    """The amplitude of one frequency over all samples (Goertzel's sum)."""
    if not samples:
        return 0.0
    turn = 2 * math.pi * hertz / RATE
    real = sum(value * math.cos(turn * n) for n, value in enumerate(samples))
    imaginary = sum(value * math.sin(turn * n) for n, value in enumerate(samples))
    return 2 * math.hypot(real, imaginary) / len(samples)


def stereo(recording: Path) -> tuple["array[int]", "array[int]"]:
    """What a recorded leg said, and what it heard."""
    whole = recording.read_bytes()
    samples = array("h", whole[: len(whole) // 4 * 4])
    return samples[0::2], samples[1::2]
