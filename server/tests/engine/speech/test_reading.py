"""Values are read by each language's grammar; what other libraries know of it agrees."""

from datetime import date

import pytest
from babel import Locale
from babel.dates import get_month_names
from num2words import num2words

from ringhall.engine.speech.rules.reading.read import GRAMMARS, WAYS, read

pytestmark = pytest.mark.unit

NUMBERS = (*range(2_200), 10_001, 20_002, 99_999, 100_000, 123_456, 999_999, 1_000_000, 2_000_003, 21_000_000)
CASES_OF_NOUNS = {"en": ("one", "other"), "da": ("one", "other"), "sl": ("one", "two", "few", "other")}
CHINESE = {digit: n for n, digit in enumerate("零一二三四五六七八九")} | {"两": 2}
WORTH = {"十": 10, "百": 100, "千": 1_000}


def test_english_numbers_are_those_of_another_library() -> None:
    for number in (*NUMBERS, 100_005, 999_999_999):
        assert read(str(number), "number", "en") == num2words(number, lang="en").replace(",", ""), number


def test_romanian_and_slovenian_numbers_are_those_of_another_library() -> None:
    for number in NUMBERS:
        # It knows no gender of thousands (101 000 is o sută una mii), no "de" before and no genitive of millions.
        if number < 21_000_000:
            assert read(str(number), "number", "ro") == num2words(number, lang="ro"), number
            assert read(str(number), "number", "sl") == num2words(number, lang="sl"), number


def test_danish_numbers_below_a_hundred_are_those_of_another_library() -> None:
    # It says treds for sixty, which is tres, and counts from "et".
    for number in (n for n in range(2, 100) if not 60 <= n < 70):
        assert read(str(number), "number", "da") == num2words(number, lang="da"), number
    sixties = [read(str(number), "number", "da") for number in (60, 61, 62, 69)]
    assert sixties == ["tres", "enogtres", "toogtres", "niogtres"]


def test_chinese_numbers_mean_what_they_say() -> None:
    for number in (*NUMBERS, 100_005_000, 10_020_000, 200_000_002, 1_000_000_000, 999_999_999_999):
        assert _meant(read(str(number), "number", "zh")) == number


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (105, "一百零五"), (110, "一百一十"), (1_005, "一千零五"), (2_002, "两千零二"), (20_002, "两万零二"),
        (100_012, "十万零一十二"), (105_000, "十万五千"), (100_005_000, "一亿零五千"), (1_200_000_000, "十二亿"),
        (300_100_000, "三亿零一十万"),
    ],
)  # fmt: skip
def test_chinese_numbers_have_groups_of_four_and_say_their_gaps(number: int, said: str) -> None:
    assert read(str(number), "number", "zh") == said


def _meant(said: str) -> int:
    """A Chinese number, understood by the worth of its characters."""
    total = group = digit = 0
    for letter in f"一{said}" if said.startswith("十") else said:
        if letter in CHINESE:
            digit = CHINESE[letter]
        elif letter in WORTH:
            group, digit = group + digit * WORTH[letter], 0
        else:
            total, group, digit = total + (group + digit) * {"万": 10**4, "亿": 10**8}[letter], 0, 0
    return total + group + digit


@pytest.mark.parametrize("language", ["en", "da", "sl"])
def test_nouns_bend_as_the_unicode_rules_say(language: str) -> None:
    rule, noun = Locale(language).plural_form, GRAMMARS[language].units["minute"]
    for number in range(500):
        form = noun.forms[CASES_OF_NOUNS[language].index(rule(number))]
        assert GRAMMARS[language].counted(number, noun).endswith(f" {form}"), number


def test_romanian_says_de_where_the_unicode_rules_say_other() -> None:
    rule, noun = Locale("ro").plural_form, GRAMMARS["ro"].units["minute"]
    for number in range(500):
        said = GRAMMARS["ro"].counted(number, noun)
        assert (rule(number) == "other") == said.endswith(" de minute"), said
        assert (rule(number) == "one") == said.endswith(" minut"), said


@pytest.mark.parametrize("language", ["en", "da", "ro", "sl"])
def test_months_are_named_as_in_the_unicode_tables(language: str) -> None:
    for month, name in get_month_names("wide", locale=language).items():
        assert f" {name}" in GRAMMARS[language].day(date(2026, month, 3))


