"""Every deed of the audit log can be read by people, in every language."""

import json
from pathlib import Path

import pytest

from ringhall.company.audit.rules.deeds import VERBS, known

pytestmark = pytest.mark.unit

TEXTS = Path(__file__).resolve().parents[5] / "web" / "src" / "texts"


@pytest.mark.parametrize("language", ["en", "zh", "da", "ro", "sl"])
def test_the_page_has_a_word_for_each_deed_and_no_other(language: str) -> None:
    words = json.loads((TEXTS / f"{language}.json").read_text(encoding="utf-8"))["deed"]
    assert set(words) == VERBS


@pytest.mark.parametrize("what", ["", "queue", "queue.", "queue.vanished", "took_back.7"])
def test_what_nobody_could_read_is_not_written(what: str) -> None:
    with pytest.raises(ValueError, match="no deed"):
        known(what)


def test_a_way_back_names_its_change() -> None:
    assert known("queue.took_back.7") == "queue.took_back.7"
