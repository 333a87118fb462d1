"""Sound as recognisers take it."""

from functools import cache

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float32]
PHONE_RATE, MODEL_RATE = 8_000, 16_000
TAPS = 32


def samples_of(sound: bytes) -> Samples:
    """16 bit little-endian as numbers from -1 to 1."""
    return np.frombuffer(sound[: len(sound) & ~1], "<i2").astype(np.float32) / np.float32(32_768)


def doubled(samples: Samples) -> Samples:
    """8 kHz as 16 kHz."""
    between = np.zeros(2 * len(samples), np.float32)
    between[::2] = samples
    return np.convolve(between, _low_pass(), "same")[: 2 * len(samples)].astype(np.float32)


@cache
def _low_pass() -> Samples:
    at = np.arange(-TAPS, TAPS + 1)
    return (np.sinc(at / 2) * np.hamming(2 * TAPS + 1)).astype(np.float32)
