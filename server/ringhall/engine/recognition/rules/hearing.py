"""What of a recogniser's answer is to be believed. Pure."""

import math
from collections.abc import Sequence

from ringhall.engine.recognition.rules.words import find, words_of

NO_SPEECH_MIN = 0.6
NO_SPEECH_LOG_MAX = -1.0
"""Whisper's own rule: it is silence when it says so, and is not sure of the words either."""
BEHIND_MAX = 8.0
"""An expected phrase may be so much less likely (natural logarithm) than the words that were found freely."""
BEHIND_HALF = 4.0
"""So much less likely it is only a third as sure."""
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


def chosen(free: float, likely: Sequence[float]) -> tuple[int, float] | None:
    """Which of the expected phrases it was, and how sure that is, 0 to 1; None: none of them.

    `likely` are their logarithmic likelihoods, `free` that of the words that were found without expecting anything.
    """
    best = max(likely, default=-math.inf)
    if best < free - BEHIND_MAX:
        return None
    among = 1 / sum(math.exp(each - best) for each in likely)
    return likely.index(best), among * math.exp(min(0.0, best - free) / BEHIND_HALF)
