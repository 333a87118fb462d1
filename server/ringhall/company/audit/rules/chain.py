"""The chain: each entry's hash covers its content and the hash of the entry before."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

FIRST = "0" * 64


@dataclass(frozen=True)
class Content:
    """What an entry says. `at` is milliseconds UTC."""

    n: int
    at: int
    who: str
    what: str
    subject: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None


@dataclass(frozen=True)
class Entry:
    """An entry with its place in the chain."""

    content: Content
    hash: str


@dataclass(frozen=True)
class Verdict:
    """Result of a check: `entries` are whole; `broken_at` is the number of the first that is not."""

    entries: int
    last_hash: str
    broken_at: int | None = None


def link(previous: str, content: Content) -> str:
    """The hash of an entry that follows the one with the hash `previous`."""
    fields = [content.n, content.at, content.who, content.what, content.subject, content.before, content.after]
    canonical = json.dumps(fields, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(f"{previous}\n{canonical}".encode()).hexdigest()


NOTHING_ERASED: Mapping[int, str] = {}


def verify(entries: Iterable[Entry], start: Verdict, erased: Mapping[int, str] = NOTHING_ERASED) -> Verdict:
    """Go on checking after `start`: numbers without a gap, each hash right.

    An entry in which personal data were erased keeps its old hash, so that those after it hold; what it says now must
    be what the entry that erased it vouches for (`erased`: the hash of each such entry as it stands now).
    """
    verdict = start
    for entry in entries:
        expected_n = verdict.entries + 1
        now = link(verdict.last_hash, entry.content)
        if entry.content.n != expected_n or now not in (entry.hash, erased.get(expected_n)):
            return Verdict(verdict.entries, verdict.last_hash, broken_at=expected_n)
        verdict = Verdict(expected_n, entry.hash)
    return verdict
