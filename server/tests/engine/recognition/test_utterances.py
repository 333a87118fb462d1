"""Where utterances begin and end."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from ringhall.engine.recognition.rules.utterances import FRAME_MS, Cut, Cutter

pytestmark = pytest.mark.unit
SPEECH, SILENCE = [0.95], [0.02]


def told(cutter: Cutter, frames: list[float]) -> list[tuple[int, str]]:
    heard = [(n, cutter.hear(each)) for n, each in enumerate(frames)]
    return [(n, what) for n, what in heard if what]


def test_a_word_begins_once_it_is_surely_speech_and_ends_with_a_pause() -> None:
    cutter = Cutter()
    found = told(cutter, SILENCE * 20 + SPEECH * 12 + SILENCE * 40)
    assert found == [(25, "began"), (20 + 12 + 21, "ended")]
    assert cutter.began_ms == 20 * FRAME_MS


def test_a_click_a_cough_and_a_murmur_are_no_speech() -> None:
    assert told(Cutter(), (SPEECH * 4 + SILENCE * 10) * 20 + [0.5] * 100) == []


def test_a_short_pause_is_within_the_utterance_unless_all_has_been_said() -> None:
    said = SPEECH * 10 + SILENCE * 12
    assert told(Cutter(), said + SPEECH * 10) == [(5, "began")]
    complete = Cutter()
    assert told(complete, SPEECH * 10) == [(5, "began")]
    complete.is_complete = True
    assert told(complete, SILENCE * 12) == [(9, "ended")]


def test_whoever_speaks_without_end_is_cut() -> None:
    cutter = Cutter(Cut(longest_ms=3_200))
    assert told(cutter, SPEECH * 110)[:2] == [(5, "began"), (100 - 1, "ended")]


@given(some.lists(some.floats(0, 1), max_size=400))
def test_beginnings_and_ends_take_turns_whatever_is_heard(frames: list[float]) -> None:
    kinds = [what for _, what in told(Cutter(), frames)]
    assert kinds == ["began", "ended"] * (len(kinds) // 2) + ["began"] * (len(kinds) % 2)
