"""A walk-through speaks of code that is there."""

from pathlib import Path

import pytest

from tools import show, walk

pytestmark = pytest.mark.unit

STORIES = sorted(walk.FOLDER.glob("*.md"))
DECISIONS = sorted((show.ROOT / "docs" / "decisions").glob("*.md"))


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.stem)
def test_every_place_in_the_story_exists(story: Path) -> None:
    spoken_of = walk.places(story.read_text())
    assert spoken_of, f"{story.name} names no code at all"
    assert [place for place in spoken_of if not walk.is_true(*place)] == []


@pytest.mark.parametrize("decision", DECISIONS, ids=lambda decision: decision.stem)
def test_every_place_a_decision_names_exists(decision: Path) -> None:
    text = decision.read_text()
    assert [place for place in walk.places(text) if not walk.is_true(*place)] == []
    assert "nforce" in text, "say what enforces the decision"


def test_there_is_the_story_of_the_caller_who_presses_2() -> None:
    assert "a-caller-presses-2" in [story.stem for story in STORIES]


def test_a_name_that_is_gone_is_noticed() -> None:
    assert walk.is_true("foundation/steps.py", "Step.record")
    assert not walk.is_true("foundation/steps.py", "Step.no_such_thing")
    assert not walk.is_true("foundation/no_such_file.py", "")
