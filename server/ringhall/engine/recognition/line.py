"""One caller who is listened to: sound comes in, beginnings of speech and words go out."""

import asyncio
from collections.abc import Callable

from ringhall.engine.recognition import messages as m
from ringhall.engine.recognition.ports import Expecting, Heard, Hears, NotRecognised, SpeechToText, Utterance
from ringhall.foundation import tasks
from ringhall.foundation.logging import log

WORDS_SECONDS_MAX = 12.0
BYTES_PER_MS = 16
KEPT_BYTES = 10_000 * BYTES_PER_MS
"""A busy machine may take seconds to say that speech began."""
PRE_ROLL_MS = 160
"""The first sound of a word is often too soft to be taken for speech."""


class Line:
    """Owned by `service.Recognition`, which gives it sound and reports; `close` it when nobody need listen."""

    def __init__(
        self,
        secret: str,
        expecting: Expecting,
        hears: Hears,
        recogniser: Callable[[str], SpeechToText | None],
        send: Callable[[m.Order], bool],
    ) -> None:
        self.secret = secret
        self._expecting, self.hears = expecting, hears
        self._recogniser, self._send = recogniser, send
        self._kept = bytearray()
        self._bytes = 0
        self._utterance: Utterance | None = None
        self._on_the_way: set[asyncio.Task[None]] = set()

    def watch(self) -> None:
        """Let the process look for speech, from here on."""
        self._kept.clear()
        self._bytes = 0
        self._send(m.Watch(self.secret, self._expecting.language, self._expecting.phrases))

    def expect(self, expecting: Expecting) -> None:
        """From now on something else is listened for; what was said before is of no interest."""
        self._expecting = expecting
        self._forget()
        self.watch()

    def heard(self, sound: bytes) -> None:
        """More of what the caller says."""
        if not self._send(m.Sound(self.secret, sound)):
            return
        self._kept += sound
        self._bytes += len(sound)
        del self._kept[:-KEPT_BYTES]
        if self._utterance is not None:
            self._utterance.push(sound)

    def began(self, at_ms: int) -> None:
        """Speech began so long after the watch."""
        recogniser = self._recogniser(self._expecting.language)
        if recogniser is None or self._utterance is not None:
            return
        missing = self._bytes - max(0, at_ms - PRE_ROLL_MS) * BYTES_PER_MS
        self._utterance = recogniser.begin(self._expecting)
        self._utterance.push(bytes(self._kept[-missing:] if missing > 0 else b""))
        self.hears.speech_began()

    def ended(self) -> None:
        """The utterance is over."""
        utterance, self._utterance = self._utterance, None
        if utterance is not None:
            task = tasks.start(self._finish(utterance), "recognition.words")
            self._on_the_way.add(task)
            task.add_done_callback(self._on_the_way.discard)

    def lost(self) -> None:
        """What was being said is never understood: the caller is asked again."""
        if self._utterance is not None:
            self._utterance.drop()
            self._utterance = None
            self.hears.said(Heard())

    def close(self) -> None:
        """Nobody listens any more."""
        self._forget()
        self._send(m.Unwatch(self.secret))

    def _forget(self) -> None:
        if self._utterance is not None:
            self._utterance.drop()
            self._utterance = None
        for task in self._on_the_way:
            task.cancel()

    async def _finish(self, utterance: Utterance) -> None:
        heard = Heard()
        try:
            heard = await asyncio.wait_for(utterance.words(), WORDS_SECONDS_MAX)
        except NotRecognised as reason:
            log.warning("recognition.no_words", reason=str(reason))
        except TimeoutError:
            log.warning("recognition.no_words", reason="it took too long")
        self.hears.said(heard)
