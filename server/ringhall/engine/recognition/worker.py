"""The process that recognises: `python -m ringhall.engine.recognition.worker CACHE`.

It lives as long as its standard input is open. Lines are watched at once; utterances are understood one by one, in a
thread of their own (where none waits, what may be said on a line is got ready for), and English while it is spoken in
another. What takes too long ends the whole process: whoever started it starts another.
"""

import contextlib
import os
import queue
import sys
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import BinaryIO

from ringhall.engine.recognition import messages as m
from ringhall.engine.recognition import weights
from ringhall.engine.recognition.moonshine import Moonshine
from ringhall.engine.recognition.rules.hearing import is_clear
from ringhall.engine.recognition.silero import FRAME_BYTES, Silero
from ringhall.engine.recognition.sounding import doubled, samples_of
from ringhall.engine.recognition.turns import Expected, Turns
from ringhall.engine.recognition.watched_line import WatchedLine
from ringhall.engine.recognition.whisper import Whisper
from ringhall.foundation.workers import be_modest

MEMORY_BYTES_MAX = 6 << 30
"""Of addresses, most of which are files and never filled."""
LINES_MAX = 64
STUCK_SECONDS = 20.0
LOADING_SECONDS_MAX = 120.0
THREADS_MAX = 2
ENGLISH = "en"
QUICK_SURE = 0.9


class Worker:
    """Reads orders, writes reports."""

    def __init__(self, cache: Path, out: BinaryIO) -> None:
        self._out, self._writing = out, threading.Lock()
        self._silero = Silero()
        self._lines: dict[str, WatchedLine] = {}
        self._turns = Turns()
        self._glimpses: queue.Queue[WatchedLine] = queue.Queue(LINES_MAX)
        self._moonshine: Moonshine | None = None
        self._in_moonshine = threading.Lock()
        self._busy_until: float | None = None
        self._prepared = threading.Event()
        for name, work in (
            ("understand", lambda: self._understand(cache)),
            ("glimpse", self._glimpse),
            ("watch", self._watch),
        ):
            threading.Thread(target=self._or_end, args=(work,), name=name, daemon=True).start()

    def tell(self, report: m.Message) -> None:
        """One report, from any thread."""
        with self._writing:
            self._out.write(m.framed(report))
            self._out.flush()

    def obey(self, order: m.Order) -> None:
        """One order."""
        match order:
            case m.Prepare():
                self._prepared.set()
            case m.Watch():
                if len(self._lines) < LINES_MAX:
                    self._lines[order.line] = WatchedLine(order, self._silero.ear())
                    self._turns.expect(order.language, order.phrases)
            case m.Unwatch(line=line):
                self._lines.pop(line, None)
            case m.Sound(line=line, sound=sound):
                if (watched := self._lines.get(line)) is not None:
                    self._hear(watched, sound)
            case m.Transcribe():
                self._prepared.set()
                if not self._turns.put(order):
                    self.tell(m.NotTranscribed(order.id, "too many utterances wait"))

    def _hear(self, line: WatchedLine, sound: bytes) -> None:
        for what in line.hear(sound, FRAME_BYTES):
            if what == "began":
                self.tell(m.Began(line.name, line.began_ms))
            elif what == "ended":
                self.tell(m.Ended(line.name))
        if self._moonshine is not None and line.language == ENGLISH and line.is_to_be_glimpsed():
            with contextlib.suppress(queue.Full):
                self._glimpses.put_nowait(line)

    def _glimpse(self) -> None:
        """English while it is spoken: who has said all that is needed is not waited for so long."""
        if weights.has_english_partials():
            self._moonshine = Moonshine()
        while True:
            line = self._glimpses.get()
            said, so_far = line.so_far()
            if not said:
                continue
            text = self._quickly(said)
            if line.still_says(so_far):
                line.understood(is_clear(text, line.phrases))

    def _quickly(self, sound: bytes) -> str:
        if self._moonshine is None:
            return ""
        with self._in_moonshine:
            return self._moonshine.hear(doubled(samples_of(sound)))

    def _understand(self, cache: Path) -> None:
        """Utterances, one by one."""
        self._prepared.wait()
        self._busy_until = time.monotonic() + LOADING_SECONDS_MAX
        whisper = Whisper(weights.whisper(cache), min(THREADS_MAX, os.cpu_count() or 1))
        self.tell(m.Ready())
        while True:
            self._busy_until = None
            turn = self._turns.take()
            self._busy_until = time.monotonic() + STUCK_SECONDS
            if isinstance(turn, Expected):
                whisper.prepare(turn.language, turn.phrase)
                continue
            text, confidence = self._words(whisper, turn.sound, turn.language, turn.phrases)
            self.tell(m.Transcribed(turn.id, text, confidence))

    def _words(self, whisper: Whisper, sound: bytes, language: str, phrases: Sequence[str]) -> tuple[str, float]:
        if language == ENGLISH and phrases:
            quick = self._quickly(sound)
            if quick and is_clear(quick, phrases):
                return quick, QUICK_SURE
        return whisper.hear(doubled(samples_of(sound)), language, phrases)

    def _watch(self) -> None:
        """A model that is in a loop cannot be called back."""
        while True:
            time.sleep(1)
            until = self._busy_until
            if until is not None and time.monotonic() > until:
                raise TimeoutError("an utterance took too long")

    def _or_end(self, work: Callable[[], None]) -> None:
        try:
            work()
        except BaseException as error:
            sys.stderr.write(f"{type(error).__name__}: {error}\n")
            sys.stderr.flush()
            os._exit(1)


def main(arguments: list[str]) -> int:
    """Obey until nobody gives orders any more."""
    be_modest(nice=5, memory_bytes_max=MEMORY_BYTES_MAX)
    # Libraries may print: what they say must not come between the reports.
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    try:
        worker, reader = Worker(Path(arguments[0]), out), m.Reader()
        while piece := os.read(0, 1 << 16):
            for order in reader.orders(piece):
                worker.obey(order)
    except Exception as error:
        sys.stderr.write(f"{type(error).__name__}: {error}\n")
        return 1
    return 0


if __name__ == "__main__":
    ended = main(sys.argv[1:])
    sys.stderr.flush()
    # Threads are inside of models, and would be waited for.
    os._exit(ended)
