"""Amounts and dates that are said: what a voice reads out is understood, and so is what people say."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ringhall.engine.flows.typed import value_of
from ringhall.engine.recognition.rules.amounts import amount_said
from ringhall.engine.recognition.rules.dates import date_said
from ringhall.engine.recognition.rules.numbers import items_of
from ringhall.engine.speech.rules.reading.read import CURRENCIES, GRAMMARS, read

pytestmark = pytest.mark.property
no_hurry = settings(deadline=None)
"""The first number of a language reads a thousand of them."""
LANGUAGES = tuple(GRAMMARS)
TODAY = date(2026, 11, 28)


@no_hurry
@given(st.sampled_from(LANGUAGES), st.integers(0, 999_999))
def test_a_number_that_is_read_is_that_number(language: str, number: int) -> None:
    assert items_of(read(str(number), "number", language), language) == [number]


@no_hurry
@given(
    st.sampled_from(LANGUAGES),
    st.sampled_from(CURRENCIES),
    st.one_of(st.integers(0, 3_000), st.integers(0, 999_999)),
    st.integers(0, 99),
)
def test_an_amount_that_is_read_is_that_amount(language: str, currency: str, units: int, hundredths: int) -> None:
    value = f"{units}.{hundredths:02}"
    said = read(value, f"money-{currency.lower()}", language)
    assert value_of("amount", amount_said(said, language), "", language) == value, said


@no_hurry
@given(st.sampled_from(LANGUAGES), st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_a_date_that_is_read_is_that_date(language: str, day: date) -> None:
    said = read(day.isoformat(), "date", language)
    assert date_said(said, language, "dmy", TODAY) == day, said


@pytest.mark.parametrize(
    ("language", "text", "typed"),
    [
        ("en", "Twelve fifty.", "12*50"),
        ("en", "Twelve euros and fifty cents, please.", "12*50"),
        ("en", "$1,250.00", "1250*00"),
        ("en", "It's 12.5", "12*50"),
        ("en", "a hundred and five", "105"),
        ("en", "twelve hundred", "1200"),
        ("en", "one twenty five", "1*25"),
        ("en", "twelve point five", "12*50"),
        ("en", "twelve point oh five", "12*05"),
        ("en", "twelve oh five", "12*05"),
        ("en", "fifty cents", "0*50"),
        ("en", "two thousand three hundred dollars", "2300"),
        ("en", "12 thousand", "12000"),
        ("da", "tolv kroner og halvtreds øre", "12*50"),
        ("da", "12,50", "12*50"),
        ("da", "1.250,00 kroner", "1250*00"),
        ("da", "hundrede og femogtyve", "125"),
        ("da", "tolv komma fem", "12*50"),
        ("ro", "o sută douăzeci de lei și cincizeci de bani", "120*50"),
        ("ro", "doua sute de lei", "200"),
        ("ro", "12,50 lei", "12*50"),
        ("sl", "dvanajst evrov in petdeset centov", "12*50"),
        ("sl", "sto dvaindvajset evrov", "122"),
        ("zh", "十二块五", "12*50"),
        ("zh", "十二块五毛", "12*50"),
        ("zh", "十二元五角六分", "12*56"),
        ("zh", "一百二十元", "120"),
        ("zh", "两万三千元", "23000"),
        ("zh", "12.50元", "12*50"),
        ("xx", "twelve euros", "12"),
    ],
)
def test_people_say_amounts_like_this(language: str, text: str, typed: str) -> None:
    assert amount_said(text, language) == typed


@pytest.mark.parametrize(
    "text", ["", "I don't know", "two or three hundred", "twelve five", "1 2 3 4 5", "five euros and two hundred cents"]
)
def test_what_is_no_amount_or_more_than_one_is_nothing(text: str) -> None:
    assert amount_said(text, "en") == ""


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("en", "March 3rd, 2027", date(2027, 3, 3)),
        ("en", "the third of March twenty twenty-seven", date(2027, 3, 3)),
        ("en", "March third", date(2027, 3, 3)),
        ("en", "on the 30th of November", date(2026, 11, 30)),
        ("en", "December the twenty-fifth nineteen eighty-five", date(1985, 12, 25)),
        ("en", "third of May nineteen oh five", date(1905, 5, 3)),
        ("en", "3 12 2026", date(2026, 12, 3)),
        ("en", "2026-12-03", date(2026, 12, 3)),
        ("en", "3.12.26", date(2026, 12, 3)),
        ("en", "third of March 85", date(1985, 3, 3)),
        ("en", "tomorrow please", TODAY + timedelta(days=1)),
        ("en", "the day after tomorrow", TODAY + timedelta(days=2)),
        ("en", "29 February", date(2028, 2, 29)),
        ("da", "den 3. marts 2027", date(2027, 3, 3)),
        ("da", "den tredje marts", date(2027, 3, 3)),
        ("da", "i overmorgen", TODAY + timedelta(days=2)),
        ("ro", "3 martie 2027", date(2027, 3, 3)),
        ("ro", "întâi mai", date(2027, 5, 1)),
        ("ro", "mâine", TODAY + timedelta(days=1)),
        ("sl", "tretjega marca dva tisoč sedemindvajset", date(2027, 3, 3)),
        ("sl", "3. marec", date(2027, 3, 3)),
        ("sl", "sedemindvajsetega novembra", date(2027, 11, 27)),
        ("sl", "jutri", TODAY + timedelta(days=1)),
        ("zh", "三月三日", date(2027, 3, 3)),
        ("zh", "二零二七年三月三号", date(2027, 3, 3)),
        ("zh", "2027年3月3日", date(2027, 3, 3)),
        ("zh", "后天", TODAY + timedelta(days=2)),
    ],
)
def test_people_say_dates_like_this(language: str, text: str, day: date) -> None:
    assert date_said(text, language, "dmy", TODAY) == day


@pytest.mark.parametrize(
    "text",
    [
        "",
        "I don't know",
        "March",
        "the thirty-second of May",
        "31.4.2027",
        "March or April the third",
        "five",
        "one of three people",
    ],
)
def test_what_is_no_date_is_nothing(text: str) -> None:
    assert date_said(text, "en", "dmy", TODAY) is None


def test_numbers_alone_come_in_the_order_that_is_asked_for() -> None:
    assert date_said("12/3/2027", "en", "mdy", TODAY) == date(2027, 12, 3)
    assert date_said("12/3/2027", "en", "dmy", TODAY) == date(2027, 3, 12)
    assert date_said("2027 3 12", "en", "dmy", TODAY) == date(2027, 3, 12)


@no_hurry
@given(st.text(max_size=80), st.sampled_from(LANGUAGES))
def test_whatever_is_said_it_ends_and_is_an_amount_or_nothing(text: str, language: str) -> None:
    typed = amount_said(text, language)
    assert typed == "" or value_of("amount", typed, "", language) is not None
    date_said(text, language, "dmy", TODAY)
