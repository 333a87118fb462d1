"""Whisper base: an utterance at a time, in every language. It may be told what to expect."""

import math
import re
from collections.abc import Sequence
from pathlib import Path

import ctranslate2
import numpy as np
from faster_whisper import WhisperModel

from ringhall.engine.recognition.rules.hearing import (
    EVIDENCE_SURE,
    Likely,
    chosen,
    contains_any,
    is_silence,
    may_be_one_of,
    says_more,
    unlooped,
)
from ringhall.engine.recognition.sounding import MODEL_RATE, Samples

SECONDS_MAX, SECONDS_MIN = 30.0, 8.0
# With less silence behind the words it begins them anew; with all of its half minute it is many times slower.
SILENCE_SECONDS = 4.0
TOKENS_A_SECOND, TOKENS_MORE = 8, 16
"""More is not said in a second; what goes on beyond is a loop."""
FRAMES_A_SECOND = 50
COMPARED_MAX = 12
NOISE_SECONDS = 8.0
TONE_HZ, HUM_HZ, HUM_OVERTONES = 220, 130, 11
KEPT_MAX = 5_000
FOUND_SURE = 0.6
HAN = re.compile(r"[\u3400-\u9fff]")


class Whisper:
    """The model; used by one thread."""

    def __init__(self, folder: Path, threads: int) -> None:
        whole = WhisperModel(str(folder), device="cpu", compute_type="int8", cpu_threads=threads, local_files_only=True)
        self._model, self._features = whole.model, whole.feature_extractor
        self._tokens = whole.hf_tokenizer
        # They sound the same in every language: encoded here, before anybody waits for it.
        self._wordless = [self._encoded(sound, NOISE_SECONDS) for sound in _noises()]
        self._noises: dict[int, _Noise] = {}

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
        if text and phrases and may_be_one_of(text, phrases) and not says_more(text, phrases):
            first = np.array(found.logits[0][0]).ravel()
            expected = self._expected(encoded, seconds, start, text, phrases, first)
            if expected is not None and (not silent or expected[2] >= EVIDENCE_SURE):
                return expected[:2]
        if silent:
            return "", 0.0
        # Of a single word Whisper is never sure; that it is one of those expected says more.
        return text, max(math.exp(min(0.0, found.scores[0])), FOUND_SURE if contains_any(text, phrases) else 0.0)

    def prepare(self, language: str, phrase: str) -> None:
        """Look at how noise would make this phrase before somebody says it, so that nobody waits for it then."""
        start = self._start(language)
        self._by_noise(self._noise(start), start, [way for way in _ways(phrase) if self._ids(way)])

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
    ) -> tuple[str, float, float] | None:  # fmt: skip
        """The phrase that explains the sound as well as the free words do, where there is one, and how surely."""
        noise, ways = self._noise(start), {way: phrase for phrase in phrases for way in _ways(phrase)}
        begins = {way: ids[0] for way in ways if (ids := self._ids(way))}
        near = sorted(begins, key=lambda way: float(noise.first[begins[way]] - first[begins[way]]))[:COMPARED_MAX]
        free, *heard = self._likelihoods(encoded, seconds, start, [text, *near])
        by_noise = self._by_noise(noise, start, near)
        likely: dict[str, Likely] = {}
        for way, sound in zip(near, heard, strict=True):
            this = Likely(sound, by_noise[way])
            known = likely.get(ways[way])
            if known is None or this.evidence > known.evidence:
                likely[ways[way]] = this
        best = chosen(free, list(likely.values()))
        return None if best is None else (list(likely)[best[0]], best[1], best[2])

    def _by_noise(self, noise: "_Noise", start: list[int], texts: Sequence[str]) -> dict[str, float]:
        """How likely noise makes these texts; each is looked at once."""
        if unknown := [text for text in texts if text not in noise.likelihoods]:
            each = [self._likelihoods(sound, NOISE_SECONDS, start, unknown) for sound in self._wordless]
            noise.likelihoods |= {text: sum(of) / len(of) for text, *of in zip(unknown, *each, strict=True)}
        return noise.likelihoods

    def _noise(self, start: list[int]) -> "_Noise":
        """What the model makes of noise in this language: made when it is first needed, and kept."""
        known = self._noises.get(start[1])
        if known is None:
            firsts = []
            for each in self._wordless:
                [found] = self._model.generate(
                    each, [start], beam_size=1, max_length=len(start) + 6, return_scores=True, return_logits_vocab=True
                )
                firsts.append(np.array(found.logits[0][0]).ravel())
            known = self._noises[start[1]] = _Noise(np.mean(firsts, axis=0, dtype=np.float64))
        if len(known.likelihoods) > KEPT_MAX:
            known.likelihoods.clear()
        return known

    def _likelihoods(
        self, encoded: ctranslate2.StorageView, seconds: float, start: list[int], texts: Sequence[str]
    ) -> list[float]:
        """How likely the sound makes each of these texts (natural logarithm)."""
        sounds = _view(np.repeat(np.asarray(encoded), len(texts), axis=0))
        frames = [int(seconds * FRAMES_A_SECOND)] * len(texts)
        # The model itself says then that it wants no time stamps.
        found = self._model.align(sounds, start[:-1], [self._ids(text) for text in texts], frames)
        return [float(np.log(np.array(each.text_token_probs) + 1e-9).sum()) for each in found]

    def _ids(self, text: str) -> list[int]:
        spaced = text if HAN.search(text) else f" {text}"
        ids: list[int] = self._tokens.encode(spaced, add_special_tokens=False).ids
        return ids


class _Noise:
    """What the model writes into sounds without words: its own liking, and no evidence."""

    def __init__(self, first: Samples) -> None:
        self.first = first
        self.likelihoods: dict[str, float] = {}


def _noises() -> list[Samples]:
    """A second each of soft noise, loud noise, a tone and a hum like a voice's; always the same."""
    chance, time = np.random.default_rng(1), np.arange(MODEL_RATE) / MODEL_RATE
    hum = sum(np.sin(2 * np.pi * HUM_HZ * n * time) / n for n in range(1, HUM_OVERTONES + 1)) * np.hanning(MODEL_RATE)
    noise = [chance.normal(size=MODEL_RATE) * loud for loud in (0.01, 0.1)]
    return [each.astype(np.float32) for each in (*noise, 0.1 * np.sin(2 * np.pi * TONE_HZ * time), 0.1 * hum)]


def _ways(phrase: str) -> list[str]:
    """How the model may write it."""
    large = f"{phrase[:1].upper()}{phrase[1:]}"
    return list(dict.fromkeys((f"{large}.", large, phrase, f"{phrase}.")))


def _view(values: Samples) -> ctranslate2.StorageView:
    return ctranslate2.StorageView.from_array(np.ascontiguousarray(values, np.float32))
