"""Names, layout of sound, and when a recording is whole."""

import io
import wave
from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as some

from ringhall.engine.recordings.rules.naming import kept_path
from ringhall.engine.recordings.rules.sound import exchanged, wav_header
from ringhall.engine.recordings.rules.wholeness import judge, needs_alarm

pytestmark = pytest.mark.unit

NEW_YEAR = 1_767_225_600_000  # 2026-01-01 00:00 UTC


def test_a_recording_lies_under_the_utc_day_of_its_start() -> None:
    assert kept_path("0199-ab", 2, NEW_YEAR - 1) == "2025/12/31/0199-ab.2.wav"
    assert kept_path("0199-ab", 2, NEW_YEAR) == "2026/01/01/0199-ab.2.wav"


@pytest.mark.parametrize("contact_id", ["../x", "a/b", "", "a b", "x" * 65, "a\x00"])
def test_no_name_leads_out_of_the_folder(contact_id: str) -> None:
    with pytest.raises(ValueError, match="No file name"):
        kept_path(contact_id, 1, NEW_YEAR)


def test_the_header_is_one_that_others_read() -> None:
    sound = b"\x01\x00\x02\x00" * 800
    with wave.open(io.BytesIO(wav_header(len(sound)) + sound)) as read:
        assert (read.getnchannels(), read.getframerate(), read.getsampwidth()) == (2, 8000, 2)
        assert read.readframes(800) == sound


@given(some.lists(some.tuples(some.integers(-32768, 32767), some.integers(-32768, 32767)), max_size=50))
def test_exchanging_twice_is_the_same_and_once_gives_each_voice_its_side(frames: list[tuple[int, int]]) -> None:
    stereo = array("h", [sample for frame in frames for sample in frame]).tobytes()
    changed = array("h", exchanged(stereo))
    assert list(zip(changed[1::2], changed[0::2], strict=True)) == frames
    assert exchanged(exchanged(stereo)) == stereo


@pytest.mark.parametrize(
    ("expected_ms", "exact", "found_ms", "state"),
    [
        (10_000, True, 10_000, "complete"),
        (10_000, True, 9_000, "complete"),
        (10_000, True, 8_999, "short"),
        (600_000, True, 582_000, "complete"),
        (600_000, True, 581_999, "short"),
        (10_000, True, 0, "missing"),
        (600_000, False, 100, "complete"),
        (600_000, False, 0, "missing"),
    ],
)
def test_when_a_recording_is_whole(expected_ms: int, exact: bool, found_ms: float, state: str) -> None:
    assert judge(expected_ms, exact, found_ms) == state


def test_a_leg_that_was_up_for_a_blink_needs_no_alarm() -> None:
    assert not needs_alarm("missing", 400)
    assert needs_alarm("missing", 4_000)
    assert needs_alarm("short", 4_000)
    assert not needs_alarm("complete", 4_000)
