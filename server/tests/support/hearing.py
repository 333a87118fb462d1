"""What somebody in a call hears from a moment on."""

import asyncio
import time
from array import array
from collections.abc import Callable

import numpy as np

from tests.support.public_network import Person
from tests.support.tones import RATE, loudness

Judge = Callable[["array[int]"], bool]
LISTEN_SECONDS = 1.0
WAIT_SECONDS_MAX = 40.0
TONE_AMPLITUDE_MIN = 800.0
SOUND_AMPLITUDE_MIN = 80.0


class Listening:
    """Judges the newest second, again and again, for someone's ear."""

    def __init__(self, person: Person) -> None:
        self._person = person

    async def hears(self, *tones: int) -> None:
        """Wait until all these tones are heard at once."""
        await self._until(lambda second: all(loudness(second, hz) > TONE_AMPLITUDE_MIN for hz in tones), f"{tones} Hz")

    async def hears_no(self, tone: int) -> None:
        """Wait until a whole second passes without this tone."""
        await self._until(lambda second: loudness(second, tone) < TONE_AMPLITUDE_MIN / 4, f"silence at {tone} Hz")

    async def hears_sound(self) -> None:
        """Wait until there is any sound: a prompt, music."""
        await self._until(lambda second: _rms(second) > SOUND_AMPLITUDE_MIN, "sound")

    async def _until(self, holds: Judge, what: str) -> None:
        end = time.monotonic() + WAIT_SECONDS_MAX
        begun = heard = len(self._person.hearing())
        while True:
            now = self._person.hearing()
            if len(now) - heard >= LISTEN_SECONDS * RATE:
                if holds(now[-round(LISTEN_SECONDS * RATE) :]):
                    return
                heard = len(now) - RATE // 2
            assert time.monotonic() < end, f"{what} did not come in time; {_told(now[begun:])}"
            await asyncio.sleep(0.1)


def _told(samples: "array[int]") -> str:
    """What was heard instead: how much of it, how loud it was second by second, and its loudest pitch."""
    seconds = [samples[at : at + RATE] for at in range(0, len(samples), RATE)]
    levels = " ".join(f"{_rms(second):.0f}" for second in seconds)
    spectrum = np.abs(np.fft.rfft(np.asarray(samples, dtype=float))) if samples else np.zeros(1)
    loudest = np.argmax(spectrum) * RATE / max(1, len(samples))
    return f"{len(samples) / RATE:.1f} s were heard, as loud as {levels}; loudest at {loudest:.0f} Hz"


def _rms(samples: "array[int]") -> float:
    return float(np.sqrt(np.mean(np.square(np.asarray(samples, dtype=float)))))
