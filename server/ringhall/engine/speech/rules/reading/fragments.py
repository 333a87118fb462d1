"""Readings cut into the pieces that a voice records once: every value is put together from a finite list."""

import re
import unicodedata
from functools import cache

from ringhall.engine.speech.rules.reading.grammar import Grammar
from ringhall.engine.speech.rules.reading.read import GRAMMARS
from ringhall.engine.speech.rules.reading.spelling import PLUS

PREFIX = "fragment-"
"""How the names of these recordings begin; no language speaks of them otherwise."""
PAUSE = ","
"""A piece that is no word: a short silence."""
_COMMAS = ",，"
_BETWEEN = " -"
_LATIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_LETTERS = {"en": _LATIN, "zh": _LATIN, "da": f"{_LATIN}ÆØÅ", "ro": f"{_LATIN}ĂÂÎȘȚ", "sl": f"{_LATIN}ČŠŽ"}
_PLAIN = str.maketrans({"ø": "oe", "æ": "ae", "å": "aa"})


@cache
def fragments(language: str) -> dict[str, str]:
    """All pieces of a language of ours, each with the name of its recording (`fragment-tyve.da`)."""
    grammar = GRAMMARS[language]
    nouns = [form for noun in _nouns(grammar) for form in noun]
    words = dict.fromkeys((*grammar.pieces, grammar.point, grammar.minus, PLUS[language], *nouns, *_LETTERS[language]))
    return {word: f"{PREFIX}{_plain(word)}.{language}" for word in words}


def is_fragment(name: str) -> bool:
    """Whether a prompt of this name is a piece of a value."""
    return name.startswith(PREFIX)


def cut(read: str, language: str) -> list[str] | None:
    """The pieces of a reading, in as few as there can be, with PAUSE for each comma; None where one is unknown.

    A digit is the number it says.
    """
    if language not in GRAMMARS:
        return None
    known, grammar = fragments(language), GRAMMARS[language]
    longest = max(map(len, known))
    # The best way to each place: its last piece, where that begins, and how many pieces there are.
    best: list[tuple[int, int, str] | None] = [None] * (len(read) + 1)
    best[0] = (0, 0, "")
    for at, letter in enumerate(read):
        before = best[at]
        if before is None:
            continue
        steps = [
            (read[at:end], end) for end in range(at + 1, min(at + longest, len(read)) + 1) if read[at:end] in known
        ]
        if letter.isascii() and letter.isdigit():
            steps.append((grammar.cardinal(int(letter)), at + 1))
        if letter in _COMMAS:
            steps.append((PAUSE, at + 1))
        if letter in _BETWEEN:
            steps.append(("", at + 1))
        for piece, end in steps:
            count = before[0] + bool(piece)
            reached = best[end]
            if reached is None or count < reached[0]:
                best[end] = (count, at, piece)
    return _way_back(best)


def _way_back(best: list[tuple[int, int, str] | None]) -> list[str] | None:
    pieces, at = [], len(best) - 1
    while at:
        reached = best[at]
        if reached is None:
            return None
        _, at, piece = reached
        if piece:
            pieces.append(piece)
    return pieces[::-1]


def _nouns(grammar: Grammar) -> list[tuple[str, ...]]:
    return [
        noun.forms for noun in (*grammar.units.values(), *(n for pair in grammar.currencies.values() for n in pair))
    ]


def _plain(word: str) -> str:
    """The word in the letters that names have; the codes of others stand behind it, so that no two are alike."""
    if len(word) == 1 and word.isupper():
        return f"letter-{_plain(word.lower())}"
    low = word.lower().translate(_PLAIN)
    bare = re.sub(r"[^a-z0-9]+", "-", unicodedata.normalize("NFKD", low).encode("ascii", "ignore").decode()).strip("-")
    return "-".join(part for part in (bare, *(f"u{ord(letter):x}" for letter in low if not letter.isascii())) if part)
