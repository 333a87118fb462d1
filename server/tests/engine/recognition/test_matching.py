"""Which choice callers mean by what they say."""

import pytest

from ringhall.engine.recognition.rules.digits import digits_said
from ringhall.engine.recognition.rules.languages import LANGUAGES
from ringhall.engine.recognition.rules.matching import Meant, meant, phrases

pytestmark = pytest.mark.unit

MENU = {"1": ["sales", "new contract"], "2": ["billing", "invoice", "my bill"], "3": ["technical support"]}


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ("Billing.", "2"),
        ("I would like to talk about my invoice, please", "2"),
        ("two", "2"),
        ("Press 1", "1"),
        ("number three please", "3"),
        ("technicle support", "3"),
        ("tech nical support", "3"),
        ("To.", "2"),
        ("New contract", "1"),
        ("The weather", ""),
        ("", ""),
        ("…", ""),
        ("sales or billing", ""),
        ("not billing", ""),
        ("I don't want billing", ""),
        ("the bill is a bell", ""),
        ("three pigs", ""),
    ],
)
def test_what_is_said_leads_to_the_choice_or_to_none(said: str, key: str) -> None:
    assert meant(said, MENU, "en").key == key


@pytest.mark.parametrize(
    ("language", "words", "said"),
    [
        ("da", "regning", "jeg vil gerne have min regning"),
        ("da", "æbler og pærer", "Æbler og pærer!"),
        ("ro", "facturi și plăți", "facturi si plati"),
        ("sl", "račun", "Rad bi račun, prosim"),
        ("zh", "账单", "我要查账单"),
    ],
)
def test_words_of_every_language_are_found_with_and_without_their_accents(language: str, words: str, said: str) -> None:
    assert meant(said, {"1": ["—"], "2": [words]}, language).key == "2"


@pytest.mark.parametrize("language", LANGUAGES)
def test_whoever_does_not_know_says_so_in_their_language_and_numbers_are_known(language: str) -> None:
    known = LANGUAGES[language]
    assert meant(known.unsure[0], {"1": ["x"], "2": ["y"]}, language) == Meant(unsure=True)
    for key in "0123456789":
        for name in known.digits[int(key)]:
            assert meant(name, {each: [] for each in "0123456789"}, language).key == key
    assert len(known.digits) == 10


def test_a_choice_may_be_called_what_else_would_be_doubt() -> None:
    assert meant("help", {"1": ["help"]}, "en") == Meant("1", 1.0)


def test_recognisers_are_told_all_that_would_be_understood() -> None:
    assert phrases({"1": ["sales"], "#": []}, "en") == ("sales", "one", "pound", "i don't know")


@pytest.mark.parametrize(
    ("said", "digits"),
    [("four five, seven two", "4572"), ("4572", "4572"), ("double five oh", "550"), ("five apples", ""), ("", "")],
)
def test_digits_are_read_from_words_and_figures(said: str, digits: str) -> None:
    assert digits_said(said, "en") == digits
