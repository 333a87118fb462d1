"""Who has spoken is understood first; what may be said is got ready for when nobody waits."""

from pathlib import Path

import numpy as np
import pytest

from ringhall.engine.recognition import messages as m
from ringhall.engine.recognition import weights
from ringhall.engine.recognition.sounding import MODEL_RATE, Samples, doubled, samples_of
from ringhall.engine.recognition.turns import EXPECTED_MAX, WAITING_MAX, Expected, Turns
from ringhall.engine.recognition.whisper import Whisper
from tests.support.speech import recorded, sound_of

DIGITS = ("one", "two", "three", "four")


def utterance(number: int) -> m.Transcribe:
    return m.Transcribe(number, b"", "en", DIGITS)


def test_who_has_spoken_goes_first_in_their_order() -> None:
    turns = Turns()
    turns.expect("en", ["billing"])
    assert turns.put(utterance(1))
    assert turns.put(utterance(2))
    turns.expect("en", ["billing", "sales"])
    assert [turns.take() for _ in range(4)] == [
        utterance(1), utterance(2), Expected("en", "billing"), Expected("en", "sales"),
    ]  # fmt: skip


def test_too_many_utterances_are_refused_and_no_phrase_takes_their_place() -> None:
    turns = Turns()
    turns.expect("en", [f"phrase {n}" for n in range(EXPECTED_MAX + 1)])
    assert [turns.put(utterance(n)) for n in range(WAITING_MAX + 1)] == [*[True] * WAITING_MAX, False]
    assert turns.take() == utterance(0)
    assert turns.put(utterance(99))
    taken = [turns.take() for _ in range(WAITING_MAX + EXPECTED_MAX)]
    assert taken[-1] == Expected("en", f"phrase {EXPECTED_MAX - 1}")


@pytest.mark.real
def test_a_phrase_got_ready_for_is_heard_with_less_work_and_the_same_result(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whisper = Whisper(weights.whisper(tmp_path), 2)
    looked_at: list[float] = []
    really = whisper._likelihoods

    def counted(encoded: object, seconds: float, *rest: object) -> list[float]:
        looked_at.append(seconds)
        return really(encoded, seconds, *rest)  # type: ignore[arg-type]

    said: Samples = doubled(samples_of(sound_of(recorded(3))))
    quiet = np.zeros(MODEL_RATE, np.float32)
    for digit in (*DIGITS, ""):
        whisper.prepare("en", digit)
    monkeypatch.setattr(whisper, "_likelihoods", counted)
    prepared = whisper.hear(said, "en", DIGITS)
    assert len(looked_at) == 1
    whisper._noises.clear()
    looked_at.clear()
    unprepared = whisper.hear(said, "en", DIGITS)
    assert len(looked_at) == 1 + len(whisper._wordless)
    assert prepared[0] == unprepared[0] == "three"
    assert prepared[1] == pytest.approx(unprepared[1], abs=0.02)
    assert whisper.hear(quiet, "en", DIGITS) == ("", 0.0)
