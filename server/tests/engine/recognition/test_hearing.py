"""What of a recogniser's answer is believed."""

import pytest

from ringhall.engine.recognition.rules.hearing import (
    chosen,
    contains_any,
    is_clear,
    is_silence,
    may_be_one_of,
    unlooped,
)

pytestmark = pytest.mark.unit


def test_words_found_in_silence_are_none() -> None:
    assert is_silence(0.9, -1.5)
    assert not is_silence(0.9, -0.2)
    assert not is_silence(0.1, -1.5)


@pytest.mark.parametrize(
    ("text", "once"),
    [
        ("Billing. Billing. Billing.", "Billing."),
        ("My bill, please. My bill, please. My", "My bill, please."),
        ("two two", "two two"),
        ("one two one three", "one two one three"),
        ("", ""),
    ],
)
def test_what_a_recogniser_repeats_to_the_end_was_said_once(text: str, once: str) -> None:
    assert unlooped(text) == once


def test_a_misheard_word_is_the_phrase_that_explains_the_sound_nearly_as_well() -> None:
    number, sure = chosen(-2.0, [-12.0, -3.0, -11.0]) or (9, 0)
    assert number == 1
    assert 0.7 < sure < 0.8
    assert (chosen(-2.0, [-3.0, -3.0]) or (0, 1))[1] < 0.5
    assert chosen(-2.0, [-12.0]) is None
    assert chosen(-2.0, []) is None


def test_whoever_says_a_whole_sentence_has_said_no_misheard_phrase() -> None:
    assert may_be_one_of("Building", ["billing", "my bill"])
    assert not may_be_one_of("Please enter the number you wish to call", ["billing", "my bill"])
    assert is_clear("I want my bill!", ["my bill"])
    assert is_clear("Two.", ["two"])
    assert not is_clear("You two", ["two"])
    assert contains_any("I want my bill!", ["my bill"])
    assert not contains_any("I want it", ["my bill"])
