"""What of a recogniser's answer is believed."""

import pytest

from ringhall.engine.recognition.rules.hearing import (
    Likely,
    chosen,
    contains_any,
    is_clear,
    is_silence,
    may_be_one_of,
    says_more,
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


def test_a_misheard_word_is_the_phrase_for_which_the_sound_says_most() -> None:
    # Noise alone would make the second likely enough: what the sound adds speaks for the third.
    likely = [Likely(-12.0, -11.0), Likely(-3.0, -4.0), Likely(-5.0, -13.0)]
    number, sure, evidence = chosen(-2.0, likely) or (9, 0.0, 0.0)
    assert (number, evidence) == (2, 8.0)
    assert 0.8 < sure < 0.9
    assert (chosen(-2.0, [Likely(-3.0, -9.0), Likely(-4.0, -10.0)]) or (0, 1.0, 0.0))[1] < 0.5


@pytest.mark.parametrize("likely", [[], [Likely(-13.0, -20.0)], [Likely(-2.0, -3.0)]])
def test_what_nothing_speaks_for_is_none_of_the_phrases(likely: list[Likely]) -> None:
    """None is expected; the free words are far likelier; noise makes it as likely."""
    assert chosen(-2.0, likely) is None


def test_a_long_phrase_among_other_words_was_heard_well() -> None:
    assert says_more("I want my bill!", ["my bill"])
    assert not says_more("Seek six.", ["six"])
    assert not says_more("My bill.", ["my bill"])
    assert not says_more("Building", ["billing"])


def test_whoever_says_a_whole_sentence_has_said_no_misheard_phrase() -> None:
    assert may_be_one_of("Building", ["billing", "my bill"])
    assert not may_be_one_of("Please enter the number you wish to call", ["billing", "my bill"])
    assert is_clear("I want my bill!", ["my bill"])
    assert is_clear("Two.", ["two"])
    assert not is_clear("You two", ["two"])
    assert contains_any("I want my bill!", ["my bill"])
    assert not contains_any("I want it", ["my bill"])
