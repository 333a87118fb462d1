"""Giants and strangers are found."""

from pathlib import Path

import pytest

from tools import tidy

pytestmark = pytest.mark.unit


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tidy, "ROOT", tmp_path)
    return tmp_path


def written(house: Path, text: str) -> Path:
    file = house / "some.py"
    file.write_text(text)
    return file


def test_a_function_longer_than_a_screen_is_a_fault(house: Path) -> None:
    long = written(house, "def f():\n" + "    x = 1\n" * tidy.FUNCTION_LINES_MAX)
    assert [fault.place for fault in tidy.faults_of(long)] == ["some.py:1 f"]


def test_a_docstring_does_not_make_a_function_long(house: Path) -> None:
    body = '    """' + "word\n" * 80 + '    """\n    return 1\n'
    assert list(tidy.faults_of(written(house, f"def f():\n{body}"))) == []


def test_a_file_that_gathered_verbs_is_a_fault(house: Path) -> None:
    assert list(tidy.faults_of(written(house, "x = 1\n" * (tidy.FILE_LINES_MAX + 1))))


@pytest.mark.parametrize("line", ["# TO" + "DO later", 'PATH = "/ro' + 'ot/me"', "# see /wo" + "rk/main"])
def test_unfinished_work_and_machine_paths_are_faults(house: Path, line: str) -> None:
    assert list(tidy.faults_of(written(house, f"{line}\n")))


def test_a_url_that_contains_such_a_word_is_none(house: Path) -> None:
    assert list(tidy.faults_of(written(house, '# https://example.org/home/page, "web/tmp/x", /tmp\n'))) == []


def test_a_stranger_is_pointed_out_with_our_own_word(house: Path) -> None:
    found = list(tidy.strangers_in(written(house, "ticket = 1\n")))
    assert "case" in found[0].text
