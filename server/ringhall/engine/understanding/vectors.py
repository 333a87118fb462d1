"""Sentences as vectors: those that mean the same are near one another, whatever their words."""

import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from ringhall.engine.understanding import minilm
from ringhall.engine.understanding.rules.features import Floats, plain
from ringhall.engine.understanding.rules.model import VECTOR

TOKENS_MAX = 128
AT_ONCE = 64


class SentenceVectors:
    """The one model there is, for English. It is loaded when the first sentence comes, and used by any thread."""

    def __init__(self, cache: Path) -> None:
        self.cache = cache
        self._loading = threading.Lock()
        self._loaded: tuple[Any, Any] | None = None

    @property
    def name(self) -> str:
        """What the vectors are of; models learnt with others do not understand them."""
        return minilm.NAME

    def vectors(self, texts: Sequence[str]) -> Floats:
        """A row of length 1 for each text. Raises DataUnusable."""
        found = np.zeros((len(texts), VECTOR), np.float32)
        # Together with others as long as itself a sentence is not filled up with nothing.
        order = sorted(range(len(texts)), key=lambda at: len(texts[at]))
        for begin in range(0, len(order), AT_ONCE):
            some = order[begin : begin + AT_ONCE]
            found[some] = self._some([texts[at] for at in some])
        return found

    def _some(self, texts: Sequence[str]) -> Floats:
        encoder, tokenizer = self._model()
        # Half a pair of surrogates is no text to the tokenizer.
        whole = [plain(text).encode(errors="replace").decode() for text in texts]
        ids = [each.ids for each in tokenizer.encode_batch(whole)]
        hidden = np.array(
            encoder.forward_batch(ids, token_type_ids=[[0] * len(each) for each in ids]).last_hidden_state
        )
        means = np.array([one[: len(each)].mean(axis=0) for one, each in zip(hidden, ids, strict=True)])
        unit: Floats = means / np.linalg.norm(means, axis=1, keepdims=True)
        return unit

    def _model(self) -> tuple[Any, Any]:
        with self._loading:
            if self._loaded is None:
                # Both are large, and many a centre has no use for them.
                from ctranslate2 import Encoder
                from tokenizers import Tokenizer

                folder = minilm.laid_down(self.cache)
                tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
                tokenizer.no_padding()
                tokenizer.enable_truncation(TOKENS_MAX)
                self._loaded = Encoder(str(folder), device="cpu", compute_type="int8", intra_threads=1), tokenizer
            return self._loaded


def sentence_vectors(cache: Path) -> SentenceVectors | None:
    """The model, where its packages are installed."""
    return None if minilm.missing_packages() else SentenceVectors(cache)
