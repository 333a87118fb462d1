"""Moonshine: English, quickly, while it is still being said."""

import moonshine_voice

from ringhall.engine.recognition import weights
from ringhall.engine.recognition.sounding import MODEL_RATE, Samples
from ringhall.foundation.package_data import folder_of


class Moonshine:
    """One model for all lines; used by one thread."""

    def __init__(self) -> None:
        folder = folder_of(weights.ENGLISH_PACKAGE) / "assets" / "tiny-en"
        self._model = moonshine_voice.Transcriber(str(folder), moonshine_voice.ModelArch.TINY)

    def hear(self, samples: Samples) -> str:
        """The words of 16 kHz sound."""
        found = self._model.transcribe_without_streaming(samples.tolist(), MODEL_RATE)
        return " ".join(line.text.strip() for line in found.lines).strip()
