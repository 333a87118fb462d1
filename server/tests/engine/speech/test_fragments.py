"""Values are put together from a finite list of recorded pieces that says the same words as the reading."""

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ringhall.engine.speech.rules.reading.fragments import PAUSE, cut, fragments, is_fragment
from ringhall.engine.speech.rules.reading.read import CURRENCIES, GRAMMARS, WAYS, read
from ringhall.engine.speech.uploads import NAME

pytestmark = pytest.mark.property
LANGUAGES = st.sampled_from(list(GRAMMARS))
AMOUNTS = st.decimals(min_value=-(10**9), max_value=10**9, places=2).map(str)
VALUES: dict[str, st.SearchStrategy[str]] = {
    "number": AMOUNTS | st.integers(-(10**12) + 1, 10**12 - 1).map(str),
    "ordinal": st.integers(1, 10**12 - 1).map(str),
    "date": st.dates(date(1000, 1, 1)).map(str),
    "time": st.times().map(lambda time: f"{time:%H:%M}"),
    "duration": st.integers(0, 10**9 - 1).map(str),
    "digits": st.from_regex(r"\+?[0-9]{1,15}", fullmatch=True),
    "letters": st.from_regex(r"[A-Za-z0-9]{1,20}", fullmatch=True),
    **{f"money-{currency.lower()}": AMOUNTS for currency in CURRENCIES},
}


def words_of(text: str, language: str) -> str:
    """Nothing but the words: a digit is the number it says, and what only separates is left away."""
    said = re.sub(r"[0-9]", lambda digit: GRAMMARS[language].cardinal(int(digit[0])), text)
    return re.sub(r"[\s,，-]+", "", said)


@pytest.mark.parametrize("way", WAYS)
@settings(max_examples=150, deadline=None)
@given(data=st.data(), language=LANGUAGES)
def test_the_pieces_of_any_value_are_all_known_and_say_the_words_of_its_reading(
    way: str, data: st.DataObject, language: str
) -> None:
    said = read(data.draw(VALUES[way]), way, language)
    pieces = cut(said, language)
    assert pieces is not None, said
    assert set(pieces) <= set(fragments(language)) | {PAUSE}
    assert words_of("".join(piece for piece in pieces if piece != PAUSE), language) == words_of(said, language)


def test_each_language_is_cut_by_its_own_grammar() -> None:
    assert cut(read("55", "number", "da"), "da") == ["fem", "og", "halvtreds"]
    assert cut(read("105", "number", "zh"), "zh") == ["一", "百", "零", "五"]
    assert cut(read("21", "number", "sl"), "sl") == ["ena", "in", "dvajset"]
    assert cut(read("120", "duration", "sl"), "sl") == ["dve", "minuti"]
    assert cut(read("22", "duration", "ro"), "ro") == ["douăzeci", "și", "două", "de", "secunde"]
    assert cut(read("2026-05-21", "date", "en"), "en") == [
        "the", "twenty", "first", "of", "May", PAUSE, "twenty", "twenty", "six",
    ]  # fmt: skip
    assert cut(read("+4512", "digits", "da"), "da") == ["plus", "fire", "fem", "en", PAUSE, "to"]
    assert cut(read("a1", "letters", "en"), "en") == ["A", PAUSE, "one"]


def test_what_no_piece_says_is_not_cut() -> None:
    assert cut("tomorrow", "en") is None
    assert cut("twenty houses", "en") is None
    assert cut("zwanzig", "de") is None
    assert cut(read("王", "letters", "zh"), "zh") is None
    assert cut("", "en") == []


@pytest.mark.parametrize("language", GRAMMARS)
def test_every_piece_has_a_name_of_its_own_that_a_recording_can_have(language: str) -> None:
    names = fragments(language)
    assert len(set(names.values())) == len(names)
    assert [name for name in names.values() if not NAME.fullmatch(name) or not is_fragment(name)] == []
    assert all(name.endswith(f".{language}") for name in names.values())
    assert len(names) < 250


@pytest.mark.parametrize("language", GRAMMARS)
def test_no_piece_is_recorded_for_nothing(language: str) -> None:
    numbers = [*range(2_100), *(n * 10**power for n in (1, 2, 3, 5, 21, 100) for power in (3, 6, 9))]
    said = [read(str(number), way, language) for number in numbers for way in ("number", "ordinal")]
    said += [read(f"-{number}.5", "number", language) for number in range(12)]
    said += [read(str(number), f"money-{name.lower()}", language) for name in CURRENCIES for number in range(12)]
    said += [read(f"0.{n:02}", f"money-{name.lower()}", language) for name in CURRENCIES for n in range(1, 30)]
    said += [read(str(number * unit), "duration", language) for unit in (1, 60, 3_600, 86_400) for number in range(9)]
    said += [read(str(date(year, month, month)), "date", language) for year in (1905, 2026) for month in range(1, 13)]
    said += [read(f"{hour}:{minute:02}", "time", language) for hour in range(24) for minute in (0, 2, 30)]
    said += [read("+01234", "digits", language), read("ABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅĂÂÎȘȚČŠŽ", "letters", language)]
    used = {piece for each in said for piece in (cut(each, language) or [])}
    used |= {letter for letter in fragments(language) if letter.isupper()}
    assert sorted(set(fragments(language)) - used) == []
