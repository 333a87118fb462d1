"""Loudness is measured as EBU Tech 3341 wants it, as far as one channel at 8 kHz can show."""

from array import array

import pytest

from ringhall.engine.speech.rules.r128 import loudness
from ringhall.engine.speech.rules.sound import PEAK_MAX, TARGET_LUFS, even_loudness
from tests.engine.speech.sounds import sine

pytestmark = pytest.mark.unit


def tone(level: float, seconds: float = 5, hertz: float = 1_000) -> "array[int]":
    """A sine of this peak, in dB of full scale."""
    return sine(hertz, 8_000, seconds, round(32_768 * 10 ** (level / 20)))


@pytest.mark.parametrize("level", [-23.0, -33.0])
def test_a_tone_of_1_khz_has_the_loudness_of_its_peak_less_the_second_channel(level: float) -> None:
    # Cases 1 and 2 of EBU Tech 3341 are in two channels; one alone has half the power, 3.01 dB less.
    assert loudness(tone(level)) == pytest.approx(level - 3.01, abs=0.1)


def test_quiet_passages_and_pauses_do_not_count() -> None:
    # Case 3: -36, -23 and -36 dBFS.
    assert loudness(tone(-36, 3) + tone(-23, 20) + tone(-36, 3)) == pytest.approx(-26.01, abs=0.1)
    assert loudness(tone(-23) + array("h", bytes(80_000)) + tone(-23)) == pytest.approx(-26.01, abs=0.15)


def test_low_hum_counts_less() -> None:
    # 25 Hz lies below the corner of the standard's high pass, which takes 10.4 dB, and gets nothing of its shelf.
    assert loudness(tone(-23, hertz=25)) == pytest.approx(-26.01 - 11.1, abs=0.3)


def test_silence_has_none_and_a_short_sound_some() -> None:
    assert loudness(array("h", bytes(16_000))) is None
    assert loudness(array("h")) is None
    assert loudness(tone(-23, 0.2)) == pytest.approx(-26.01, abs=0.3)


@pytest.mark.parametrize("level", [-40.0, -20.0, -1.0])
def test_prompts_come_out_at_the_target(level: float) -> None:
    assert loudness(even_loudness(tone(level))) == pytest.approx(TARGET_LUFS, abs=0.1)


def test_peaks_are_never_clipped_for_loudness() -> None:
    clicks = array("h", ([30_000] + [0] * 799) * 50)
    even = even_loudness(clicks)
    assert max(even) == pytest.approx(PEAK_MAX, abs=1)
    measured = loudness(even)
    assert measured is not None
    assert measured < TARGET_LUFS
