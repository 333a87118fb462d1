"""Recognition at work: callers who are listened to, the process that recognises, and who understands which language."""

import asyncio
import ssl
from collections.abc import Callable, Mapping
from pathlib import Path
from uuid import uuid4

from ringhall.engine.recognition import messages as m
from ringhall.engine.recognition import weights
from ringhall.engine.recognition.embedded import Embedded
from ringhall.engine.recognition.line import Line
from ringhall.engine.recognition.network import Networks, NoNetwork
from ringhall.engine.recognition.over_http import OverHttp
from ringhall.engine.recognition.over_websocket import OverWebsocket
from ringhall.engine.recognition.ports import Expecting, Hears, SpeechToText
from ringhall.engine.recognition.process import Process
from ringhall.engine.recognition.rules import numbers
from ringhall.engine.recognition.rules.languages import LANGUAGES
from ringhall.engine.recognition.settings import Recogniser
from ringhall.engine.recognition.sound_line import Listener, SoundLine
from ringhall.foundation import tasks
from ringhall.foundation.logging import log

CALLERS_MAX = 8
"""So many are listened to at once; whoever comes then has their keys."""


class Opened:
    """A caller who is listened to: the switch brings their sound to `port` under `secret`."""

    def __init__(self, line: Line, port: int, close: Callable[[], None]) -> None:
        self.secret, self.port = line.secret, port
        self._line, self._close = line, close

    def expect(self, expecting: Expecting) -> None:
        """From now on something else is listened for."""
        self._line.expect(expecting)

    def close(self) -> None:
        """Listen no more; nothing is told any more."""
        self._close()


class Recognition:
    """Whoever hears speech opens a line here. Without the packages nobody is listened to, and nothing else changes."""

    def __init__(self, cache: Path, networks: Networks = lambda private: NoNetwork()) -> None:
        self._networks = networks
        self._settings: Mapping[str, Recogniser] = {}
        self._remote: dict[str, SpeechToText] = {}
        self._lines: dict[str, Line] = {}
        self.loaded = asyncio.Event()
        """Set while utterances are understood here at once; without it the first of them waits for the model."""
        self._sound = SoundLine()
        self._trust: ssl.SSLContext | None = None
        self.process = Process(cache, self._hear, self._changed)
        self._embedded = Embedded(self.process.send)
        self._missing = weights.missing_packages()

    @property
    def is_possible(self) -> bool:
        """Whether all is there that it takes to listen to anybody."""
        return not self._missing

    async def start(self) -> None:
        """Be ready for the switch; the process is started when it is wanted."""
        if self.is_possible:
            await self._sound.start()

    async def stop(self) -> None:
        """Listen to nobody any more."""
        await self._sound.stop()
        await self.process.stop()

    def know(self, settings: Mapping[str, Recogniser]) -> None:
        """How each language is recognised from now on; those that are not named, on this machine."""
        if settings == self._settings:
            return
        self._settings, self._remote = settings, {}
        self._prepare()

    def want(self, wanted: bool) -> None:
        """Whether any flow hears speech: then the process is there before the first caller is."""
        if wanted and self.is_possible:
            self.process.want()
            tasks.start(asyncio.to_thread(numbers.warm), "recognition.numbers")
        elif wanted:
            log.warning("recognition.not_installed", missing=self._missing)

    def open(self, expecting: Expecting, hears: Hears) -> Opened | None:
        """Listen to one more caller. None: it cannot be, just now or at all."""
        if not self.is_possible or self._recogniser(expecting.language) is None:
            return None
        if len(self._lines) >= CALLERS_MAX:
            log.warning("recognition.full", callers=CALLERS_MAX)
            return None
        self.process.want()
        line = Line(str(uuid4()), expecting, hears, self._recogniser, self.process.send)
        self._lines[line.secret] = line
        line.watch()
        self._sound.expect(line.secret, Listener(line.heard, lambda: self._lost(line)))
        return Opened(line, self._sound.port, lambda: self._close(line))

    def _lost(self, line: Line) -> None:
        """The switch brings no more: what was being said is never understood."""
        line.lost()
        self._close(line)
        line.hears.lost()

    def _close(self, line: Line) -> None:
        if self._lines.pop(line.secret, None) is not None:
            line.close()
            self._sound.close(line.secret)

    def _hear(self, report: m.Report) -> None:
        match report:
            case m.Ready():
                self.loaded.set()
            case m.Transcribed() | m.NotTranscribed():
                self._embedded.answered(report)
            case m.Began(line=secret, at_ms=at_ms) if secret in self._lines:
                self._lines[secret].began(at_ms)
            case m.Ended(line=secret) if secret in self._lines:
                self._lines[secret].ended()
            case _:
                return

    def _changed(self, is_there: bool) -> None:
        """Whoever is being listened to is so again by the next process."""
        if not is_there:
            self.loaded.clear()
            self._embedded.gone()
        for line in list(self._lines.values()):
            if is_there:
                line.watch()
            else:
                line.lost()
        if is_there:
            self._prepare()

    def _prepare(self) -> None:
        """Languages that nobody set up are understood on this machine."""
        if len(self._settings) < len(LANGUAGES) or any(each.engine == "embedded" for each in self._settings.values()):
            self.process.send(m.Prepare())

    def _of(self, language: str) -> Recogniser:
        return self._settings.get(language) or Recogniser()

    def _recogniser(self, language: str) -> SpeechToText | None:
        settings = self._of(language)
        if settings.engine == "none":
            return None
        if settings.engine == "embedded":
            return self._embedded
        if language not in self._remote:
            kind = OverHttp if settings.engine == "http" else OverWebsocket
            self._remote[language] = kind(settings, self._networks, self._trusted())
        return self._remote[language]

    def _trusted(self) -> ssl.SSLContext:
        """The certificates this machine trusts, read once."""
        if self._trust is None:
            self._trust = ssl.create_default_context()
        return self._trust
