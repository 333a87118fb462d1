"""Draws that are always the same for the same things."""

from hashlib import blake2b
from typing import TypeVar

T = TypeVar("T")
DRAW_BYTES = 8


def draw(*about: object) -> float:
    """A number in [0, 1), always the same for the same things."""
    digest = blake2b("\0".join(map(str, about)).encode(), digest_size=DRAW_BYTES).digest()
    return int.from_bytes(digest) / (1 << 8 * DRAW_BYTES)


def pick(choice: list[T], *about: object) -> T:
    """One of them, always the same for the same things."""
    return choice[int(draw(*about) * len(choice))]
