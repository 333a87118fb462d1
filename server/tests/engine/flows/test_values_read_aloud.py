"""A prompt reads a caller's values aloud in the language the words are in."""

import pytest

from ringhall.engine.flows.errors import FlowInvalid
from ringhall.engine.flows.prompts import Part, fill, sounds
from tests.engine.flows.documents import ENDS, flow, menu, text

pytestmark = pytest.mark.unit

KNOWN = {"due": "2.50", "day": "2026-11-27", "name": "Ana"}


def test_a_value_is_read_by_the_grammar_of_the_words_around_it() -> None:
    part = Part(text={"en": "{name}, you owe {due:money-eur}.", "sl": "Dolgujete {due:money-eur}."})
    heard = [sounds((part,), KNOWN, language)[0] for language in ("en", "sl", "ro")]
    assert [(sound.text, sound.language) for sound in heard] == [
        ("Ana, you owe two euros and fifty cents.", "en"),
        ("Dolgujete dva evra in petdeset centov.", "sl"),
        ("Ana, you owe two euros and fifty cents.", "en"),
    ]


def test_an_unknown_value_or_way_stops_nobody() -> None:
    assert fill("{gone:date}|{due:song}|{day:number}", KNOWN, "da") == "|2.50|2026-11-27"


def test_a_flow_that_reads_in_an_unknown_way_is_refused_in_words() -> None:
    with pytest.raises(FlowInvalid) as refused:
        flow(main=menu(prompt=text("{caller:song}"), on_wrong=[], on_timeout=[]), **ENDS)
    assert "“song” is no way to read a value. Use one of these: number, ordinal" in str(refused.value)
