"""The recogniser of this machine: asks the process of its own."""

import asyncio
from collections.abc import Callable
from itertools import count

from ringhall.engine.recognition import messages as m
from ringhall.engine.recognition.collected import Collected
from ringhall.engine.recognition.ports import Expecting, Heard, NotRecognised, Utterance

ASKED_MAX = 16


class Embedded:
    """Implements ports.SpeechToText."""

    name = "embedded"

    def __init__(self, send: Callable[[m.Order], bool]) -> None:
        self._send = send
        self._ids = count(1)
        self._asked: dict[int, asyncio.Future[Heard]] = {}

    def begin(self, expecting: Expecting) -> Utterance:
        return Collected(expecting, self._understand)

    async def _understand(self, sound: bytes, expecting: Expecting) -> Heard:
        if len(self._asked) >= ASKED_MAX:
            raise NotRecognised("too many utterances wait")
        number = next(self._ids)
        answer: asyncio.Future[Heard] = asyncio.get_running_loop().create_future()
        self._asked[number] = answer
        try:
            if not self._send(m.Transcribe(number, sound, expecting.language, expecting.phrases)):
                raise NotRecognised("the recogniser is not there")
            return await answer
        finally:
            del self._asked[number]

    def answered(self, report: m.Transcribed | m.NotTranscribed) -> None:
        """The process has an answer."""
        answer = self._asked.get(report.id)
        if answer is None or answer.done():
            return
        if isinstance(report, m.Transcribed):
            answer.set_result(Heard(report.text, report.confidence))
        else:
            answer.set_exception(NotRecognised(report.reason))

    def gone(self) -> None:
        """The process is gone, and with it all that was asked."""
        for answer in self._asked.values():
            if not answer.done():
                answer.set_exception(NotRecognised("the recogniser is gone"))
