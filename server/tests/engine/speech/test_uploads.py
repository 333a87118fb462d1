"""The centre's own recordings are found by name and language, and never lead out of their folder."""

import os
from pathlib import Path

import pytest

from ringhall.engine.speech import uploads
from ringhall.engine.speech.errors import AudioRefused, PromptNameRefused, TooManyPrompts
from ringhall.engine.speech.rules.r128 import loudness
from ringhall.engine.speech.rules.sound import TARGET_LUFS
from ringhall.engine.speech.rules.wav import write_wav
from ringhall.engine.speech.uploads import Uploads
from ringhall.foundation.errors import NotFound
from tests.engine.speech.sounds import phone_samples, power_at, sine

pytestmark = pytest.mark.unit

FILES = Path(__file__).parent / "files"
RECORDING = write_wav(sine(500, 16_000, 0.2), 16_000)


async def test_recording_is_kept_over_restarts_in_several_languages(tmp_path: Path) -> None:
    kept = Uploads(tmp_path)
    assert await kept.keep("welcome", RECORDING) == pytest.approx(0.2)
    await kept.keep("welcome.da", RECORDING)
    again = Uploads(tmp_path)
    assert again.names == {"welcome", "welcome.da"}
    danish, romanian = again.find("welcome", "da"), again.find("welcome", "ro")
    assert danish is not None
    assert romanian is not None
    assert (danish.name, romanian.name) == ("welcome.da.wav", "welcome.wav")
    assert len(phone_samples(danish)) == 1_600
    assert again.find("farewell", "en") is None


@pytest.mark.parametrize("kind", ["mp3", "ogg", "flac"])
async def test_compressed_sound_is_decoded_and_brought_to_the_one_loudness(kind: str, tmp_path: Path) -> None:
    kept = Uploads(tmp_path)
    assert await kept.keep("tone", (FILES / f"tone.{kind}").read_bytes()) == pytest.approx(1, abs=0.1)
    file = kept.find("tone", "en")
    assert file is not None
    samples = phone_samples(file)
    assert power_at(samples[800:7_200], 500) > 20 * power_at(samples[800:7_200], 700)
    assert loudness(samples) == pytest.approx(TARGET_LUFS, abs=0.3)


@pytest.mark.parametrize("data", [b"ID3\x04 no sound at all", b"OggS" + bytes(300), b"fLaC", b"\xff\xfb" + b"x" * 900])
async def test_broken_compressed_sound_is_refused_and_the_older_stays(data: bytes, tmp_path: Path) -> None:
    kept = Uploads(tmp_path)
    await kept.keep("tone", RECORDING)
    with pytest.raises(AudioRefused):
        await kept.keep("tone", data)
    assert os.listdir(tmp_path) == ["tone.wav"]


async def test_removed_recording_is_gone(tmp_path: Path) -> None:
    kept = Uploads(tmp_path)
    await kept.keep("welcome", RECORDING)
    await kept.remove("welcome")
    assert kept.find("welcome", "en") is None
    assert os.listdir(tmp_path) == []
    with pytest.raises(NotFound):
        await kept.remove("welcome")


@pytest.mark.parametrize("name", ["", "../evil", "a/b", ".hidden", "Welcome", "a" * 65, "welcome.", "a.b.c", "x\n"])
async def test_odd_names_are_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(PromptNameRefused):
        await Uploads(tmp_path).keep(name, RECORDING)
    assert os.listdir(tmp_path) == []


async def test_wav_that_is_no_wav_and_too_many_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Uploads(tmp_path)
    with pytest.raises(AudioRefused):
        await kept.keep("welcome", b"MZ\x90")
    assert kept.names == frozenset()
    monkeypatch.setattr(uploads, "PROMPTS_MAX", 1)
    await kept.keep("one", RECORDING)
    await kept.keep("one", RECORDING)
    with pytest.raises(TooManyPrompts):
        await kept.keep("two", RECORDING)
