"""Which PINs people may choose: digits typed at a phone, none of the first that anybody would try."""

from itertools import pairwise

from ringhall.foundation.errors import Phrase

DIGITS_MIN, DIGITS_MAX = 4, 8


def fault(pin: str, extension: str = "", most: int = DIGITS_MAX) -> Phrase | None:
    """What is wrong with the PIN, as a sentence for its owner; None when it is good.

    `extension` is the owner's own, which everybody knows; `most` is how many digits it may have.
    """
    if not (pin.isascii() and pin.isdigit() and DIGITS_MIN <= len(pin) <= most):
        return Phrase("A PIN has {least} to {most} digits.", least=DIGITS_MIN, most=most)
    steps = {(int(after) - int(before)) % 10 for before, after in pairwise(pin)}
    if len(steps) == 1 and steps <= {0, 1, 9}:
        return Phrase("This PIN is too easy to guess: choose digits that do not simply repeat or count.")
    if extension and extension in pin and len(pin) < len(extension) + DIGITS_MIN:
        return Phrase("This PIN is too easy to guess: it holds the extension. Choose other digits.")
    return None
