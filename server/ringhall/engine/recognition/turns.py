"""What the model has to do, and in which order: who has spoken goes before what may be said one day."""

import queue
import threading
from collections.abc import Sequence
from itertools import count

import msgspec

from ringhall.engine.recognition import messages as m

WAITING_MAX = 16
EXPECTED_MAX = 500
_SPOKEN, _EXPECTED = 0, 1


class Expected(msgspec.Struct, frozen=True):
    """A phrase that somebody may say soon."""

    language: str
    phrase: str


class Turns:
    """One thread takes, others put. Utterances are bounded apart from phrases; each phrase comes once."""

    def __init__(self) -> None:
        self._queue: queue.PriorityQueue[tuple[int, int, m.Transcribe | Expected]] = queue.PriorityQueue()
        self._numbers = count()
        self._spoken = threading.BoundedSemaphore(WAITING_MAX)
        self._seen: set[Expected] = set()

    def put(self, order: m.Transcribe) -> bool:
        """An utterance to be understood; False where too many wait."""
        if not self._spoken.acquire(blocking=False):
            return False
        self._queue.put((_SPOKEN, next(self._numbers), order))
        return True

    def expect(self, language: str, phrases: Sequence[str]) -> None:
        """These may be said on a line. Beyond a bound they are looked at when they are: only that takes longer."""
        for expected in (Expected(language, phrase) for phrase in phrases):
            if expected not in self._seen and len(self._seen) < EXPECTED_MAX:
                self._seen.add(expected)
                self._queue.put((_EXPECTED, next(self._numbers), expected))

    def take(self) -> m.Transcribe | Expected:
        """What is to be done next; waits for it."""
        rank, _, work = self._queue.get()
        if rank == _SPOKEN:
            self._spoken.release()
        return work
