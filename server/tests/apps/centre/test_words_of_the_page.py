"""What the server names by a code has words on the page, in every language."""

import ast
import json
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

import ringhall
from ringhall.apps.centre import parts
from ringhall.apps.centre.settings.defaults import DISPOSITIONS, REASONS
from ringhall.apps.centre.store import DATABASE_ALARM
from ringhall.apps.centre.told_alarms import TEXTS as ALARM_TEXTS
from ringhall.engine.recordings.events import CheckedState
from ringhall.oversight.operations import health
from ringhall.oversight.operations.rules import causes

pytestmark = pytest.mark.unit
TEXTS = Path(ringhall.__file__).parents[2] / "web" / "src" / "texts"
LANGUAGES = ("en", "zh", "da", "ro", "sl")
# Those about a queue or an agent are helped by what the board shows; these by a sentence.
HELPED = {
    *ALARM_TEXTS,
    DATABASE_ALARM,
    "recording-not-kept",
    *(f"recording-{state}" for state in get_args(CheckedState) if state != "complete"),
}


def words(language: str, group: str) -> dict[str, str]:
    texts: dict[str, dict[str, str]] = json.loads((TEXTS / f"{language}.json").read_text(encoding="utf-8"))
    return texts[group]


def codes_of_causes() -> Iterator[str]:
    for node in ast.walk(ast.parse(Path(causes.__file__).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Cause":
            yield from (ast.literal_eval(each.value) for each in node.keywords if each.arg == "code")


def test_names_that_every_new_centre_has_are_those_of_the_page() -> None:
    assert words("en", "disposition") == DISPOSITIONS
    assert {code: words("en", "reason")[code] for code in REASONS} == REASONS
    for language in LANGUAGES[1:]:
        assert words(language, "disposition").keys() == DISPOSITIONS.keys()
        assert words(language, "reason").keys() >= REASONS.keys()


def test_every_alarm_has_words_and_says_what_helps() -> None:
    codes = set(codes_of_causes())
    assert len(codes) == 6
    for language in LANGUAGES:
        known = words(language, "alert")
        lacking = {code for code in codes | HELPED if code not in known and f"{code}_other" not in known}
        lacking |= {code for code in HELPED if f"{code}_help" not in known}
        assert lacking == set(), language


def test_every_part_that_does_not_work_has_words() -> None:
    codes = {"switch_down", "database_away", "page_missing", "disk_full", "check_failed"}
    for language in LANGUAGES:
        assert words(language, "health").keys() == codes, language


def codes_of_parts() -> Iterator[str]:
    for module in (health, parts):
        for node in ast.walk(ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "PartHealth":
                yield from (str(each.value) for each in node.args[2:3] if isinstance(each, ast.Constant))


def test_no_part_has_a_code_without_words() -> None:
    found = {code.replace("-", "_") for code in codes_of_parts()}
    assert found == {"page_missing", "disk_full", "check_failed"}
    assert found < words("en", "health").keys()
