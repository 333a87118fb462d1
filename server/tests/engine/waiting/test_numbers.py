"""Each language bends its numbers, minutes and waits by its own grammar."""

import pytest

from ringhall.engine.routing.rules.expected_wait import Range
from ringhall.engine.waiting.rules import numbers as say
from ringhall.engine.waiting.rules.honest_wait import honest_minutes
from ringhall.engine.waiting.rules.sentences import LANGUAGES, position, sentence, wait

pytestmark = pytest.mark.unit
MINUTE = 60_000


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Your wait will be about 4 to 7 minutes."),
        ("zh", "预计等待时间大约四到七分钟。"),
        ("da", "Der er cirka 4 til 7 minutters ventetid."),
        ("ro", "Timpul de așteptare este cam între patru și șapte minute."),
        ("sl", "Čakali boste približno od štirih do sedmih minut."),
        ("hu", "Your wait will be about 4 to 7 minutes."),
    ],
)
def test_a_range(language: str, words: str) -> None:
    assert wait(4, 7, language).text == words


@pytest.mark.parametrize(
    ("language", "one", "two", "many"),
    [
        ("en", "about a minute.", "about 2 minutes.", "more than 20 minutes."),
        ("zh", "大约一分钟。", "大约两分钟。", "超过二十分钟。"),
        ("da", "cirka et minuts ventetid.", "cirka 2 minutters ventetid.", "mere end 20 minutters ventetid."),
        ("ro", "aproximativ un minut.", "aproximativ două minute.", "peste douăzeci de minute."),
        ("sl", "približno eno minuto.", "približno dve minuti.", "več kot dvajset minut."),
    ],
)
def test_one_two_and_many_minutes(language: str, one: str, two: str, many: str) -> None:
    assert wait(1, 1, language).text.endswith(one)
    assert wait(2, 2, language).text.endswith(two)
    assert wait(20, 0, language).text.endswith(many)


@pytest.mark.parametrize(
    ("language", "short", "up_to"),
    [
        ("en", "less than a minute.", "up to 3 minutes."),
        ("zh", "不到一分钟。", "最多等待三分钟。"),
        ("da", "under et minuts ventetid.", "op til 3 minutters ventetid."),
        ("ro", "sub un minut.", "cel mult trei minute."),
        ("sl", "manj kot minuto.", "do treh minut."),
    ],
)
def test_a_short_wait_and_one_from_nothing(language: str, short: str, up_to: str) -> None:
    assert wait(0, 1, language).text.endswith(short)
    assert wait(0, 3, language).text.endswith(up_to)


@pytest.mark.parametrize(
    ("number", "romanian", "slovenian"),
    [
        (3, "trei minute", "tri minute"),
        (5, "cinci minute", "pet minut"),
        (12, "douăsprezece minute", "dvanajst minut"),
        (21, "douăzeci și unu de minute", "enaindvajset minut"),
        (22, "douăzeci și două de minute", "dvaindvajset minut"),
        (40, "patruzeci de minute", "štirideset minut"),
        (99, "nouăzeci și nouă de minute", "devetindevetdeset minut"),
    ],
)
def test_languages_that_write_numbers_out(number: int, romanian: str, slovenian: str) -> None:
    assert say.romanian_minutes(number) == romanian
    assert say.slovenian_minutes(number, "accusative") == slovenian


def test_the_slovenian_genitive() -> None:
    said = [say.slovenian_minutes(number, "genitive") for number in (1, 2, 5, 15, 20, 25)]
    assert said == ["ene minute", "dveh minut", "petih minut", "petnajstih minut", "dvajsetih minut",
                    "petindvajsetih minut"]  # fmt: skip


@pytest.mark.parametrize(
    ("number", "written"), [(1, "一"), (2, "二"), (10, "十"), (12, "十二"), (20, "二十"), (25, "二十五"), (120, "120")]
)
def test_chinese_numbers_are_written_out(number: int, written: str) -> None:
    assert say.chinese_number(number) == written


def test_chinese_says_two_before_another_number() -> None:
    assert wait(2, 4, "zh").text == "预计等待时间大约两到四分钟。"


@pytest.mark.parametrize(
    ("language", "next_one", "third"),
    [
        ("en", "You are next in the queue.", "You are number 3 in the queue."),
        ("zh", "您是下一位。", "您目前排在第三位。"),
        ("da", "Du er den næste i køen.", "Du er nummer 3 i køen."),
        ("ro", "Urmează rândul dumneavoastră.", "Sunteți pe locul 3 la rând."),
        ("sl", "Naslednji ste na vrsti.", "Ste številka 3 v čakalni vrsti."),
    ],
)
def test_positions(language: str, next_one: str, third: str) -> None:
    assert position(1, language).text == next_one
    assert position(3, language).text == third


def test_digits_one_by_one() -> None:
    assert say.digits("040123456", "en") == "0 4 0, 1 2 3, 4 5 6"
    assert say.digits("+4521", "da") == "plus 4 5 2, 1"
    assert say.digits("0211", "zh") == "零 二 幺，幺"
    assert say.digits("anonymous", "en") == ""


def test_every_sentence_stands_in_every_language_and_reads_the_number() -> None:
    for language in LANGUAGES:
        assert say.digits("0401", language) in sentence("which", language, "0401").text
        assert len({sentence(key, language).text for key in ("goodbye", "back", "not_now", "unknown", "number")}) == 5


@pytest.mark.parametrize(
    ("p50", "p90", "said"),
    [
        (4.2, 6.1, (4, 7)),
        (0.4, 0.9, (0, 1)),
        (0.5, 3.2, (0, 4)),
        (4.0, 4.0, (4, 4)),
        (12.0, 19.0, (10, 20)),
        (21.0, 40.0, (20, 0)),
        (13.0, 26.0, (10, 0)),
        (0.0, 0.0, (0, 1)),
        (0.6, 25.0, (1, 0)),
    ],
)
def test_honest_minutes_round_apart_and_have_an_end(p50: float, p90: float, said: tuple[int, int]) -> None:
    assert honest_minutes(Range(round(p50 * MINUTE), round(p90 * MINUTE)), 20) == said
