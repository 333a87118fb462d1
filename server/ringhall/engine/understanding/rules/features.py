"""What of a text counts: words, pairs of words and pieces of words, weighed by how rare they are."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from zlib import crc32

import numpy as np
import numpy.typing as npt

TEXT_LETTERS_MAX = 500
PIECE_LETTERS = (2, 3, 4, 5)
# Han, kana and hangul: written without spaces, so each sign is a word of its own.
_SIGNS = r"\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff"
_WORDS = re.compile(rf"[{_SIGNS}]|[^\W_{_SIGNS}]+")

Keys = npt.NDArray[np.uint32]
Floats = npt.NDArray[np.float32]
Rows = npt.NDArray[np.int64]


def plain(text: str) -> str:
    """The text as it is compared: without case, double spaces and different signs for the same."""
    return " ".join(unicodedata.normalize("NFKC", text[:TEXT_LETTERS_MAX]).casefold().split())


def words_of(text: str) -> list[str]:
    """The words of a text, in order."""
    return _WORDS.findall(plain(text).replace("'", ""))


def counted(text: str) -> tuple[Counter[int], Counter[int]]:
    """How often each word and pair of words is there, and each piece of a word: by a number that stands for it."""
    words = words_of(text)
    whole = Counter(_key("w", word) for word in words)
    whole.update(_key("w", f"{one} {other}") for one, other in pairwise(words))
    return whole, Counter(_key("p", piece) for word in words for piece in _pieces(word))


def _pieces(word: str) -> Iterator[str]:
    edged = f" {word} "
    for size in PIECE_LETTERS:
        if size >= len(edged):
            yield edged
            return
        for begin in range(len(edged) - size + 1):
            yield edged[begin : begin + size]


def _key(kind: str, text: str) -> int:
    return crc32(f"{kind}{text}".encode(errors="replace"))


def learnt(texts: Sequence[str]) -> tuple[Keys, Floats]:
    """Everything that counts in these texts, in order, and how much it weighs: the rarer, the more."""
    found: Counter[int] = Counter()
    for text in texts:
        whole, pieces = counted(text)
        found.update({*whole, *pieces})
    keys = np.array(sorted(found), dtype=np.uint32)
    often = np.array([found[int(key)] for key in keys], dtype=np.float64)
    return keys, (np.log((1 + len(texts)) / (1 + often)) + 1).astype(np.float32)


def weighed(text: str, keys: Keys, weights: Floats) -> tuple[Rows, Floats, float]:
    """Which of the known features the text has, and how much of each; and the share of its words that are known."""
    whole, pieces = counted(text)
    of_words, of_pieces = _block(whole, keys, weights), _block(pieces, keys, weights)
    known = len(of_words[0]) / len(whole) if whole else 0.0
    return np.concatenate([of_words[0], of_pieces[0]]), np.concatenate([of_words[1], of_pieces[1]]), known


def _block(found: Counter[int], keys: Keys, weights: Floats) -> tuple[Rows, Floats]:
    """One kind of features, together as long as 1, so that neither kind drowns the other."""
    given = np.array(sorted(found), dtype=np.uint32)
    at = np.minimum(np.searchsorted(keys, given), max(0, len(keys) - 1))
    there = keys[at] == given if len(keys) else np.zeros(len(given), dtype=bool)
    rows = at[there]
    often = np.array([found[int(key)] for key in given[there]], dtype=np.float32)
    values = (1 + np.log(often)) * weights[rows]
    length = float(np.sqrt((values * values).sum()))
    return rows, (values / length if length else values).astype(np.float32)
