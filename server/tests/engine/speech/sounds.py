"""Sounds made by tests, and what can be measured of a sound."""

import math
import wave
from array import array
from pathlib import Path


def sine(hertz: float, rate: int, seconds: float, peak: int = 8_000) -> "array[int]":
    return array("h", (round(peak * math.sin(2 * math.pi * hertz * n / rate)) for n in range(int(rate * seconds))))


def loudness(samples: "array[int]") -> float:
    """Root mean square, leaving out the first and last 50 ms at 8 kHz, where filters settle."""
    inner = samples[400:-400]
    return math.sqrt(sum(sample * sample for sample in inner) / len(inner))


def power_at(samples: "array[int]", hertz: float, rate: int = 8_000) -> float:
    """The amplitude of one frequency (Goertzel's question, asked plainly)."""
    turn = 2 * math.pi * hertz / rate
    real = sum(sample * math.cos(turn * n) for n, sample in enumerate(samples))
    imaginary = sum(sample * math.sin(turn * n) for n, sample in enumerate(samples))
    return 2 * math.hypot(real, imaginary) / len(samples)


def phone_samples(file: Path) -> "array[int]":
    """The samples of a file that must be 8 kHz mono 16 bit, read by another reader than ours."""
    with wave.open(str(file)) as sound:
        assert (sound.getframerate(), sound.getnchannels(), sound.getsampwidth()) == (8_000, 1, 2)
        return array("h", sound.readframes(sound.getnframes()))
