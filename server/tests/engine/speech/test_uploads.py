"""The centre's own recordings are found by name and language, and never lead out of their folder."""

import os
from pathlib import Path

import pytest

from ringhall.engine.speech import uploads
from ringhall.engine.speech.errors import AudioRefused, PromptNameRefused, TooManyPrompts
from ringhall.engine.speech.rules.wav import write_wav
from ringhall.engine.speech.uploads import Uploads
from ringhall.foundation.errors import NotFound
from tests.engine.speech.sounds import phone_samples, sine

pytestmark = pytest.mark.unit

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
