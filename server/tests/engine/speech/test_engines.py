"""The real engines, in their own processes, without root and without a system package."""

import io
import os
import wave
from array import array
from pathlib import Path

import pytest

from ringhall.engine.speech.audio_file import make
from ringhall.engine.speech.engines import ESPEAK_VOICES, PICO_VOICES, ProcessEngine, installed, run_worker
from ringhall.engine.speech.errors import AudioRefused
from ringhall.engine.speech.ports import EngineFailed
from ringhall.engine.speech.rules.r128 import loudness
from ringhall.engine.speech.rules.sound import TARGET_LUFS, speech_loudness
from ringhall.engine.speech.rules.wav import write_wav
from ringhall.engine.speech.service import Prompts
from tests.engine.speech.sounds import phone_samples, power_at, sine

pytestmark = pytest.mark.real

MENUS = {
    "en": "For billing, press 2. For the operator, press 0.",
    "zh": "账单请按2,人工服务请按0。",
    "da": "Tryk 2 for regninger. Tryk 0 for omstillingen.",
    "ro": "Pentru facturi, apăsați 2. Pentru operator, apăsați 0.",
    "sl": "Za račune pritisnite 2. Za centralo pritisnite 0.",
}


def assert_is_speech(file: Path) -> None:
    samples = phone_samples(file)
    assert 1.5 < len(samples) / 8_000 < 10
    assert 2_000 < speech_loudness(samples) < 5_000
    assert max(samples) <= 0.81 * 32_768
    voiced = sum(1 for start in range(0, len(samples), 160) if speech_loudness(samples[start : start + 160]))
    assert voiced * 160 > 0.5 * len(samples)


def test_a_pleasant_voice_is_preferred_and_five_languages_are_spoken(tmp_path: Path) -> None:
    assert [engine.name for engine in installed()] == ["pico", "espeak-ng"]


@pytest.mark.parametrize("language", sorted(ESPEAK_VOICES))
async def test_espeak_speaks(language: str, tmp_path: Path) -> None:
    file = await Prompts(tmp_path, [ProcessEngine("espeak-ng", ESPEAK_VOICES)]).audio(MENUS[language], language)
    assert_is_speech(file)


async def test_pico_speaks_english(tmp_path: Path) -> None:
    assert_is_speech(await Prompts(tmp_path, [ProcessEngine("pico", PICO_VOICES)]).audio(MENUS["en"], "en"))


async def test_voices_differ_and_long_texts_take_longer(tmp_path: Path) -> None:
    prompts = Prompts(tmp_path, installed())
    danish, slovenian = [phone_samples(await prompts.audio("Hallo 2", language)) for language in ("da", "sl")]
    assert danish != slovenian
    long = phone_samples(await prompts.audio("Hallo 2 " * 5, "sl"))
    assert len(long) > 2.5 * len(slovenian)


async def test_engine_that_hangs_or_breaks_is_ended_and_says_why(tmp_path: Path) -> None:
    with pytest.raises(EngineFailed, match=r"0\.01 s"):
        await run_worker(["speak", "espeak-ng", "en-us", str(tmp_path / "x.wav")], b"word " * 500, 0.01)
    with pytest.raises(EngineFailed, match="no voice"):
        await ProcessEngine("espeak-ng", {}).speak("Hello", "klingon-9", tmp_path / "x.wav")
    with pytest.raises(EngineFailed, match="silence"):
        await ProcessEngine("espeak-ng", {}).speak("...", "en-us", tmp_path / "x.wav")
    assert os.listdir(tmp_path) == []


async def test_upload_in_stereo_at_44100_is_made_fit_for_the_phone(tmp_path: Path) -> None:
    stereo = array("h", bytes(2 * 2 * 2 * 44_100))
    stereo[0::2], stereo[1::2] = sine(700, 44_100, 2), sine(700, 44_100, 2, peak=2_000)
    data = io.BytesIO()
    with wave.open(data, "wb") as out:
        out.setparams((2, 2, 44_100, 0, "NONE", ""))
        out.writeframes(stereo.tobytes())
    async with make(data.getvalue(), tmp_path, trim="convert") as made:
        samples = phone_samples(made.file)
        assert made.bytes == made.file.stat().st_size
    assert made.seconds == pytest.approx(2)
    assert made.lufs == pytest.approx(TARGET_LUFS, abs=0.2)
    assert len(samples) == 16_000
    assert power_at(samples, 700) == pytest.approx(max(samples), rel=0.05)
    assert loudness(samples) == pytest.approx(TARGET_LUFS, abs=0.2)
    assert os.listdir(tmp_path) == []


async def test_refused_upload_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(AudioRefused):
        async with make(b"GIF89a", tmp_path, trim="convert"):
            pass
    assert os.listdir(tmp_path) == []


async def test_a_recording_loses_the_silence_at_its_ends_and_an_upload_keeps_it(tmp_path: Path) -> None:
    silence = array("h", bytes(2 * 48_000))
    recorded = write_wav(silence + sine(700, 48_000, 1) + silence, 48_000)
    async with make(recorded, tmp_path, trim="trim") as made:
        assert made.seconds == pytest.approx(1.3, abs=0.05)
    async with make(recorded, tmp_path, trim="convert") as made:
        assert made.seconds == pytest.approx(3, abs=0.01)
