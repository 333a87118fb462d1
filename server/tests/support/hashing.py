"""Passwords of tests are no secrets: their hashes cost next to nothing."""

from ringhall.company.access.hashing import Hasher


def quick_hasher() -> Hasher:
    """The real hasher, with the least that argon2 can do."""
    return Hasher(memory_kib=8, passes=1)
