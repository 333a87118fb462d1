"""One-time codes: how long one holds, how often it may be tried, and how often one is sent. Pure."""

from collections.abc import Iterable

CODE_DIGITS = 6
CODES = 10**CODE_DIGITS
VALID_SECONDS = 300
TRIES_MAX = 3
SENT_MAX = 5
SENT_HOURS = 1
BETWEEN_SECONDS = 30


def written(number: int) -> str:
    """The code with this number, 0 to CODES - 1."""
    return f"{number:0{CODE_DIGITS}}"


def sent_of_late(sent_at: Iterable[int], now: int) -> list[int]:
    """The sendings that count, oldest first. Moments are milliseconds UTC."""
    return sorted(each for each in sent_at if each > now - SENT_HOURS * 3_600_000)


def too_soon(sent_at: Iterable[int], now: int) -> bool:
    """Whether a customer has had enough codes for now."""
    late = sent_of_late(sent_at, now)
    return len(late) >= SENT_MAX or bool(late and now - late[-1] < BETWEEN_SECONDS * 1000)


def holds(made_at: int, tries: int, now: int) -> bool:
    """Whether a code made then, and tried so often, is still worth anything."""
    return tries < TRIES_MAX and now < made_at + VALID_SECONDS * 1000
