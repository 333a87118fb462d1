"""Whisper base: an utterance at a time, in every language. It may be told what to expect."""

import math
import re
from collections.abc import Sequence
from pathlib import Path

import ctranslate2
import numpy as np
from faster_whisper import WhisperModel

from ringhall.engine.recognition.rules.hearing import chosen, contains_any, is_silence, may_be_one_of, unlooped
from ringhall.engine.recognition.sounding import MODEL_RATE, Samples

SECONDS_MAX, SECONDS_MIN = 30.0, 8.0
# With less silence behind the words it begins them anew; with all of its half minute it is many times slower.
SILENCE_SECONDS = 4.0
TOKENS_A_SECOND, TOKENS_MORE = 8, 16
"""More is not said in a second; what goes on beyond is a loop."""
FRAMES_A_SECOND = 50
COMPARED_MAX = 12
FOUND_SURE = 0.6
HAN = re.compile(r"[\u3400-\u9fff]")


class Whisper:
    """The model; used by one thread."""

    def __init__(self, folder: Path, threads: int) -> None:
        whole = WhisperModel(str(folder), device="cpu", compute_type="int8", cpu_threads=threads, local_files_only=True)
        self._model, self._features = whole.model, whole.feature_extractor
        self._tokens = whole.hf_tokenizer

    def hear(self, samples: Samples, language: str, phrases: Sequence[str]) -> tuple[str, float]:
        """The words of 16 kHz sound, none where there are none, and how sure they are."""
        seconds = min(SECONDS_MAX, max(SECONDS_MIN, len(samples) / MODEL_RATE + SILENCE_SECONDS))
        encoded = self._encoded(samples, seconds)
        start = self._start(language)
        [found] = self._model.generate(
            encoded,
            [start],
            beam_size=1,
            max_length=len(start) + int(len(samples) / MODEL_RATE * TOKENS_A_SECOND) + TOKENS_MORE,
            return_scores=True,
            return_no_speech_prob=True,
            return_logits_vocab=bool(phrases),
        )
        text = unlooped(self._tokens.decode(found.sequences_ids[0]).strip())
        silent = is_silence(found.no_speech_prob, found.scores[0])
        if text and phrases and not contains_any(text, phrases) and may_be_one_of(text, phrases):
            first = np.array(found.logits[0][0]).ravel()
            expected = self._expected(encoded, seconds, start, text, phrases, first)
            if expected is not None and not silent:
                return expected
        if silent:
            return "", 0.0
        # Of a single word Whisper is never sure; that it is one of those expected says more.
        return text, max(math.exp(min(0.0, found.scores[0])), FOUND_SURE if contains_any(text, phrases) else 0.0)

    def _start(self, language: str) -> list[int]:
        asked = self._tokens.token_to_id(f"<|{language}|>") or self._tokens.token_to_id("<|en|>")
        around = [
            self._tokens.token_to_id(f"<|{each}|>") for each in ("startoftranscript", "transcribe", "notimestamps")
        ]
        return [around[0], asked, *around[1:]]

    def _encoded(self, samples: Samples, seconds: float) -> ctranslate2.StorageView:
        length = int(seconds * MODEL_RATE)
        whole = np.zeros(length, np.float32)
        whole[: min(length, len(samples))] = samples[:length]
        # Two frames of features become one of the model: their number is even.
        features = self._features(whole, padding=0)[:, : int(seconds * FRAMES_A_SECOND) * 2]
        return self._model.encode(_view(features[None]), to_cpu=True)

    def _expected(
        self, encoded: ctranslate2.StorageView, seconds: float, start: list[int], text: str,
        phrases: Sequence[str], first: Samples,
    ) -> tuple[str, float] | None:  # fmt: skip
        """The phrase that explains the sound as well as the free words do, where there is one."""
        written = {phrase: self._likeliest(phrase, first) for phrase in phrases}
        near = sorted(phrases, key=lambda phrase: -first[written[phrase][0]])[:COMPARED_MAX]
        texts = [self._ids(text), *(written[phrase] for phrase in near)]
        sounds = _view(np.repeat(np.asarray(encoded), len(texts), axis=0))
        frames = [int(seconds * FRAMES_A_SECOND)] * len(texts)
        # The model itself says then that it wants no time stamps.
        found = self._model.align(sounds, start[:-1], texts, frames)
        free, *likely = [float(np.log(np.array(each.text_token_probs) + 1e-9).sum()) for each in found]
        best = chosen(free, likely)
        return None if best is None else (near[best[0]], best[1])

    def _likeliest(self, phrase: str, first: Samples) -> list[int]:
        """The way to write the phrase that goes with what was heard at its beginning."""
        ways = [self._ids(each) for each in (f"{phrase[:1].upper()}{phrase[1:]}.", phrase)]
        return max(ways, key=lambda ids: float(first[ids[0]]))

    def _ids(self, text: str) -> list[int]:
        spaced = text if HAN.search(text) else f" {text}"
        ids: list[int] = self._tokens.encode(spaced, add_special_tokens=False).ids
        return ids


def _view(values: Samples) -> ctranslate2.StorageView:
    return ctranslate2.StorageView.from_array(np.ascontiguousarray(values, np.float32))
