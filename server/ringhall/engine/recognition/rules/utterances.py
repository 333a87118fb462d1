"""Where an utterance begins and ends, from how likely each moment is speech."""

from typing import Literal

import msgspec

FRAME_MS = 32
"""One probability for each so many milliseconds of sound."""


class Cut(msgspec.Struct, frozen=True, kw_only=True):
    """When it is speech: at `speech` and above; once it is, until it stays below `silence` for a pause.

    `surely_ms` of speech within `window_ms` are surely speech, and no click, cough or key. An utterance ends with a
    pause, a `short_pause_ms` where all that was to be said has been said, or at its longest.
    """

    speech: float = 0.6
    silence: float = 0.35
    surely_ms: int = 192
    window_ms: int = 320
    pause_ms: int = 704
    short_pause_ms: int = 320
    longest_ms: int = 15_000


class Cutter:
    """Hears one line, frame by frame, and says where utterances begin and end."""

    def __init__(self, cut: Cut | None = None) -> None:
        self._cut = cut or Cut()
        self._frames = self._began = self._quiet = 0
        self._recent: list[bool] = []
        self._speaks = False
        self.is_complete = False
        """Whether what was said so far is an answer already."""

    @property
    def speaks(self) -> bool:
        """Whether somebody is speaking now."""
        return self._speaks

    def hear(self, probability: float) -> Literal["", "began", "ended"]:
        """The next frame."""
        self._frames += 1
        if not self._speaks:
            return self._listen(probability)
        self._quiet = self._quiet + 1 if probability < self._cut.silence else 0
        pause_ms = self._cut.short_pause_ms if self.is_complete else self._cut.pause_ms
        longest = (self._frames - self._began) * FRAME_MS >= self._cut.longest_ms
        if self._quiet * FRAME_MS < pause_ms and not longest:
            return ""
        self._speaks, self._recent, self.is_complete = False, [], False
        return "ended"

    def _listen(self, probability: float) -> Literal["", "began"]:
        self._recent = [*self._recent, probability >= self._cut.speech][-(self._cut.window_ms // FRAME_MS) :]
        if sum(self._recent) * FRAME_MS < self._cut.surely_ms:
            return ""
        self._began = self._frames - len(self._recent) + self._recent.index(True)
        self._speaks, self._quiet = True, 0
        return "began"

    @property
    def began_ms(self) -> int:
        """Where the latest utterance began, from the first frame on."""
        return self._began * FRAME_MS
