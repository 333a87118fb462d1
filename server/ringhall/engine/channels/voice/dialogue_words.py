"""What is said in dialogues at phones: a sentence in whatever language there is of it."""

from collections.abc import Mapping
from typing import TypeVar

S = TypeVar("S", bound=str)
OTHERWISE = "en"


def sentence_in(words: Mapping[str, Mapping[S, str]], sentence: S, language: str) -> tuple[str, str]:
    """The sentence in this language, or in English where it is none of ours; and which of the two it is."""
    known = language if language in words else OTHERWISE
    return words[known][sentence], known
