"""One line as the process that recognises watches it."""

from collections.abc import Iterator
from typing import Literal

from ringhall.engine.recognition.messages import Watch
from ringhall.engine.recognition.ports import Vad
from ringhall.engine.recognition.rules.utterances import Cutter

GLIMPSE_BYTES = 8_000
"""Half a second more before it is looked at again."""
GLIMPSED_BYTES_MAX = 8 * 16_000
PRE_ROLL_BYTES = 2_560


class WatchedLine:
    """Cuts what comes into frames, and keeps what is being said just now."""

    def __init__(self, watch: Watch, vad: Vad) -> None:
        self.name, self.language, self.phrases = watch.line, watch.language, watch.phrases
        self._vad, self._cutter = vad, Cutter()
        self._rest = b""
        self._said = bytearray()
        self._glimpsed = self._utterances = 0

    @property
    def began_ms(self) -> int:
        """Where the latest utterance began."""
        return self._cutter.began_ms

    def hear(self, sound: bytes, frame_bytes: int) -> Iterator[Literal["began", "ended"]]:
        """More sound; what begins and ends in it."""
        self._rest += sound
        while len(self._rest) >= frame_bytes:
            frame, self._rest = self._rest[:frame_bytes], self._rest[frame_bytes:]
            what = self._cutter.hear(self._vad.push(frame))
            self._said += frame
            if what:
                self._utterances, self._glimpsed = self._utterances + 1, 0
                yield what
            if not self._cutter.speaks:
                del self._said[:-PRE_ROLL_BYTES]

    def is_to_be_glimpsed(self) -> bool:
        """Whether enough has been said since it was last looked at; it is looked at then."""
        size = len(self._said)
        if not self._cutter.speaks or not self._glimpsed + GLIMPSE_BYTES <= size <= GLIMPSED_BYTES_MAX:
            return False
        self._glimpsed = size
        return True

    def so_far(self) -> tuple[bytes, int]:
        """What has been said, and in which utterance; nothing where that is over."""
        return (bytes(self._said), self._utterances) if self._cutter.speaks else (b"", self._utterances)

    def still_says(self, utterance: int) -> bool:
        """Whether that utterance goes on."""
        return self._cutter.speaks and utterance == self._utterances

    def understood(self, is_complete: bool) -> None:
        """What was said so far has been understood."""
        self._cutter.is_complete = is_complete
