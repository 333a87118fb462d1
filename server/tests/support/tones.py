"""How loud one pitch is in recorded sound."""

from array import array
from collections.abc import Sequence
from pathlib import Path

import numpy as np

RATE = 8000


def loudness(samples: Sequence[int], hertz: float) -> float:
    """The amplitude of one frequency over all samples (one term of their Fourier transform)."""
    if not samples:
        return 0.0
    waves = np.exp(2j * np.pi * hertz / RATE * np.arange(len(samples)))
    return float(2 * abs(np.dot(np.asarray(samples, dtype=float), waves)) / len(samples))


def stereo(recording: Path) -> tuple["array[int]", "array[int]"]:
    """What a recorded leg said, and what it heard."""
    whole = recording.read_bytes()
    samples = array("h", whole[: len(whole) // 4 * 4])
    return samples[0::2], samples[1::2]
