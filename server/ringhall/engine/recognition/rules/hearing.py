"""What of a recogniser's answer is to be believed. Pure."""

import math
from collections.abc import Sequence

import msgspec

from ringhall.engine.recognition.rules.words import find, words_of

NO_SPEECH_MIN = 0.6
NO_SPEECH_LOG_MAX = -1.0
"""Whisper's own rule: it is silence when it says so, and is not sure of the words either."""
BEHIND_MAX = 10.0
"""An expected phrase may be so much less likely (natural logarithm) than the words that were found freely."""
EVIDENCE_MIN = 2.5
"""So much more likely than by noise alone it has to be at least: tried on 480 digits of six people, the bias of each
spelling taken from noise (98.1 % right), against 35 words that are none."""
EVIDENCE_SURE = 4.0
"""So much evidence makes it two thirds sure, and says that it was no silence."""
LETTERS_MIN = 6
WORDS_MORE_MAX = 1
"""Who says so many more words than any phrase has, says something else."""


def is_silence(no_speech: float, mean_log: float) -> bool:
    """Whether words that were found are none."""
    return no_speech > NO_SPEECH_MIN and mean_log < NO_SPEECH_LOG_MAX


def unlooped(text: str) -> str:
    """What was said once, where a recogniser repeats it to the end."""
    parts = text.split()
    bare = [" ".join(words_of(part)) for part in parts]
    for length in range(1, len(parts) // 2 + 1):
        first = bare[:length]
        if len(parts) >= 3 and all(each == first[n % length] for n, each in enumerate(bare)):
            return " ".join(parts[:length])
    return text


def contains_any(text: str, phrases: Sequence[str]) -> bool:
    """Whether one of the phrases was said."""
    words = words_of(text)
    return any(find(words_of(phrase), words) >= 0 for phrase in phrases)


def is_clear(text: str, phrases: Sequence[str]) -> bool:
    """Whether one of the phrases was said beyond doubt: nothing else was, or it is too long to be heard by accident."""
    words = words_of(text)
    wanted = [words_of(phrase) for phrase in phrases]
    return any(
        words == phrase or (len("".join(phrase)) >= LETTERS_MIN and find(phrase, words) >= 0) for phrase in wanted
    )


def may_be_one_of(text: str, phrases: Sequence[str]) -> bool:
    """Whether what was found may be a phrase that was misheard."""
    return len(words_of(text)) <= max(len(words_of(phrase)) for phrase in phrases) + WORDS_MORE_MAX


def says_more(text: str, phrases: Sequence[str]) -> bool:
    """Whether one of the phrases was said beyond doubt among other words: then it is not looked for."""
    words = words_of(text)
    return is_clear(text, phrases) and not any(words == words_of(phrase) for phrase in phrases)


class Likely(msgspec.Struct, frozen=True):
    """An expected phrase: how likely the sound makes it, and how likely noise alone does (natural logarithms)."""

    sound: float
    noise: float

    @property
    def evidence(self) -> float:
        """What the sound says for it. Some words are written more readily than others, whatever is heard."""
        return self.sound - self.noise


def chosen(free: float, likely: Sequence[Likely]) -> tuple[int, float, float] | None:
    """Which of the expected phrases it was, how sure that is, 0 to 1, and the evidence; None: none of them.

    `free` is the likelihood of the words that were found without expecting anything.
    """
    if not likely:
        return None
    best = max(likely, key=lambda each: each.evidence)
    if best.sound < free - BEHIND_MAX or best.evidence < EVIDENCE_MIN:
        return None
    among = 1 / sum(math.exp(each.evidence - best.evidence) for each in likely)
    return likely.index(best), among * (1 - math.exp(-best.evidence / EVIDENCE_SURE)), best.evidence
