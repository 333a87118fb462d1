"""The same number is always written the same way."""

import pytest

from ringhall.foundation.numbers import (
    NoNumber,
    NotDiallable,
    countries,
    country_of,
    diallable,
    is_dear,
    is_e164,
    is_number,
    normalise,
)

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("raw", "region", "written"),
    [
        ("33 12 34 56", "DK", "+4533123456"),
        ("+45 33 12 34 56", "CN", "+4533123456"),
        ("0045 33123456", "DK", "+4533123456"),
        ("010-6552 9988", "CN", "+861065529988"),
        ("021 301 2345", "RO", "+40213012345"),
        ("01 234 56 78", "SI", "+38612345678"),
        ("112", "DK", "112"),
        ("4008000001", "DK", "4008000001"),
        ("4008000001", "CN", "4008000001"),
        ("17", "DK", "17"),
        ("+86 400 800 0001", "CN", "4008000001"),
        ("+86 400 800 0001", "DK", "+864008000001"),
        ("080 12 34", "SI", "0801234"),
    ],
)
def test_numbers_are_written_in_one_way(raw: str, region: str, written: str) -> None:
    assert normalise(raw, region) == written
    assert normalise(written, region) == written


RUBBISH = ["", "anonymous", "'; DROP TABLE", "+", "1", "5" * 60, "sip:alice@example.com", "٣٣١٢\x00"]


@pytest.mark.parametrize("raw", RUBBISH)
def test_rubbish_is_refused_with_an_example(raw: str) -> None:
    with pytest.raises(NoNumber, match=r"\+4512345678"):
        normalise(raw, "DK")


@pytest.mark.parametrize(
    ("shown", "is_one"),
    [("+4512345678", True), ("4008000001", True), ("112", True), ("anonymous", False), ("", False), ("sipp", False)],
)
def test_who_shows_no_number_is_told_from_who_does(shown: str, is_one: bool) -> None:
    assert is_number(shown) is is_one


def test_e164_is_recognised() -> None:
    assert is_e164("+4533123456")
    assert not is_e164("4008000001")


@pytest.mark.parametrize(
    ("raw", "dialled"),
    [("20 12 34 56", "+4520123456"), ("112", "112"), ("0044 20 7946 0200", "+442079460200")],
)
def test_what_can_be_called_is_written_as_it_is_dialled(raw: str, dialled: str) -> None:
    assert diallable(raw, "DK") == dialled


@pytest.mark.parametrize("raw", ["+45 99999", "4008000001", "999999999999"])
def test_a_number_that_nobody_can_have_is_not_called(raw: str) -> None:
    with pytest.raises(NotDiallable, match="Nobody can have"):
        diallable(raw, "DK")


@pytest.mark.parametrize("number", ["+38640123456", "+4532123456", "+12025550178", "+8613812345678"])
def test_a_call_to_somebodys_telephone_is_not_dear(number: str) -> None:
    assert not is_dear(number, "SI")


@pytest.mark.parametrize("number", ["+38690123456", "+4590123456", "+881612345678", "+979123456789", "112", "08012345"])
def test_premium_numbers_satellites_and_short_ones_are_dear(number: str) -> None:
    assert is_dear(number, "SI")


@pytest.mark.parametrize(
    ("number", "country"),
    [
        ("+38640123456", "SI"),
        ("+4532123456", "DK"),
        ("+8613812345678", "CN"),
        ("+18765551234", "JM"),
        ("+12025550178", "US"),
        ("+38600000000", "SI"),
        ("+881612345678", ""),
        ("112", ""),
        ("", ""),
    ],
)
def test_a_number_belongs_to_a_country_also_where_its_plan_is_newer_than_ours(number: str, country: str) -> None:
    assert country_of(number) == country
    assert country == "" or country in countries()
