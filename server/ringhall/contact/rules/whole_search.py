"""What is found by somebody who may not see names and numbers: what they must know whole to ask for it.

A reference, a whole number, and words of ours (agents, queues, dispositions, outcomes). A part of a name, a number or a
note finds nothing: letter by letter it would be guessed.
"""

from collections.abc import Callable

from ringhall.contact.rules.search import REFERENCE, NameFinder, Search, Term
from ringhall.foundation.folding import fold

WholeNumber = Callable[[str], str | None]
"""The digits of a text that is a whole telephone number, country included; else None."""

# No contact has this word.
NOTHING: tuple[tuple[Term, ...], ...] = ((Term("@"),),)


def read_whole(typed: str, names: NameFinder, whole: WholeNumber) -> Search:
    """What was typed, as what to look for. Nothing typed finds everything."""
    if digits := whole(typed):
        return (_number(digits),)
    return tuple(_group(piece, names, whole) for piece in typed.split())


def _group(piece: str, names: NameFinder, whole: WholeNumber) -> tuple[tuple[Term, ...], ...]:
    if digits := whole(piece):
        return _number(digits)
    if reference := REFERENCE.fullmatch(piece.casefold()):
        return ((Term(f"c{int(reference[1])}"),),)
    return tuple((Term(mark),) for mark in names(fold(piece))) or NOTHING


def _number(digits: str) -> tuple[tuple[Term, ...], ...]:
    return ((Term(f"#{digits}"),),)
