"""Without the right to see names and numbers one finds by what one knows whole, and by words of ours."""

import pytest

from ringhall.contact.rules.search import Term
from ringhall.contact.rules.whole_search import NOTHING, read_whole

pytestmark = pytest.mark.unit

AGENTS = {"ann": "@a:ann"}


def names(word: str) -> list[str]:
    return [mark for name, mark in AGENTS.items() if name.startswith(word)]


def whole(text: str) -> str | None:
    return "4512345678" if text.replace(" ", "") == "+4512345678" else None


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", ()),
        ("+45 12 34 56 78", ((((Term("#4512345678")),),),)),
        ("c-17 an", (((Term("c17"),),), ((Term("@a:ann"),),))),
        ("ann +4512345678", (((Term("@a:ann"),),), ((Term("#4512345678"),),))),
        ("12345678", (NOTHING,)),
        ("jane c17", (NOTHING, ((Term("c17"),),))),
    ],
)
def test_what_is_typed_is_looked_for_whole(typed: str, found: object) -> None:
    assert read_whole(typed, names, whole) == found
