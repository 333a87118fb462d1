"""Texts as bare words, so that what was written and what was recognised can be compared."""

import re

from ringhall.foundation.folding import fold

_NO_WORD = re.compile(r"[^\w]+|_")
_HAN = re.compile(r"([\u3400-\u9fff\uf900-\ufaff])")


def words_of(text: str) -> tuple[str, ...]:
    """Lower case, without accents and punctuation; each Chinese character is a word."""
    return tuple(_NO_WORD.sub(" ", _HAN.sub(r" \1 ", fold(text))).split())


def find(inner: tuple[str, ...], words: tuple[str, ...]) -> int:
    """Where these words stand, one after the other; -1 where they do not."""
    if not inner:
        return -1
    return next((n for n in range(len(words) - len(inner) + 1) if words[n : n + len(inner)] == inner), -1)


def likeness(one: str, other: str) -> float:
    """From 0 to 1: letters in common, less those that were added, lost, changed or swapped."""
    longest = max(len(one), len(other))
    return 1 - _edits(one, other) / longest if longest else 1.0


def _edits(one: str, other: str) -> int:
    before: list[int] = []
    row = list(range(len(other) + 1))
    for n, letter in enumerate(one, 1):
        older, before, row = before, row, [n]
        for m, there in enumerate(other, 1):
            best = min(before[m] + 1, row[m - 1] + 1, before[m - 1] + (letter != there))
            if n > 1 and m > 1 and letter == other[m - 2] and one[n - 2] == there:
                best = min(best, older[m - 2] + 1)
            row.append(best)
    return row[-1]
