"""Resampling keeps what the phone can carry and nothing else; loudness comes out even."""

from array import array

import pytest

from ringhall.engine.speech.rules.sound import even_loudness, for_phone, resample, speech_loudness, tone, trimmed
from tests.engine.speech.sounds import loudness, power_at, sine

pytestmark = pytest.mark.unit


@pytest.mark.parametrize("rate", [8_000, 11_025, 16_000, 22_050, 44_100, 48_000, 6_000, 11_111])
def test_tone_keeps_its_pitch_length_and_strength(rate: int) -> None:
    out = resample(sine(1_000, rate, 0.5), rate, 8_000)
    assert len(out) == pytest.approx(4_000, abs=1)
    assert power_at(out, 1_000) == pytest.approx(8_000, rel=0.05)


@pytest.mark.parametrize("rate", [16_000, 22_050, 48_000])
def test_what_the_phone_cannot_carry_does_not_fold_back(rate: int) -> None:
    assert loudness(resample(sine(6_000, rate, 0.3), rate, 8_000)) < 8_000 / 100


def test_quiet_and_loud_speech_come_out_alike() -> None:
    quiet, loud = (even_loudness(sine(300, 8_000, 0.5, peak)) for peak in (1_000, 30_000))
    assert loudness(quiet) == pytest.approx(loudness(loud), rel=0.02)
    assert max(loud) < 0.81 * 32_768


def test_pauses_do_not_make_speech_louder() -> None:
    speech = sine(300, 8_000, 0.5)
    with_pause = speech + array("h", bytes(16_000)) + speech
    assert speech_loudness(with_pause) == pytest.approx(speech_loudness(speech), rel=0.01)


def test_silence_and_nothing_stay_what_they_are() -> None:
    silence = array("h", bytes(2_000))
    assert for_phone(silence, 8_000) == silence
    assert len(for_phone(array("h"), 22_050)) == 0


def test_tone_is_heard_and_ends_softly() -> None:
    samples = tone()
    assert len(samples) == 3_200
    assert samples[0] == 0
    assert abs(samples[-1]) < 50
    assert power_at(samples, 440) > 2_000


def a_room(seconds: float) -> "array[int]":
    """What a microphone hears while nobody speaks: never quite nothing."""
    return sine(120, 8_000, seconds, peak=40)


def test_silence_at_both_ends_goes_and_pauses_stay() -> None:
    word = sine(300, 8_000, 0.4)
    spoken = a_room(1.5) + word + a_room(1) + word + a_room(2)
    left = trimmed(spoken)
    assert len(left) / 8_000 == pytest.approx(0.4 + 1 + 0.4 + 0.3, abs=0.05)
    assert power_at(left[800:4_000], 300) > 7_000
    assert power_at(left[-4_800:-1_600], 300) > 7_000


def test_a_click_is_no_word_and_silence_is_not_cut() -> None:
    click = array("h", [9_000] * 40)
    spoken = a_room(1) + click + a_room(1) + sine(300, 8_000, 0.4) + a_room(1) + click + a_room(1)
    assert len(trimmed(spoken)) / 8_000 == pytest.approx(0.7, abs=0.05)
    assert len(trimmed(a_room(1))) == 8_000
    assert len(trimmed(array("h"))) == 0