@pytest.mark.parametrize(
    ("value", "way", "en", "zh", "da", "ro", "sl"),
    [
        ("-3.05", "number", "minus three point zero five", "负三点零五", "minus tre komma nul fem",
         "minus trei virgulă zero cinci", "minus tri vejica nič pet"),
        ("250", "number", "two hundred and fifty", "二百五十", "to hundrede og halvtreds", "două sute cincizeci",
         "dvesto petdeset"),
        ("21000000", "number", "twenty-one million", "两千一百万", "enogtyve millioner",
         "douăzeci și unu de milioane", "enaindvajset milijonov"),
        ("3", "ordinal", "third", "第三", "tredje", "al treilea", "tretji"),
        ("52", "ordinal", "fifty-second", "第五十二", "tooghalvtredsindstyvende", "al cincizeci și doilea",
         "dvainpetdeseti"),
        ("1.00", "money-eur", "one euro", "一欧元", "en euro", "un euro", "en evro"),
        ("2.02", "money-eur", "two euros and two cents", "两欧元两欧分", "to euro og to cent",
         "doi euro și doi cenți", "dva evra in dva centa"),
        ("3.20", "money-dkk", "three kroner and twenty øre", "三丹麦克朗二十欧尔", "tre kroner og tyve øre",
         "trei coroane daneze și douăzeci de øre", "tri danske krone in dvajset øre"),
        ("101", "money-ron", "one hundred and one lei", "一百零一罗马尼亚列伊", "et hundrede og en lei",
         "o sută unu lei", "sto en lev"),
        ("1", "money-gbp", "one pound", "一英镑", "et pund", "o liră sterlină", "en funt"),
        ("0.05", "money-cny", "five fen", "五分", "fem fen", "cinci feni", "pet fenov"),
        ("-2.995", "money-usd", "minus three dollars", "负三美元", "minus tre dollar", "minus trei dolari",
         "minus trije dolarji"),
        ("2026-05-01", "date", "the first of May, twenty twenty-six", "二零二六年五月一日",
         "den første maj to tusind og seksogtyve", "întâi mai două mii douăzeci și șase",
         "prvi maj dva tisoč šestindvajset"),
        ("1999-12-22T23:59", "date", "the twenty-second of December, nineteen ninety-nine",
         "一九九九年十二月二十二日", "den toogtyvende december nitten hundrede og nioghalvfems",
         "douăzeci și doi decembrie o mie nouă sute nouăzeci și nouă",
         "dvaindvajseti december tisoč devetsto devetindevetdeset"),
        ("02:05", "time", "two oh five a.m.", "两点零五分", "klokken to nul fem", "ora două și cinci minute",
         "dve uri in pet minut"),
        ("2026-05-01T13:00", "time", "one p.m.", "十三点整", "klokken tretten", "ora treisprezece",
         "trinajst ur"),
        ("21:22", "time", "nine twenty-two p.m.", "二十一点二十二分", "klokken enogtyve toogtyve",
         "ora douăzeci și unu și douăzeci și două de minute", "enaindvajset ur in dvaindvajset minut"),
        ("3661", "duration", "one hour, one minute and one second", "一小时一分钟一秒",
         "en time, et minut og et sekund", "o oră, un minut și o secundă", "ena ura, ena minuta in ena sekunda"),
        ("172920", "duration", "two days and two minutes", "两天两分钟", "to dage og to minutter",
         "două zile și două minute", "dva dneva in dve minuti"),
        ("0", "duration", "zero seconds", "零秒", "nul sekunder", "zero secunde", "nič sekund"),
        ("+4021", "digits", "plus 4 0 2, 1", "加 四 零 二，幺", "plus 4 0 2, 1", "plus 4 0 2, 1", "plus 4 0 2, 1"),
        ("ab-1č", "letters", "A, B, 1, Č", "A，B，1，Č", "A, B, 1, Č", "A, B, 1, Č", "A, B, 1, Č"),
    ],
)  # fmt: skip
def test_a_value_in_five_languages(value: str, way: str, en: str, zh: str, da: str, ro: str, sl: str) -> None:
    said = {language: read(value, way, language) for language in ("en", "zh", "da", "ro", "sl")}
    assert said == {"en": en, "zh": zh, "da": da, "ro": ro, "sl": sl}


@pytest.mark.parametrize(
    ("number", "said"),
    [(1, "en cent"), (2, "dva centa"), (3, "trije centi"), (4, "štirje centi"), (5, "pet centov"),
     (21, "enaindvajset centov")],
)  # fmt: skip
def test_slovenian_has_a_dual_and_genders(number: int, said: str) -> None:
    assert read(f"0.{number:02}", "money-eur", "sl") == said


@pytest.mark.parametrize(
    ("value", "said"),
    [("0.50", "五角"), ("1.05", "一元零五分"), ("2.22", "两元两角两分"), ("12.00", "十二元"), ("-0.01", "负一分")],
)
def test_chinese_money_has_yuan_jiao_and_fen(value: str, said: str) -> None:
    assert read(value, "money-cny", "zh") == said


@pytest.mark.parametrize("value", ["", "soon", "1e5", "٣", "2026-02-30", "25:00", "9" * 30, "1.2.3"])
def test_what_is_no_such_value_is_said_as_it_stands(value: str) -> None:
    ways = WAYS.keys() - {"digits", "letters"}
    assert {read(value, way, "da") for way in ways} == {value}


def test_another_language_hears_english() -> None:
    assert read("2", "number", "hu") == "two"
