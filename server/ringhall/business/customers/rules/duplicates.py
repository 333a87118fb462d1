"""Which records may be of one person: the same end of a number, or names that differ by one letter at most."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from ringhall.business.customers.types import Customer

PAIRS_MAX = 200
# A group that is larger is a common name, not one person.
GROUP_MAX = 20
NUMBER_END = 8
NAME_LENGTH_MIN = 6
_WORD = re.compile(r"[^\W_]+")
_LETTERS = str.maketrans({"ø": "o", "đ": "d", "ł": "l", "æ": "ae", "ß": "ss"})


@dataclass(frozen=True)
class Duplicate:
    """Two records and why they may be one person."""

    one: Customer
    other: Customer
    why: Literal["number", "name"]


def duplicates(customers: Iterable[Customer]) -> list[Duplicate]:
    """The pairs, those with a number in common first."""
    by_number: dict[str, list[Customer]] = defaultdict(list)
    by_name: dict[str, list[Customer]] = defaultdict(list)
    for each in customers:
        for end in {number[-NUMBER_END:] for number in each.numbers if len(number) > NUMBER_END}:
            by_number[end].append(each)
        for written in _writings(each.name):
            by_name[written].append(each)
    found: dict[tuple[str, str], Duplicate] = {}
    for why, groups in (("number", by_number), ("name", by_name)):
        for group in groups.values():
            for one, other in combinations(group, 2) if len(group) <= GROUP_MAX else ():
                key = (min(one.id, other.id), max(one.id, other.id))
                found.setdefault(key, Duplicate(one, other, "number" if why == "number" else "name"))
    return list(found.values())[:PAIRS_MAX]


def _writings(name: str) -> set[str]:
    """The name in alphabetical order of its words, and with any one letter left out."""
    apart = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(letter for letter in apart if not unicodedata.combining(letter)).translate(_LETTERS)
    whole = " ".join(sorted(_WORD.findall(plain)))
    if len(whole) < NAME_LENGTH_MIN or any(letter.isdigit() for letter in whole):
        return {whole}
    return {whole, *(whole[:place] + whole[place + 1 :] for place in range(len(whole)))}
