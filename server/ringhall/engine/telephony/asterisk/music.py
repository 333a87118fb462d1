"""Music on hold of our own making: a soft, slow arpeggio, so that nobody's rights are touched."""

import wave
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Samples: TypeAlias = npt.NDArray[np.int16]

RATE = 8000
_BEAT_SECONDS = 0.625
_RING_SECONDS = 3.0
_PEAK = 5000
# Four chords as semitones above A2, played up and down; the circle is heard four times.
_CHORDS = ((0, 7, 12, 15, 19), (-4, 8, 12, 15, 20), (3, 10, 15, 19, 22), (-2, 5, 10, 14, 17))
_CALM = ((0, 7, 12, 16, 19), (5, 9, 12, 17, 21), (2, 9, 14, 17, 21), (-5, 7, 11, 14, 19))
_CALM_BEAT_SECONDS = 0.95
_FIGURE = (0, 1, 2, 3, 4, 3)
_ROUNDS = 4
_SILENCE_SECONDS = 30


def ensure(folder: Path) -> Path:
    """The folder with the music in it, and with the folders of the other classes.

    What is not there yet is composed.
    """
    _ensure(folder / "ringhall.wav", compose)
    _ensure(folder / "calm" / "calm.wav", lambda: compose(_CALM, _CALM_BEAT_SECONDS))
    _ensure(folder / "silence" / "silence.wav", lambda: np.zeros(RATE * _SILENCE_SECONDS, np.int16))
    return folder


def _ensure(file: Path, make: Callable[[], Samples]) -> None:
    if file.exists():
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    unfinished = file.with_suffix(".part")
    with wave.open(str(unfinished), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes(make().tobytes())
    unfinished.rename(file)


def compose(chords: tuple[tuple[int, ...], ...] = _CHORDS, beat_seconds: float = _BEAT_SECONDS) -> Samples:
    """About a minute of 16-bit samples (or more, when it is slower) that ends where it begins."""
    notes = [chord[step] for chord in chords for step in (*_FIGURE, *_FIGURE[1:-1][::-1])]
    beat = int(beat_seconds * RATE)
    # What still rings at the end of a round is heard at the beginning of the next, which is the same.
    circle = np.zeros(beat * len(notes))
    tones = {note: _tone(note) for note in set(notes)}
    for place, note in enumerate(notes):
        tone = tones[note]
        circle[(place * beat + np.arange(len(tone))) % len(circle)] += tone
    scale = _PEAK / np.abs(circle).max()
    return np.tile((circle * scale).astype(np.int16), _ROUNDS)


def _tone(semitones: int) -> npt.NDArray[np.float64]:
    seconds = np.arange(int(_RING_SECONDS * RATE)) / RATE
    turn = 2 * np.pi * 220.0 * 2 ** (semitones / 12) * seconds
    return _envelope(seconds) * (np.sin(turn) + 0.25 * np.sin(2 * turn))


def _envelope(seconds: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    rise = np.minimum(1.0, seconds / 0.06)
    fall = np.minimum(1.0, (_RING_SECONDS - seconds) / 0.5)
    return rise * fall * np.exp(-1.2 * seconds)
