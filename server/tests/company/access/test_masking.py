"""Masked data tell people apart and tell nobody who they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ringhall.company.access.rules import masking

pytestmark = pytest.mark.property


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("+12025550160", "+1 202 ••• 60"),
        ("+4520998877", "+45 ••• 77"),
        ("+8613800138000", "+86 ••• 00"),
        ("4008000001", "••• 01"),
        ("112", "•••"),
        ("", ""),
    ],
)
def test_a_number_keeps_country_area_and_two_digits(number: str, shown: str) -> None:
    assert masking.number(number) == shown


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Jane Doe", "J••• D•••"),
        ("王小明", "王•••"),
        ("+4520998877", "+45 ••• 77"),
        ("", ""),
        ("a b c d e f", "a••• b••• c••• d•••"),
    ],
)
def test_a_name_keeps_its_first_letters(name: str, shown: str) -> None:
    assert masking.name(name) == shown


def test_an_address_is_masked_by_what_it_is() -> None:
    assert masking.address("jane.doe@mail.example.org") == "j•••@•••.org"
    assert masking.address("jane@localhost") == "j•••@•••"
    assert masking.address("+12025550160") == "+1 202 ••• 60"
    assert masking.address("anonymous") == "a•••"
    assert (masking.words("call back"), masking.words("")) == ("•••", "")


def test_what_the_audit_says_of_a_customer_is_masked_at_any_depth() -> None:
    told = {"kept": {"id": "k1", "name": "Jane Doe", "numbers": ["+12025550160"]}, "q": "jane", "rows": 3}
    assert masking.said(told) == {
        "kept": {"id": "k1", "name": "J••• D•••", "numbers": ["+1 202 ••• 60"]},
        "q": "•••",
        "rows": 3,
    }
    assert masking.said(None) is None


@given(st.from_regex(r"\+[1-9]\d{9,14}", fullmatch=True))
def test_five_digits_at_least_are_never_shown(number: str) -> None:
    shown = sum(letter.isdigit() for letter in masking.number(number))
    assert len(number) - 1 - shown >= masking.HIDDEN_DIGITS_MIN


@given(st.text(max_size=40))
def test_nothing_but_first_letters_of_a_name_is_left(text: str) -> None:
    left = masking.name(text).replace(masking.MARK, "").replace(" ", "").replace("+", "")
    assert len(left) <= max(masking.WORDS_MAX, 8)


@pytest.mark.parametrize(
    ("masked", "display"),
    [
        (masking.number("+12025550160"), "+1202***60"),
        (masking.number("112"), "***"),
        (masking.name("Jane Doe"), "J*** D***"),
        ("", ""),
    ],
)
def test_a_telephone_shows_the_mask_in_plain_letters(masked: str, display: str) -> None:
    assert masking.on_a_phone(masked) == display
