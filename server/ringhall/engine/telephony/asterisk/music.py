"""Music on hold of our own making: a soft, slow arpeggio, so that nobody's rights are touched."""

import math
import wave
from array import array
from pathlib import Path

RATE = 8000
_BEAT_SECONDS = 0.625
_RING_SECONDS = 3.0
_PEAK = 5000
# Four chords as semitones above A2, played up and down; the circle is heard four times.
_CHORDS = ((0, 7, 12, 15, 19), (-4, 8, 12, 15, 20), (3, 10, 15, 19, 22), (-2, 5, 10, 14, 17))
_FIGURE = (0, 1, 2, 3, 4, 3)
_ROUNDS = 4


def ensure(folder: Path) -> Path:
    """The folder with the music in it; composed when it is not there yet (takes about a second)."""
    file = folder / "ringhall.wav"
    if not file.exists():
        folder.mkdir(parents=True, exist_ok=True)
        unfinished = folder / "ringhall.part"
        with wave.open(str(unfinished), "wb") as out:
            out.setnchannels(1)
            out.setsampwidth(2)
            out.setframerate(RATE)
            out.writeframes(compose().tobytes())
        unfinished.rename(file)
    return folder


def compose() -> "array[int]":
    """About a minute of 16-bit samples that ends where it begins."""
    notes = [chord[step] for _ in range(_ROUNDS) for chord in _CHORDS for step in (*_FIGURE, *_FIGURE[1:-1][::-1])]
    beat = int(_BEAT_SECONDS * RATE)
    total = beat * len(notes)
    mix = [0.0] * total
    tones = {note: _tone(note) for note in set(notes)}
    for place, note in enumerate(notes):
        for offset, value in enumerate(tones[note], start=place * beat):
            mix[offset % total] += value
    scale = _PEAK / max(map(abs, mix))
    return array("h", (int(value * scale) for value in mix))


def _tone(semitones: int) -> list[float]:
    frequency = 220.0 * 2 ** (semitones / 12)
    turn = 2 * math.pi * frequency / RATE
    length = int(_RING_SECONDS * RATE)
    return [_envelope(n) * (math.sin(turn * n) + 0.25 * math.sin(2 * turn * n)) for n in range(length)]


def _envelope(sample: int) -> float:
    seconds = sample / RATE
    rise = min(1.0, seconds / 0.06)
    fall = min(1.0, (_RING_SECONDS - seconds) / 0.5)
    return rise * fall * math.exp(-1.2 * seconds)
